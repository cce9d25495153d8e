/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/bw-toast.h"

#include <adwaita.h>

/**
 * bw_toast_show:
 * @widget: a widget of a window that has toasts, or the window itself
 * @text: what has happened, as plain text
 *
 * Tells in passing what has happened.
 */
void
bw_toast_show (GtkWidget *widget, const char *text)
{
  GtkWidget *overlay = NULL;
  AdwToast *toast = NULL;

  if (ADW_IS_APPLICATION_WINDOW (widget))
    widget = adw_application_window_get_content (ADW_APPLICATION_WINDOW (widget));
  overlay = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);
  if (overlay == NULL)
    return;

  toast = adw_toast_new (text);
  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
}
