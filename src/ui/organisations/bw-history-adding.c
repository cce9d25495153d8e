/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/organisations/bw-history-adding.h"

#include <glib/gi18n.h>

#include "archive/bw-archive-error.h"
#include "organisation/bw-import.h"
#include "present/bw-format.h"
#include "present/bw-kept-text.h"
#include "source/files/bw-files-source.h"
#include "ui/bw-workers.h"
#include "ui/error/bw-alert.h"
#include "ui/error/bw-error-dialog.h"

#define CANCEL "cancel"

/* What is added, on its way to a thread and back. */
typedef struct {
  BwWindow *window;
  BwWorkers *worker;
  BwSource *files;
  BwOrganisationList *list;
  BwOrganisationEntry *entry;
  BwClock *clock;
  BwImported imported;
  GError *error;
} Adding;

static void
adding_free (Adding *self)
{
  g_clear_object (&self->window);
  g_clear_object (&self->worker);
  g_clear_object (&self->files);
  g_clear_object (&self->list);
  g_clear_object (&self->entry);
  g_clear_object (&self->clock);
  bw_imported_clear (&self->imported);
  g_clear_error (&self->error);
  g_free (self);
}

/* The files that are shown, or NULL where something else is. */
static BwSource *
get_files (BwWindow *window)
{
  BwOrganisation *organisation = bw_session_get_organisation (bw_window_get_session (window));
  BwSource *source = organisation != NULL ? bw_organisation_get_source (organisation) : NULL;

  return source != NULL && BW_IS_FILES_SOURCE (source) ? source : NULL;
}

/* Whose they are, as their newest day says. */
static const char *
get_tenant (BwWindow *window)
{
  BwScorecard *scorecard = bw_session_get_scorecard (bw_window_get_session (window));
  BwSnapshot *snapshot = scorecard != NULL ? bw_scorecard_get_snapshot (scorecard) : NULL;

  return snapshot != NULL && get_files (window) != NULL ? bw_snapshot_get_tenant_id (snapshot)
                                                        : NULL;
}

/* The organisations of the list that the files are of; transfer full. */
static GPtrArray *
list_entries (BwWindow *window)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func (g_object_unref);
  BwOrganisationStore *store = bw_window_get_store (window);
  const char *tenant = get_tenant (window);
  guint n = store != NULL ? g_list_model_get_n_items (G_LIST_MODEL (store)) : 0;

  for (guint i = 0; tenant != NULL && i < n; i++) {
    g_autoptr (BwOrganisationEntry) entry = g_list_model_get_item (G_LIST_MODEL (store), i);

    if (g_ascii_strcasecmp (bw_organisation_entry_get_tenant (entry), tenant) == 0)
      g_ptr_array_add (entries, g_steal_pointer (&entry));
  }
  return entries;
}

/**
 * bw_history_adding_is_possible:
 * @window: a window
 *
 * Returns: whether saved files are shown that are of an organisation of the list
 */
gboolean
bw_history_adding_is_possible (BwWindow *window)
{
  g_autoptr (GPtrArray) entries = list_entries (window);

  return entries->len > 0;
}

/* On a worker. */

static void
look (gpointer data, GCancellable *cancellable)
{
  Adding *self = data;

  bw_import_look (self->files, self->list, self->clock, &self->imported, cancellable, &self->error);
}

static void
add (gpointer data, GCancellable *cancellable)
{
  Adding *self = data;

  bw_import_files (self->files, self->list, self->entry, self->clock, &self->imported, cancellable,
                   &self->error);
}

/* The worker is kept by what it works on. */
static void
run (BwWindow *window, BwOrganisationEntry *entry, BwWork work, BwWorkDone done)
{
  BwOrganisationStore *store = bw_window_get_store (window);
  BwWorkers *worker = bw_workers_new (1);
  Adding *adding = g_new0 (Adding, 1);

  *adding = (Adding) {
    .window = g_object_ref (window),
    .worker = worker,
    .files = g_object_ref (get_files (window)),
    .list = g_object_ref (bw_organisation_store_get_list (store)),
    .clock = g_object_ref (bw_organisation_store_get_clock (store)),
  };
  g_set_object (&adding->entry, entry);
  bw_workers_run (worker, work, done, adding, (GDestroyNotify) adding_free, NULL);
}

/* Back on the main loop. */

static gboolean
is_closed (const Adding *self)
{
  return !gtk_widget_get_realized (GTK_WIDGET (self->window));
}

