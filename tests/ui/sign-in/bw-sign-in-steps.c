/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Signing in page by page, as somebody does it, against real servers. */

#include "bw-config.h"

#include "ui/sign-in/bw-sign-in-steps.h"

#include <string.h>

#include "support/bw-manual-clock.h"
#include "ui/sign-in/bw-sign-in-page.h"

static gboolean
on_open (BwSignInSteps *fixture, const char *address)
{
  fixture->n_opened++;
  if (g_str_has_prefix (address, "http://localhost:"))
    bw_test_browser_open (fixture->world.browser, address);
  return TRUE;
}

static void
on_signed_in (BwSignInSteps *fixture, BwOrganisationEntry *entry)
{
  g_assert_true (BW_IS_ORGANISATION_ENTRY (entry));
  fixture->n_signed_in++;
}

void
bw_sign_in_steps_present_dialog (BwSignInSteps *fixture, int width, BwOrganisationEntry *renewed)
{
  fixture->window = bw_ui_test_present_widget (adw_bin_new (), width, 700);
  fixture->dialog = BW_SIGN_IN_DIALOG (bw_sign_in_dialog_new (fixture->world.store, renewed, NULL));
  g_object_add_weak_pointer (G_OBJECT (fixture->dialog), (gpointer *) &fixture->dialog);
  g_signal_connect_swapped (fixture->dialog, "open-address", G_CALLBACK (on_open), fixture);
  g_signal_connect_swapped (fixture->dialog, "signed-in", G_CALLBACK (on_signed_in), fixture);
  adw_dialog_present (ADW_DIALOG (fixture->dialog),
                      adw_window_get_content (ADW_WINDOW (fixture->window)));
  fixture->pages = ADW_NAVIGATION_VIEW (
      bw_ui_test_find (GTK_WIDGET (fixture->dialog), ADW_TYPE_NAVIGATION_VIEW));
  bw_ui_test_wait_for_frames (GTK_WIDGET (fixture->window), 2);
}

void
bw_sign_in_steps_set_up_world (BwSignInSteps *fixture, gconstpointer real_time)
{
  g_autoptr (GSettings) settings = g_settings_new (BW_APPLICATION_ID);

  g_settings_reset (settings, "client-ids");
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  bw_sign_in_world_set_up (&fixture->world, real_time != NULL
                                                ? bw_system_clock_new ()
                                                : bw_manual_clock_new ("2026-07-17T12:00:00Z"));
}

void
bw_sign_in_steps_set_up (BwSignInSteps *fixture, gconstpointer real_time)
{
  bw_sign_in_steps_set_up_world (fixture, real_time);
  bw_sign_in_steps_present_dialog (fixture, 700, NULL);
}

static gboolean
is_store_alone (gpointer data)
{
  return G_OBJECT (data)->ref_count == 1;
}

void
bw_sign_in_steps_tear_down (BwSignInSteps *fixture, gconstpointer data)
{
  bw_ui_test_close (g_steal_pointer (&fixture->window));
  /* Whatever state it was closed in, nothing holds it. */
  g_assert_null (fixture->dialog);
  g_assert_true (bw_ui_test_wait (is_store_alone, fixture->world.store));
  bw_sign_in_world_tear_down (&fixture->world);
}

GtkWidget *
bw_sign_in_steps_get_page (BwSignInSteps *fixture)
{
  return GTK_WIDGET (adw_navigation_view_get_visible_page (fixture->pages));
}

gboolean
bw_sign_in_steps_is_at (gpointer data)
{
  BwSignInSteps *fixture = data;
  const char *tag =
      adw_navigation_page_get_tag (ADW_NAVIGATION_PAGE (bw_sign_in_steps_get_page (fixture)));

  return g_strcmp0 (tag, fixture->awaited) == 0;
}

void
bw_sign_in_steps_wait_for (BwSignInSteps *fixture, const char *tag)
{
  fixture->awaited = tag;
  if (!bw_ui_test_wait (bw_sign_in_steps_is_at, fixture))
    g_error (
        "waited in vain for %s at %s", tag,
        adw_navigation_page_get_tag (ADW_NAVIGATION_PAGE (bw_sign_in_steps_get_page (fixture))));
  bw_ui_test_wait_for_frames (GTK_WIDGET (fixture->window), 2);
}

GtkWidget *
bw_sign_in_steps_get_button (BwSignInSteps *fixture)
{
  GtkWidget *button =
      bw_sign_in_page_get_button (BW_SIGN_IN_PAGE (bw_sign_in_steps_get_page (fixture)));

  if (button != adw_dialog_get_default_widget (ADW_DIALOG (fixture->dialog)))
    g_error ("Enter does not go on at %s", adw_navigation_page_get_tag (ADW_NAVIGATION_PAGE (
                                               bw_sign_in_steps_get_page (fixture))));
  return button;
}

gboolean
bw_sign_in_steps_may_go_on (BwSignInSteps *fixture)
{
  return gtk_widget_get_sensitive (bw_sign_in_steps_get_button (fixture));
}

void
bw_sign_in_steps_next (BwSignInSteps *fixture, const char *tag)
{
  g_assert_true (bw_sign_in_steps_may_go_on (fixture));
  g_signal_emit_by_name (bw_sign_in_steps_get_button (fixture), "clicked");
  bw_sign_in_steps_wait_for (fixture, tag);
}

GtkWidget *
bw_sign_in_steps_find (BwSignInSteps *fixture, GType type, const char *label)
{
  GtkWidget *widget = bw_ui_test_find_by_label (bw_sign_in_steps_get_page (fixture), type, label);

  if (widget == NULL)
    g_error ("there is no “%s”", label);
  return widget;
}

void
bw_sign_in_steps_choose (BwSignInSteps *fixture, const char *label)
{
  adw_action_row_activate (
      ADW_ACTION_ROW (bw_sign_in_steps_find (fixture, ADW_TYPE_ACTION_ROW, label)));
}

void
bw_sign_in_steps_type (BwSignInSteps *fixture, const char *label, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (bw_sign_in_steps_find (fixture, ADW_TYPE_ENTRY_ROW, label)),
                         text);
  bw_ui_test_settle ();
}

gboolean
bw_sign_in_steps_shows (BwSignInSteps *fixture, const char *text)
{
  return bw_ui_test_shows_text (bw_sign_in_steps_get_page (fixture), text);
}

/* From the first page to that of the way. */
void
bw_sign_in_steps_go_to_way (BwSignInSteps *fixture)
{
  bw_sign_in_steps_wait_for (fixture, "cloud");
  bw_sign_in_steps_choose (fixture, "Custom…");
  bw_sign_in_steps_next (fixture, "custom");
  g_assert_false (bw_sign_in_steps_may_go_on (fixture));
  bw_sign_in_steps_type (fixture, "Sign-in service", bw_fake_entra_get_root (fixture->world.entra));
  bw_sign_in_steps_type (fixture, "Microsoft Graph", bw_fake_graph_get_root (fixture->world.graph));
  bw_sign_in_steps_next (fixture, "organisation");
  g_assert_false (bw_sign_in_steps_may_go_on (fixture));
  bw_sign_in_steps_type (fixture, "Domain or id", BW_FAKE_ENTRA_DOMAIN);
  bw_sign_in_steps_next (fixture, "application");
  g_assert_false (bw_sign_in_steps_may_go_on (fixture));
  bw_sign_in_steps_type (fixture, "Application (client) id", BW_FAKE_ENTRA_CLIENT);
  bw_sign_in_steps_next (fixture, "way");
}
