/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/bw-certificate-expiry-text.h"

#include "present/bw-test-locale.h"

static GDateTime *
at (const char *text)
{
  GDateTime *moment = g_date_time_new_from_iso8601 (text, NULL);

  g_assert_nonnull (moment);
  return moment;
}

static void
assert_text (const char *expires_text, const char *said, gboolean warned)
{
  g_autoptr (GDateTime) now = at ("2026-07-17T12:00:00Z");
  g_autoptr (GDateTime) expires = at (expires_text);
  g_autofree char *text = bw_certificate_expiry_text_say (expires, now);
  g_autofree char *warning = bw_certificate_expiry_text_warn (expires, now);

  g_assert_cmpstr (text, ==, said);
  if (warned)
    g_assert_true (g_str_has_prefix (warning, said));
  else
    g_assert_null (warning);
}

/* Whole days, of which the last one is none; what has expired has, be it by a second. */
static void
test_english (void)
{
  assert_text ("2026-08-16T12:00:00Z", "The certificate expires on 16 August 2026.", FALSE);
  assert_text ("2026-08-16T11:59:59Z", "The certificate expires in 29 days, on 16 August 2026.",
               TRUE);
  assert_text ("2026-07-18T12:00:00Z", "The certificate expires in 1 day, on 18 July 2026.", TRUE);
  assert_text ("2026-07-18T11:59:59Z", "The certificate expires within a day, on 18 July 2026.",
               TRUE);
  assert_text ("2026-07-17T12:00:01Z", "The certificate expires within a day, on 17 July 2026.",
               TRUE);
  assert_text ("2026-07-17T12:00:00Z", "The certificate expired on 17 July 2026.", TRUE);
  assert_text ("2026-06-01T12:00:00Z", "The certificate expired on 1 June 2026.", TRUE);
}

static void
test_dutch (void)
{
  if (!bw_test_locale_enter ("nl_NL.UTF-8"))
    return;
  assert_text ("2026-07-18T12:00:00Z", "Het certificaat verloopt over 1 dag, op 18 juli 2026.",
               TRUE);
  assert_text ("2026-06-01T12:00:00Z", "Het certificaat is op 1 juni 2026 verlopen.", TRUE);
}

int
main (int argc, char *argv[])
{
  bw_test_locale_init (&argc, &argv);

  g_test_add_func ("/certificate-expiry-text/english", test_english);
  g_test_add_func ("/certificate-expiry-text/dutch", test_dutch);

  return g_test_run ();
}
