/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "export/bw-export.h"

char *
bw_export_score_to_json (BwRecords *records)
{
  return g_strdup ("{}\n");
}

char *
bw_export_list_to_json (BwQueryResult *result, guint limit)
{
  return g_strdup ("[]\n");
}

char *
bw_export_list_to_csv (BwQueryResult *result, guint limit)
{
  return g_strdup ("");
}

char *
bw_export_action_to_json (BwScorecard *scorecard, BwAction *action)
{
  return g_strdup ("{}\n");
}
