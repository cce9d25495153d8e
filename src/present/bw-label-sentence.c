/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The labels of bw-label.h that are whole sentences or names worked out from a record. */

#include "present/bw-label.h"

#include <glib/gi18n.h>

#include "model/bw-words.h"
#include "present/bw-format.h"

/* The order of the list said in a sentence: upwards, then downwards. */
static const char *const SORT_EXPLANATIONS[][2] = {
    [BW_SORT_RECOMMENDED] =
        {
            N_ ("In recommended order: by Microsoft’s rank, then most points left, then title."),
            N_ ("By Microsoft’s rank from the end; within a rank, most points left first, then title."),
        },
    [BW_SORT_TITLE] =
        {
            N_ ("By title, from A to Z."),
            N_ ("By title, from Z to A."),
        },
    [BW_SORT_IMPACT] =
        {
            N_ ("By score impact, smallest first."),
            N_ ("By score impact, largest first."),
        },
    [BW_SORT_POINTS] =
        {
            N_ ("By points achieved, fewest first."),
            N_ ("By points achieved, most first."),
        },
    [BW_SORT_POINTS_LEFT] =
        {
            N_ ("By points left, fewest first."),
            N_ ("By points left, most first."),
        },
    [BW_SORT_STATUS] =
        {
            N_ ("By status, from To address to Completed, then any other."),
            N_ ("By status, any other first, then from Completed to To address."),
        },
    [BW_SORT_RECENT] =
        {
            N_ ("By recent changes, regressed first."),
            N_ ("By recent changes, updated first."),
        },
    [BW_SORT_CATEGORY] =
        {
            /* Translators: the order that the list is in. */
            N_ ("By category."),
            N_ ("By category, in reverse."),
        },
    [BW_SORT_PRODUCT] =
        {
            N_ ("By product, from A to Z."),
            N_ ("By product, from Z to A."),
        },
    [BW_SORT_USER_IMPACT] =
        {
            N_ ("By user impact, lowest first."),
            N_ ("By user impact, highest first."),
        },
    [BW_SORT_COST] =
        {
            N_ ("By implementation cost, lowest first."),
            N_ ("By implementation cost, highest first."),
        },
    [BW_SORT_LAST_SYNCED] =
        {
            N_ ("By the day of the last sync, oldest first."),
            N_ ("By the day of the last sync, newest first."),
        },
    [BW_SORT_DUE] =
        {
            N_ ("By due date, earliest first."),
            N_ ("By due date, latest first."),
        },
    [BW_SORT_PRIORITY] =
        {
            N_ ("By priority, lowest first."),
            N_ ("By priority, highest first."),
        },
    [BW_SORT_OWNER] =
        {
            N_ ("By owner on this computer, from A to Z."),
            N_ ("By owner on this computer, from Z to A."),
        },
};
G_STATIC_ASSERT (G_N_ELEMENTS (SORT_EXPLANATIONS) == BW_N_SORT_KEYS);

/**
 * bw_label_sort_explanation:
 * @sort: a sort key
 * @descending: whether it is turned round
 *
 * Returns: (transfer full): the order of the list, said in a sentence
 */
char *
bw_label_sort_explanation (BwSortKey sort, gboolean descending)
{
  g_return_val_if_fail ((guint) sort < BW_N_SORT_KEYS, g_strdup (""));

  return g_strdup (gettext (SORT_EXPLANATIONS[sort][descending ? 1 : 0]));
}

/**
 * bw_label_not_scored:
 * @reason: whether and why an action is not scored
 *
 * Returns: (transfer full): the label "[Not scored]" that stands beside the title, or an empty
 *   string for an action that is scored, or of which that is not known
 */
char *
bw_label_not_scored (BwNotScoredReason reason)
{
  if (reason == BW_SCORED || reason == BW_NOT_SCORED_NO_SNAPSHOT)
    return g_strdup ("");
  /* Translators: a label beside the title of an action that earns no points. */
  return g_strdup (_ ("[Not scored]"));
}

/**
 * bw_label_not_scored_reason:
 * @reason: whether and why an action is not scored
 *
 * Returns: (transfer full): why it earns no points, in a sentence, or an empty string for an action
 *   that is scored
 */
