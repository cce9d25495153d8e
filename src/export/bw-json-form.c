/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "export/bw-json-form.h"

#include <math.h>
#include <string.h>

#include "model/bw-points.h"
#include "model/bw-population.h"

/* What is not known is null, never 0 and never left out. */
static void
set_number (JsonObject *object, const char *key, double number)
{
  if (isfinite (number))
    json_object_set_double_member (object, key, number);
  else
    json_object_set_null_member (object, key);
}

/* Whole numbers of Graph are -1 where they are missing. */
static void
set_integer (JsonObject *object, const char *key, gint64 number)
{
  if (number >= 0)
    json_object_set_int_member (object, key, number);
  else
    json_object_set_null_member (object, key);
}

static void
set_string (JsonObject *object, const char *key, const char *text)
{
  if (text != NULL && *text != '\0')
    json_object_set_string_member (object, key, text);
  else
    json_object_set_null_member (object, key);
}

static void
set_day (JsonObject *object, const char *key, BwDay day)
{
  g_autofree char *text = bw_day_to_iso (day);

  set_string (object, key, text);
}

static void
set_moment (JsonObject *object, const char *key, GDateTime *moment)
{
  g_autoptr (GDateTime) utc = moment != NULL ? g_date_time_to_utc (moment) : NULL;
  g_autofree char *text = utc != NULL ? g_date_time_format_iso8601 (utc) : NULL;

  set_string (object, key, text);
}

static void
set_strings (JsonObject *object, const char *key, const char *const *texts)
{
  JsonArray *array = json_array_new ();

  for (gsize i = 0; texts != NULL && texts[i] != NULL; i++)
    json_array_add_string_element (array, texts[i]);
  json_object_set_array_member (object, key, array);
}

static void
take_rich_text (JsonObject *object, const char *key, BwRichText *rich_text)
{
  g_autoptr (BwRichText) taken = rich_text;
  g_autofree char *plain = bw_rich_text_to_plain (taken);

  set_string (object, key, plain);
}

/**
 * bw_json_form_not_scored_key:
 * @reason: whether and why an action is not scored
 *
 * Returns: (nullable): the stable key of the reason, or %NULL for an action that is scored
 */
const char *
bw_json_form_not_scored_key (BwNotScoredReason reason)
{
  switch (reason) {
  case BW_NOT_SCORED_NO_MAXIMUM:
    return "no-maximum";
  case BW_NOT_SCORED_NOT_ASSESSED:
    return "not-assessed";
  case BW_NOT_SCORED_NO_SNAPSHOT:
    return "no-snapshot";
  case BW_SCORED:
  default:
    return NULL;
  }
}

static void
set_points (JsonObject *object, BwAction *action)
{
  set_number (object, "points", bw_action_get_points (action));
  set_number (object, "max", bw_action_get_max_points (action));
  set_number (object, "pointsLeft", bw_action_get_points_left (action));
  set_number (object, "impact", bw_action_get_impact (action));
}

static void
set_population (JsonObject *object, BwAction *action)
{
  JsonObject *population = NULL;
  gint64 count = 0;
  gint64 total = 0;

  if (!bw_action_get_population (action, &count, &total)) {
    json_object_set_null_member (object, "population");
    return;
  }

  population = json_object_new ();
  json_object_set_int_member (population, "count", count);
  json_object_set_int_member (population, "total", total);
  set_string (population, "of", bw_population_to_key (bw_population_of_action (action)));
  json_object_set_object_member (object, "population", population);
}

static void
add_event (JsonArray *array, BwRecentKind kind, const BwRecentEvent *event)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "kind", bw_recent_kind_to_key (kind));
  set_day (object, "date", event->day);
  set_number (object, "pointsBefore", event->points_before);
  set_number (object, "maxBefore", event->max_before);
  json_array_add_object_element (array, object);
}

static void
set_recent (JsonObject *object, BwAction *action)
{
  JsonArray *array = NULL;

  if (!bw_action_knows_recent (action)) {
    json_object_set_null_member (object, "recent");
    return;
  }
  array = json_array_new ();
  for (BwRecentKind kind = 0; kind < BW_N_RECENT_KINDS; kind++)
    if (bw_action_get_recent (action, kind) != NULL)
      add_event (array, kind, bw_action_get_recent (action, kind));
  json_object_set_array_member (object, "recent", array);
}

