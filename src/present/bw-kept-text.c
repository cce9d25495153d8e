/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "present/bw-kept-text.h"

#include <glib/gi18n.h>

#include "present/bw-format.h"

static char *
say_days (const BwArchiveMeasure *days)
{
  g_autofree char *count = NULL;
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  if (days == NULL)
    /* Translators: said of an archive of which it is not known which days are in it. */
    return g_strdup (_ ("Cannot be read now"));
  count = bw_format_count (days->n_days);
  first = bw_format_day (days->first);
  last = bw_format_day (days->last);
  if (days->n_days == 0)
    /* Translators: said of an archive in which there are no days. */
    return g_strdup (_ ("No days"));
  if (days->n_days == 1)
    /* Translators: said of an archive in which there is one day; %s is that day. */
    return g_strdup_printf (_ ("1 day, %s"), last);
  return g_strdup_printf (
      /* Translators: said of an archive: how many days there are, the first one and the last one. */
      ngettext ("%s day, %s to %s", "%s days, %s to %s", days->n_days), count, first, last);
}

/**
 * bw_kept_text_say:
 * @days: (nullable): which days there are; %NULL where that cannot be read
 * @size: how many bytes it takes on the disk
 *
 * Returns: (transfer full): what there is of an organisation on this computer, in a line
 */
char *
bw_kept_text_say (const BwArchiveMeasure *days, guint64 size)
{
  g_autofree char *said = say_days (days);
  g_autofree char *taken = g_format_size (size);

  /* Translators: the first %s says which days there are, the second one how much room they take, as in "5.2 MB". */
  return g_strdup_printf (_ ("%s · %s"), said, taken);
}

/**
 * bw_kept_text_say_years:
 * @years: for how many years days are kept, 0 for ever
 *
 * Returns: (transfer full): it, as a choice
 */
char *
bw_kept_text_say_years (guint years)
{
  if (years == 0)
    /* Translators: how long something is kept. */
    return g_strdup (_ ("For ever"));
  /* Translators: how long something is kept. */
  return g_strdup_printf (ngettext ("%u year", "%u years", years), years);
}

/**
 * bw_kept_text_say_loss:
 * @n_days: how many days would be deleted
 * @years: for how many years days would be kept
 *
 * Returns: (transfer full): what that means, before it is done
 */
char *
bw_kept_text_say_loss (guint n_days, guint years)
{
  g_autofree char *count = bw_format_count (n_days);
  g_autofree char *limit = bw_kept_text_say_years (years);

  return g_strdup_printf (
      /* Translators: the first %s is a number of days, of all organisations together; the second one is as in
         "2 years". */
      ngettext ("%s day that is older than %s is deleted from this computer now, and each day that "
                "becomes so. This cannot be undone: Microsoft has the last 90 days only.",
                "%s days that are older than %s are deleted from this computer now, and each day "
                "that becomes so. This cannot be undone: Microsoft has the last 90 days only.",
                n_days),
      count, limit);
}

/**
 * bw_kept_text_say_too_old:
 * @n_days: how many days of files are older
 * @years: for how many years days are kept
 *
 * Returns: (transfer full): that they are not added to what is kept
 */
char *
bw_kept_text_say_too_old (guint n_days, guint years)
{
  g_autofree char *count = bw_format_count (n_days);
  g_autofree char *limit = bw_kept_text_say_years (years);

  return g_strdup_printf (
      /* Translators: of days in files; the first %s is a number of days, the second one is as in "2 years". */
      ngettext ("%s day is older than %s and is not added: days are kept for that long.",
                "%s days are older than %s and are not added: days are kept for that long.",
                n_days),
      count, limit);
}

/**
 * bw_kept_text_say_future:
 * @n_days: how many days of files are still to come
 *
 * Returns: (transfer full): that they are not added to what is kept
 */
char *
bw_kept_text_say_future (guint n_days)
{
  g_autofree char *count = bw_format_count (n_days);

  return g_strdup_printf (
      /* Translators: of days in files; %s is a number of days. */
      ngettext ("%s day is still to come and is not added. Check its date, and the clock.",
                "%s days are still to come and are not added. Check their dates, and the clock.",
                n_days),
      count);
}

/**
 * bw_kept_text_say_restored:
 * @years: for how many years days are kept
 *
 * Returns: (transfer full): that older days of a backup that was put back do not stay
 */
char *
bw_kept_text_say_restored (guint years)
{
  g_autofree char *limit = bw_kept_text_say_years (years);

  /* Translators: of days of a backup; %s is as in "2 years". */
  return g_strdup_printf (_ ("Days are kept for %s: the next refresh deletes those that are older, "
                             "unless the preferences say otherwise before."),
                          limit);
}
