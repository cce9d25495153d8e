/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/history/bw-goal-dialog.h"

#include <math.h>

struct _BwGoalDialog {
  AdwDialog parent_instance;

  BwHistoryChoices *choices;

  AdwSpinRow *goal_row;
  GtkWidget *apply;
};

G_DEFINE_FINAL_TYPE (BwGoalDialog, bw_goal_dialog, ADW_TYPE_DIALOG)

static void
on_apply (BwGoalDialog *self)
{
  adw_spin_row_update (self->goal_row);
  bw_history_choices_set_goal (self->choices, adw_spin_row_get_value (self->goal_row));
  adw_dialog_close (ADW_DIALOG (self));
}

static void
on_cancel (BwGoalDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
bw_goal_dialog_dispose (GObject *object)
{
  BwGoalDialog *self = BW_GOAL_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), BW_TYPE_GOAL_DIALOG);
  g_clear_object (&self->choices);

  G_OBJECT_CLASS (bw_goal_dialog_parent_class)->dispose (object);
}

static void
bw_goal_dialog_class_init (BwGoalDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bw_goal_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               BW_RESOURCE_PATH "/history/bw-goal-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, BwGoalDialog, goal_row);
  gtk_widget_class_bind_template_child (widget_class, BwGoalDialog, apply);
  gtk_widget_class_bind_template_callback (widget_class, on_apply);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel);
}

/**
 * bw_goal_dialog_let_enter_apply:
 * @row: a row with a number to fill in
 *
 * Has Enter set what was typed, as in other dialogs; the row itself has no word for that.
 */
void
bw_goal_dialog_let_enter_apply (GtkEditable *row)
{
  GtkEditable *text = row;

  while (gtk_editable_get_delegate (text) != NULL)
    text = gtk_editable_get_delegate (text);
  if (GTK_IS_TEXT (text))
    gtk_text_set_activates_default (GTK_TEXT (text), TRUE);
}

static void
bw_goal_dialog_init (BwGoalDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  bw_goal_dialog_let_enter_apply (GTK_EDITABLE (self->goal_row));
}

/**
 * bw_goal_dialog_new:
 * @choices: where the answer goes
 *
 * Returns: (transfer floating): a dialog that proposes what is aimed at now
 */
AdwDialog *
bw_goal_dialog_new (BwHistoryChoices *choices)
{
  BwGoalDialog *self = g_object_new (BW_TYPE_GOAL_DIALOG, NULL);
  double goal = bw_history_choices_get_goal (choices);

  self->choices = g_object_ref (choices);
  adw_spin_row_set_value (self->goal_row, isfinite (goal) ? goal : 0);
  return ADW_DIALOG (self);
}
