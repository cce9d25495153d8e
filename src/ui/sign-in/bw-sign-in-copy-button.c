/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/sign-in/bw-sign-in-copy-button.h"

#include "ui/bw-copy.h"

static void
on_clicked (GtkWidget *button)
{
  bw_copy (button, g_object_get_data (G_OBJECT (button), "bw-text"));
}

/**
 * bw_sign_in_copy_button_new:
 * @label: what a screen reader and the tooltip call it
 * @text: what it copies
 *
 * Returns: (transfer floating): a button with an icon that copies
 */
GtkWidget *
bw_sign_in_copy_button_new (const char *label, const char *text)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-copy-symbolic");

  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data_full (G_OBJECT (button), "bw-text", g_strdup (text), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (on_clicked), NULL);
  return button;
}
