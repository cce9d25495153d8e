/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "source/demo/bw-demo-source.h"

#include <math.h>

#include "model/bw-comparison.h"
#include "model/bw-control-score.h"
#include "model/bw-state-update.h"
#include "model/bw-words.h"

#define TENANT_ID "6f1c2a4e-0b7d-4c58-9a63-d2e5b8f0a917"
#define N_DAYS 90

typedef struct {
  const char *id;
  const char *title;
  const char *service;
  const char *category;
  double max;
  int rank;
  double fraction;
  const char *state;
} DemoControl;

static const DemoControl controls[] = {
    {"AdminMFAV2", "Ask every administrator for a second factor", "AzureAD", BW_CATEGORY_IDENTITY,
     10, 1, 1, "Default"},
    {"MFARegistrationV2", "Have all users ready for multifactor authentication", "AzureAD",
     BW_CATEGORY_IDENTITY, 9, 2, 0.5, "Default"},
    {"BlockLegacyAuthentication", "Block sign-ins that cannot do multifactor authentication",
     "AzureAD", BW_CATEGORY_IDENTITY, 8, 5, 0, "Default"},
    {"scid_2090", "Encrypt the drives of all computers", "MDATP", BW_CATEGORY_DEVICE, 9, 10, 0.8,
     "Default"},
    {"scid_2016", "Turn on cloud protection", "MDATP", BW_CATEGORY_DEVICE, 9, 10, 0, "Default"},
    {"mdo_safeattachments", "Open attachments in a sandbox first", "MDO", BW_CATEGORY_APPS, 8, 10,
     0, "ThirdParty"},
    {"exo_mailboxaudit", "Keep mailbox auditing on", "EXO", BW_CATEGORY_APPS, 5, 20, 0, "Ignored"},
    {"spo_legacy_auth", "Require modern sign-in for SharePoint", "SPO", BW_CATEGORY_DATA, 3, 25, 0,
     "Reviewed"},
    {"meeting_autoadmitusers_v1", "Let only invited people skip the lobby", "MS Teams",
     BW_CATEGORY_APPS, 2, 30, 0, "Escalated"},
    {"11770.MDA_Google_EnableTwoFactorAuth", "Require two-step verification in Google Workspace",
     "MDA_Google", BW_CATEGORY_APPS, 4, 40, 0, "Default"},
};

struct _BwDemoSource {
  GObject parent_instance;

  BwClock *clock;
};

static BwSnapshot *
build_day (BwDay day, gboolean rich, int days_ago)
{
  g_autoptr (GPtrArray) scores = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) comparisons = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GDateTime) midnight = bw_day_to_date_time (day);
  BwSnapshotFields fields = {.id = "demo",
                             .tenant_id = TENANT_ID,
                             .day = day,
                             .created = midnight,
                             .active_users = 240,
                             .comparisons = comparisons,
                             .control_scores = scores};
  BwComparisonFields all = {BW_BASIS_ALL_TENANTS, 47.2, -1, -1, NULL};
  BwComparisonFields seats = {BW_BASIS_TOTAL_SEATS, 51.8, 101, 1000, NULL};

  g_ptr_array_add (comparisons, bw_comparison_new (&all));
  g_ptr_array_add (comparisons, bw_comparison_new (&seats));
  for (guint i = 0; i < G_N_ELEMENTS (controls); i++) {
    double part = controls[i].fraction > 0 && controls[i].fraction < 1
                      ? controls[i].fraction * (1 - days_ago / 180.0)
                      : controls[i].fraction;
    BwControlScoreFields score = {.id = controls[i].id,
                                  .category = controls[i].category,
                                  .points = part * controls[i].max,
                                  .percentage = part * 100,
                                  .description = rich ? "<p>What this is about.</p>" : NULL,
                                  .implementation_status = rich ? "As found." : NULL,
                                  .last_synced = rich ? midnight : NULL,
                                  .count = -1,
                                  .total = -1};

    fields.current += score.points;
    fields.max += controls[i].max;
    g_ptr_array_add (scores, bw_control_score_new (&score));
  }
  return bw_snapshot_new (&fields);
}

static BwDay
today (BwDemoSource *self)
{
  g_autoptr (GDateTime) now = bw_clock_get_now (self->clock);

  return bw_day_from_date_time (now);
}

