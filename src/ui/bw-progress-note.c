/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/bw-progress-note.h"

#include <glib/gi18n.h>

/* In pixels. */
#define SPACING 12

/* Of the bar that switches between the pages, at large text too; in pixels. */
#define SWITCHER_HEIGHT 58

static GtkWidget *
create_spinner (void)
{
  GtkWidget *spinner =
      g_object_new (ADW_TYPE_SPINNER, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_widget_set_valign (spinner, GTK_ALIGN_CENTER);
  return spinner;
}

static GtkWidget *
create_label (GObject *told)
{
  GtkWidget *label =
      g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, "wrap", TRUE,
                    "natural-wrap-mode", GTK_NATURAL_WRAP_NONE, "xalign", 0.0, NULL);

  gtk_widget_add_css_class (label, "numeric");
  g_object_bind_property (told, "progress", label, "label", G_BINDING_SYNC_CREATE);
  return label;
}

static GtkWidget *
create_cancel (void)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Cancel"));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.cancel");
  return button;
}

/* Where there is a bar to switch pages by, what tells how far reading is leaves it free. */
static gboolean
choose_margin (GBinding *binding, const GValue *switcher, GValue *margin, gpointer data)
{
  g_value_set_int (margin, g_value_get_boolean (switcher) ? SWITCHER_HEIGHT : 0);
  return TRUE;
}

/**
 * bw_progress_note_new:
 * @content: over which it will lie
 * @told: has a property `progress`: what is being read and how far, which it says
 *
 * Returns: (transfer floating): what tells how far a read is while there is something to look at; not revealed
 */
GtkRevealer *
bw_progress_note_new (BwContent *content, GObject *told)
{
  GtkWidget *note = gtk_revealer_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACING);

  gtk_widget_add_css_class (box, "bw-progress");
  gtk_box_append (GTK_BOX (box), create_spinner ());
  gtk_box_append (GTK_BOX (box), create_label (told));
  gtk_box_append (GTK_BOX (box), create_cancel ());
  gtk_revealer_set_child (GTK_REVEALER (note), box);
  gtk_revealer_set_transition_type (GTK_REVEALER (note), GTK_REVEALER_TRANSITION_TYPE_CROSSFADE);
  gtk_widget_set_halign (note, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (note, GTK_ALIGN_END);
  g_object_bind_property_full (content, "switcher", note, "margin-bottom", G_BINDING_SYNC_CREATE,
                               choose_margin, NULL, NULL, NULL);
  g_object_bind_property (note, "reveal-child", note, "can-target", G_BINDING_SYNC_CREATE);
  return GTK_REVEALER (note);
}
