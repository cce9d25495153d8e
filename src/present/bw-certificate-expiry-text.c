/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "present/bw-certificate-expiry-text.h"

#include <glib/gi18n.h>

#include "auth/bw-certificate.h"
#include "present/bw-format.h"

static char *
say_days (int days, const char *day)
{
  if (days < 0)
    /* Translators: %s is a day. */
    return g_strdup_printf (_ ("The certificate expired on %s."), day);
  if (days == 0)
    /* Translators: %s is a day: today or tomorrow. */
    return g_strdup_printf (_ ("The certificate expires within a day, on %s."), day);
  return g_strdup_printf (
      /* Translators: the %s is a day. */
      ngettext ("The certificate expires in %d day, on %s.",
                "The certificate expires in %d days, on %s.", (gulong) days),
      days, day);
}

/**
 * bw_certificate_expiry_text_say:
 * @expires: when a certificate expires (bw_certificate_load_expiry())
 * @now: the present moment
 *
 * Returns: (transfer full): a sentence that says when it expires; how soon, where that is within
 *   %BW_CERTIFICATE_WARN_DAYS
 */
char *
bw_certificate_expiry_text_say (GDateTime *expires, GDateTime *now)
{
  g_autofree char *day = bw_format_moment_day (expires);
  int days = bw_certificate_count_days_left (expires, now);

  if (days < BW_CERTIFICATE_WARN_DAYS)
    return say_days (days, day);
  /* Translators: %s is a day. */
  return g_strdup_printf (_ ("The certificate expires on %s."), day);
}

/**
 * bw_certificate_expiry_text_warn:
 * @expires: when a certificate expires (bw_certificate_load_expiry())
 * @now: the present moment
 *
 * Returns: (transfer full) (nullable): a warning that says how soon it expires and what to do, or %NULL
 *   where that is %BW_CERTIFICATE_WARN_DAYS away or more
 */
char *
bw_certificate_expiry_text_warn (GDateTime *expires, GDateTime *now)
{
  g_autofree char *when = NULL;

  if (bw_certificate_count_days_left (expires, now) >= BW_CERTIFICATE_WARN_DAYS)
    return NULL;
  when = bw_certificate_expiry_text_say (expires, now);
  return g_strconcat (
      when, " ", _ ("Make a new one, upload it to the registration, and sign in again with it."),
      NULL);
}
