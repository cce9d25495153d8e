/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/actions/bw-arrange-menus.h"

#include <glib/gi18n.h>

#include "present/bw-label.h"

/* A facet or an order that is new is to be thought of in each of these, also beside a default. */
#pragma GCC diagnostic warning "-Wswitch-enum"

/* The place of the explanation in its menu. */
#define EXPLANATION "explanation"

static void
append_choice (GMenu *menu, const char *label, const char *action, const char *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", target);
  g_menu_append_item (menu, item);
}

static void
append_sort_key (GMenu *menu, BwSortKey key)
{
  g_autofree char *label = bw_label_sort_key (key);

  append_choice (menu, label, "actions.sort", bw_sort_key_to_key (key));
}

static void
append_explanation (GMenu *menu)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (NULL, NULL);

  g_menu_item_set_attribute (item, "custom", "s", EXPLANATION);
  g_menu_append_item (menu, item);
}

/* What the recommended order is, where it is chosen. */
static GtkWidget *
new_explanation (void)
{
  g_autofree char *text = bw_label_sort_explanation (BW_SORT_RECOMMENDED, FALSE);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 30);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_margin_start (label, 12);
  gtk_widget_set_margin_end (label, 12);
  gtk_widget_set_margin_bottom (label, 6);
  gtk_widget_add_css_class (label, "dimmed");
  gtk_widget_add_css_class (label, "caption");
  return label;
}

/**
 * bw_arrange_menus_fill_sort:
 * @popover: an empty menu
 *
 * Fills the menu in which the order of the list is chosen. The recommended order is explained there.
 */
void
bw_arrange_menus_fill_sort (GtkPopoverMenu *popover)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) keys = g_menu_new ();
  g_autoptr (GMenu) directions = g_menu_new ();

  append_sort_key (keys, BW_SORT_RECOMMENDED);
  append_explanation (keys);
  for (guint key = BW_SORT_RECOMMENDED + 1; key < BW_N_SORT_KEYS; key++)
    append_sort_key (keys, key);
  append_choice (directions, _ ("_Ascending"), "actions.direction", "ascending");
  append_choice (directions, _ ("_Descending"), "actions.direction", "descending");
  /* Translators: the head of a menu of orders. */
  g_menu_append_section (menu, _ ("Sort By"), G_MENU_MODEL (keys));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (directions));
  gtk_popover_menu_set_menu_model (popover, G_MENU_MODEL (menu));
  gtk_popover_menu_add_child (popover, new_explanation (), EXPLANATION);
}

/**
 * bw_arrange_menus_fill_group:
 * @menu: an empty menu
 *
 * Fills the menu in which is chosen what the list is grouped by.
 */
void
bw_arrange_menus_fill_group (GMenu *menu)
{
  g_autoptr (GMenu) facets = g_menu_new ();

  /* Translators: a choice in the menu of groups: not to group at all. */
  append_choice (facets, C_ ("group", "_Nothing"), "actions.group", "");
  for (int facet = 0; facet < BW_N_FACETS; facet++) {
    g_autofree char *label = bw_label_facet (facet);

    if (bw_facet_can_group (facet))
      append_choice (facets, label, "actions.group", bw_facet_to_key (facet));
  }
  /* Translators: the head of a menu of groups. */
  g_menu_append_section (menu, _ ("Group By"), G_MENU_MODEL (facets));
}

/**
 * bw_arrange_menus_starts_descending:
 * @key: a sort key
 *
 * Returns: whether the most is looked for first when the list is sorted by @key
 */
gboolean
bw_arrange_menus_starts_descending (BwSortKey key)
{
  switch (key) {
  case BW_SORT_IMPACT:
  case BW_SORT_POINTS:
  case BW_SORT_POINTS_LEFT:
  case BW_SORT_LAST_SYNCED:
  case BW_SORT_PRIORITY:
    return TRUE;
  case BW_SORT_RECOMMENDED:
  case BW_SORT_TITLE:
  case BW_SORT_STATUS:
  case BW_SORT_RECENT:
  case BW_SORT_CATEGORY:
  case BW_SORT_PRODUCT:
  case BW_SORT_USER_IMPACT:
  case BW_SORT_COST:
  case BW_SORT_DUE:
  case BW_SORT_OWNER:
  default:
    return FALSE;
  }
}
