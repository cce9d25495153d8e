/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/organisations/bw-window-organisations.h"

#include <glib/gi18n.h>

#include "archive/bw-archive-error.h"
#include "ui/bw-session-name.h"
#include "ui/bw-window-actions.h"
#include "ui/error/bw-alert.h"
#include "ui/error/bw-error-dialog.h"
#include "ui/organisations/bw-organisation-menu.h"

/* How long a removal can be undone, in seconds. */
#define UNDO_TIME 10

#define REMOVAL_KEY "bw-removal"
#define WANTED_KEY "bw-wanted"

/* The organisations that are shown follow the list. */

static void
follow_entry (BwWindow *window, BwOrganisationStore *store, const char *id)
{
  g_autoptr (BwOrganisationEntry) entry = bw_organisation_store_find (store, id);

  if (entry != NULL)
    bw_session_set_entry (bw_views_find_session (bw_window_get_views (window), id), entry);
  else
    bw_views_drop (bw_window_get_views (window), id);
}

static void
on_items_changed (BwWindow *window,
                  guint position,
                  guint removed,
                  guint added,
                  BwOrganisationStore *store)
{
  g_autoptr (GPtrArray) shown = bw_views_list (bw_window_get_views (window));

  for (guint i = 0; i < shown->len; i++)
    follow_entry (window, store, g_ptr_array_index (shown, i));
  bw_window_organisations_update (window);
  bw_window_actions_update (window);
  /* Another one may be at the place of the one that is shown. */
  g_object_notify (G_OBJECT (window), "organisation");
}

/* What is told in passing. */

/**
 * Removal:
 * @store: the organisations of the list
 * @entry: the one that was removed
 *
 * A removal that can be undone: its toast has it. Nobody can undo it any more once that lets go of it, by its time, by a
 * click, or with its window.
 */
typedef struct {
  BwOrganisationStore *store;
  BwOrganisationEntry *entry;
} Removal;

static void
removal_free (Removal *removal)
{
  g_object_unref (removal->store);
  g_object_unref (removal->entry);
  g_free (removal);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Removal, removal_free)

static void
finish_removal (gpointer data)
{
  g_autoptr (Removal) removal = data;

  bw_organisation_store_finish (removal->store, removal->entry);
}

static void
on_undo (AdwToast *toast)
{
  g_autoptr (Removal) removal = g_object_steal_data (G_OBJECT (toast), REMOVAL_KEY);

  if (removal != NULL)
    bw_organisation_store_undo (removal->store, removal->entry);
}

/* A toast that was answered goes later than that: the undo may have failed by then, and is offered by another toast. */
static void
on_dismissed (AdwToast *toast)
{
  g_object_set_data (G_OBJECT (toast), REMOVAL_KEY, NULL);
}

static AdwToast *
create_toast (char *text)
{
  g_autofree char *owned = text;
  AdwToast *toast = adw_toast_new (owned);

  adw_toast_set_use_markup (toast, FALSE);
  return toast;
}

static void
on_removed (BwWindow *window, BwOrganisationEntry *entry, BwOrganisationStore *store)
{
  const char *name = bw_organisation_entry_get_brief_name (entry);
  /* Translators: %s is the name of an organisation; it is out of the list. */
  AdwToast *toast = create_toast (g_strdup_printf (_ ("Removed “%s”"), name));
  Removal *removal = g_new (Removal, 1);

  *removal = (Removal) { g_object_ref (store), g_object_ref (entry) };
  /* Translators: a button that puts back what was just removed. */
  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_timeout (toast, UNDO_TIME);
  g_object_set_data_full (G_OBJECT (toast), REMOVAL_KEY, removal, finish_removal);
  g_signal_connect (toast, "button-clicked", G_CALLBACK (on_undo), NULL);
  g_signal_connect (toast, "dismissed", G_CALLBACK (on_dismissed), NULL);
  bw_window_add_toast (window, toast);
}

static void
on_signed_out (BwWindow *window, BwOrganisationEntry *entry)
{
  const char *name = bw_organisation_entry_get_name (entry);
  /* Translators: %s is the name of an organisation. */
  g_autofree char *text = g_strdup_printf (_ ("Signed out of “%s”"), name);

  bw_views_drop (bw_window_get_views (window), bw_organisation_entry_get_id (entry));
  bw_window_add_toast (window, create_toast (g_steal_pointer (&text)));
}

/* The one that was shown when it was removed is shown again. */
static void
on_undone (BwWindow *window, BwOrganisationEntry *entry, BwOrganisationStore *store)
{
  g_autoptr (BwOrganisationEntry) back =
                bw_organisation_store_find (store, bw_organisation_entry_get_id (entry));

  if (back != NULL)
    bw_views_show_entry (bw_window_get_views (window), back);
}

