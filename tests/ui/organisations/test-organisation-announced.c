/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What somebody hears of an account who cannot see that a banner or another page has come. */

#include "bw-config.h"

#include "ui/bw-announced.h"
#include "ui/organisations/bw-listed-window.h"

#define UNKEPT "Signed in for this run only: the keyring did not take the sign-in"

static void
assert_announced (const char *text)
{
  if (!bw_ui_test_wait (bw_announced_has, (gpointer) text))
    g_test_fail_printf ("“%s” was said %u times", text, bw_announced_count (text));
}

static void
refresh (BwListedWindow *fixture)
{
  bw_listed_window_age (fixture);
  bw_listed_window_do (fixture, "win.refresh");
  bw_listed_window_wait_done (fixture);
}

/* A banner is told when it comes, and not with every reading. */
static void
test_banner (BwListedWindow *fixture, gconstpointer data)
{
  bw_announced_clear ();
  bw_fake_entra_set_rotating (fixture->world.entra, TRUE);
  bw_listed_window_add (fixture, "one", "One");
  bw_listed_window_present_read (fixture);
  bw_flaky_keyring_fail_store (fixture->world.keyring, BW_KEYRING_ERROR_REFUSED);
  refresh (fixture);
  assert_announced (UNKEPT);
  refresh (fixture);
  g_assert_true (bw_listed_window_shows (fixture, UNKEPT));
  g_assert_cmpuint (bw_announced_count (UNKEPT), ==, 1);
}

/* And so is the page that says that one has to sign in again. */
static void
test_page (BwListedWindow *fixture, gconstpointer data)
{
  bw_announced_clear ();
  bw_listed_window_add (fixture, "one", "One");
  bw_keyring_remove (BW_KEYRING (fixture->world.keyring), "one", FALSE, NULL, NULL);
  bw_listed_window_present (fixture);
  bw_listed_window_wait_for (fixture, "Sign In Again…");
  assert_announced ("The sign-in is not in the keyring");
}

int
main (int argc, char **argv)
{
  bw_ui_test_init (&argc, &argv);

#define ADD(name, function)                                                                   \
  g_test_add ("/organisation-announced/" name, BwListedWindow, NULL, bw_listed_window_set_up, \
              function, bw_listed_window_tear_down)
  ADD ("banner", test_banner);
  ADD ("page", test_page);
#undef ADD

  return g_test_run ();
}
