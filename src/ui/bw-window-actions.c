/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/bw-window-actions.h"

#include <glib/gi18n.h>

#include "archive/bw-archive-error.h"
#include "auth/bw-auth-error.h"
#include "auth/bw-certificate.h"
#include "model/bw-query.h"
#include "ui/bw-open-dialog.h"
#include "ui/error/bw-error-dialog.h"
#include "ui/error/bw-error-mend.h"
#include "ui/organisations/bw-history-adding.h"
#include "ui/organisations/bw-organisation-chooser.h"
#include "ui/organisations/bw-organisation-dialog.h"
#include "ui/organisations/bw-window-organisations.h"
#include "ui/preferences/bw-preferences-dialog.h"
#include "ui/sign-in/bw-sign-in-dialog.h"
#include "ui/standings/bw-window-standings.h"

#define SESSION_KEY "bw-session"
#define DISABLED_KEY "bw-disabled-actions"

/* What they work on. */

static BwSession *
get_session (GtkWidget *widget)
{
  return bw_window_get_session (BW_WINDOW (widget));
}

static BwContent *
get_content (GtkWidget *widget)
{
  return bw_window_get_content (BW_WINDOW (widget));
}

static BwRecentFiles *
get_recent_files (GtkWidget *widget)
{
  return bw_window_get_recent_files (BW_WINDOW (widget));
}

/* Opening. */

static void
on_files_chosen (GPtrArray *files, gpointer user_data)
{
  bw_window_open_files (BW_WINDOW (user_data), files);
}

static void
open_dialog (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GFile) folder = bw_recent_files_dup_folder (get_recent_files (widget));

  bw_open_dialog_run (GTK_WINDOW (widget), folder, on_files_chosen);
}

static void
open_demo (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bw_window_open_demo (BW_WINDOW (widget));
}

static void
open_recent (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_auto (GStrv) uris = g_strsplit (g_variant_get_string (parameter, NULL), "\n", -1);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  for (gsize i = 0; uris[i] != NULL; i++)
    g_ptr_array_add (files, g_file_new_for_uri (uris[i]));
  bw_window_open_files (BW_WINDOW (widget), files);
}

static void
remove_recent (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bw_recent_files_remove (get_recent_files (widget), g_variant_get_string (parameter, NULL));
}

static void
clear_recent (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bw_recent_files_clear (get_recent_files (widget));
}

static void
refresh (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bw_session_refresh (get_session (widget));
}

static void
retry (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bw_session_retry (get_session (widget));
}

static void
cancel (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bw_session_cancel (get_session (widget));
}

static void
close_organisation (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BwOrganisationEntry *entry = bw_session_get_entry (get_session (widget));

  if (entry != NULL)
    bw_views_drop (bw_window_get_views (BW_WINDOW (widget)), bw_organisation_entry_get_id (entry));
  else
    bw_session_close (get_session (widget));
}

/* Organisations of the list. */

static void
on_signed_in (BwWindow *window, BwOrganisationEntry *entry)
{
  bw_window_organisations_signed_in (window, entry);
}

static void
present_sign_in (GtkWidget *widget,
                 BwOrganisationEntry *renewed,
                 const char *claims,
                 gboolean proof)
{
  AdwDialog *dialog =
      bw_sign_in_dialog_new (bw_window_get_store (BW_WINDOW (widget)), renewed, claims);

  if (proof)
    bw_sign_in_form_set (bw_sign_in_dialog_get_form (BW_SIGN_IN_DIALOG (dialog)),
                         BW_SIGN_IN_FIELD_PROOF, "certificate");
  g_signal_connect_object (dialog, "signed-in", G_CALLBACK (on_signed_in), widget,
                           G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, widget);
}

static void
sign_in (GtkWidget *widget, const char *name, GVariant *parameter)
{
  present_sign_in (widget, NULL, NULL, FALSE);
}

/* What Microsoft demanded when it refused is asked for this time (graph.md §4.7). Who showed a certificate
 * before is asked for a certificate. */
static void
renew (GtkWidget *widget, BwSession *session)
{
  const GError *error = bw_session_get_error (session);
  const BwAuthErrorFields *fields = error != NULL ? bw_auth_error_get_fields (error) : NULL;
  gboolean proof =
      bw_session_get_notices (session).expires != NULL ||
      (error != NULL && error->domain == BW_CERTIFICATE_ERROR) ||
      (error != NULL && g_error_matches (error, BW_AUTH_ERROR, BW_AUTH_ERROR_CERTIFICATE));

  present_sign_in (widget, bw_session_get_entry (session), fields != NULL ? fields->claims : NULL,
                   proof);
}

