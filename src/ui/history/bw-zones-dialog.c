/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/history/bw-zones-dialog.h"

#include "ui/history/bw-goal-dialog.h"

/* What is proposed where nothing is set. */
#define OKAY 40
#define GOOD 70

struct _BwZonesDialog {
  AdwDialog parent_instance;

  BwHistoryChoices *choices;

  AdwSpinRow *okay_row;
  AdwSpinRow *good_row;
  GtkWidget *remove;
  GtkWidget *apply;
};

G_DEFINE_FINAL_TYPE (BwZonesDialog, bw_zones_dialog, ADW_TYPE_DIALOG)

static BwZones
get_zones (BwZonesDialog *self)
{
  return (BwZones) { adw_spin_row_get_value (self->okay_row),
                     adw_spin_row_get_value (self->good_row) };
}

/* Zones the wrong way round cannot be set. */
static void
on_value (BwZonesDialog *self)
{
  BwZones zones = get_zones (self);

  gtk_widget_set_sensitive (self->apply, bw_zones_are_set (&zones));
}

static void
on_apply (BwZonesDialog *self)
{
  BwZones zones = { 0 };

  adw_spin_row_update (self->okay_row);
  adw_spin_row_update (self->good_row);
  zones = get_zones (self);
  if (!bw_zones_are_set (&zones))
    return;
  bw_history_choices_set_zones (self->choices, &zones);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
on_remove (BwZonesDialog *self)
{
  const BwZones none = { 0 };

  bw_history_choices_set_zones (self->choices, &none);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
on_cancel (BwZonesDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
bw_zones_dialog_dispose (GObject *object)
{
  BwZonesDialog *self = BW_ZONES_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), BW_TYPE_ZONES_DIALOG);
  g_clear_object (&self->choices);

  G_OBJECT_CLASS (bw_zones_dialog_parent_class)->dispose (object);
}

static void
bw_zones_dialog_class_init (BwZonesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bw_zones_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               BW_RESOURCE_PATH "/history/bw-zones-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, BwZonesDialog, okay_row);
  gtk_widget_class_bind_template_child (widget_class, BwZonesDialog, good_row);
  gtk_widget_class_bind_template_child (widget_class, BwZonesDialog, remove);
  gtk_widget_class_bind_template_child (widget_class, BwZonesDialog, apply);
  gtk_widget_class_bind_template_callback (widget_class, on_value);
  gtk_widget_class_bind_template_callback (widget_class, on_apply);
  gtk_widget_class_bind_template_callback (widget_class, on_remove);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel);
}

static void
bw_zones_dialog_init (BwZonesDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  bw_goal_dialog_let_enter_apply (GTK_EDITABLE (self->okay_row));
  bw_goal_dialog_let_enter_apply (GTK_EDITABLE (self->good_row));
}

/**
 * bw_zones_dialog_new:
 * @choices: where the answer goes
 *
 * Returns: (transfer floating): a dialog that proposes the zones that are set now
 */
AdwDialog *
bw_zones_dialog_new (BwHistoryChoices *choices)
{
  BwZonesDialog *self = g_object_new (BW_TYPE_ZONES_DIALOG, NULL);
  BwZones zones = bw_history_choices_get_zones (choices);
  gboolean are_set = bw_zones_are_set (&zones);

  self->choices = g_object_ref (choices);
  adw_spin_row_set_value (self->okay_row, are_set ? zones.okay : OKAY);
  adw_spin_row_set_value (self->good_row, are_set ? zones.good : GOOD);
  gtk_widget_set_visible (self->remove, are_set);
  return ADW_DIALOG (self);
}