char *
bw_label_not_scored_reason (BwNotScoredReason reason)
{
  switch (reason) {
  case BW_NOT_SCORED_NO_MAXIMUM:
    return g_strdup (
        _ ("Microsoft gives no points for this action. It is worth doing all the same."));
  case BW_NOT_SCORED_NOT_ASSESSED:
    return g_strdup (_ ("Microsoft does not assess this action in this organisation: it is not "
                        "licensed, or it does not apply."));
  case BW_NOT_SCORED_NO_SNAPSHOT:
    return g_strdup (_ ("There is no score at hand, so it is not known whether this action earns "
                        "points."));
  case BW_SCORED:
  default:
    return g_strdup ("");
  }
}

static char *
format_seats (gint64 seats)
{
  return bw_format_count ((guint) CLAMP (seats, 0, G_MAXUINT));
}

static char *
say_like_size (gint64 lower, gint64 upper)
{
  g_autofree char *from = format_seats (lower);
  g_autofree char *to = format_seats (upper);

  if (lower >= 0 && upper >= 0)
    /* Translators: a group of organisations to compare with; %s are the smallest and the largest
       number of seats (paid places for users), as in "1–100 seats". */
    return g_strdup_printf (_ ("Organisations of like size (%s–%s seats)"), from, to);
  if (lower >= 0)
    /* Translators: a group of organisations to compare with; %s is a number of seats (paid places
       for users). */
    return g_strdup_printf (_ ("Organisations of like size (%s seats or more)"), from);
  if (upper >= 0)
    /* Translators: a group of organisations to compare with; %s is a number of seats (paid places
       for users). */
    return g_strdup_printf (_ ("Organisations of like size (up to %s seats)"), to);
  return g_strdup (_ ("Organisations of like size"));
}

static char *
say_industry (const char *industry)
{
  if (industry == NULL || *industry == '\0')
    return g_strdup (_ ("Organisations of the same industry"));
  /* Translators: a group of organisations to compare with; %s is the industry, in English as
     Microsoft sent it. */
  return g_strdup_printf (_ ("Organisations of the same industry (%s)"), industry);
}

/**
 * bw_label_comparison:
 * @comparison: the average of a group of organisations
 *
 * Returns: (transfer full): how the group is called
 */
char *
bw_label_comparison (BwComparison *comparison)
{
  const char *basis = bw_comparison_get_basis (comparison);

  if (g_strcmp0 (basis, BW_BASIS_ALL_TENANTS) == 0)
    /* Translators: a group of organisations to compare with. */
    return g_strdup (_ ("All organisations"));
  if (g_strcmp0 (basis, BW_BASIS_TOTAL_SEATS) == 0)
    return say_like_size (bw_comparison_get_seats_lower (comparison),
                          bw_comparison_get_seats_upper (comparison));
  if (g_strcmp0 (basis, BW_BASIS_INDUSTRY_TYPES) == 0)
    return say_industry (bw_comparison_get_industry (comparison));
  return g_strdup (basis != NULL ? basis : "");
}

static char *
say_sum_differs (const BwQualityNote *note)
{
  g_autofree char *sum = bw_format_points (note->found);
  g_autofree char *total = bw_format_points (note->expected);

  return g_strdup_printf (
      /* Translators: a note on the data; the first %s is the sum of the points of all actions, the
         second one the total that Microsoft gives. */
      _ ("The points of the actions add up to %s, but the total that Microsoft "
         "gives is %s."),
      sum, total);
}

static char *
say_old (const BwQualityNote *note)
{
  guint age = (guint) note->found;
  g_autofree char *days = bw_format_count (age);

  return g_strdup_printf (
      /* Translators: a note on the data; %s is a number of days, more than two. */
      ngettext ("The newest score is %s day old. Microsoft normally calculates "
                "one every day.",
                "The newest score is %s days old. Microsoft normally calculates "
                "one every day.",
                age),
      days);
}

static char *
say_no_profile (const BwQualityNote *note)
{
  guint n = (guint) note->found;
  g_autofree char *count = bw_format_count (n);

  return g_strdup_printf (
      /* Translators: a note on the data; %s is a number of actions. "The catalogue" is the list of
         all actions that Microsoft describes. */
      ngettext ("%s scored action is not in the catalogue: its title and texts "
                "are missing.",
                "%s scored actions are not in the catalogue: their titles and "
                "texts are missing.",
                n),
      count);
}

static char *
say_no_maximum (const BwQualityNote *note)
{
  guint n_scored = (guint) note->expected;
  g_autofree char *n = bw_format_count ((guint) note->found);
  g_autofree char *all = bw_format_count (n_scored);

  return g_strdup_printf (
      /* Translators: a note on the data; the first %s is a number of scored actions, the second one
         how many there are in all, which the plural follows. */
      ngettext ("The maximum of %s of %s scored action is not known: it is left out of the points "
                "by category and by product.",
                "The maximum of %s of %s scored actions is not known: they are left out of the "
                "points by category and by product.",
                n_scored),
      n, all);
}