static void
sign_in_again (GtkWidget *widget, const char *name, GVariant *parameter)
{
  renew (widget, get_session (widget));
}

/* A dialog is about one session: another one may be shown when it is answered. */
static void
set_session (AdwDialog *dialog, BwSession *session)
{
  g_object_set_data_full (G_OBJECT (dialog), SESSION_KEY, g_object_ref (session), g_object_unref);
}

static void
on_sign_in_again (AdwDialog *dialog, GtkWidget *window)
{
  renew (window, g_object_get_data (G_OBJECT (dialog), SESSION_KEY));
}

static void
show_organisation_settings (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BwSession *session = get_session (widget);
  AdwDialog *dialog = bw_organisation_dialog_new (bw_window_get_store (BW_WINDOW (widget)),
                                                  bw_session_get_entry (session),
                                                  bw_session_get_notices (session).expires);

  set_session (dialog, session);
  g_signal_connect_object (dialog, "sign-in-again", G_CALLBACK (on_sign_in_again), widget, 0);
  adw_dialog_present (dialog, widget);
}

static void
choose_organisation (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BwOrganisationStore *store = bw_window_get_store (BW_WINDOW (widget));

  adw_dialog_present (bw_organisation_chooser_new (store), widget);
}

static void
show_all_organisations (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bw_window_standings_show (BW_WINDOW (widget));
}

static void
look_up (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bw_window_standings_look_up (BW_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
unlock (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bw_session_unlock (get_session (widget));
}

static void
keep (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bw_session_keep (get_session (widget));
}

static void
mend (GtkWidget *window, BwSession *session)
{
  const GError *error = bw_session_get_error (session);

  switch (error != NULL ? bw_error_mend_find (error) : BW_ERROR_MEND_RETRY) {
  case BW_ERROR_MEND_SIGN_IN:
    renew (window, session);
    break;
  case BW_ERROR_MEND_UNLOCK:
    bw_session_unlock (session);
    break;
  case BW_ERROR_MEND_RETRY:
  default:
    bw_session_retry (session);
    break;
  }
}

/* That files could not be opened is over once it is read: what was open is as it was. */
static void
on_error_read (AdwDialog *dialog, const char *response, GtkWidget *window)
{
  BwSession *session = g_object_get_data (G_OBJECT (dialog), SESSION_KEY);

  if (g_str_equal (response, BW_ERROR_DIALOG_MEND))
    mend (window, session);
  else if (bw_session_get_entry (session) == NULL)
    bw_session_cancel (session);
}

static void
show_error_details (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BwSession *session = get_session (widget);
  const GError *error = bw_session_get_error (session);
  AdwAlertDialog *dialog = NULL;

  if (error == NULL)
    return;

  dialog = bw_error_dialog_new (error, bw_session_get_entry (session));
  set_session (ADW_DIALOG (dialog), session);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_error_read), widget, 0);
  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

/* One that was set aside is told by where it is now (bw_memory_dup_problem()). */
static void
show_unstored (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const GError *unstored = bw_session_get_notices (get_session (widget)).unstored;
  g_autofree char *place = NULL;

  if (unstored == NULL)
    return;
  if (g_error_matches (unstored, BW_ARCHIVE_ERROR, BW_ARCHIVE_ERROR_SET_ASIDE))
    /* Translators: %s is the name of a file. */
    place = g_strdup_printf (_ ("The damaged archive is here now: %s"), unstored->message);
  bw_error_dialog_tell (widget, unstored, place);
}

static void
show_preferences (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BwOrganisationStore *store = bw_window_get_store (BW_WINDOW (widget));
  g_autoptr (BwRefreshTimer) timer = bw_refresh_timer_new_for_session ();

  adw_dialog_present (bw_preferences_dialog_new (bw_organisation_store_get_list (store),
                                                 bw_organisation_store_get_clock (store), timer),
                      widget);
}

static void
add_to_history (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bw_history_adding_ask (BW_WINDOW (widget));
}

/* What the overview shows has been seen. */
static void
note_seen (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BwOrganisationEntry *entry = bw_session_get_entry (get_session (widget));
  const BwOrganisationMarks marks = { .seen = g_variant_get_string (parameter, NULL) };

  if (entry != NULL)
    bw_organisation_store_mark (bw_window_get_store (BW_WINDOW (widget)), entry, &marks);
}

/* The pages and the flyout. */

static void
show_page (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bw_content_show_page (get_content (widget), g_variant_get_string (parameter, NULL));
}

static void
show_actions (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bw_content_show_actions (get_content (widget));
}

/* Opens the list filtered by one value: `FACET=VALUE`. */
static void
show_filtered (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_auto (GStrv) parts = g_strsplit (g_variant_get_string (parameter, NULL), "=", 2);
  g_autoptr (BwQuery) query = bw_query_new ();
  BwFacet facet;

  if (g_strv_length (parts) != 2 || !bw_facet_from_key (parts[0], &facet)) {
    g_warning ("win.show-filtered: not FACET=VALUE: %s", g_variant_get_string (parameter, NULL));
    return;
  }

  bw_query_set_selected (query, facet, parts[1], TRUE);
  bw_actions_page_set_query (bw_content_show_actions (get_content (widget)), query);
}

static void
show_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BwWindow *self = BW_WINDOW (widget);
  BwScorecard *scorecard = bw_session_get_scorecard (get_session (widget));

  if (scorecard != NULL)
    bw_window_set_action (self,
                          bw_scorecard_find (scorecard, g_variant_get_string (parameter, NULL)));
}

