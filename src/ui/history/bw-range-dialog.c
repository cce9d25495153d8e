/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/history/bw-range-dialog.h"

#include <glib/gi18n.h>

#include "present/bw-history-text.h"

struct _BwRangeDialog {
  AdwDialog parent_instance;

  BwHistoryChoices *choices;
  char *description;

  AdwEntryRow *from_row;
  AdwEntryRow *to_row;
  GtkWidget *apply;
};

G_DEFINE_FINAL_TYPE (BwRangeDialog, bw_range_dialog, ADW_TYPE_DIALOG)

typedef enum {
  PROP_DESCRIPTION = 1,
} BwRangeDialogProperty;

static GParamSpec *properties[PROP_DESCRIPTION + 1];

static BwDay
read_day (AdwEntryRow *row)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));

  return bw_day_from_iso (text);
}

static void
mark_row (AdwEntryRow *row, gboolean is_wrong)
{
  if (is_wrong)
    gtk_widget_add_css_class (GTK_WIDGET (row), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID,
      is_wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

static void
on_changed (BwRangeDialog *self)
{
  BwDay from = read_day (self->from_row);
  BwDay to = read_day (self->to_row);

  mark_row (self->from_row, from == BW_DAY_NONE);
  mark_row (self->to_row, to == BW_DAY_NONE || to < from);
  gtk_widget_set_sensitive (self->apply, from != BW_DAY_NONE && to != BW_DAY_NONE && from <= to);
}

static void
on_apply (BwRangeDialog *self)
{
  bw_history_choices_set_custom_range (self->choices, read_day (self->from_row),
                                       read_day (self->to_row));
  adw_dialog_close (ADW_DIALOG (self));
}

static void
on_cancel (BwRangeDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
bw_range_dialog_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BwRangeDialog *self = BW_RANGE_DIALOG (object);

  switch ((BwRangeDialogProperty) id) {
  case PROP_DESCRIPTION:
    g_value_set_string (value, self->description);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
bw_range_dialog_dispose (GObject *object)
{
  BwRangeDialog *self = BW_RANGE_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), BW_TYPE_RANGE_DIALOG);
  g_clear_object (&self->choices);
  g_clear_pointer (&self->description, g_free);

  G_OBJECT_CLASS (bw_range_dialog_parent_class)->dispose (object);
}

static void
bw_range_dialog_class_init (BwRangeDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = bw_range_dialog_get_property;
  object_class->dispose = bw_range_dialog_dispose;

  properties[PROP_DESCRIPTION] =
      g_param_spec_string ("description", NULL, NULL, NULL,
                           G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               BW_RESOURCE_PATH "/history/bw-range-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, BwRangeDialog, from_row);
  gtk_widget_class_bind_template_child (widget_class, BwRangeDialog, to_row);
  gtk_widget_class_bind_template_child (widget_class, BwRangeDialog, apply);
  gtk_widget_class_bind_template_callback (widget_class, on_apply);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
}

static void
bw_range_dialog_init (BwRangeDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
set_row (AdwEntryRow *row, BwDay day)
{
  g_autofree char *iso = bw_day_to_iso (day);

  gtk_editable_set_text (GTK_EDITABLE (row), iso);
}

/**
 * bw_range_dialog_new:
 * @choices: where the answer goes
 * @history: all days that there are records of, at least one
 *
 * Returns: (transfer floating): a dialog that proposes what was asked for before, or all days
 */
AdwDialog *
bw_range_dialog_new (BwHistoryChoices *choices, BwHistory *history)
{
  BwRangeDialog *self = g_object_new (BW_TYPE_RANGE_DIALOG, NULL);
  BwRange range = bw_history_choices_get_range (choices);
  GPtrArray *days = bw_history_get_days (history);
  BwDay oldest = bw_snapshot_get_day (g_ptr_array_index (days, 0));
  BwDay newest = bw_snapshot_get_day (g_ptr_array_index (days, days->len - 1));

  self->choices = g_object_ref (choices);
  self->description = bw_history_text_say_known_days (oldest, newest);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DESCRIPTION]);
  set_row (self->from_row, range.from != BW_DAY_NONE ? range.from : oldest);
  set_row (self->to_row, range.to != BW_DAY_NONE ? range.to : newest);
  return ADW_DIALOG (self);
}
