/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/bw-window-drop.h"

#include <glib/gi18n.h>

#include "ui/bw-file-drop.h"

/* In pixels. */
#define SIGN_SIZE 64
#define SPACING 12

static GtkWidget *
create_sign (void)
{
  GtkWidget *sign =
      g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_image_set_from_icon_name (GTK_IMAGE (sign), "document-open-symbolic");
  gtk_image_set_pixel_size (GTK_IMAGE (sign), SIGN_SIZE);
  return sign;
}

static GtkWidget *
create_hint (void)
{
  GtkWidget *hint = adw_bin_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING);
  GtkWidget *label = gtk_label_new (_ ("Drop to Open"));

  gtk_widget_add_css_class (label, "title-2");
  gtk_box_append (GTK_BOX (box), create_sign ());
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  adw_bin_set_child (ADW_BIN (hint), box);
  gtk_widget_set_can_target (hint, FALSE);
  gtk_widget_add_css_class (hint, "bw-drop-hint");
  return hint;
}

static void
on_files_dropped (GtkWidget *widget, GPtrArray *files)
{
  /* What is under a dialog is not to change. */
  if (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (widget)) == NULL)
    bw_window_open_files (BW_WINDOW (widget), files);
}

/* The hint is there while something hovers over the window. */
static void
on_current_drop (GtkOverlay *overlay, GParamSpec *pspec, GtkDropTarget *target)
{
  gboolean hovers = gtk_drop_target_get_current_drop (target) != NULL;
  GtkWidget *last = gtk_widget_get_last_child (GTK_WIDGET (overlay));
  gboolean is_shown = gtk_widget_has_css_class (last, "bw-drop-hint");

  if (hovers && !is_shown)
    gtk_overlay_add_overlay (overlay, create_hint ());
  else if (!hovers && is_shown)
    gtk_overlay_remove_overlay (overlay, last);
}

/**
 * bw_window_drop_accept:
 * @window: a window
 * @overlay: of it, with a child: where it is told that what hovers over the window can be dropped there
 *
 * Lets files be dropped on a window, which opens them.
 */
void
bw_window_drop_accept (BwWindow *window, GtkOverlay *overlay)
{
  GtkDropTarget *target = NULL;

  g_return_if_fail (BW_IS_WINDOW (window));
  g_return_if_fail (GTK_IS_OVERLAY (overlay));

  target = bw_file_drop_accept (GTK_WIDGET (window), on_files_dropped);
  g_signal_connect_object (target, "notify::current-drop", G_CALLBACK (on_current_drop), overlay,
                           G_CONNECT_SWAPPED);
}
