/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What was granted, in words. */

#include "present/bw-permission-text.h"
#include "present/bw-test-locale.h"

static void
assert_said (const char *scope, const char *expected)
{
  g_autofree char *said = bw_permission_text_say (scope);

  g_assert_cmpstr (said, ==, expected);
}

static void
test_say (void)
{
  assert_said ("SecurityEvents.Read.All",
               "Read the organisation’s security events (SecurityEvents.Read.All)");
  assert_said ("https://graph.microsoft.com/SecurityEvents.Read.All openid profile email "
               "offline_access https://graph.microsoft.com/User.Read",
               "Read the organisation’s security events (SecurityEvents.Read.All)\n"
               "Know who signs in\nStay signed in\n"
               "Read your profile and the organisation’s name (User.Read)");
  assert_said ("Reports.Read.All", "Reports.Read.All");
}

static void
test_none (void)
{
  assert_said (NULL, NULL);
  assert_said ("", NULL);
  assert_said ("https://graph.microsoft.com/.default", NULL);
}

static void
test_dutch (void)
{
  if (!bw_test_locale_enter ("nl_NL.UTF-8"))
    return;
  assert_said ("SecurityEvents.Read.All",
               "Beveiligingsgebeurtenissen van de organisatie lezen (SecurityEvents.Read.All)");
  bw_test_locale_enter ("C.UTF-8");
}

int
main (int argc, char **argv)
{
  bw_test_locale_init (&argc, &argv);
  g_test_add_func ("/permission-text/say", test_say);
  g_test_add_func ("/permission-text/none", test_none);
  g_test_add_func ("/permission-text/dutch", test_dutch);
  return g_test_run ();
}