static void
search (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BwActionsPage *page = bw_content_show_actions (get_content (widget));

  gtk_widget_activate_action (GTK_WIDGET (page), "actions.search", NULL);
}

static void
export_list (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BwActionsPage *page = bw_content_get_actions_page (get_content (widget));

  gtk_widget_activate_action (GTK_WIDGET (page), "actions.export", NULL);
}

static void
previous_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bw_actions_page_step (bw_content_get_actions_page (get_content (widget)), -1);
}

static void
next_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bw_actions_page_step (bw_content_get_actions_page (get_content (widget)), 1);
}

static void
close_flyout (GtkWidget *widget, const char *name, GVariant *parameter)
{
  bw_window_set_action (BW_WINDOW (widget), NULL);
}

/**
 * bw_window_actions_install:
 * @widget_class: the class of windows
 *
 * Adds to a class all that its windows can be asked to do.
 */
void
bw_window_actions_install (GtkWidgetClass *widget_class)
{
  const struct {
    const char *name;
    const char *parameter;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "win.open", NULL, open_dialog },
    { "win.open-demo", NULL, open_demo },
    { "win.open-recent", "s", open_recent },
    { "win.remove-recent", "s", remove_recent },
    { "win.clear-recent", NULL, clear_recent },
    { "win.close-organisation", NULL, close_organisation },
    { "win.refresh", NULL, refresh },
    { "win.retry", NULL, retry },
    { "win.cancel", NULL, cancel },
    { "win.sign-in", NULL, sign_in },
    { "win.sign-in-again", NULL, sign_in_again },
    { "win.choose-organisation", NULL, choose_organisation },
    { "win.all-organisations", NULL, show_all_organisations },
    { "win.look-up", "s", look_up },
    { "win.organisation-settings", NULL, show_organisation_settings },
    { "win.unlock", NULL, unlock },
    { "win.keep", NULL, keep },
    { "win.show-error", NULL, show_error_details },
    { "win.show-unstored", NULL, show_unstored },
    { "win.preferences", NULL, show_preferences },
    { "win.add-to-history", NULL, add_to_history },
    { "win.note-seen", "s", note_seen },
    { "win.show-page", "s", show_page },
    { "win.show-actions", NULL, show_actions },
    { "win.show-filtered", "s", show_filtered },
    { "win.show-action", "s", show_action },
    { "win.search", NULL, search },
    { "win.export", NULL, export_list },
    { "win.previous-action", NULL, previous_action },
    { "win.next-action", NULL, next_action },
    { "flyout.previous", NULL, previous_action },
    { "flyout.next", NULL, next_action },
    { "flyout.close", NULL, close_flyout },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].parameter,
                                     actions[i].activate);
  gtk_widget_class_install_property_action (widget_class, "win.organisation", "organisation");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, GDK_NO_MODIFIER_MASK,
                                       "flyout.close", NULL);
}

