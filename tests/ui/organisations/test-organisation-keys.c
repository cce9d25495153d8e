/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What a person does by keys alone, by real ones: going from organisation to organisation and from page to page,
 * and through the pages of signing in and back. */

#include "bw-config.h"

#include "ui/bw-ui-keys.h"
#include "ui/organisations/bw-listed-window.h"
#include "ui/sign-in/bw-sign-in-dialog.h"

#define N_ORGANISATIONS 10

typedef struct {
  BwListedWindow *fixture;
  int number;
} Number;

static gboolean
has_number (gpointer data)
{
  Number *wanted = data;

  return bw_listed_window_get_number (wanted->fixture) == wanted->number;
}

static void
press_for_number (BwListedWindow *fixture, const char *keys, int number)
{
  Number wanted = { fixture, number };

  bw_ui_keys_press (keys);
  if (!bw_ui_test_wait (has_number, &wanted))
    g_error ("%s leads to %d", keys, bw_listed_window_get_number (fixture));
}

static void
test_organisations (BwListedWindow *fixture, gconstpointer data)
{
  for (guint i = 1; i <= N_ORGANISATIONS; i++) {
    g_autofree char *id = g_strdup_printf ("n-%u", i);
    g_autofree char *name = g_strdup_printf ("Number %u", i);

    bw_listed_window_add (fixture, id, name);
  }
  bw_listed_window_present_read (fixture);
  bw_ui_keys_take (GTK_WINDOW (fixture->window));
  for (int i = 9; i >= 1; i--) {
    g_autofree char *keys = g_strdup_printf ("ctrl+%d", i);

    press_for_number (fixture, keys, i);
  }
  bw_listed_window_wait_read (fixture);
}

typedef struct {
  BwListedWindow *fixture;
  const char *page;
} Page;

static gboolean
has_page (gpointer data)
{
  Page *wanted = data;
  BwContent *content = bw_window_get_content (wanted->fixture->window);

  return g_strcmp0 (bw_content_get_page (content), wanted->page) == 0;
}

static void
press_for_page (BwListedWindow *fixture, const char *keys, const char *page)
{
  Page wanted = { fixture, page };

  bw_ui_keys_press (keys);
  if (!bw_ui_test_wait (has_page, &wanted))
    g_error ("%s does not lead to %s", keys, page);
}

static void
test_pages (BwListedWindow *fixture, gconstpointer data)
{
  bw_listed_window_add (fixture, "one", "One");
  bw_listed_window_present_read (fixture);
  bw_ui_keys_take (GTK_WINDOW (fixture->window));
  press_for_page (fixture, "alt+2", "actions");
  press_for_page (fixture, "alt+1", "overview");
  press_for_page (fixture, "alt+2", "actions");
}

/* The pages of signing in. */

typedef struct {
  AdwNavigationView *pages;
  const char *tag;
} Tag;

static gboolean
has_tag (gpointer data)
{
  Tag *wanted = data;

  return g_strcmp0 (adw_navigation_view_get_visible_page_tag (wanted->pages), wanted->tag) == 0;
}

static void
press_for_tag (AdwNavigationView *pages, const char *keys, const char *tag)
{
  Tag wanted = { pages, tag };

  bw_ui_keys_press (keys);
  if (!bw_ui_test_wait (has_tag, &wanted))
    g_error ("%s leads to %s in the place of %s", keys,
             adw_navigation_view_get_visible_page_tag (pages), tag);
  bw_ui_test_wait_for_frames (GTK_WIDGET (pages), 2);
}

static BwSignInDialog *
open_sign_in (BwListedWindow *fixture)
{
  bw_listed_window_do (fixture, "win.sign-in");
  bw_ui_test_wait_for_frames (GTK_WIDGET (fixture->window), 4);
  bw_ui_keys_take (GTK_WINDOW (fixture->window));
  return BW_SIGN_IN_DIALOG (bw_ui_test_find (GTK_WIDGET (fixture->window), BW_TYPE_SIGN_IN_DIALOG));
}

