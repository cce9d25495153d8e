/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "base/bw-clock.h"
#include "model/bw-activities.h"
#include "model/bw-cloud.h"
#include "model/bw-history.h"
#include "model/bw-metrics.h"
#include "model/bw-records.h"
#include "organisation/bw-memory.h"
#include "source/bw-source.h"

G_BEGIN_DECLS

/**
 * BwOrganisation:
 *
 * An open organisation: a source, the plan kept here, and what can be done with them. Every call
 * blocks and may be made from any thread.
 */
#define BW_TYPE_ORGANISATION (bw_organisation_get_type ())
G_DECLARE_FINAL_TYPE (BwOrganisation, bw_organisation, BW, ORGANISATION, GObject)

BwOrganisation *bw_organisation_new (BwSource *source, BwPlan *plan, BwClock *clock);
BwOrganisation *bw_organisation_new_demo (BwClock *clock);
BwOrganisation *bw_organisation_new_for_files (GPtrArray *files, BwClock *clock);
BwOrganisation *
bw_organisation_new_in_cloud (BwSource *source, BwMemory *memory, BwCloud *cloud, BwClock *clock);
BwSource *bw_organisation_get_source (BwOrganisation *self);
gboolean bw_organisation_has_memory (BwOrganisation *self);
gboolean bw_organisation_is_demo (BwOrganisation *self);
BwRecords *
bw_organisation_refresh (BwOrganisation *self, GCancellable *cancellable, GError **error);
BwRecords *bw_organisation_recall (BwOrganisation *self, GCancellable *cancellable, GError **error);
BwRecords *bw_organisation_look_back (BwOrganisation *self,
                                      BwRecords *records,
                                      GCancellable *cancellable,
                                      GError **error);
gboolean bw_organisation_can_plan (BwOrganisation *self);
BwPlan *bw_organisation_dup_plan (BwOrganisation *self, GCancellable *cancellable, GError **error);
gboolean bw_organisation_plan (BwOrganisation *self,
                               BwPlanEntry *entry,
                               GCancellable *cancellable,
                               GError **error);
gboolean bw_organisation_plan_all (BwOrganisation *self,
                                   GPtrArray *entries,
                                   const char *tenant_id,
                                   GCancellable *cancellable,
                                   GError **error);
gboolean bw_organisation_fill_in (BwOrganisation *self, GCancellable *cancellable, GError **error);
GError *bw_organisation_dup_memory_problem (BwOrganisation *self);
BwHistory *bw_organisation_read_history (BwOrganisation *self,
                                         BwDay from,
                                         BwDay to,
                                         GCancellable *cancellable,
                                         GError **error);
BwExplanation *bw_organisation_explain (BwOrganisation *self,
                                        BwDay from,
                                        BwDay to,
                                        GCancellable *cancellable,
                                        GError **error);
BwActivities *bw_organisation_read_activities (BwOrganisation *self,
                                               BwDay from,
                                               BwDay to,
                                               GCancellable *cancellable,
                                               GError **error);
BwMetrics *bw_organisation_read_metrics (BwOrganisation *self,
                                         BwDay from,
                                         BwDay to,
                                         GCancellable *cancellable,
                                         GError **error);

G_END_DECLS
