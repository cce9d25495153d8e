/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/bw-activity-text.h"

#include <glib/gi18n.h>
#include <math.h>

#include "model/bw-status.h"
#include "model/bw-words.h"
#include "present/bw-change-text.h"
#include "present/bw-format.h"
#include "present/bw-label.h"

/* Between what stands on one line. */
#define SEPARATOR " · "

static const char *const GROUPS[] = {
  /* Translators: which activities are shown: all. */
  [BW_ACTIVITY_GROUP_ALL] = N_ ("All Activity"),
  /* Translators: which activities are shown: points that were won. */
  [BW_ACTIVITY_GROUP_IMPROVEMENTS] = N_ ("Points Won"),
  /* Translators: which activities are shown: points that were lost. */
  [BW_ACTIVITY_GROUP_REGRESSIONS] = N_ ("Points Lost"),
  /* Translators: which activities are shown: what Microsoft or a licence did. */
  [BW_ACTIVITY_GROUP_MICROSOFT] = N_ ("By Microsoft or a Licence"),
  /* Translators: which activities are shown: what people set. */
  [BW_ACTIVITY_GROUP_PEOPLE] = N_ ("By People"),
  /* Translators: which activities are shown: how many users or devices meet an action changed, without points. */
  [BW_ACTIVITY_GROUP_POPULATION] = N_ ("Without Points"),
};

G_STATIC_ASSERT (G_N_ELEMENTS (GROUPS) == BW_N_ACTIVITY_GROUPS);

/**
 * bw_activity_text_label_group:
 * @group: which activities are looked at
 *
 * Returns: (transfer full): their name in a menu
 */
char *
bw_activity_text_label_group (BwActivityGroup group)
{
  g_return_val_if_fail ((guint) group < BW_N_ACTIVITY_GROUPS, NULL);

  return g_strdup (gettext (GROUPS[group]));
}

/* What people set. */

static const char *
get_text (BwStateUpdate *update, const char *(*get) (BwStateUpdate *) )
{
  const char *text = update != NULL ? get (update) : NULL;

  return text != NULL ? text : "";
}

static char *
dup_state (BwStateUpdate *update)
{
  const char *state = update != NULL ? bw_state_update_get_state (update) : NULL;

  return bw_words_fold_state (state != NULL ? state : BW_STATE_DEFAULT);
}

static char *
say_state (const char *state)
{
  g_autofree char *status = NULL;

  if (g_str_equal (state, BW_STATE_DEFAULT))
    /* Translators: what happened to an action: it is no longer marked as risk accepted and the like. */
    return g_strdup (_ ("Mark taken away"));
  status = bw_label_status (bw_status_work_out (state, NAN, NAN, FALSE), state);
  /* Translators: what happened to an action; %s is a status, as in "Risk accepted". */
  return g_strdup_printf (_ ("Marked as: %s"), status);
}

static char *
say_update (const BwActivityFields *fields)
{
  g_autofree char *before = dup_state (fields->update_before);
  g_autofree char *state = dup_state (fields->update);
  const char *assigned_to = get_text (fields->update, bw_state_update_get_assigned_to);
  const char *comment = get_text (fields->update, bw_state_update_get_comment);

  if (!g_str_equal (before, state))
    return say_state (state);
  if (!g_str_equal (assigned_to,
                    get_text (fields->update_before, bw_state_update_get_assigned_to))) {
    if (*assigned_to != '\0')
      /* Translators: what happened to an action; %s is a person. */
      return g_strdup_printf (_ ("Assigned to %s"), assigned_to);
    /* Translators: what happened to an action: it is assigned to nobody any more. */
    return g_strdup (_ ("Assigned to nobody"));
  }
  if (!g_str_equal (comment, get_text (fields->update_before, bw_state_update_get_comment)))
    /* Translators: what happened to an action: somebody wrote another comment. */
    return g_strdup (_ ("Comment changed"));
  return say_state (state);
}

/* What was measured. */

static char *
say_asserted (double points, const char *change)
{
  if (points > 0)
    /* Translators: what happened to an action: the points of a third-party mark came, some days after it; %s is their
       number with its sign. */
    return g_strdup_printf (_ ("Points of a third-party mark: %s"), change);
  /* Translators: what happened to an action: the points of a third-party mark went, some days after it was taken away; %s
     is their number with its sign. */
  return g_strdup_printf (_ ("Points of a third-party mark gone: %s"), change);
}

