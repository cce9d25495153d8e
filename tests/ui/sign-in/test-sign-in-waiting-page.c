/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The page that waits for the browser: each address that it gives away is good for one opening, so that it
   gives away another one each time. */

#include "bw-config.h"

#include <adwaita.h>

#include "support/bw-manual-clock.h"
#include "ui/bw-ui-test.h"
#include "ui/sign-in/bw-sign-in-form.h"
#include "ui/sign-in/bw-sign-in-waiting-page.h"

#define TEST_TYPE_COUNTER (test_counter_get_type ())
G_DECLARE_FINAL_TYPE (TestCounter, test_counter, TEST, COUNTER, GObject)

/* Makes addresses that are counted. */
struct _TestCounter {
  GObject parent_instance;

  guint n_made;
};

static char *
make (BwAddressMaker *maker)
{
  return g_strdup_printf ("http://localhost:1/%u", ++TEST_COUNTER (maker)->n_made);
}

static void
test_counter_iface_init (BwAddressMakerInterface *iface)
{
  iface->make = make;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TestCounter,
                               test_counter,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (BW_TYPE_ADDRESS_MAKER,
                                                      test_counter_iface_init))

static void
test_counter_class_init (TestCounterClass *klass)
{
}

static void
test_counter_init (TestCounter *self)
{
}

static void
on_open (GSimpleAction *action, GVariant *parameter, gpointer opened)
{
  g_set_str ((char **) opened, g_variant_get_string (parameter, NULL));
}

static void
press (GtkWidget *page, const char *label)
{
  GtkWidget *button = bw_ui_test_find_by_label (page, GTK_TYPE_BUTTON, label);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

static char *
dup_copied (GtkWidget *page)
{
  GdkContentProvider *content = gdk_clipboard_get_content (gtk_widget_get_clipboard (page));
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_STRING);
  g_assert_true (gdk_content_provider_get_value (content, &value, NULL));
  return g_value_dup_string (&value);
}

static void
test_addresses (void)
{
  g_autoptr (BwSignInForm) form = bw_sign_in_form_new (NULL, NULL, NULL);
  g_autoptr (BwClock) clock = bw_manual_clock_new ("2026-11-25T12:00:00Z");
  g_autoptr (TestCounter) counter = g_object_new (TEST_TYPE_COUNTER, NULL);
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autofree char *opened = NULL;
  g_autofree char *copied = NULL;
  const GActionEntry entries[] = { { "open", on_open, "s", NULL, NULL, { 0 } } };
  BwSignInPage *page = bw_sign_in_waiting_page_new (form, clock);
  GtkWidget *view = adw_navigation_view_new ();
  GtkWindow *window = NULL;

  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries),
                                   &opened);
  gtk_widget_insert_action_group (view, "sign-in", G_ACTION_GROUP (actions));
  adw_navigation_view_push (ADW_NAVIGATION_VIEW (view), ADW_NAVIGATION_PAGE (page));
  window = bw_ui_test_present_widget (view, 500, 600);
  bw_sign_in_waiting_page_begin (BW_SIGN_IN_WAITING_PAGE (page));
  bw_sign_in_waiting_page_show_browser (BW_SIGN_IN_WAITING_PAGE (page), BW_ADDRESS_MAKER (counter));

  press (GTK_WIDGET (page), "Open Again");
  g_assert_cmpstr (opened, ==, "http://localhost:1/1");
  press (GTK_WIDGET (page), "Open Again");
  g_assert_cmpstr (opened, ==, "http://localhost:1/2");
  press (GTK_WIDGET (page), "Copy the Address");
  copied = dup_copied (GTK_WIDGET (page));
  g_assert_cmpstr (copied, ==, "http://localhost:1/3");
  bw_ui_test_close (window);
}

/* Why one is asked a second time in one attempt; an attempt that is begun anew asks for the first time. */
static void
test_once_more (void)
{
  static const char *const WHY = "Microsoft wants more of this sign-in";
  g_autoptr (BwSignInForm) form = bw_sign_in_form_new (NULL, NULL, NULL);
  g_autoptr (BwClock) clock = bw_manual_clock_new ("2026-11-25T12:00:00Z");
  g_autoptr (GDateTime) now = bw_clock_get_now (clock);
  g_autoptr (GDateTime) later = g_date_time_add_minutes (now, 15);
  g_autoptr (TestCounter) counter = g_object_new (TEST_TYPE_COUNTER, NULL);
  BwSignInWaitingPage *page = BW_SIGN_IN_WAITING_PAGE (bw_sign_in_waiting_page_new (form, clock));
  GtkWidget *view = adw_navigation_view_new ();
  GtkWindow *window = NULL;

  adw_navigation_view_push (ADW_NAVIGATION_VIEW (view), ADW_NAVIGATION_PAGE (page));
  window = bw_ui_test_present_widget (view, 500, 700);
  bw_sign_in_waiting_page_begin (page);
  bw_sign_in_waiting_page_show_browser (page, BW_ADDRESS_MAKER (counter));
  g_assert_false (bw_ui_test_shows_text (GTK_WIDGET (page), WHY));
  bw_sign_in_waiting_page_show_browser (page, BW_ADDRESS_MAKER (counter));
  g_assert_true (bw_ui_test_shows_text (GTK_WIDGET (page), WHY));

  bw_sign_in_waiting_page_begin (page);
  bw_sign_in_waiting_page_show_code (page, "ABCD1234", "https://login.example/device", later);
  g_assert_false (bw_ui_test_shows_text (GTK_WIDGET (page), WHY));
  bw_sign_in_waiting_page_show_code (page, "EFGH5678", "https://login.example/device", later);
  g_assert_true (bw_ui_test_shows_text (GTK_WIDGET (page), WHY));
  bw_sign_in_waiting_page_end (page);
  bw_ui_test_close (window);
}

int
main (int argc, char *argv[])
{
  bw_ui_test_init (&argc, &argv);
  g_test_add_func ("/sign-in-waiting-page/addresses", test_addresses);
  g_test_add_func ("/sign-in-waiting-page/once-more", test_once_more);
  return g_test_run ();
}
