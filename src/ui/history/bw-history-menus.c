/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/history/bw-history-menus.h"

#include <glib/gi18n.h>

#include "present/bw-chart-text.h"
#include "present/bw-history-text.h"

/**
 * bw_history_menus_fill_ranges:
 * @menu: a menu
 *
 * Fills @menu with the ranges of days that there are.
 */
void
bw_history_menus_fill_ranges (GMenu *menu)
{
  for (BwRangeKind kind = 0; kind < BW_RANGE_CUSTOM; kind++) {
    g_autofree char *label = bw_history_text_label_range (kind);
    g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

    g_menu_item_set_action_and_target (item, "history.range", "s", bw_range_kind_to_key (kind));
    g_menu_append_item (menu, item);
  }
  {
    g_autofree char *label = bw_history_text_label_range (BW_RANGE_CUSTOM);

    g_menu_append (menu, label, "history.choose-range");
  }
}

/**
 * bw_history_menus_create_lines:
 * @choices: what is chosen
 *
 * Returns: (transfer full): a menu of the lines that the chart can have in its unit
 */
GMenuModel *
bw_history_menus_create_lines (BwHistoryChoices *choices)
{
  static const struct {
    BwLineKind kind;
    const char *action;
  } lines[] = {
    { BW_LINE_MAXIMUM, "history.maximum" },
    { BW_LINE_ALL, "history.all" },
    { BW_LINE_SIZE, "history.size" },
    { BW_LINE_INDUSTRY, "history.industry" },
  };
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) others = g_menu_new ();
  g_autoptr (GMenu) goal = g_menu_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++) {
    g_autofree char *label = bw_chart_text_label_line (lines[i].kind);

    if (bw_line_has_unit (lines[i].kind, bw_history_choices_get_unit (choices)))
      g_menu_append (others, label, lines[i].action);
  }
  /* Translators: asks what score is aimed at. */
  g_menu_append (goal, _ ("_Goal…"), "history.choose-goal");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (others));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (goal));
  return G_MENU_MODEL (menu);
}
