/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "support/bw-synthetic.h"

#include <string.h>

#define N_CATEGORIES 4

static const char *const CATEGORIES[N_CATEGORIES] = { "Identity", "Data", "Device", "Apps" };
static const char *const SERVICES[] = {
  "AzureAD", "EXO", "MDATP", "MDO", "SPO", "MS Teams", "MIP"
};

/* About as long as the texts that were measured (graph.md §1.5, §1.8). */
#define REMEDIATION                                                                               \
  "<p>Open the <a href=\\\"https://security.microsoft.com\\\">portal</a> and go to the page of "  \
  "this "                                                                                         \
  "control.</p><ol><li>Choose the policy that holds for all users.</li><li>Turn on what this "    \
  "action "                                                                                       \
  "asks for.</li><li>Leave out the accounts that are kept for emergencies.</li><li>Save, and "    \
  "wait "                                                                                         \
  "until the change has reached every place where it holds.</li></ol><p>It may take a day until " \
  "the "                                                                                          \
  "points arrive.</p>"
#define IMPACT "Users may be asked once more to sign in, and are told why."
#define DESCRIPTION                                                                             \
  "<p>Whoever gets hold of a password can sign in with it unless something else is asked for. " \
  "This "                                                                                       \
  "control looks at how many of your users are protected, and how strongly.</p><p>The more of " \
  "them "                                                                                       \
  "there are, the more points you earn; all of them earn all points.</p>"

/**
 * bw_synthetic_new_id:
 * @number: the number of a control, from 0
 *
 * Returns: (transfer full): its id; every seventh is a device's, every eleventh has a dot in it
 */
char *
bw_synthetic_new_id (guint number)
{
  if (number % 7 == 3)
    return g_strdup_printf ("scid_%u", 2000 + number);
  if (number % 11 == 5)
    return g_strdup_printf ("%u.MDA_Example_Control", 11000 + number);
  return g_strdup_printf ("aad_control_%03u", number);
}

static guint
get_max_points (guint number)
{
  return 1 + number % 10;
}

/* A control rises, day by day, to what it has today. */
static double
get_share (guint number, guint days_ago)
{
  guint step = (number * 37 + 11) % 101;

  if (days_ago > (number * 13) % 90)
    step /= 2;
  return step / 100.0;
}