/**
 * bw_activity_text_say_title:
 * @activity: what happened
 *
 * Returns: (transfer full): the title of the action; of small changes of several, how many these are
 */
char *
bw_activity_text_say_title (BwActivity *activity)
{
  const BwActivityFields *fields = bw_activity_get_fields (activity);

  return fields->kind == BW_ACTIVITY_SMALL ? bw_change_text_say_count (fields->n_actions)
                                           : g_strdup (bw_activity_get_title (activity));
}

/**
 * bw_activity_text_say_event:
 * @activity: what happened
 *
 * Returns: (transfer full): that, without the action and the day
 */
char *
bw_activity_text_say_event (BwActivity *activity)
{
  const BwActivityFields *fields = bw_activity_get_fields (activity);
  g_autofree char *amount = bw_change_text_say_amount (&fields->change);
  g_autofree char *points = bw_format_points_change (fields->change.points);

  switch (fields->kind) {
  case BW_ACTIVITY_ACHIEVED:
    /* Translators: what happened to an action; %s is a number of points with its sign, as in "+3". */
    return g_strdup_printf (_ ("Points won: %s"), points);
  case BW_ACTIVITY_LOST:
    /* Translators: what happened to an action; %s is a number of points with its sign, as in "-3". */
    return g_strdup_printf (_ ("Points lost: %s"), points);
  case BW_ACTIVITY_ASSERTED:
    return say_asserted (fields->change.points, points);
  case BW_ACTIVITY_REWEIGHTED:
    /* Translators: what happened to an action; %s is as "points +3, maximum +5". */
    return g_strdup_printf (_ ("Re-weighted: %s"), amount);
  case BW_ACTIVITY_ADDED:
    /* Translators: what happened to an action: it is scored now and was not; %s is as "points +3, maximum +5". */
    return g_strdup_printf (_ ("Added: %s"), amount);
  case BW_ACTIVITY_GONE:
    /* Translators: what happened to an action: it was scored and is no more; %s is as "points -3, maximum -5". */
    return g_strdup_printf (_ ("Scored no more: %s"), amount);
  case BW_ACTIVITY_POPULATION:
    return bw_change_text_say_population (fields->before, fields->after);
  case BW_ACTIVITY_SMALL:
    /* Translators: what happened to several actions: small changes of their points, added up; %s is a number of points
       with its sign, as in "+0.03". */
    return g_strdup_printf (_ ("Small changes: %s"), points);
  case BW_ACTIVITY_STATE:
  default:
    return say_update (fields);
  }
}

/**
 * bw_activity_text_say_actor:
 * @activity: what happened
 *
 * Returns: (transfer full): who it is attributed to
 */
char *
bw_activity_text_say_actor (BwActivity *activity)
{
  const char *person = bw_activity_get_fields (activity)->person;

  switch (bw_activity_get_actor (activity)) {
  case BW_ACTOR_MICROSOFT:
    return g_strdup ("Microsoft");
  case BW_ACTOR_SCOPE:
    /* Translators: who is behind it that an action is scored or is no more. */
    return g_strdup (_ ("Microsoft or a licence"));
  case BW_ACTOR_PERSON:
    if (person != NULL && *person != '\0')
      return g_strdup (person);
    /* Translators: who did something: a person of whom Microsoft does not tell the name. */
    return g_strdup (_ ("Not told who"));
  case BW_ACTOR_SYSTEM:
  default:
    /* Translators: who is behind it: it was measured, and nobody tells who did it. */
    return g_strdup (C_ ("actor", "System"));
  }
}

static void
add_part (GString *parts, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  if (parts->len > 0)
    g_string_append (parts, SEPARATOR);
  g_string_append (parts, text);
}

static void
take_part (GString *parts, char *text)
{
  g_autofree char *taken = text;

  add_part (parts, taken);
}

static char *
say_since (const BwActivityFields *fields)
{
  g_autofree char *since = bw_format_day_short (fields->since);

  if (fields->since == BW_DAY_NONE || fields->day - fields->since == 1)
    return NULL;
  /* Translators: days are missing, and it happened at some time since the last known one; %s is a day. */
  return g_strdup_printf (_ ("since %s, as days are missing"), since);
}

static char *
say_comment (const BwActivityFields *fields)
{
  const char *comment = get_text (fields->update, bw_state_update_get_comment);

  if (*comment == '\0')
    return NULL;
  /* Translators: %s is what somebody wrote. */
  return g_strdup_printf (_ ("“%s”"), comment);
}