/* What is kept here, and beside the owner whom Microsoft has. The note is private: bw_export_plan_to_json() has it. */
static void
set_plan (JsonObject *object, BwAction *action)
{
  json_object_set_boolean_member (object, "planned", bw_action_is_planned (action));
  set_string (object, "owner", bw_action_get_owner (action));
  set_string (object, "assignedTo", bw_action_get_assigned_to (action));
  set_day (object, "due", bw_action_get_due_day (action));
  set_string (object, "priority", bw_priority_to_key (bw_action_get_priority (action)));
  set_strings (object, "tags", bw_action_get_tags (action));
}

static void
set_texts (JsonObject *object, BwAction *action)
{
  take_rich_text (object, "description", bw_action_dup_description (action));
  take_rich_text (object, "nextSteps", bw_action_dup_next_steps (action));
  take_rich_text (object, "effectOnUsers", bw_action_dup_effect_on_users (action));
  take_rich_text (object, "implementationStatus", bw_action_dup_implementation_status (action));
}

/**
 * bw_json_form_for_action:
 * @action: an action
 *
 * Returns: (transfer full): all that is known of it, its texts as plain text
 */
JsonObject *
bw_json_form_for_action (BwAction *action)
{
  JsonObject *object = json_object_new ();
  BwNotScoredReason reason = bw_action_get_not_scored_reason (action);
  g_autofree char *address = bw_action_get_settings_address (action);

  json_object_set_string_member (object, "id", bw_action_get_id (action));
  json_object_set_string_member (object, "title", bw_action_get_title (action));
  set_string (object, "category", bw_action_get_category (action));
  set_string (object, "product", bw_action_get_product (action));
  set_string (object, "service", bw_action_get_service (action));
  json_object_set_string_member (object, "status",
                                 bw_status_to_key (bw_action_get_status (action)));
  set_string (object, "state", bw_action_get_state_word (action));
  set_points (object, action);
  set_integer (object, "rank", bw_action_get_rank (action));
  set_string (object, "tier", bw_action_get_tier (action));
  set_string (object, "userImpact", bw_action_get_user_impact (action));
  set_string (object, "implementationCost", bw_action_get_cost (action));
  set_strings (object, "threats", bw_action_get_threats (action));
  json_object_set_boolean_member (object, "scored", bw_action_is_scored (action));
  set_string (object, "notScoredReason", bw_json_form_not_scored_key (reason));
  json_object_set_boolean_member (object, "deprecated", bw_action_is_deprecated (action));
  set_recent (object, action);
  set_moment (object, "lastSynced", bw_action_get_last_synced (action));
  set_string (object, "actionUrl", address);
  set_population (object, action);
  set_plan (object, action);
  set_texts (object, action);
  return object;
}

static void
set_subtotals (JsonObject *object, const char *key, const char *name, GArray *subtotals)
{
  JsonArray *array = json_array_sized_new (subtotals->len);

  for (guint i = 0; i < subtotals->len; i++) {
    const BwSubtotal *subtotal = &g_array_index (subtotals, BwSubtotal, i);
    JsonObject *element = json_object_new ();

    set_string (element, name, subtotal->key);
    set_number (element, "points", subtotal->points);
    set_number (element, "max", subtotal->max_points);
    set_number (element, "percent", bw_subtotal_get_percentage (subtotal));
    json_object_set_int_member (element, "actions", subtotal->n_actions);
    json_object_set_int_member (element, "withoutMax", subtotal->n_unknown);
    json_array_add_object_element (array, element);
  }

  json_object_set_array_member (object, key, array);
}

static void
set_comparisons (JsonObject *object, BwSnapshot *snapshot)
{
  JsonArray *array = json_array_new ();
  GPtrArray *comparisons = snapshot != NULL ? bw_snapshot_get_comparisons (snapshot) : NULL;

  for (guint i = 0; comparisons != NULL && i < comparisons->len; i++) {
    BwComparison *comparison = g_ptr_array_index (comparisons, i);
    JsonObject *element = json_object_new ();

    set_string (element, "basis", bw_comparison_get_basis (comparison));
    set_number (element, "percent", bw_comparison_get_percentage (comparison));
    set_integer (element, "seatsLower", bw_comparison_get_seats_lower (comparison));
    set_integer (element, "seatsUpper", bw_comparison_get_seats_upper (comparison));
    set_string (element, "industry", bw_comparison_get_industry (comparison));
    json_array_add_object_element (array, element);
  }

  json_object_set_array_member (object, "comparisons", array);
}

static void
set_status_counts (JsonObject *object, BwScorecard *scorecard)
{
  JsonObject *counts = json_object_new ();

  for (BwStatus status = 0; status < BW_N_STATUSES; status++)
    json_object_set_int_member (counts, bw_status_to_key (status),
                                bw_scorecard_count_status (scorecard, status));
  json_object_set_object_member (object, "actions", counts);
}