static AdwNavigationView *
get_pages (BwSignInDialog *dialog)
{
  return ADW_NAVIGATION_VIEW (bw_ui_test_find (GTK_WIDGET (dialog), ADW_TYPE_NAVIGATION_VIEW));
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

/* Enter goes on, Escape goes back page by page, keeps what was typed, and closes the first page. */
static void
test_sign_in (BwListedWindow *fixture, gconstpointer data)
{
  BwSignInDialog *dialog = NULL;
  AdwNavigationView *pages = NULL;

  bw_listed_window_present (fixture);
  bw_listed_window_wait_for (fixture, "Welcome to Bolwerk");
  dialog = open_sign_in (fixture);
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  pages = get_pages (dialog);
  press_for_tag (pages, "Return", "organisation");
  bw_ui_keys_type (BW_FAKE_ENTRA_DOMAIN);
  press_for_tag (pages, "Return", "application");
  bw_ui_keys_type (BW_FAKE_ENTRA_CLIENT);
  press_for_tag (pages, "Return", "way");
  g_assert_cmpstr (
      bw_sign_in_form_get (bw_sign_in_dialog_get_form (dialog), BW_SIGN_IN_FIELD_CLIENT_ID), ==,
      BW_FAKE_ENTRA_CLIENT);
  press_for_tag (pages, "Escape", "application");
  press_for_tag (pages, "Escape", "organisation");
  press_for_tag (pages, "Escape", "cloud");
  g_assert_cmpstr (
      bw_sign_in_form_get (bw_sign_in_dialog_get_form (dialog), BW_SIGN_IN_FIELD_CLIENT_ID), ==,
      BW_FAKE_ENTRA_CLIENT);
  bw_ui_keys_press ("Escape");
  g_assert_true (bw_ui_test_wait (is_gone, &dialog));
  g_assert_true (bw_listed_window_shows (fixture, "Welcome to Bolwerk"));
}

static gboolean
asks_for_code (gpointer data)
{
  return bw_fake_entra_count (data, "devicecode") > 0;
}

/* Escape while somebody is waited for ends the wait. */
static void
test_waiting (BwListedWindow *fixture, gconstpointer data)
{
  BwSignInDialog *dialog = NULL;
  AdwNavigationView *pages = NULL;
  BwSignInForm *form = NULL;

  bw_fake_entra_set_pending (fixture->world.entra, G_MAXUINT, 0);
  bw_listed_window_present (fixture);
  bw_listed_window_wait_for (fixture, "Welcome to Bolwerk");
  dialog = open_sign_in (fixture);
  pages = get_pages (dialog);
  form = bw_sign_in_dialog_get_form (dialog);
  press_for_tag (pages, "Return", "organisation");
  bw_ui_keys_type (BW_FAKE_ENTRA_DOMAIN);
  press_for_tag (pages, "Return", "application");
  bw_ui_keys_type (BW_FAKE_ENTRA_CLIENT);
  press_for_tag (pages, "Return", "way");
  bw_sign_in_world_fill_in (&fixture->world, form);
  /* From the browser to the code; Enter on a choice chooses it and goes on. */
  bw_ui_keys_press ("Down");
  press_for_tag (pages, "Return", "waiting");
  g_assert_cmpstr (bw_sign_in_form_get (form, BW_SIGN_IN_FIELD_WAY), ==, "device-code");
  g_assert_true (bw_ui_test_wait (asks_for_code, fixture->world.entra));
  press_for_tag (pages, "Escape", "way");
  g_assert_cmpuint (bw_sign_in_world_count (&fixture->world), ==, 0);
}

int
main (int argc, char **argv)
{
  static const struct {
    const char *path;
    void (*test) (BwListedWindow *fixture, gconstpointer data);
  } TESTS[] = {
    { "/organisation-keys/organisations", test_organisations },
    { "/organisation-keys/pages", test_pages },
    { "/organisation-keys/sign-in", test_sign_in },
    { "/organisation-keys/waiting", test_waiting },
  };

  bw_ui_test_init (&argc, &argv);
  for (gsize i = 0; i < G_N_ELEMENTS (TESTS); i++)
    g_test_add (TESTS[i].path, BwListedWindow, NULL, bw_listed_window_set_up, TESTS[i].test,
                bw_listed_window_tear_down);
  return g_test_run ();
}