/* The actions of a window that cannot be asked for now. */
static GHashTable *
get_disabled (GtkWidget *widget)
{
  GHashTable *disabled = g_object_get_data (G_OBJECT (widget), DISABLED_KEY);

  if (disabled == NULL) {
    disabled = g_hash_table_new (g_str_hash, g_str_equal);
    g_object_set_data_full (G_OBJECT (widget), DISABLED_KEY, disabled,
                            (GDestroyNotify) g_hash_table_unref);
  }
  return disabled;
}

/* GTK tells everything in the window of an action that is set, also where it stays as it was. */
static void
set_enabled (GtkWidget *widget, const char *action, gboolean enabled)
{
  GHashTable *disabled = get_disabled (widget);

  if (enabled == !g_hash_table_contains (disabled, action))
    return;
  if (enabled)
    g_hash_table_remove (disabled, action);
  else
    g_hash_table_add (disabled, (gpointer) g_intern_string (action));
  gtk_widget_action_set_enabled (widget, action, enabled);
}

/* At the ends of the list there is nothing to go on to. */
static void
update_flyout_actions (GtkWidget *widget, gboolean is_shown)
{
  BwActionsPage *page = is_shown ? bw_content_get_actions_page (get_content (widget)) : NULL;
  gboolean has_previous = page != NULL && bw_actions_page_can_step (page, -1);
  gboolean has_next = page != NULL && bw_actions_page_can_step (page, 1);

  set_enabled (widget, "flyout.close", is_shown);
  set_enabled (widget, "flyout.previous", has_previous);
  set_enabled (widget, "win.previous-action", has_previous);
  set_enabled (widget, "flyout.next", has_next);
  set_enabled (widget, "win.next-action", has_next);
}

static void
set_all_enabled (GtkWidget *widget, const char **actions, gsize n_actions, gboolean enabled)
{
  for (gsize i = 0; i < n_actions; i++)
    set_enabled (widget, actions[i], enabled);
}

static gboolean
has_listed (BwWindow *window)
{
  BwOrganisationStore *store = bw_window_get_store (window);

  return store != NULL && g_list_model_get_n_items (G_LIST_MODEL (store)) > 0;
}

/**
 * bw_window_actions_update:
 * @window: a window
 *
 * Lets only that be asked which can be done now; nothing of it under a dialog, which is about what is shown, or
 * under the page with the scores of all organisations.
 */
void
bw_window_actions_update (BwWindow *window)
{
  GtkWidget *widget = GTK_WIDGET (window);
  BwSession *session = bw_window_get_session (window);
  gboolean is_free =
      adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)) == NULL;
  gboolean is_front = is_free && !bw_window_standings_are_shown (window);
  gboolean open = is_front && bw_session_get_records (session) != NULL;
  gboolean listed = is_front && bw_session_get_entry (session) != NULL;
  const char *always[] = { "win.open",       "win.open-demo",   "win.open-recent",
                           "win.retry",      "win.sign-in",     "win.choose-organisation",
                           "win.show-error", "win.organisation" };
  const char *with_entry[] = { "win.sign-in-again", "win.organisation-settings", "win.unlock",
                               "win.keep" };
  const char *with_content[] = { "win.refresh",    "win.search",       "win.export",
                                 "win.show-page",  "win.show-actions", "win.show-filtered",
                                 "win.show-action" };

  set_all_enabled (widget, always, G_N_ELEMENTS (always), is_free);
  set_all_enabled (widget, with_content, G_N_ELEMENTS (with_content), open);
  set_all_enabled (widget, with_entry, G_N_ELEMENTS (with_entry), listed);
  set_enabled (widget, "win.close-organisation", open || listed);
  set_enabled (widget, "win.add-to-history", open && bw_history_adding_is_possible (window));
  set_enabled (widget, "win.all-organisations", is_front && bw_window_get_store (window) != NULL);
  set_enabled (widget, "win.look-up", is_front && has_listed (window));
  set_enabled (widget, "win.preferences", is_free && bw_window_get_store (window) != NULL);
  update_flyout_actions (widget, open && bw_window_get_action (window) != NULL);
  set_enabled (widget, "win.cancel", is_front && bw_session_is_loading (session));
}
