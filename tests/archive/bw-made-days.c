/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "archive/bw-made-days.h"

#include "model/bw-comparison.h"
#include "model/bw-control-score.h"
#include "model/bw-state-update.h"

/* One in so many controls is the ratio of a fleet, of which a third moves from one day to the next. */
#define FLEET 8

/* Every so many days a control of another kind is set, or undone. */
#define WEEKS 60

#define TEXT                                                                                       \
  "<p>Requiring multifactor authentication for all users helps protect devices and data that are " \
  "accessible to these users. Adding more authentication methods, such as an app or a phone "      \
  "number, increases the level of protection if one factor is compromised.</p>"

static guint
mix (guint a, guint b)
{
  guint hash = a * 2654435761u ^ b * 2246822519u;

  hash ^= hash >> 15;
  hash *= 3266489917u;
  return hash ^ hash >> 13;
}

/* How many of a hundred have it, which some days is as the day before. */
static guint
get_share (guint number, guint control)
{
  guint steps = 0;

  for (guint day = number - number % 30; day <= number; day++)
    steps += mix (day, control) % 3 == 0 ? 1 : 0;
  return (mix (control, number / 30) + steps) % 101;
}

/* Of a restless organisation five controls in fourteen, 150 of 420, are the ratio of a fleet, as many as Microsoft has for
   devices, and each of them moves every day. */
static gboolean
is_restless (guint control)
{
  return control % 14 < 5;
}

/* A tenth of a percent or two more or less than the day before. */
static double
get_restless_share (guint number, guint control)
{
  double tenths = 300 + mix (control, 1) % 400;

  for (guint day = number - number % 60; day <= number; day++)
    tenths += (mix (day, control) % 2 == 0 ? 1 : -1) * (1.0 + mix (day, control + 7) % 2);
  return tenths / 10;
}

static BwControlScore *
new_restless_score (guint number, guint control)
{
  g_autofree char *id = g_strdup_printf ("scid_%u", control);
  double share = get_restless_share (number, control);

  return bw_control_score_new (&(BwControlScoreFields) {
      .id = id,
      .category = "Device",
      .points = (1 + control % 10) * share / 100.0,
      .percentage = share,
      .count = (gint64) (share * 12),
      .total = 1200,
  });
}

static BwControlScore *
new_score (guint number, guint control, gboolean with_texts)
{
  static const char *const categories[] = { "Identity", "Data", "Device", "Apps" };
  g_autofree char *id = g_strdup_printf ("scid_%u", control);
  gboolean is_fleet = control % FLEET == 0;
  guint share = is_fleet ? get_share (number, control) : mix (number / WEEKS, control) % 2 * 100;
  g_autofree char *status = g_strdup_printf ("You have %u of 100 users with it.", share);
  g_autoptr (GDateTime) synced = g_date_time_new_utc (2026, 11, 1 + (int) (number % 28), 12, 0, 0);

  return bw_control_score_new (&(BwControlScoreFields) {
      .id = id,
      .category = categories[control % G_N_ELEMENTS (categories)],
      .points = (1 + control % 10) * share / 100.0,
      .percentage = share,
      .count = is_fleet ? (gint64) share : -1,
      .total = is_fleet ? 100 : -1,
      .description = with_texts ? TEXT TEXT : NULL,
      .implementation_status = with_texts ? status : NULL,
      .last_synced = with_texts ? synced : NULL,
      .rest = with_texts && !is_fleet ? "{\"on\":\"true\"}" : NULL,
  });
}

static GPtrArray *
new_comparisons (guint number)
{
  static const char *const bases[] = { "AllTenants", "TotalSeats" };
  GPtrArray *comparisons = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < G_N_ELEMENTS (bases); i++) {
    g_autofree char *rest = g_strdup_printf (
        "{\"appsScore\":%u.81,\"appsScoreMax\":120.83,\"dataScore\":0.%u,\"dataScoreMax\":5.15,"
        "\"deviceScore\":20.%u,\"deviceScoreMax\":35.04,\"identityScore\":41.21,"
        "\"identityScoreMax\":61.88,"
        "\"infrastructureScore\":0,\"infrastructureScoreMax\":0}",
        mix (number, i) % 90, number % 97, number % 89);

    g_ptr_array_add (comparisons, bw_comparison_new (&(BwComparisonFields) {
                                      .basis = bases[i],
                                      .percentage = mix (number, 7 + i) % 10000 / 100.0,
                                      .seats_lower = i == 0 ? -1 : 1,
                                      .seats_upper = i == 0 ? -1 : 100,
                                      .rest = rest,
                                  }));
  }
  return comparisons;
}

