/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "archive/bw-profile-series.h"

#include <math.h>

#include "model/bw-control-profile.h"

/* Parts words, in a column that holds several: no word has a line break. */
#define BETWEEN_WORDS "\n"

#define COLUMNS                                                                          \
  "profile.control, profile.day, there, id, title, service, category, max_points, rank," \
  " action_type, tier, cost, user_impact, threats, action_url, deprecated, remediation," \
  " remediation_impact"

static GObject *
read_profile (BwDatabase *database, BwStatement *row, GError **error)
{
  const char *words = bw_statement_get_text (row, BW_SERIES_VALUE + 10);
  g_auto (GStrv) threats = g_strsplit (words != NULL ? words : "", BETWEEN_WORDS, -1);

  return G_OBJECT (bw_control_profile_new (&(BwControlProfileFields) {
      .id = bw_statement_get_text (row, BW_SERIES_VALUE),
      .title = bw_statement_get_text (row, BW_SERIES_VALUE + 1),
      .service = bw_statement_get_text (row, BW_SERIES_VALUE + 2),
      .category = bw_statement_get_text (row, BW_SERIES_VALUE + 3),
      .max_points = bw_statement_get_number (row, BW_SERIES_VALUE + 4),
      .rank = (int) bw_statement_get_integer (row, BW_SERIES_VALUE + 5),
      .action_type = bw_statement_get_text (row, BW_SERIES_VALUE + 6),
      .tier = bw_statement_get_text (row, BW_SERIES_VALUE + 7),
      .cost = bw_statement_get_text (row, BW_SERIES_VALUE + 8),
      .user_impact = bw_statement_get_text (row, BW_SERIES_VALUE + 9),
      .threats = (const char *const *) threats,
      .action_url = bw_statement_get_text (row, BW_SERIES_VALUE + 11),
      .deprecated = bw_statement_get_flag (row, BW_SERIES_VALUE + 12),
      .remediation = bw_statement_get_text (row, BW_SERIES_VALUE + 13),
      .remediation_impact = bw_statement_get_text (row, BW_SERIES_VALUE + 14),
  }));
}

static void
bind_texts (BwStatement *statement, gint64 control, BwControlProfile *profile)
{
  bw_statement_bind_integer (statement, 1, control);
  bw_statement_bind_text (statement, 2, bw_control_profile_get_remediation (profile));
  bw_statement_bind_text (statement, 3, bw_control_profile_get_remediation_impact (profile));
}

/* The number of the texts in @number where the control has had just these, or -1. */
static gboolean
find_texts (BwDatabase *database,
            gint64 control,
            BwControlProfile *profile,
            gint64 *number,
            GError **error)
{
  g_autoptr (BwStatement) query = bw_statement_new (
      database,
      "SELECT profile_text FROM profile_text WHERE control = ?1 AND remediation IS ?2"
      " AND remediation_impact IS ?3",
      error);
  gboolean has_row = FALSE;

  if (query == NULL)
    return FALSE;
  bind_texts (query, control, profile);
  if (!bw_statement_step (query, &has_row, error))
    return FALSE;
  *number = has_row ? bw_statement_get_integer (query, 0) : -1;
  return TRUE;
}

static gboolean
put_texts (BwDatabase *database,
           gint64 control,
           BwControlProfile *profile,
           gint64 *number,
           GError **error)
{
  g_autoptr (BwStatement) insertion = NULL;

  if (!find_texts (database, control, profile, number, error))
    return FALSE;
  if (*number >= 0)
    return TRUE;
  insertion =
      bw_statement_new (database, "INSERT INTO profile_text VALUES (NULL, ?1, ?2, ?3)", error);
  if (insertion == NULL)
    return FALSE;
  bind_texts (insertion, control, profile);
  if (!bw_statement_run (insertion, error))
    return FALSE;
  *number = sqlite3_last_insert_rowid (bw_database_get_handle (database));
  return TRUE;
}

