/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "organisation/bw-edit-journal.h"
#include "organisation/bw-organisation.h"

G_BEGIN_DECLS

/* For the files that are the class alone. */
struct _BwOrganisation {
  GObject parent_instance;

  BwSource *source;
  BwPlan *plan;
  BwClock *clock;
  BwCloud *cloud;
  BwMemory *memory;
  BwEditJournal *journal;
};

G_END_DECLS