static void
set_recent_counts (JsonObject *object, BwScorecard *scorecard)
{
  JsonObject *counts = NULL;

  if (bw_scorecard_get_recent (scorecard) == NULL) {
    json_object_set_null_member (object, "recent");
    return;
  }
  counts = json_object_new ();
  for (BwRecentKind kind = 0; kind < BW_N_RECENT_KINDS; kind++)
    json_object_set_int_member (counts, bw_recent_kind_to_key (kind),
                                bw_scorecard_count_recent (scorecard, kind));
  json_object_set_object_member (object, "recent", counts);
}

static void
set_notes (JsonObject *object, GArray *notes)
{
  JsonArray *array = json_array_sized_new (notes->len);

  for (guint i = 0; i < notes->len; i++) {
    const BwQualityNote *note = &g_array_index (notes, BwQualityNote, i);
    JsonObject *element = json_object_new ();

    json_object_set_string_member (element, "kind", bw_quality_note_kind_to_key (note->kind));
    set_number (element, "expected", note->expected);
    set_number (element, "found", note->found);
    json_array_add_object_element (array, element);
  }

  json_object_set_array_member (object, "notes", array);
}

/**
 * bw_json_form_for_scorecard:
 * @scorecard: a scorecard
 *
 * Returns: (transfer full): its totals, parts, comparisons, counts and notes
 */
JsonObject *
bw_json_form_for_scorecard (BwScorecard *scorecard)
{
  JsonObject *object = json_object_new ();

  set_day (object, "date", bw_scorecard_get_day (scorecard));
  set_string (object, "tenantId", bw_scorecard_get_tenant_id (scorecard));
  set_number (object, "current", bw_scorecard_get_points (scorecard));
  set_number (object, "max", bw_scorecard_get_max_points (scorecard));
  set_number (object, "percent", bw_scorecard_get_percentage (scorecard));
  set_subtotals (object, "categories", "category", bw_scorecard_get_categories (scorecard));
  set_subtotals (object, "products", "product", bw_scorecard_get_products (scorecard));
  set_comparisons (object, bw_scorecard_get_snapshot (scorecard));
  set_status_counts (object, scorecard);
  set_recent_counts (object, scorecard);
  set_notes (object, bw_scorecard_get_notes (scorecard));
  return object;
}

static JsonObject *
make_total (BwSnapshot *snapshot)
{
  JsonObject *object = json_object_new ();
  double points = bw_snapshot_get_current (snapshot);
  double max_points = bw_snapshot_get_max (snapshot);

  set_day (object, "date", bw_snapshot_get_day (snapshot));
  set_number (object, "current", points);
  set_number (object, "max", max_points);
  set_number (object, "percent", bw_points_to_percentage (points, max_points));
  return object;
}

static JsonObject *
make_day (BwHistory *history, guint i)
{
  BwSnapshot *snapshot = g_ptr_array_index (bw_history_get_days (history), i);
  JsonObject *object = make_total (snapshot);

  set_number (object, "change", bw_history_get_change (history, i));
  set_number (object, "maxChange", bw_history_get_max_change (history, i));
  json_object_set_int_member (object, "missingBefore", bw_history_count_missing (history, i));
  json_object_set_boolean_member (object, "dip", bw_history_is_dip (history, i));
  json_object_set_boolean_member (object, "fromFile", bw_snapshot_is_from_file (snapshot));
  set_comparisons (object, snapshot);
  return object;
}

/**
 * bw_json_form_for_history:
 * @history: the days of a range
 *
 * Returns: (transfer full): its days, the oldest first
 */
JsonObject *
bw_json_form_for_history (BwHistory *history)
{
  JsonObject *object = json_object_new ();
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < bw_history_get_days (history)->len; i++)
    json_array_add_object_element (array, make_day (history, i));
  json_object_set_array_member (object, "days", array);
  return object;
}

static void
set_sum (JsonObject *object, BwChangeSum sum)
{
  set_number (object, "points", sum.points);
  set_number (object, "max", sum.max_points);
  set_number (object, "percent", sum.percentage);
}

/* How many of how many meet the control; neither is known where it is not scored, or the numbers do not agree with the
   percentage. */
static void
set_count (JsonObject *object,
           const char *count_name,
           const char *total_name,
           BwControlScore *score)
{
  gint64 count = -1;
  gint64 total = -1;

  bw_population_of_score (score, &count, &total);
  set_integer (object, count_name, count);
  set_integer (object, total_name, total);
}

