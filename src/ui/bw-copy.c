/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/bw-copy.h"

#include <glib/gi18n.h>

#include "ui/bw-toast.h"

/**
 * bw_copy:
 * @widget: a widget of a window or a dialog that has toasts
 * @text: what is copied
 *
 * Puts a text on the clipboard and says so.
 */
void
bw_copy (GtkWidget *widget, const char *text)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  /* Translators: said when something was put on the clipboard. */
  bw_toast_show (widget, _ ("Copied"));
}