static BwSourceCapabilities
get_capabilities (BwSource *source)
{
  return BW_SOURCE_HISTORY | BW_SOURCE_CHANGE | BW_SOURCE_LIVE;
}

static gboolean
newest (BwSource *source, BwSnapshot **snapshot, GCancellable *cancellable, GError **error)
{
  *snapshot = build_day (today (BW_DEMO_SOURCE (source)), TRUE, 0);
  return TRUE;
}

static GPtrArray *
days (BwSource *source, BwDay from, BwDay to, GCancellable *cancellable, GError **error)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);
  BwDay last = today (BW_DEMO_SOURCE (source));

  for (BwDay day = last - N_DAYS + 1; day <= last; day++)
    if ((from == BW_DAY_NONE || day >= from) && (to == BW_DAY_NONE || day <= to))
      g_ptr_array_add (found, build_day (day, day == last, (int) (last - day)));
  return found;
}

static gboolean
catalogue (BwSource *source, BwCatalogue **found, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) profiles = g_ptr_array_new_with_free_func (g_object_unref);
  const char *threats[] = {"account breach", NULL};

  for (guint i = 0; i < G_N_ELEMENTS (controls); i++) {
    BwStateUpdateFields state = {.state = controls[i].state};
    g_autoptr (GPtrArray) updates = g_ptr_array_new_with_free_func (g_object_unref);
    BwControlProfileFields fields = {.id = controls[i].id,
                                     .title = controls[i].title,
                                     .service = controls[i].service,
                                     .category = controls[i].category,
                                     .max_points = controls[i].max,
                                     .rank = controls[i].rank,
                                     .action_type = "Config",
                                     .tier = BW_TIER_CORE,
                                     .cost = BW_LEVEL_LOW,
                                     .user_impact = BW_LEVEL_MODERATE,
                                     .threats = threats,
                                     .action_url = "https://security.microsoft.com/",
                                     .remediation =
                                         "<ol><li>Open the page.</li><li>Turn it on.</li></ol>",
                                     .remediation_impact = "Users notice little.",
                                     .state_updates = updates};

    g_ptr_array_add (updates, bw_state_update_new (&state));
    g_ptr_array_add (profiles, bw_control_profile_new (&fields));
  }
  *found = bw_catalogue_new (TENANT_ID, profiles);
  return TRUE;
}

static gboolean
change (BwSource *source, BwControlUpdate *update, GCancellable *cancellable, GError **error)
{
  g_set_error (error, BW_SOURCE_ERROR, BW_SOURCE_ERROR_REFUSED, "%s: not yet",
               bw_control_update_get_id (update));
  return FALSE;
}

static void
source_iface_init (BwSourceInterface *iface)
{
  iface->get_capabilities = get_capabilities;
  iface->newest = newest;
  iface->days = days;
  iface->catalogue = catalogue;
  iface->change = change;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (BwDemoSource,
                               bw_demo_source,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (BW_TYPE_SOURCE, source_iface_init))

static void
bw_demo_source_finalize (GObject *object)
{
  g_clear_object (&BW_DEMO_SOURCE (object)->clock);

  G_OBJECT_CLASS (bw_demo_source_parent_class)->finalize (object);
}

static void
bw_demo_source_class_init (BwDemoSourceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bw_demo_source_finalize;
}

static void
bw_demo_source_init (BwDemoSource *self)
{
}

/**
 * bw_demo_source_new:
 * @clock: the time
 *
 * Returns: (transfer full): the demo organisation's source
 */
BwSource *
bw_demo_source_new (BwClock *clock)
{
  BwDemoSource *self = g_object_new (BW_TYPE_DEMO_SOURCE, NULL);

  g_set_object (&self->clock, clock);
  return BW_SOURCE (self);
}

/**
 * bw_demo_source_dup_plan:
 * @self: the demo organisation's source
 *
 * Returns: (transfer full): what is planned there
 */
BwPlan *
bw_demo_source_dup_plan (BwDemoSource *self)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  BwPlanEntryFields entry = {.id = "BlockLegacyAuthentication",
                             .planned = TRUE,
                             .owner = "Femke",
                             .due = today (self) + 14};

  g_ptr_array_add (entries, bw_plan_entry_new (&entry));
  return bw_plan_new (entries);
}