/**
 * bw_activity_text_say_details:
 * @activity: what happened
 *
 * Returns: (transfer full): what else is known of it: since when it may have happened, how many meet the action, a
 *   comment; empty where that is nothing
 */
char *
bw_activity_text_say_details (BwActivity *activity)
{
  const BwActivityFields *fields = bw_activity_get_fields (activity);
  GString *parts = g_string_new (NULL);

  if (fields->kind != BW_ACTIVITY_POPULATION)
    take_part (parts, bw_change_text_say_population (fields->before, fields->after));
  take_part (parts, say_since (fields));
  take_part (parts, say_comment (fields));
  return g_string_free_and_steal (parts);
}

/**
 * bw_activity_text_say_points:
 * @activity: what happened
 *
 * Returns: (transfer full): the points of the action after it, as in "0 / 9"; empty where it is about several actions
 */
char *
bw_activity_text_say_points (BwActivity *activity)
{
  const BwActivityFields *fields = bw_activity_get_fields (activity);

  if (fields->kind == BW_ACTIVITY_SMALL)
    return g_strdup ("");
  return bw_format_points_of (fields->points, fields->max_points);
}

static char *
say_category (const BwActivityFields *fields)
{
  return fields->kind == BW_ACTIVITY_SMALL ? g_strdup ("") : bw_label_category (fields->category);
}

/**
 * bw_activity_text_say_line:
 * @activity: what happened
 *
 * Returns: (transfer full): all of it but the action and its points, on a line
 */
char *
bw_activity_text_say_line (BwActivity *activity)
{
  const BwActivityFields *fields = bw_activity_get_fields (activity);
  GString *parts = g_string_new (NULL);

  take_part (parts, bw_format_day_short (fields->day));
  take_part (parts, bw_activity_text_say_event (activity));
  take_part (parts, bw_activity_text_say_details (activity));
  take_part (parts, say_category (fields));
  take_part (parts, bw_activity_text_say_actor (activity));
  return g_string_free_and_steal (parts);
}

/* What is told of any activity, and of one action alone. */
static char *
say_whole (BwActivity *activity)
{
  const BwActivityFields *fields = bw_activity_get_fields (activity);
  g_autofree char *title = bw_activity_text_say_title (activity);
  g_autofree char *day = bw_format_day (fields->day);
  g_autofree char *event = bw_activity_text_say_event (activity);
  g_autofree char *points = bw_activity_text_say_points (activity);
  g_autofree char *category = say_category (fields);
  g_autofree char *actor = bw_activity_text_say_actor (activity);

  if (fields->kind == BW_ACTIVITY_SMALL)
    /* Translators: what happened to several actions, for a screen reader: how many they are, what happened, the day, and who
       did it. */
    return g_strdup_printf (_ ("%s. %s, on %s. Attributed to: %s."), title, event, day, actor);
  return g_strdup_printf (
      /* Translators: what happened to an action, for a screen reader: the title of the action, what happened, the day,
         its points now as in "0 / 9", its category, and who did it. */
      _ ("%s. %s, on %s. Points now: %s. Category: %s. Attributed to: %s."), title, event, day,
      points, category, actor);
}

/**
 * bw_activity_text_say_sentence:
 * @activity: what happened
 *
 * Returns: (transfer full): all of it in one sentence, for a screen reader
 */
char *
bw_activity_text_say_sentence (BwActivity *activity)
{
  g_autofree char *sentence = say_whole (activity);
  g_autofree char *details = bw_activity_text_say_details (activity);

  return *details != '\0' ? g_strconcat (sentence, " ", details, NULL)
                          : g_steal_pointer (&sentence);
}

static const char *const COLUMNS[] = {
  /* Translators: the head of a column of days. */
  [BW_ACTIVITY_DAY] = NC_ ("activity", "Day"),
  /* Translators: the head of a column: the title of an action. */
  [BW_ACTIVITY_ACTION] = NC_ ("activity", "Action"),
  /* Translators: the head of a column: what happened. */
  [BW_ACTIVITY_EVENT] = NC_ ("activity", "Activity"),
  /* Translators: the head of a column: the points of an action after what happened. */
  [BW_ACTIVITY_POINTS] = NC_ ("activity", "Points"),
  /* Translators: the head of a column: the category of an action. */
  [BW_ACTIVITY_CATEGORY] = NC_ ("activity", "Category"),
  /* Translators: the head of a column: who did it. */
  [BW_ACTIVITY_ACTOR] = NC_ ("activity", "Attributed to"),
};

