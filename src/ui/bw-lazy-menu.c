/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/bw-lazy-menu.h"

#define MENU_KEY "bw-menu"

static void
give_menu (GtkMenuButton *button, gpointer data)
{
  bw_lazy_menu_give (button);
}

/**
 * bw_lazy_menu_set:
 * @button: a button that has no menu yet
 * @menu: what it opens
 *
 * Gives a button its menu when it is first opened. A button makes the popover of a menu that it has at once, with a widget
 * for each of its items: for the window that is as much as the page in its first frame.
 */
void
bw_lazy_menu_set (GtkMenuButton *button, GMenuModel *menu)
{
  g_return_if_fail (GTK_IS_MENU_BUTTON (button));
  g_return_if_fail (G_IS_MENU_MODEL (menu));

  g_object_set_data_full (G_OBJECT (button), MENU_KEY, g_object_ref (menu), g_object_unref);
  gtk_menu_button_set_create_popup_func (button, give_menu, NULL, NULL);
}

/**
 * bw_lazy_menu_give:
 * @button: a button of bw_lazy_menu_set()
 *
 * Gives it its menu now, where it has none yet.
 */
void
bw_lazy_menu_give (GtkMenuButton *button)
{
  g_return_if_fail (GTK_IS_MENU_BUTTON (button));

  if (gtk_menu_button_get_menu_model (button) == NULL)
    gtk_menu_button_set_menu_model (button, g_object_get_data (G_OBJECT (button), MENU_KEY));
}
