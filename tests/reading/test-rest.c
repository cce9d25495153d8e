/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What Bolwerk does not read is kept, in one form whatever order it came in. */

#include "reading/bw-rest.h"

#include <string.h>

#include "bw-test-reading.h"
#include "model/bw-comparison.h"
#include "model/bw-control-score.h"

#define DAY "\"id\":\"t_2026-07-17\",\"currentScore\":1"

typedef struct {
  const char *members;
  const char *rest;
} Case;

static void
test_snapshot (void)
{
  static const Case cases[] = {
    { "\"maxScore\":5,\"vendorInformation\":{\"vendor\":\"Microsoft\"}", NULL },
    { "\"licensedUserCount\":0,\"enabledServices\":[\"HasEOP\",\"HasAADP1\"]",
      "{\"enabledServices\":[\"HasEOP\",\"HasAADP1\"],\"licensedUserCount\":0}" },
    { "\"b\":{\"z\":null,\"y\":[{\"d\":1,\"c\":true}]},\"a\":\"\\\"\\u00e9\"",
      "{\"a\":\"\\\"é\",\"b\":{\"y\":[{\"c\":true,\"d\":1}],\"z\":null}}" },
    /* What says nothing is not kept. */
    { "\"a\":null,\"b\":[],\"c\":{},\"d\":\"\",\"@odata.type\":\"x\",\"b@odata.type\":\"y\"",
      NULL },
    { "\"a\":0,\"b\":false", "{\"a\":0,\"b\":false}" },
    /* PowerShell writes known names with a capital, and wraps the unknown ones. */
    { "\"MaxScore\":5,\"AdditionalProperties\":{\"licensedUserCount\":3,\"ActiveUserCount\":2}",
      "{\"licensedUserCount\":3}" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *text = g_strconcat ("{" DAY ",", cases[i].members, "}", NULL);
    g_autoptr (BwSnapshot) snapshot = bw_test_read_snapshot (text);

    g_assert_cmpstr (bw_snapshot_get_rest (snapshot), ==, cases[i].rest);
  }
}

static void
test_parts (void)
{
  g_autoptr (BwSnapshot) snapshot = bw_test_read_snapshot (
      "{" DAY ",\"averageComparativeScores\":[{\"basis\":\"AllTenants\",\"averageScore\":50,"
      "\"appsScoreMax\":120.83,\"SeatSizeRangeLowerValue\":\"1\",\"appsScore\":45.81}],"
      "\"controlScores\":[{\"controlName\":\"a\",\"controlCategory\":\"Apps\",\"score\":1,\"on\":"
      "\"true\"},"
      "{\"controlName\":\"b\",\"score\":1,\"count\":\"1\",\"total\":\"2\",\"lastSynced\":null}]}");
  BwComparison *comparison = bw_snapshot_get_comparisons (snapshot)->pdata[0];
  BwControlScore **scores = (BwControlScore **) bw_snapshot_get_control_scores (snapshot)->pdata;

  g_assert_cmpstr (bw_comparison_get_rest (comparison), ==,
                   "{\"appsScore\":45.81,\"appsScoreMax\":120.83}");
  g_assert_cmpstr (bw_control_score_get_rest (scores[0]), ==, "{\"on\":\"true\"}");
  g_assert_null (bw_control_score_get_rest (scores[1]));
}

static void
test_profile (void)
{
  g_autoptr (BwControlProfile) plain = bw_test_read_profile (
      "{\"id\":\"a\",\"title\":\"A\",\"maxScore\":1,\"lastModifiedDateTime\":null,"
      "\"complianceInformation\":[],"
      "\"azureTenantId\":\"x\",\"deprecated\":false,\"actionUrl\":\"\"}");
  g_autoptr (BwControlProfile) odd = bw_test_read_profile (
      "{\"id\":\"a\",\"title\":\"A\",\"maxScore\":1,\"lastModifiedDateTime\":"
      "\"2026-07-17T00:00:00Z\",\"isNew\":true}");

  g_assert_null (bw_control_profile_get_rest (plain));
  g_assert_cmpstr (bw_control_profile_get_rest (odd), ==,
                   "{\"isNew\":true,\"lastModifiedDateTime\":\"2026-07-17T00:00:00Z\"}");
}

/* Of too much, those members stay that fit, whole. */
static void
test_too_much (void)
{
  g_autofree char *long_text = g_strnfill (BW_REST_MAX_BYTES - 40, 'x');
  g_autofree char *text =
      g_strdup_printf ("{" DAY ",\"a\":\"%s\",\"b\":\"%s\",\"c\":7}", long_text, long_text);
  g_autoptr (BwSnapshot) snapshot = bw_test_read_snapshot (text);
  const char *rest = bw_snapshot_get_rest (snapshot);

  g_assert_cmpuint (strlen (rest), <=, BW_REST_MAX_BYTES);
  g_assert_true (g_str_has_prefix (rest, "{\"a\":\"xxx"));
  g_assert_true (g_str_has_suffix (rest, "xxx\",\"c\":7}"));
  g_assert_null (strstr (rest, "\"b\""));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rest/snapshot", test_snapshot);
  g_test_add_func ("/rest/parts", test_parts);
  g_test_add_func ("/rest/profile", test_profile);
  g_test_add_func ("/rest/too-much", test_too_much);
  return g_test_run ();
}
