/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/bw-recent-menu.h"

#include <glib/gi18n.h>

static void
append_entry (GMenu *menu, BwRecentEntry *entry)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (NULL, NULL);
  g_autofree char *title = NULL;
  g_autoptr (GString) label = NULL;

  g_object_get (entry, "title", &title, NULL);
  /* In a label of a menu an underscore marks a letter. */
  label = g_string_new (title);
  g_string_replace (label, "_", "__", 0);
  g_menu_item_set_label (item, label->str);
  g_menu_item_set_action_and_target (item, "win.open-recent", "s", bw_recent_entry_get_key (entry));
  g_menu_append_item (menu, item);
}

/**
 * bw_recent_menu_fill:
 * @menu: a section of a menu
 * @recent_files: what was open before
 *
 * Makes @menu offer to open @recent_files again, and to forget them.
 */
void
bw_recent_menu_fill (GMenu *menu, BwRecentFiles *recent_files)
{
  guint n = 0;

  g_return_if_fail (G_IS_MENU (menu));
  g_return_if_fail (BW_IS_RECENT_FILES (recent_files));

  g_menu_remove_all (menu);
  n = g_list_model_get_n_items (G_LIST_MODEL (recent_files));
  for (guint i = 0; i < n; i++) {
    g_autoptr (BwRecentEntry) entry = g_list_model_get_item (G_LIST_MODEL (recent_files), i);

    append_entry (menu, entry);
  }
  if (n > 0)
    g_menu_append (menu, _ ("_Forget Recent Files"), "win.clear-recent");
}
