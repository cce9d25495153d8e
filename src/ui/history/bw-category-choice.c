/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/history/bw-category-choice.h"

#include <glib/gi18n.h>

#include "present/bw-label.h"

/**
 * bw_category_choice_get:
 * @choice: a drop-down that was filled
 * @shown_keys: (nullable): what bw_category_choice_fill() gave
 *
 * Returns: (transfer none) (nullable): the category that is chosen; %NULL for all
 */
const char *
bw_category_choice_get (GtkDropDown *choice, GPtrArray *shown_keys)
{
  guint selected = gtk_drop_down_get_selected (choice);

  return shown_keys != NULL && selected > 0 && selected <= shown_keys->len
             ? g_ptr_array_index (shown_keys, selected - 1)
             : NULL;
}

/**
 * bw_category_choice_fill:
 * @choice: a drop-down
 * @shown_keys: (nullable) (transfer full): what the last call gave
 * @keys: (element-type utf8): the categories that occur
 *
 * Fills @choice. The one that is chosen stays so, also where it occurs no more.
 *
 * Returns: (transfer full) (element-type utf8): the categories that it has
 */
GPtrArray *
bw_category_choice_fill (GtkDropDown *choice, GPtrArray *shown_keys, GPtrArray *keys)
{
  g_autoptr (GPtrArray) before = shown_keys;
  const char *chosen = bw_category_choice_get (choice, before);
  GPtrArray *now = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  guint selected = 0;

  for (guint i = 0; i < keys->len; i++)
    g_ptr_array_add (now, g_strdup (keys->pdata[i]));
  if (chosen != NULL && !g_ptr_array_find_with_equal_func (now, chosen, g_str_equal, NULL))
    g_ptr_array_add (now, g_strdup (chosen));
  gtk_string_list_append (labels, _ ("All Categories"));
  for (guint i = 0; i < now->len; i++) {
    gtk_string_list_take (labels, bw_label_category (now->pdata[i]));
    if (g_strcmp0 (now->pdata[i], chosen) == 0)
      selected = i + 1;
  }
  gtk_drop_down_set_model (choice, G_LIST_MODEL (labels));
  gtk_drop_down_set_selected (choice, selected);
  return now;
}
