/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/error/bw-alert.h"

static GtkWidget *
create_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (label, style);
  return label;
}

/**
 * bw_alert_new:
 * @title: what happened, a few words
 * @body: what it means and what to do
 * @more: (nullable) (transfer floating): what stands below
 *
 * The heading of libadwaita 1.7 itself warns of each title that is wider than the dialog, so the title is
 * a label of its own, which wraps.
 *
 * Returns: (transfer floating): a dialog that tells something, without responses
 */
AdwAlertDialog *
bw_alert_new (const char *title, const char *body, GtkWidget *more)
{
  AdwDialog *dialog = adw_alert_dialog_new (NULL, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *said = create_label (body, "body");
  GtkWidget *toasts = adw_toast_overlay_new ();

  gtk_box_append (GTK_BOX (box), create_label (title, "title-2"));
  gtk_box_append (GTK_BOX (box), said);
  if (more != NULL)
    gtk_box_append (GTK_BOX (box), more);
  /* What is done in it is told in it: the toasts of the window are behind it. */
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (toasts), box);
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), toasts);
  adw_dialog_set_title (dialog, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (dialog), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (dialog), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY,
                                  said, NULL, -1);
  return ADW_ALERT_DIALOG (dialog);
}
