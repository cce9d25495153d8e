/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/preferences/bw-preferences-dialog.h"

#include <glib/gi18n.h>

#include "organisation/bw-retention.h"
#include "present/bw-kept-text.h"
#include "ui/bw-dialog-size.h"
#include "ui/bw-workers.h"
#include "ui/error/bw-alert.h"
#include "ui/error/bw-error-dialog.h"
#include "ui/preferences/bw-keeping-task.h"
#include "ui/preferences/bw-kept-row.h"

#define CANCEL "cancel"
#define DELETE "delete"

#define ID_KEY "bw-id"
#define OWNER_KEY "bw-owner"

/* For how many years days can be kept. One that was set elsewhere is a choice too. */
static const guint CHOICES[] = { BW_RETENTION_FOR_EVER, 1, 2, 5, 10 };

struct _BwPreferencesDialog {
  AdwPreferencesDialog parent_instance;

  BwOrganisationList *list;
  BwClock *clock;
  BwRefreshTimer *timer;
  BwWorkers *worker;
  GtkWidget *window; /* weak: where it is told what comes when this is closed */
  GArray *choices;
  GPtrArray *rows;
  guint years; /* what holds */
  guint wanted; /* what was chosen, and is asked about */
  gboolean is_showing;

  AdwPreferencesGroup *refreshing;
  AdwSwitchRow *refreshes;
  AdwComboRow *keeps;
  AdwPreferencesGroup *listed;
  AdwPreferencesGroup *others;
};

G_DEFINE_FINAL_TYPE (BwPreferencesDialog, bw_preferences_dialog, ADW_TYPE_PREFERENCES_DIALOG)

/* Refreshing by itself. */

/* Why it cannot be switched, or NULL. */
static const char *
say_reason (BwRefreshTimerState state)
{
  switch (state) {
  case BW_REFRESH_TIMER_SANDBOX:
    return _ ("Not from within a sandbox: there, only an open window refreshes");
  case BW_REFRESH_TIMER_NO_SESSION:
    return _ ("This takes systemd, which does not run for you here");
  case BW_REFRESH_TIMER_NO_ANSWER:
    return _ ("Systemd did not answer in time: close the preferences and open them again");
  case BW_REFRESH_TIMER_NOT_INSTALLED:
    return _ ("Systemd does not know Bolwerk’s timer: it is not installed where systemd looks");
  case BW_REFRESH_TIMER_OFF:
  case BW_REFRESH_TIMER_ON:
  case BW_REFRESH_TIMER_UNKNOWN:
  default:
    return NULL;
  }
}

/* The reason stands above, since a row that cannot be used is hard to read. */
static void
show_timer (BwPreferencesDialog *self)
{
  BwRefreshTimerState state = bw_refresh_timer_get_state (self->timer);
  gboolean can_switch = state == BW_REFRESH_TIMER_ON || state == BW_REFRESH_TIMER_OFF;
  const char *reason = say_reason (state);

  self->is_showing = TRUE;
  adw_switch_row_set_active (self->refreshes, state == BW_REFRESH_TIMER_ON);
  self->is_showing = FALSE;
  adw_preferences_group_set_description (self->refreshing, reason);
  adw_action_row_set_subtitle (
      ADW_ACTION_ROW (self->refreshes),
      reason != NULL ? ""
                     : _ ("All organisations, also while Bolwerk is closed. Microsoft keeps each "
                          "day for 90 days only."));
  gtk_widget_set_sensitive (GTK_WIDGET (self->refreshes), can_switch);
}

/* While it is being switched, it is where the user has put it. */
static void
on_timer (BwPreferencesDialog *self)
{
  if (!bw_refresh_timer_is_busy (self->timer))
    show_timer (self);
}

static void
on_refreshes (BwPreferencesDialog *self)
{
  if (!self->is_showing)
    bw_refresh_timer_switch (self->timer, adw_switch_row_get_active (self->refreshes));
}

static void
on_timer_failed (BwPreferencesDialog *self, const GError *error)
{
  bw_error_dialog_tell (GTK_WIDGET (self), error,
                        bw_refresh_timer_is_late (error)
                            ? _ ("Systemd did not answer in time. The switch shows what it says of "
                                 "the timer, once it does.")
                            : _ ("The timer was not changed."));
}

/* What is kept. */

static void on_done (gpointer data);

static gboolean
is_open (BwPreferencesDialog *self)
{
  return gtk_widget_get_root (GTK_WIDGET (self)) != NULL;
}

/* Where something is asked or told: the user may have closed this while it was found out, and wants it all the same.
   NULL where the window is closed too. */
static GtkWidget *
find_place (BwPreferencesDialog *self)
{
  if (is_open (self))
    return GTK_WIDGET (self);
  return self->window != NULL && gtk_widget_get_realized (self->window) ? self->window : NULL;
}