static void
add_control_score (GString *text, guint number, guint days_ago)
{
  g_autofree char *id = bw_synthetic_new_id (number);
  double share = get_share (number, days_ago);
  char points[G_ASCII_DTOSTR_BUF_SIZE];
  char percentage[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (points, sizeof points, "%.2f", share * get_max_points (number));
  g_ascii_formatd (percentage, sizeof percentage, "%.2f", share * 100);
  g_string_append_printf (
      text,
      "{\"controlCategory\":\"%s\",\"controlName\":\"%s\",\"description\":%s,\"score\":%s,"
      "\"scoreInPercentage\":%s,\"implementationStatus\":",
      CATEGORIES[number % N_CATEGORIES], id, days_ago == 0 ? "\"" DESCRIPTION "\"" : "null", points,
      percentage);
  if (days_ago > 0)
    g_string_append (text, "\"You currently have  users of  that are not protected.\"}");
  else
    g_string_append_printf (
        text,
        "\"You currently have %u users of 120 that are not protected.\","
        "\"lastSynced\":\"2026-07-17T00:00:00Z\",\"count\":\"%u\",\"total\":\"120\"}",
        number % 120, number % 120);
}

static void
add_totals (GString *text, guint days_ago, guint n_controls)
{
  double sum = 0.0;
  double max = 0.0;
  char points[G_ASCII_DTOSTR_BUF_SIZE];

  for (guint i = 0; i < n_controls; i++) {
    sum += get_share (i, days_ago) * get_max_points (i);
    max += get_max_points (i);
  }
  g_ascii_formatd (points, sizeof points, "%.2f", sum);
  g_string_append_printf (
      text,
      "\"currentScore\":%s,\"maxScore\":%u,\"averageComparativeScores\":["
      "{\"basis\":\"AllTenants\",\"averageScore\":47.5,\"appsScore\":9.1,\"appsScoreMax\":20.0,"
      "\"dataScore\":1.2,\"dataScoreMax\":9.0,\"deviceScore\":30.1,\"deviceScoreMax\":60.0,"
      "\"identityScore\":14.0,\"identityScoreMax\":30.0,\"infrastructureScore\":0.0,"
      "\"infrastructureScoreMax\":0.0},"
      "{\"basis\":\"TotalSeats\",\"averageScore\":52.86,\"appsScore\":9.1,\"appsScoreMax\":20.0,"
      "\"SeatSizeRangeLowerValue\":\"101\",\"SeatSizeRangeUpperValue\":\"500\"}]",
      points, (guint) max);
}

/**
 * bw_synthetic_new_score:
 * @day: the day
 * @days_ago: how long ago that was; only the newest day is rich (graph.md §0 no. 2)
 * @n_controls: how many controls are scored
 * @totals_only: whether only what a chart needs is there, as of `$select`
 *
 * Returns: (transfer full): a `secureScore` in Graph's JSON, made up
 */
char *
bw_synthetic_new_score (BwDay day, guint days_ago, guint n_controls, gboolean totals_only)
{
  g_autoptr (GString) text = g_string_new ("{");
  g_autofree char *date = bw_day_to_iso (day);

  if (!totals_only)
    g_string_append_printf (text,
                            "\"id\":\"" BW_SYNTHETIC_TENANT
                            "_%s\",\"azureTenantId\":\"" BW_SYNTHETIC_TENANT
                            "\",\"activeUserCount\":118,"
                            "\"licensedUserCount\":0,\"enabledServices\":[\"HasAADP2\"],"
                            "\"vendorInformation\":{\"provider\":\"SecureScore\","
                            "\"providerVersion\":null,\"subProvider\":null,"
                            "\"vendor\":\"Microsoft\"},",
                            date);
  g_string_append_printf (text, "\"createdDateTime\":\"%sT00:00:00Z\",", date);
  add_totals (text, days_ago, n_controls);
  if (!totals_only) {
    g_string_append (text, ",\"controlScores\":[");
    for (guint i = 0; i < n_controls; i++) {
      if (i > 0)
        g_string_append_c (text, ',');
      add_control_score (text, i, days_ago);
    }
    g_string_append_c (text, ']');
  }
  g_string_append_c (text, '}');
  return g_string_free_and_steal (g_steal_pointer (&text));
}

/**
 * bw_synthetic_new_profile:
 * @number: the number of a control, from 0
 * @updates: (nullable): the history of its state after the untouched entry, a JSON array; %NULL where nobody has touched it
 *
 * Returns: (transfer full): a `secureScoreControlProfile` in Graph's JSON, made up
 */
char *
bw_synthetic_new_profile (guint number, const char *updates)
{
  g_autofree char *id = bw_synthetic_new_id (number);
  /* The array goes on after the untouched entry. */
  g_autofree char *more = updates != NULL ? g_strconcat (",", updates + 1, NULL) : g_strdup ("]");

  return g_strdup_printf (
      "{\"id\":\"%s\",\"azureTenantId\":\"" BW_SYNTHETIC_TENANT "\",\"actionType\":\"Config\","
      "\"actionUrl\":\"https://security.microsoft.com/control/%u\",\"controlCategory\":\"%s\","
      "\"title\":\"Protect what control %u looks at\",\"deprecated\":false,"
      "\"implementationCost\":\"%s\",\"lastModifiedDateTime\":null,\"maxScore\":%u.0,\"rank\":%u,"
      "\"remediation\":\"" REMEDIATION "\",\"remediationImpact\":\"" IMPACT "\",\"service\":\"%s\","
      "\"threats\":[\"Account Breach\",\"Data "
      "Exfiltration\"],\"tier\":\"Core\",\"userImpact\":\"%s\","
      "\"complianceInformation\":[],\"vendorInformation\":{\"provider\":\"SecureScore\","
      "\"providerVersion\":null,\"subProvider\":null,\"vendor\":\"Microsoft\"},"
      "\"controlStateUpdates\":[{\"assignedTo\":null,\"comment\":null,\"state\":\"Default\","
      "\"updatedBy\":null,\"updatedDateTime\":null}%s}",
      id, number, CATEGORIES[number % N_CATEGORIES], number, number % 2 ? "Low" : "moderate",
      get_max_points (number), 1 + number % 60, SERVICES[number % G_N_ELEMENTS (SERVICES)],
      number % 3 ? "Low" : "High", more);
}
