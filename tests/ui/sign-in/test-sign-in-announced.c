/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What somebody hears who cannot see how signing in goes on by itself. */

#include "bw-config.h"

#include "ui/bw-announced.h"
#include "ui/sign-in/bw-sign-in-steps.h"

#define IN_BROWSER                                                                             \
  "Sign in in the browser, which opens now, and come back when it says so. Where it does not " \
  "open, open it again or copy the address."

static void
assert_announced (const char *text)
{
  if (!bw_ui_test_wait (bw_announced_has, (gpointer) text))
    g_test_fail_printf ("“%s” was said %u times", text, bw_announced_count (text));
}

static void
start (BwSignInSteps *fixture, const char *way)
{
  bw_announced_clear ();
  bw_sign_in_steps_go_to_way (fixture);
  bw_sign_in_steps_choose (fixture, way);
  bw_sign_in_steps_next (fixture, "waiting");
}

static void
test_browser (BwSignInSteps *fixture, gconstpointer data)
{
  start (fixture, "With the browser");
  assert_announced (IN_BROWSER);
  assert_announced ("Signed in");
}

/* The code letter by letter, or it would be read as a word. */
static void
test_code (BwSignInSteps *fixture, gconstpointer data)
{
  bw_fake_entra_set_pending (fixture->world.entra, 2, 0);
  start (fixture, "With a code");
  assert_announced ("K 7 X Q 2 M 9 P A");
  assert_announced ("Signed in");
}

static void
test_refused (BwSignInSteps *fixture, gconstpointer data)
{
  bw_fake_entra_refuse (fixture->world.entra, "devicecode", "unauthorized_client", 700016, 1);
  start (fixture, "With a code");
  bw_sign_in_steps_wait_for (fixture, "refused");
  assert_announced (
      adw_navigation_page_get_title (adw_navigation_view_get_visible_page (fixture->pages)));
  g_assert_cmpuint (bw_announced_count ("Signed in"), ==, 0);
}

int
main (int argc, char **argv)
{
  bw_ui_test_init (&argc, &argv);

#define ADD(name, function)                                                                       \
  g_test_add ("/sign-in-announced/" name, BwSignInSteps, NULL, bw_sign_in_steps_set_up, function, \
              bw_sign_in_steps_tear_down)
  ADD ("browser", test_browser);
  ADD ("code", test_code);
  ADD ("refused", test_refused);
#undef ADD

  return g_test_run ();
}