static char *
say_over_maximum (const BwQualityNote *note)
{
  g_autofree char *points = bw_format_points (note->found);
  g_autofree char *max_points = bw_format_points (note->expected);

  /* Translators: a note on the data; the first %s is a number of points, the second one the most that
     can be attained, which is less. */
  return g_strdup_printf (_ ("The total cannot be right: %s points of at most %s."), points,
                          max_points);
}

static char *
say_future (const BwQualityNote *note)
{
  guint n = (guint) note->found;
  g_autofree char *days = bw_format_count (n);

  return g_strdup_printf (
      /* Translators: a note on the data; %s is a number of days. */
      ngettext ("The newest score is %s day ahead of this computer. Its clock may be wrong.",
                "The newest score is %s days ahead of this computer. Its clock may be wrong.", n),
      days);
}

static char *
say_no_name (const BwQualityNote *note)
{
  guint n = (guint) note->found;
  g_autofree char *count = bw_format_count (n);

  return g_strdup_printf (
      /* Translators: a note on the data; %s is a number of actions. */
      ngettext ("The score of %s action does not say which action it is of: it is left out.",
                "The scores of %s actions do not say which actions they are of: they are left out.",
                n),
      count);
}

static char *
say_no_score_now (const BwQualityNote *note)
{
  g_autofree char *day = bw_format_day (note->day);

  return g_strdup_printf (
      /* Translators: a note on the data; %s is a date. */
      _ ("Microsoft has no score of this organisation now; what is shown is of %s."), day);
}

/**
 * bw_label_quality_note:
 * @note: what is doubtful or missing in what Microsoft sent
 *
 * Returns: (transfer full): the note in whole sentences
 */
char *
bw_label_quality_note (const BwQualityNote *note)
{
  switch (note->kind) {
  case BW_NOTE_SUM_DIFFERS:
    return say_sum_differs (note);
  case BW_NOTE_OLD:
    return say_old (note);
  case BW_NOTE_NO_PROFILE:
    return say_no_profile (note);
  case BW_NOTE_NO_COMPARISON:
    return g_strdup (_ ("Microsoft sent no comparison with other organisations for this day."));
  case BW_NOTE_NO_SNAPSHOT:
    return g_strdup (
        _ ("There is no score, only the catalogue of actions. To see points and status, "
           "open the saved answer of secureScores together with this one. Where that is "
           "empty, Microsoft has not calculated a first score yet."));
  case BW_NOTE_NO_RECORDS:
    return g_strdup (
        _ ("What was opened is empty: there is neither a score nor an action in it. For "
           "a new organisation Microsoft has to calculate a first score."));
  case BW_NOTE_MORE_PAGES:
    return g_strdup (
        /* Translators: leave @odata.nextLink as it is. */
        _ ("The catalogue is not whole: Microsoft sent it in pages, and the last one is "
           "missing. Save the answer of the address in “@odata.nextLink” too, and open "
           "all of them together."));
  case BW_NOTE_NO_MAXIMUM:
    return say_no_maximum (note);
  case BW_NOTE_OVER_MAXIMUM:
    return say_over_maximum (note);
  case BW_NOTE_FUTURE:
    return say_future (note);
  case BW_NOTE_INCOMPLETE:
    return g_strdup (_ ("Microsoft could not gather everything this time, so some of it may be "
                        "missing. Refresh later."));
  case BW_NOTE_NO_NAME:
    return say_no_name (note);
  case BW_NOTE_NO_CATALOGUE:
    /* Translators: leave secureScoreControlProfiles as it is. */
    return g_strdup (
        _ ("There is a score, but no catalogue of actions: titles and next steps are "
           "missing. Open the saved answer of secureScoreControlProfiles together with this one."));
  case BW_NOTE_NO_SCORE_YET:
    return g_strdup (_ ("Microsoft has not calculated a score for this organisation yet. It "
                        "calculates one a day; the first one can take a day or two."));
  case BW_NOTE_FROM_FILE:
    return g_strdup (_ ("This day is from a file: Microsoft itself has not told it. Refresh to see "
                        "what Microsoft tells now."));
  case BW_NOTE_NO_SCORE_NOW:
    return say_no_score_now (note);
  case BW_NOTE_NO_TOTAL:
    return g_strdup (_ ("Microsoft sent no usable total for this day, so there is no percentage."));
  default:
    return g_strdup ("");
  }
}