static void
bind_words (BwStatement *statement, BwControlProfile *profile)
{
  g_autofree char *threats =
      g_strjoinv (BETWEEN_WORDS, (char **) bw_control_profile_get_threats (profile));

  bw_statement_bind_text (statement, 4, bw_control_profile_get_title (profile));
  bw_statement_bind_text (statement, 5, bw_control_profile_get_service (profile));
  bw_statement_bind_text (statement, 6, bw_control_profile_get_category (profile));
  bw_statement_bind_number (statement, 7, bw_control_profile_get_max_points (profile));
  bw_statement_bind_integer (statement, 8, bw_control_profile_get_rank (profile));
  bw_statement_bind_text (statement, 9, bw_control_profile_get_action_type (profile));
  bw_statement_bind_text (statement, 10, bw_control_profile_get_tier (profile));
  bw_statement_bind_text (statement, 11, bw_control_profile_get_cost (profile));
  bw_statement_bind_text (statement, 12, bw_control_profile_get_user_impact (profile));
  bw_statement_bind_text (statement, 13, threats);
  bw_statement_bind_text (statement, 14, bw_control_profile_get_action_url (profile));
  bw_statement_bind_integer (statement, 15, bw_control_profile_is_deprecated (profile) ? 1 : 0);
}

static gboolean
put_profile (BwDatabase *database, gint64 control, BwDay day, GObject *value, GError **error)
{
  g_autoptr (BwStatement) insertion = bw_statement_new (
      database,
      "INSERT OR REPLACE INTO profile VALUES"
      " (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)",
      error);
  BwControlProfile *profile = (BwControlProfile *) value;
  gint64 texts = -1;

  if (insertion == NULL ||
      (profile != NULL && !put_texts (database, control, profile, &texts, error)))
    return FALSE;
  bw_statement_bind_integer (insertion, 1, control);
  bw_statement_bind_day (insertion, 2, day);
  bw_statement_bind_integer (insertion, 3, profile != NULL);
  if (profile != NULL)
    bind_words (insertion, profile);
  bw_statement_bind_integer (insertion, 16, texts);
  return bw_statement_run (insertion, error);
}

static gboolean
has_same_numbers (BwControlProfile *a, BwControlProfile *b)
{
  double max_a = bw_control_profile_get_max_points (a);
  double max_b = bw_control_profile_get_max_points (b);

  return (max_a == max_b || (isnan (max_a) && isnan (max_b))) &&
         bw_control_profile_get_rank (a) == bw_control_profile_get_rank (b) &&
         bw_control_profile_is_deprecated (a) == bw_control_profile_is_deprecated (b);
}

static gboolean
has_same_texts (BwControlProfile *a, BwControlProfile *b)
{
  static const char *(*const getters[]) (BwControlProfile *) = {
    bw_control_profile_get_title,       bw_control_profile_get_service,
    bw_control_profile_get_category,    bw_control_profile_get_action_type,
    bw_control_profile_get_tier,        bw_control_profile_get_cost,
    bw_control_profile_get_user_impact, bw_control_profile_get_action_url,
    bw_control_profile_get_remediation, bw_control_profile_get_remediation_impact,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (getters); i++) {
    if (g_strcmp0 (getters[i](a), getters[i](b)) != 0)
      return FALSE;
  }
  return TRUE;
}

static gboolean
is_same (GObject *a, GObject *b)
{
  BwControlProfile *profile = BW_CONTROL_PROFILE (a);
  BwControlProfile *other = BW_CONTROL_PROFILE (b);

  return has_same_numbers (profile, other) && has_same_texts (profile, other) &&
         g_strv_equal (bw_control_profile_get_threats (profile),
                       bw_control_profile_get_threats (other));
}

const BwSeriesKind bw_profile_series = {
  .until = "SELECT " COLUMNS " FROM control CROSS JOIN profile ON profile.control = control.control"
           " LEFT JOIN profile_text USING (profile_text)"
           " WHERE profile.day = (SELECT max (day) FROM profile AS last"
           " WHERE last.control = control.control AND last.day <= ?1)",
  .between = "SELECT " COLUMNS " FROM profile JOIN control ON control.control = profile.control"
             " LEFT JOIN profile_text USING (profile_text)"
             " WHERE profile.day > ?1 AND profile.day <= ?2 ORDER BY profile.day",
  .next = "SELECT min (day) FROM catalogue WHERE day > ?1",
  .remove = "DELETE FROM profile WHERE control = ?1 AND day = ?2",
  .read = read_profile,
  .put = put_profile,
  .is_same = is_same,
};