static BwSnapshot *
new_day (guint number, GPtrArray *scores)
{
  g_autoptr (GPtrArray) comparisons = new_comparisons (number);
  g_autofree char *id = g_strdup_printf ("%s_%u", BW_MADE_TENANT, number);
  g_autoptr (GDateTime) created = bw_day_to_date_time (BW_MADE_FIRST + number);
  double current = 0;

  for (guint i = 0; i < scores->len; i++)
    current += bw_control_score_get_points (g_ptr_array_index (scores, i));
  return bw_snapshot_new (&(BwSnapshotFields) {
      .id = id,
      .tenant_id = BW_MADE_TENANT,
      .day = BW_MADE_FIRST + number,
      .created = created,
      .current = current,
      .max = 1376,
      .active_users = 100,
      .comparisons = comparisons,
      .control_scores = scores,
      .rest = "{\"enabledServices\":[\"HasAADP1\",\"HasAADP2\",\"HasOCAS\",\"HasMCAS\",\"HasAATP\","
              "\"HasCLB\","
              "\"HasMDOP1\",\"HasMDOP2\",\"HasEXOP2\",\"HasAIPP1\",\"HasM365E5\",\"HasMDEP2\"],"
              "\"licensedUserCount\":0}",
  });
}

/**
 * bw_made_day_new:
 * @number: which day, from 0
 * @n_controls: how many controls
 * @with_texts: whether the texts are there, as on the newest day
 *
 * One control in eight is the ratio of a fleet and moves every third day; the others are set or undone every
 * two months.
 *
 * Returns: (transfer full): the day %BW_MADE_FIRST + @number
 */
BwSnapshot *
bw_made_day_new (guint number, guint n_controls, gboolean with_texts)
{
  g_autoptr (GPtrArray) scores = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n_controls; i++)
    g_ptr_array_add (scores, new_score (number, i, with_texts));
  return new_day (number, scores);
}

/**
 * bw_made_day_new_restless:
 * @number: which day, from 0
 * @n_controls: how many controls
 *
 * Five controls in fourteen are the ratio of a fleet and move every day; the others are as those of bw_made_day_new().
 *
 * Returns: (transfer full): the day %BW_MADE_FIRST + @number, with texts
 */
BwSnapshot *
bw_made_day_new_restless (guint number, guint n_controls)
{
  g_autoptr (GPtrArray) scores = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n_controls; i++)
    g_ptr_array_add (scores, is_restless (i) ? new_restless_score (number, i)
                                             : new_score (number, i, TRUE));
  return new_day (number, scores);
}

/**
 * bw_made_days_new:
 * @first: the first day, from 0
 * @n_days: how many days
 * @n_controls: how many controls
 *
 * Returns: (transfer full) (element-type BwSnapshot): those days, of which the last has texts
 */
GPtrArray *
bw_made_days_new (guint first, guint n_days, guint n_controls)
{
  GPtrArray *days = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n_days; i++)
    g_ptr_array_add (days, bw_made_day_new (first + i, n_controls, i == n_days - 1));
  return days;
}

static BwControlProfile *
new_profile (guint number, guint control)
{
  g_autofree char *id = g_strdup_printf ("scid_%u", control);
  g_autofree char *title = g_strdup_printf ("Do what number %u asks for", control);
  g_autofree char *remediation =
      g_strdup_printf (TEXT TEXT TEXT "<p>Version %u.</p>", (number + control) / 400);
  g_autoptr (GPtrArray) updates = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (updates, bw_state_update_new (&(BwStateUpdateFields) { .state = "Default" }));
  return bw_control_profile_new (&(BwControlProfileFields) {
      .id = id,
      .title = title,
      .service = "AzureAD",
      .category = "Identity",
      .max_points = 1 + control % 10,
      .rank = 10 + (int) ((number / 30 + control) % 5),
      .action_type = "Config",
      .tier = "Core",
      .cost = "low",
      .user_impact = "moderate",
      .threats = (const char *const[]) { "Account breach", "Data exfiltration", NULL },
      .action_url = "https://entra.example/#blade/policies",
      .remediation = remediation,
      .remediation_impact = "Users will be asked to register.",
      .state_updates = updates,
  });
}

/**
 * bw_made_catalogue_new:
 * @number: which day, from 0
 * @n_controls: how many controls
 *
 * Ranks move every month, and each text changes about once a year.
 *
 * Returns: (transfer full): the catalogue of the day %BW_MADE_FIRST + @number
 */
BwCatalogue *
bw_made_catalogue_new (guint number, guint n_controls)
{
  g_autoptr (GPtrArray) profiles = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n_controls; i++)
    g_ptr_array_add (profiles, new_profile (number, i));
  return bw_catalogue_new (BW_MADE_TENANT, profiles);
}
