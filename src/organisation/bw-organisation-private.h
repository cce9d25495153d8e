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
  gboolean plans_here; /* what is planned is kept as long as it is open */
  GMutex plan_mutex; /* guards the next one */
  BwPlan *plan; /* as it was known last */
  BwClock *clock;
  BwCloud *cloud;
  BwMemory *memory;
  BwEditJournal *journal;
};

BwPlan *bw_organisation_bring_plan (BwOrganisation *self, GCancellable *cancellable);
void bw_organisation_note_plan (BwOrganisation *self, BwPlan *plan);

G_END_DECLS