static void
note_window (BwPreferencesDialog *self)
{
  if (is_open (self))
    g_set_weak_pointer (&self->window, GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))));
}

static void
ask (BwPreferencesDialog *self, BwKeepingTask *task)
{
  note_window (self);
  task->owner = g_object_ref (G_OBJECT (self));
  gtk_widget_set_sensitive (GTK_WIDGET (self->keeps), FALSE);
  bw_workers_run (self->worker, bw_keeping_task_run, on_done, task,
                  (GDestroyNotify) bw_keeping_task_free, NULL);
}

static void
ask_with_years (BwPreferencesDialog *self, BwKeepingAsked asked, guint years)
{
  BwKeepingTask *task = bw_keeping_task_new (asked, self->list, self->clock);

  task->years = years;
  ask (self, task);
}

static void
on_delete_response (AdwAlertDialog *dialog, const char *response, BwPreferencesDialog *self)
{
  BwKeepingTask *task = NULL;

  if (!g_str_equal (response, DELETE))
    return;
  task = bw_keeping_task_new (BW_KEEPING_DELETE, self->list, self->clock);
  task->id = g_strdup (g_object_get_data (G_OBJECT (dialog), ID_KEY));
  ask (self, task);
}

static AdwAlertDialog *
new_question (const char *title, const char *body, const char *label)
{
  AdwAlertDialog *dialog = bw_alert_new (title, body, NULL);

  adw_alert_dialog_add_response (dialog, CANCEL, _ ("_Cancel"));
  adw_alert_dialog_add_response (dialog, DELETE, label);
  adw_alert_dialog_set_response_appearance (dialog, DELETE, ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (dialog, CANCEL);
  adw_alert_dialog_set_close_response (dialog, CANCEL);
  return dialog;
}

static void
on_delete (const char *id, const char *name, gpointer data)
{
  BwPreferencesDialog *self = data;
  /* Translators: %s is the name of an organisation that is not in the list any more. */
  g_autofree char *title = g_strdup_printf (_ ("Delete the History of “%s”?"), name);
  AdwAlertDialog *dialog =
      new_question (title,
                    _ ("Its days are deleted from this computer. This cannot be undone: Microsoft "
                       "has the last 90 days only."),
                    /* Translators: a button. */
                    _ ("_Delete"));

  g_object_set_data_full (G_OBJECT (dialog), ID_KEY, g_strdup (id), g_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_delete_response), self, 0);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

static void
show_archives (BwPreferencesDialog *self, GPtrArray *archives)
{
  gboolean has_listed = FALSE;
  gboolean has_others = FALSE;

  for (guint i = 0; i < self->rows->len; i++) {
    GtkWidget *row = g_ptr_array_index (self->rows, i);
    GtkWidget *group = gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP);

    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (group), row);
  }
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < archives->len; i++) {
    const BwKeptArchive *archive = g_ptr_array_index (archives, i);
    GtkWidget *row = bw_kept_row_new (archive, on_delete, self);

    adw_preferences_group_add (archive->is_listed ? self->listed : self->others, row);
    g_ptr_array_add (self->rows, row);
    has_listed = has_listed || archive->is_listed;
    has_others = has_others || !archive->is_listed;
  }
  gtk_widget_set_visible (GTK_WIDGET (self->listed), has_listed);
  gtk_widget_set_visible (GTK_WIDGET (self->others), has_others);
}

/* How long. */

static void
fill_choices (BwPreferencesDialog *self, guint years)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  gboolean is_there = FALSE;

  g_array_set_size (self->choices, 0);
  g_array_append_vals (self->choices, CHOICES, G_N_ELEMENTS (CHOICES));
  for (guint i = 0; i < self->choices->len; i++)
    is_there = is_there || g_array_index (self->choices, guint, i) == years;
  if (!is_there)
    g_array_append_val (self->choices, years);
  for (guint i = 0; i < self->choices->len; i++) {
    g_autofree char *name = bw_kept_text_say_years (g_array_index (self->choices, guint, i));

    gtk_string_list_append (names, name);
  }
  adw_combo_row_set_model (self->keeps, G_LIST_MODEL (names));
}

static void
show_years (BwPreferencesDialog *self)
{
  self->is_showing = TRUE;
  for (guint i = 0; i < self->choices->len; i++)
    if (g_array_index (self->choices, guint, i) == self->years)
      adw_combo_row_set_selected (self->keeps, i);
  self->is_showing = FALSE;
}

static void
take_years (BwPreferencesDialog *self, guint years)
{
  self->is_showing = TRUE;
  self->years = years;
  fill_choices (self, years);
  show_years (self);
}

static void
on_keeps (BwPreferencesDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->keeps);

  if (self->is_showing || selected >= self->choices->len)
    return;
  self->wanted = g_array_index (self->choices, guint, selected);
  if (self->wanted != self->years)
    ask_with_years (self, BW_KEEPING_COUNT, self->wanted);
}