G_STATIC_ASSERT (G_N_ELEMENTS (COLUMNS) == BW_N_ACTIVITY_COLUMNS);

/**
 * bw_activity_text_label_column:
 * @column: what is told of each activity
 *
 * Returns: (transfer full): the head of its column
 */
char *
bw_activity_text_label_column (BwActivityColumn column)
{
  g_return_val_if_fail ((guint) column < BW_N_ACTIVITY_COLUMNS, NULL);

  return g_strdup (g_dpgettext2 (NULL, "activity", COLUMNS[column]));
}

/**
 * bw_activity_text_say_cell:
 * @activity: what happened
 * @column: what is to be told of it
 *
 * Returns: (transfer full): that
 */
char *
bw_activity_text_say_cell (BwActivity *activity, BwActivityColumn column)
{
  switch (column) {
  case BW_ACTIVITY_DAY:
    return bw_format_day_short (bw_activity_get_fields (activity)->day);
  case BW_ACTIVITY_ACTION:
    return bw_activity_text_say_title (activity);
  case BW_ACTIVITY_EVENT:
    return bw_activity_text_say_event (activity);
  case BW_ACTIVITY_POINTS:
    return bw_activity_text_say_points (activity);
  case BW_ACTIVITY_CATEGORY:
    return say_category (bw_activity_get_fields (activity));
  case BW_ACTIVITY_ACTOR:
    return bw_activity_text_say_actor (activity);
  default:
    g_return_val_if_reached (NULL);
  }
}

/**
 * bw_activity_text_say_table:
 * @activities: (element-type BwActivity): what happened
 *
 * Returns: (transfer full): that as a table, for the clipboard: a line for each after one of heads, with tabs between the
 *   columns, and numbers as other programs read them
 */
char *
bw_activity_text_say_table (GPtrArray *activities)
{
  GString *table = g_string_new (NULL);

  for (guint line = 0; line <= activities->len; line++)
    for (BwActivityColumn column = 0; column < BW_N_ACTIVITY_COLUMNS; column++) {
      g_autofree char *cell = line == 0
                                  ? bw_activity_text_label_column (column)
                                  : bw_activity_text_say_cell (activities->pdata[line - 1], column);

      g_autofree char *plain = bw_format_to_plain_signs (cell);

      g_string_append (table, plain);
      g_string_append_c (table, column + 1 < BW_N_ACTIVITY_COLUMNS ? '\t' : '\n');
    }
  return g_string_free_and_steal (table);
}

/**
 * bw_activity_text_say_number:
 * @n: how many activities there are
 * @is_folded: whether some of them are told together, as bw_activities_fold() does
 *
 * Returns: (transfer full): that
 */
char *
bw_activity_text_say_number (guint n, gboolean is_folded)
{
  g_autofree char *count = bw_format_count (n);
  /* Translators: %s is how many things happened to actions. */
  g_autofree char *number = g_strdup_printf (ngettext ("%s event", "%s events", n), count);
  g_autofree char *part = bw_format_whole_percentage (BW_ACTIVITY_LEAST_PART * 100);

  if (!is_folded)
    return g_steal_pointer (&number);
  /* Translators: above a list: first how many things happened, as in "12 events", then a percentage. */
  return g_strdup_printf (_ ("%s. Changes of less than %s of the points of an action are added up "
                             "by day."),
                          number, part);
}

/**
 * bw_activity_text_say_nothing:
 * @activities: what happened in a range of days
 * @group: which activities are looked at
 * @category: (nullable): of which category, or %NULL for all
 *
 * Returns: (transfer full): why none of them is shown
 */
char *
bw_activity_text_say_nothing (BwActivities *activities, BwActivityGroup group, const char *category)
{
  if (bw_activities_get_all (activities)->len > 0 &&
      (group != BW_ACTIVITY_GROUP_ALL || category != NULL))
    return g_strdup (_ ("There is no such activity in these days."));
  if (bw_activities_get_compared (activities)->len == 0)
    return g_strdup (_ ("What happened to actions is not known: of these days only the totals are "
                        "kept, or there are not two of them to compare."));
  return g_strdup (_ ("Nothing happened to any action in these days."));
}
