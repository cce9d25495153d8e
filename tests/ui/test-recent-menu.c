/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/bw-recent-files.h"
#include "ui/bw-recent-menu.h"
#include "ui/bw-ui-test.h"

static char *
dup_label (GMenuModel *menu, int item)
{
  char *label = NULL;

  g_assert_true (g_menu_model_get_item_attribute (menu, item, G_MENU_ATTRIBUTE_LABEL, "s", &label));
  return label;
}

/* An underscore in the name of a file is one, and marks no letter of the menu. */
static void
test_underscore (void)
{
  g_autoptr (GSettings) settings = g_settings_new (BW_APPLICATION_ID);
  g_autoptr (BwRecentFiles) recent = bw_recent_files_new (settings);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autofree char *label = NULL;
  g_autofree char *forget = NULL;

  g_ptr_array_add (files, g_file_new_for_path ("/srv/secure_scores_2026.json"));
  bw_recent_files_add (recent, files);
  bw_recent_menu_fill (menu, recent);

  g_assert_cmpint (g_menu_model_get_n_items (G_MENU_MODEL (menu)), ==, 2);
  label = dup_label (G_MENU_MODEL (menu), 0);
  g_assert_cmpstr (label, ==, "secure__scores__2026.json");
  forget = dup_label (G_MENU_MODEL (menu), 1);
  g_assert_cmpstr (forget, ==, "_Forget Recent Files");
}

int
main (int argc, char **argv)
{
  bw_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/recent-menu/underscore", test_underscore);
  return g_test_run ();
}