static void
on_loss_response (BwPreferencesDialog *self, const char *response)
{
  if (g_str_equal (response, DELETE))
    ask_with_years (self, BW_KEEPING_SET, self->wanted);
  else
    show_years (self);
}

/* Where nothing would be lost, nobody is asked. The question keeps this, which may be closed, until it is answered. */
static void
on_counted (BwPreferencesDialog *self, BwKeepingTask *task)
{
  g_autofree char *body = NULL;
  AdwAlertDialog *dialog = NULL;

  if (task->n_days == 0) {
    ask_with_years (self, BW_KEEPING_SET, task->years);
    return;
  }
  body = bw_kept_text_say_loss (task->n_days, task->years);
  dialog = new_question (_ ("Delete Old Days?"), body,
                         /* Translators: a button: old days are deleted. */
                         _ ("_Delete"));
  g_object_set_data_full (G_OBJECT (dialog), OWNER_KEY, g_object_ref (self), g_object_unref);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_loss_response), self,
                           G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), find_place (self));
}

static void
on_done (gpointer data)
{
  BwKeepingTask *task = data;
  BwPreferencesDialog *self = BW_PREFERENCES_DIALOG (task->owner);
  GtkWidget *place = find_place (self);

  if (place == NULL)
    return;
  gtk_widget_set_sensitive (GTK_WIDGET (self->keeps), TRUE);
  if (task->archives != NULL)
    show_archives (self, task->archives);
  if (task->error != NULL) {
    bw_error_dialog_tell (place, task->error, NULL);
    show_years (self);
  } else if (task->asked == BW_KEEPING_COUNT) {
    on_counted (self, task);
  } else {
    take_years (self, task->years);
  }
}

/* Its life. */

static void
bw_preferences_dialog_dispose (GObject *object)
{
  BwPreferencesDialog *self = BW_PREFERENCES_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), BW_TYPE_PREFERENCES_DIALOG);
  g_clear_weak_pointer (&self->window);
  g_clear_object (&self->list);
  g_clear_object (&self->clock);
  g_clear_object (&self->timer);
  g_clear_object (&self->worker);
  g_clear_pointer (&self->choices, g_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (bw_preferences_dialog_parent_class)->dispose (object);
}

static void
bw_preferences_dialog_class_init (BwPreferencesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bw_preferences_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, BW_RESOURCE_PATH
                                               "/preferences/bw-preferences-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, BwPreferencesDialog, refreshing);
  gtk_widget_class_bind_template_child (widget_class, BwPreferencesDialog, refreshes);
  gtk_widget_class_bind_template_child (widget_class, BwPreferencesDialog, keeps);
  gtk_widget_class_bind_template_child (widget_class, BwPreferencesDialog, listed);
  gtk_widget_class_bind_template_child (widget_class, BwPreferencesDialog, others);
}

static void
bw_preferences_dialog_init (BwPreferencesDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->worker = bw_workers_new (1);
  self->choices = g_array_new (FALSE, FALSE, sizeof (guint));
  self->rows = g_ptr_array_new ();
  bw_dialog_size_set (ADW_DIALOG (self), 560, 600);
}

/**
 * bw_preferences_dialog_new:
 * @list: the list of organisations
 * @clock: the time
 * @timer: has all organisations read once a day
 *
 * Returns: (transfer floating): the dialog, which looks at once what there is
 */
AdwDialog *
bw_preferences_dialog_new (BwOrganisationList *list, BwClock *clock, BwRefreshTimer *timer)
{
  BwPreferencesDialog *self = NULL;

  g_return_val_if_fail (BW_IS_ORGANISATION_LIST (list), NULL);
  g_return_val_if_fail (BW_IS_CLOCK (clock), NULL);
  g_return_val_if_fail (BW_IS_REFRESH_TIMER (timer), NULL);

  self = g_object_new (BW_TYPE_PREFERENCES_DIALOG, NULL);
  g_set_object (&self->list, list);
  g_set_object (&self->clock, clock);
  g_set_object (&self->timer, timer);
  take_years (self, BW_RETENTION_FOR_EVER);
  show_timer (self);
  g_signal_connect_object (timer, "notify::busy", G_CALLBACK (on_timer), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (timer, "notify::state", G_CALLBACK (on_timer), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (timer, "failed", G_CALLBACK (on_timer_failed), self, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (self->refreshes, "notify::active", G_CALLBACK (on_refreshes), self);
  g_signal_connect_swapped (self->keeps, "notify::selected", G_CALLBACK (on_keeps), self);
  bw_refresh_timer_look (timer);
  ask_with_years (self, BW_KEEPING_LIST, BW_RETENTION_FOR_EVER);
  return ADW_DIALOG (self);
}
