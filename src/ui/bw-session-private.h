/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ui/bw-session.h"
#include "ui/bw-step-words.h"
#include "ui/bw-window-interaction.h"
#include "ui/bw-workers.h"

G_BEGIN_DECLS

/* For bw-session.c and bw-session-get.c alone. */
struct _BwSession {
  GObject parent_instance;

  BwClock *clock;
  BwWorkers *workers;

  /* For an organisation of the list. */
  BwOrganisationStore *store;
  BwOrganisationEntry *entry;
  BwOrganisationConnection *connection;
  BwWindowInteraction *interaction;

  BwOrganisation *organisation;
  BwRecords *records;
  GError *error;
  GError *unkept;
  GError *unstored;
  GDateTime *expires;
  char *progress;
  BwStepWords words;

  /* What is being read, or was when it failed; NULL for that of the connection, not opened yet. */
  BwOrganisation *attempt;
  GCancellable *cancellable;
  gboolean loading;
  /* Counts the calls; an answer to an earlier call is late and dropped. */
  guint stamp;
};

G_END_DECLS