/* What was asked, and has not been done; NULL where the error says all. */
static char *
say_failed (BwOrganisationAsked asked, const GError *error, const char *name)
{
  if (asked == BW_ORGANISATION_FINISH && error->domain == BW_ARCHIVE_ERROR)
    /* Translators: %s is the name of an organisation. */
    return g_strdup_printf (_ ("The history of “%s”, which was removed, is still on this computer. "
                               "Bolwerk deletes it at its next start."),
                            name);
  switch (asked) {
  case BW_ORGANISATION_SIGN_OUT:
    /* Translators: %s is the name of an organisation. */
    return g_strdup_printf (_ ("Signing out of “%s” did not work: its sign-in is still in the "
                               "keyring."),
                            name);
  case BW_ORGANISATION_REMOVE:
    /* Translators: %s is the name of an organisation. */
    return g_strdup_printf (_ ("“%s” was not removed."), name);
  case BW_ORGANISATION_UNDO:
    /* Translators: %s is the name of an organisation. */
    return g_strdup_printf (_ ("“%s” could not be put back."), name);
  case BW_ORGANISATION_FINISH:
    /* Translators: %s is the name of an organisation. */
    return g_strdup_printf (_ ("The sign-in of “%s”, which was removed, is still in the keyring. "
                               "Bolwerk deletes it at its next start."),
                            name);
  case BW_ORGANISATION_MARK:
  case BW_ORGANISATION_SET_DEFAULT:
    /* Translators: %s is the name of an organisation. */
    return g_strdup_printf (_ ("“%s” was not changed."), name);
  case BW_ORGANISATION_DELETE_UNLISTED:
    return g_strdup (_ ("The old sign-ins are still in the keyring."));
  case BW_ORGANISATION_LOAD:
  case BW_ORGANISATION_FORGET_REMOVED:
  default:
    return NULL;
  }
}

static void
on_failed (BwWindow *window,
           const GError *error,
           BwOrganisationAsked asked,
           BwOrganisationEntry *entry)
{
  const char *name = entry != NULL ? bw_organisation_entry_get_name (entry) : "";
  g_autofree char *failed = say_failed (asked, error, name);

  bw_error_dialog_tell (GTK_WIDGET (window), error, failed);
}

static void
on_unlisted_deleted (BwWindow *window, guint n)
{
  g_autofree char *text =
      n == 0
          ? g_strdup (_ ("There were no old sign-ins"))
          /* Translators: %u is how many there were. */
          : g_strdup_printf (ngettext ("%u old sign-in deleted", "%u old sign-ins deleted", n), n);

  bw_window_add_toast (window, create_toast (g_steal_pointer (&text)));
}

/* What a newer version has put there stays there for it. */
static void
on_passed_over (BwWindow *window, guint n)
{
  char *text = g_strdup_printf (
      /* Translators: %u is how many they are. */
      ngettext ("%u organisation in the list is for a newer version of Bolwerk",
                "%u organisations in the list are for a newer version of Bolwerk", n),
      n);

  bw_window_add_toast (window, create_toast (text));
}

