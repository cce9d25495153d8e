/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "organisation/bw-edit-run.h"
#include "organisation/bw-organisation.h"

G_BEGIN_DECLS

/**
 * BwEditRequest:
 * @records: what is known of the organisation, and was shown to who decided
 * @updates: (element-type BwControlUpdate): the changes, each of another control
 * @overwrites: whether what somebody else wrote since is overwritten
 * @told: (nullable): is told how far it is
 * @data: for @told
 *
 * Changes that are to be made. Nothing is taken over.
 */
typedef struct {
  BwRecords *records;
  GPtrArray *updates;
  gboolean overwrites;
  BwEditTold told;
  gpointer data;
} BwEditRequest;

GPtrArray *bw_organisation_edit (BwOrganisation *self,
                                 const BwEditRequest *request,
                                 GCancellable *cancellable,
                                 GError **error);
GPtrArray *bw_organisation_undo (BwOrganisation *self,
                                 GPtrArray *edits,
                                 const BwEditRequest *request,
                                 GCancellable *cancellable,
                                 GError **error);
GPtrArray *
bw_organisation_settle_edits (BwOrganisation *self, GCancellable *cancellable, GError **error);
GPtrArray *
bw_organisation_list_edits (BwOrganisation *self, GCancellable *cancellable, GError **error);
BwRecords *
bw_organisation_show_edits (BwOrganisation *self, BwRecords *records, GPtrArray *results);

G_END_DECLS
