/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "auth/bw-keyring.h"
#include "organisation/bw-organisation-list.h"
#include "organisation/bw-organisation-removal.h"
#include "ui/organisations/bw-organisation-store.h"

G_BEGIN_DECLS

/**
 * BwOrganisationTask:
 * @store: whose it is, which it keeps alive
 * @list: the list
 * @keyring: where credentials are kept
 * @clock: the time
 * @for_this_run: where those are that the keyring did not take
 * @asked: what was asked
 * @signal: what is told when it is done
 * @entry: (nullable): the organisation that it is about
 * @marks: how that is called and told apart from now on
 * @deletes_archive: whether what is kept of it goes with it, where it is removed
 * @removal: (nullable): what can be undone
 * @entries: (nullable): the list afterwards
 * @n_deleted: how many sign-ins were deleted that no organisation of the list used
 * @n_passed_over: how many in the list are not understood here, where that was not told yet
 * @set_aside: (nullable): where a damaged file is now
 * @error: (nullable): why it was not done
 * @list_error: (nullable): why the list could not be read afterwards
 *
 * One thing that was asked of a #BwOrganisationStore, on its way to a thread and back.
 */
typedef struct {
  GObject *store;
  BwOrganisationList *list;
  BwKeyring *keyring;
  BwClock *clock;
  BwKeyring *for_this_run;
  BwOrganisationAsked asked;
  guint signal;
  BwOrganisationEntry *entry;
  BwOrganisationMarks marks;
  gboolean deletes_archive;
  BwOrganisationRemoval *removal;
  GPtrArray *entries;
  guint n_deleted;
  guint n_passed_over;
  char *set_aside;
  GError *error;
  GError *list_error;
} BwOrganisationTask;

BwOrganisationTask *
bw_organisation_task_new (BwOrganisationAsked asked, guint signal, BwOrganisationEntry *entry);
void bw_organisation_task_set_marks (BwOrganisationTask *self, const BwOrganisationMarks *marks);
gboolean bw_organisation_task_is_asked_for (BwOrganisationTask *self);
void bw_organisation_task_free (BwOrganisationTask *self);
gboolean bw_organisation_task_uses_keyring (BwOrganisationTask *self);
void bw_organisation_task_run (gpointer self, GCancellable *cancellable);

G_END_DECLS