/* Nothing uses them, and nobody would find them; but another list may be somewhere that does. */
static void
on_set_aside (BwWindow *window, const char *path, BwOrganisationStore *store)
{
  g_autofree char *body = g_strdup_printf (
      /* Translators: %s is the name of a file. */
      _ ("It has been set aside: %s\nTheir sign-ins are still in the keyring, where nothing uses "
         "them any more. Add the organisations again to have them in the list."),
      path);
  AdwAlertDialog *dialog = bw_alert_new (_ ("The List of Organisations Was Damaged"), body, NULL);

  /* Translators: a button that deletes from the keyring what belongs to no organisation of the list. */
  adw_alert_dialog_add_response (dialog, "delete", _ ("_Delete Old Sign-Ins"));
  adw_alert_dialog_set_response_appearance (dialog, "delete", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_add_response (dialog, "close", _ ("_Close"));
  adw_alert_dialog_set_default_response (dialog, "close");
  g_signal_connect_object (dialog, "response::delete",
                           G_CALLBACK (bw_organisation_store_delete_unlisted), store,
                           G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (window));
}

/* The start. */

/**
 * bw_window_organisations_dup_first:
 * @store: the organisations of the list, which is read
 * @id: (nullable): the one that was asked for
 *
 * Returns: (transfer full) (nullable): that one, or else the one that opens at the start; %NULL where there is none
 */
BwOrganisationEntry *
bw_window_organisations_dup_first (BwOrganisationStore *store, const char *id)
{
  BwOrganisationEntry *wanted = id != NULL ? bw_organisation_store_find (store, id) : NULL;

  return wanted != NULL ? wanted : bw_organisation_store_dup_default (store);
}

static void
open_first (BwWindow *window, BwOrganisationStore *store)
{
  g_autofree char *id = g_object_steal_data (G_OBJECT (window), WANTED_KEY);
  g_autoptr (BwOrganisationEntry) entry = bw_window_organisations_dup_first (store, id);

  if (entry != NULL)
    bw_views_show_entry (bw_window_get_views (window), entry);
  bw_views_set_waiting (bw_window_get_views (window), FALSE);
}

/* What somebody asked for in the meantime stays. */
static gboolean
is_in_use (BwWindow *window)
{
  BwSession *opened = bw_window_get_opened (window);

  return bw_window_get_session (window) != opened || bw_session_is_loading (opened) ||
         bw_session_get_records (opened) != NULL || bw_session_get_error (opened) != NULL;
}

static void
on_loaded (BwWindow *window, GParamSpec *pspec, BwOrganisationStore *store)
{
  g_signal_handlers_disconnect_by_func (store, on_loaded, window);
  if (is_in_use (window))
    bw_views_set_waiting (bw_window_get_views (window), FALSE);
  else
    open_first (window, store);
}

/**
 * bw_window_organisations_start:
 * @window: a window with a store, in which nothing was asked to be opened
 *
 * Shows the organisation that opens at the start, as soon as the list is read; or the welcome page, where
 * there is none.
 */
void
bw_window_organisations_start (BwWindow *window)
{
  BwOrganisationStore *store = bw_window_get_store (window);

  if (bw_organisation_store_is_loaded (store)) {
    open_first (window, store);
    return;
  }
  bw_views_set_waiting (bw_window_get_views (window), TRUE);
  g_signal_connect_object (store, "notify::loaded", G_CALLBACK (on_loaded), window,
                           G_CONNECT_SWAPPED);
}

/**
 * bw_window_organisations_start_with:
 * @window: a window with a store
 * @id: (nullable): an organisation of the list
 *
 * Shows that organisation, as soon as the list is read; as bw_window_organisations_start() where there is none of that @id.
 */
void
bw_window_organisations_start_with (BwWindow *window, const char *id)
{
  g_object_set_data_full (G_OBJECT (window), WANTED_KEY, g_strdup (id), g_free);
  bw_window_organisations_start (window);
}

/**
 * bw_window_organisations_follow:
 * @window: a window
 * @store: the organisations of the list
 *
 * Has the window show what becomes of the list.
 */
void
bw_window_organisations_follow (BwWindow *window, BwOrganisationStore *store)
{
  const struct {
    const char *signal;
    GCallback callback;
  } followed[] = {
    { "items-changed", G_CALLBACK (on_items_changed) },
    { "removed", G_CALLBACK (on_removed) },
    { "signed-out", G_CALLBACK (on_signed_out) },
    { "failed", G_CALLBACK (on_failed) },
    { "set-aside", G_CALLBACK (on_set_aside) },
    { "passed-over", G_CALLBACK (on_passed_over) },
    { "undone", G_CALLBACK (on_undone) },
    { "unlisted-deleted", G_CALLBACK (on_unlisted_deleted) },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (followed); i++)
    g_signal_connect_object (store, followed[i].signal, followed[i].callback, window,
                             G_CONNECT_SWAPPED);
  bw_window_organisations_update (window);
}

/**
 * bw_window_organisations_update:
 * @window: a window
 *
 * Makes the menu offer what can be switched to.
 */
void
bw_window_organisations_update (BwWindow *window)
{
  BwSession *opened = bw_window_get_opened (window);
  g_autofree char *name =
      bw_session_get_organisation (opened) != NULL ? bw_session_name (opened) : NULL;

  bw_organisation_menu_fill (bw_window_get_organisations_section (window),
                             bw_window_get_store (window), name);
}

/**
 * bw_window_organisations_get_number:
 * @window: a window
 *
 * Returns: the place in the list of what is shown, from 1; 0 where it is not in it
 */
int
bw_window_organisations_get_number (BwWindow *window)
{
  BwOrganisationStore *store = bw_window_get_store (window);
  BwOrganisationEntry *entry = bw_session_get_entry (bw_window_get_session (window));

  if (entry == NULL || store == NULL)
    return 0;
  return (int) bw_organisation_store_get_number (store, bw_organisation_entry_get_id (entry));
}

/**
 * bw_window_organisations_switch:
 * @window: a window
 * @number: a place in the list, from 1; 0 for what was opened beside it
 *
 * Shows another organisation; does nothing where there is none at that place.
 */
void
bw_window_organisations_switch (BwWindow *window, int number)
{
  BwOrganisationStore *store = bw_window_get_store (window);
  g_autoptr (BwOrganisationEntry) entry = NULL;

  if (number == 0) {
    bw_views_show_opened (bw_window_get_views (window));
    return;
  }
  if (store == NULL)
    return;
  entry = g_list_model_get_item (G_LIST_MODEL (store), (guint) number - 1);
  if (entry != NULL)
    bw_views_show_entry (bw_window_get_views (window), entry);
}

/**
 * bw_window_organisations_signed_in:
 * @window: a window with a store
 * @entry: an organisation to which somebody has just signed in, or signed in again
 *
 * Shows it, and reads it with what that sign-in brought.
 */
void
bw_window_organisations_signed_in (BwWindow *window, BwOrganisationEntry *entry)
{
  BwSession *session =
      bw_views_find_session (bw_window_get_views (window), bw_organisation_entry_get_id (entry));

  if (session != NULL)
    bw_session_sign_in_anew (session, entry);
  bw_views_show_entry (bw_window_get_views (window), entry);
}
