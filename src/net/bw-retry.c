/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "net/bw-retry.h"

#include <libsoup/soup.h>
#include <math.h>
#include <string.h>

/* A service that names a later moment than this has lost its mind, not its time. */
#define LONGEST_SECONDS (366.0 * 24 * 3600)

/* How much longer than asked for one waits, so that not all come back at once. */
#define LONGEST_EXTRA (1 * G_TIME_SPAN_SECOND)

/* The statuses of a service that is busy or ill (graph.md §5). Of those the first two say that it did
 * nothing, so that even what must not happen twice may be tried again. */
static const guint AGAIN[] = { 429, 503, 502, 504 };
#define N_UNDONE 2

static gboolean
is_number (const char *text)
{
  gsize n_digits = strspn (text, "0123456789");
  const char *rest = text + n_digits;

  if (*rest == '.')
    rest += 1 + strspn (rest + 1, "0123456789");
  return n_digits > 0 && *rest == '\0';
}

static GTimeSpan
parse_date (const char *text, GDateTime *now)
{
  g_autoptr (GDateTime) date = soup_date_time_new_from_http_string (text);

  if (date == NULL)
    return BW_RETRY_UNSAID;
  return CLAMP (g_date_time_difference (date, now), 0,
                (GTimeSpan) (LONGEST_SECONDS * G_TIME_SPAN_SECOND));
}

/**
 * bw_retry_parse_after:
 * @text: (nullable): what stands in the header `Retry-After`
 * @now: the present moment, as the service has it
 *
 * Understands whole seconds and an HTTP date (RFC 9110 §10.2.3), and seconds with a fraction, which
 * Graph sends (graph.md §5). A moment that is past is now.
 *
 * Returns: how long to wait, in microseconds, or %BW_RETRY_UNSAID
 */
GTimeSpan
bw_retry_parse_after (const char *text, GDateTime *now)
{
  g_autofree char *trimmed = text != NULL ? g_strstrip (g_strdup (text)) : NULL;
  double seconds = 0.0;

  if (trimmed == NULL || *trimmed == '\0')
    return BW_RETRY_UNSAID;
  if (!is_number (trimmed))
    return parse_date (trimmed, now);

  seconds = MIN (g_ascii_strtod (trimmed, NULL), LONGEST_SECONDS);
  return (GTimeSpan) ceil (seconds * G_TIME_SPAN_SECOND);
}

/**
 * bw_retry_work_out_wait:
 * @tries: how often it was tried, from 1
 * @after: how long the service asks to wait, or %BW_RETRY_UNSAID
 * @chance: a number from 0 up to 1
 *
 * What the service asks for, and up to a tenth more (a second at most). Where it does not say: once
 * to twice 1, 2, 4, 8 ... seconds, and a minute at most (graph.md §5).
 *
 * Returns: how long to wait, in microseconds
 */
GTimeSpan
bw_retry_work_out_wait (guint tries, GTimeSpan after, double chance)
{
  GTimeSpan base = BW_RETRY_SHORTEST;

  if (after >= 0)
    return after + (GTimeSpan) (chance * (double) MIN (after / 10, LONGEST_EXTRA));

  for (guint i = 1; i < tries && base < BW_RETRY_LONGEST; i++)
    base *= 2;
  base = MIN (base, BW_RETRY_LONGEST);
  return MIN (base + (GTimeSpan) (chance * (double) base), BW_RETRY_LONGEST);
}

/**
 * bw_retry_is_for_status:
 * @status: an HTTP status
 * @method: the method of the request
 *
 * Returns: whether the same request may be answered otherwise a little later. A `PATCH` is tried again
 *   only where the service says that it did nothing, since each one adds to the history of a control
 *   (graph.md §2)
 */
gboolean
bw_retry_is_for_status (guint status, const char *method)
{
  gsize n = g_str_equal (method, "PATCH") ? N_UNDONE : G_N_ELEMENTS (AGAIN);

  for (gsize i = 0; i < n; i++)
    if (AGAIN[i] == status)
      return TRUE;
  return FALSE;
}