static void
tell_set_aside (const Adding *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *place = NULL;

  if (self->imported.set_aside == NULL)
    return;
  error =
      g_error_new_literal (BW_ARCHIVE_ERROR, BW_ARCHIVE_ERROR_SET_ASIDE, self->imported.set_aside);
  /* Translators: %s is the name of a file. */
  place = g_strdup_printf (_ ("The damaged archive is here now: %s"), self->imported.set_aside);
  bw_error_dialog_tell (GTK_WIDGET (self->window), error, place);
}

static void
tell_added (const Adding *self)
{
  g_autofree char *stored = bw_format_count (self->imported.n_stored);
  g_autofree char *count = bw_format_count (self->imported.n_days);
  g_autofree char *text = g_strdup_printf (
      /* Translators: the first %s is a number of days, the second one how many there are in the files; the third one is
         the name of an organisation. */
      ngettext ("Added %s of %s day to the history of “%s”",
                "Added %s of %s days to the history of “%s”", self->imported.n_days),
      stored, count, bw_organisation_entry_get_brief_name (self->entry));
  AdwToast *toast = adw_toast_new (text);

  adw_toast_set_use_markup (toast, FALSE);
  bw_window_add_toast (self->window, toast);
}

/* Whoever shows what is kept of the organisation, its history above all, reads it anew. */
static void
tell_session (const Adding *self)
{
  BwSession *session = bw_views_find_session (bw_window_get_views (self->window),
                                              bw_organisation_entry_get_id (self->entry));

  if (session != NULL && self->imported.n_stored > 0)
    g_object_notify (G_OBJECT (session), "records");
}

static void
on_added (gpointer data)
{
  Adding *self = data;

  if (is_closed (self))
    return;
  tell_session (self);
  tell_set_aside (self);
  if (self->error != NULL)
    bw_error_dialog_tell (GTK_WIDGET (self->window), self->error, NULL);
  else
    tell_added (self);
}

static void
on_response (BwWindow *window, const char *response)
{
  g_autoptr (GPtrArray) entries = list_entries (window);

  for (guint i = 0; i < entries->len; i++) {
    BwOrganisationEntry *entry = g_ptr_array_index (entries, i);

    if (g_str_equal (bw_organisation_entry_get_id (entry), response))
      run (window, entry, add, on_added);
  }
}

static char *
build_body (const BwImported *imported)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_null_terminated (3, g_free, TRUE);

  g_ptr_array_add (parts, g_strdup (_ ("The days of these files are added to what is kept of the "
                                       "organisation on this computer. They never replace what "
                                       "Microsoft itself answered.")));
  if (imported->n_too_old > 0)
    g_ptr_array_add (parts, bw_kept_text_say_too_old (imported->n_too_old, imported->years));
  if (imported->n_future > 0)
    g_ptr_array_add (parts, bw_kept_text_say_future (imported->n_future));
  return g_strjoinv ("\n\n", (char **) parts->pdata);
}

static void
ask (BwWindow *window, const BwImported *imported)
{
  g_autoptr (GPtrArray) entries = list_entries (window);
  g_autofree char *body = build_body (imported);
  AdwAlertDialog *dialog = NULL;

  if (entries->len == 0) /* others are shown meanwhile */
    return;
  /* Translators: the title of a question; the answers are names of organisations. */
  dialog = bw_alert_new (_ ("Add to the History of…"), body, NULL);
  adw_alert_dialog_add_response (dialog, CANCEL, _ ("_Cancel"));
  for (guint i = 0; i < entries->len; i++) {
    BwOrganisationEntry *entry = g_ptr_array_index (entries, i);
    g_auto (GStrv) parts = g_strsplit (bw_organisation_entry_get_brief_name (entry), "_", -1);
    g_autofree char *label = g_strjoinv ("__", parts);

    adw_alert_dialog_add_response (dialog, bw_organisation_entry_get_id (entry), label);
  }
  adw_alert_dialog_set_close_response (dialog, CANCEL);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_response), window, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (window));
}

static void
on_looked (gpointer data)
{
  Adding *self = data;

  if (is_closed (self))
    return;
  if (self->error != NULL)
    bw_error_dialog_tell (GTK_WIDGET (self->window), self->error, NULL);
  else
    ask (self->window, &self->imported);
}

/**
 * bw_history_adding_ask:
 * @window: a window, in which files are shown that are of an organisation of the list
 *
 * Asks to which organisation their days are to be added, since one may be in the list several times, and adds them. How
 * many of the days are too old to be kept is said before.
 */
void
bw_history_adding_ask (BwWindow *window)
{
  if (bw_history_adding_is_possible (window))
    run (window, NULL, look, on_looked);
}