static JsonObject *
make_change (BwChange *change)
{
  const BwChangeFields *fields = bw_change_get_fields (change);
  JsonObject *object = json_object_new ();

  set_string (object, "id", fields->id);
  set_string (object, "title", bw_change_get_title (change));
  set_sum (object, (BwChangeSum) { fields->points, fields->max_points, fields->percentage });
  json_object_set_boolean_member (object, "maxAssumed", fields->is_max_assumed);
  set_day (object, "marked", fields->marked);
  json_object_set_boolean_member (object, "markDoubtful", fields->is_mark_doubtful);
  set_count (object, "countBefore", "totalBefore", fields->before);
  set_count (object, "count", "total", fields->after);
  return object;
}

static JsonObject *
make_compared (BwSnapshot *snapshot, BwDay passed)
{
  JsonObject *object = make_total (snapshot);

  set_day (object, "insteadOf", passed);
  return object;
}

static JsonObject *
make_cause (BwExplanation *explanation, BwChangeKind kind)
{
  GPtrArray *changes = bw_explanation_get_changes (explanation, kind);
  JsonArray *array = json_array_sized_new (changes->len);
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "kind", bw_change_kind_to_key (kind));
  set_sum (object, bw_explanation_get_sum (explanation, kind));
  for (guint i = 0; i < changes->len; i++)
    json_array_add_object_element (array, make_change (g_ptr_array_index (changes, i)));
  json_object_set_array_member (object, "actions", array);
  return object;
}

/**
 * bw_json_form_for_explanation:
 * @explanation: why a score moved
 *
 * Returns: (transfer full): both days, the whole change, and its parts
 */
JsonObject *
bw_json_form_for_explanation (BwExplanation *explanation)
{
  JsonObject *object = json_object_new ();
  JsonObject *change = json_object_new ();
  JsonArray *causes = json_array_sized_new (BW_N_CHANGE_KINDS);

  json_object_set_object_member (object, "from",
                                 make_compared (bw_explanation_get_before (explanation),
                                                bw_explanation_get_passed_before (explanation)));
  json_object_set_object_member (object, "to",
                                 make_compared (bw_explanation_get_after (explanation),
                                                bw_explanation_get_passed_after (explanation)));
  set_sum (change, bw_explanation_get_total (explanation));
  json_object_set_object_member (object, "change", change);
  for (BwChangeKind kind = 0; kind < BW_N_CHANGE_KINDS; kind++)
    json_array_add_object_element (causes, make_cause (explanation, kind));
  json_object_set_array_member (object, "causes", causes);
  return object;
}

/* The end of the string that starts at @at, after its closing quotation mark. */
static const char *
skip_string (const char *at)
{
  for (at++; *at != '"'; at++)
    if (*at == '\\')
      at++;
  return at + 1;
}

/* json-glib writes 17 digits: 46.87 comes out as 46.869999999999997. Fifteen are enough where they
 * give the same number back. */
static void
append_number (GString *text, const char *number, gsize length)
{
  g_autofree char *whole = g_strndup (number, length);
  char digits[G_ASCII_DTOSTR_BUF_SIZE];
  double value = g_ascii_strtod (whole, NULL);

  g_ascii_formatd (digits, sizeof digits, "%.15g", value);
  if (strpbrk (digits, ".e") != NULL && g_ascii_strtod (digits, NULL) == value)
    g_string_append (text, digits);
  else
    g_string_append (text, whole);
}

/* Returns: (transfer full): @json with no more digits in its numbers than they need */
static char *
shorten_numbers (const char *json)
{
  GString *text = g_string_sized_new (strlen (json));
  const char *at = json;

  while (*at != '\0') {
    gsize other = strcspn (at, "\"-0123456789");
    gsize digits = strspn (at + other, "-+.0123456789eE");

    g_string_append_len (text, at, (gssize) other);
    at += other;
    if (*at == '"') {
      const char *end = skip_string (at);

      g_string_append_len (text, at, end - at);
      at = end;
    } else if (digits > 0) {
      append_number (text, at, digits);
      at += digits;
    }
  }

  return g_string_free_and_steal (text);
}

/**
 * bw_json_form_to_text:
 * @root: (transfer none): a JSON value
 *
 * Returns: (transfer full): its text, indented, with a line end at the end; numbers are not rounded,
 *   and have as few digits as give the same number back
 */
char *
bw_json_form_to_text (JsonNode *root)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (GString) text = g_string_new (NULL);

  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  json_generator_to_gstring (generator, text);
  g_string_append_c (text, '\n');
  return shorten_numbers (text->str);
}
