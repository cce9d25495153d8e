/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/bw-window-size.h"

/* What the narrowest and lowest window may be, see the blueprint. */
#define MIN_WIDTH 360
#define MIN_HEIGHT 294

/**
 * bw_window_size_save:
 * @window: a window
 * @settings: where its size is kept
 *
 * Puts its size away.
 */
void
bw_window_size_save (GtkWindow *window, GSettings *settings)
{
  int width = 0;
  int height = 0;

  gtk_window_get_default_size (window, &width, &height);
  if (width > 0 && height > 0) {
    g_settings_set_int (settings, "window-width", MAX (width, MIN_WIDTH));
    g_settings_set_int (settings, "window-height", MAX (height, MIN_HEIGHT));
  }
  g_settings_set_boolean (settings, "window-maximized", gtk_window_is_maximized (window));
}

/**
 * bw_window_size_restore:
 * @window: a window that was not shown yet
 * @settings: where a size is kept
 *
 * Gives it the size that a window had last.
 */
void
bw_window_size_restore (GtkWindow *window, GSettings *settings)
{
  gtk_window_set_default_size (window, g_settings_get_int (settings, "window-width"),
                               g_settings_get_int (settings, "window-height"));
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (window);
}
