/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/actions/bw-action-columns.h"

#include <glib/gi18n.h>

#include "present/bw-format.h"
#include "present/bw-label.h"
#include "present/bw-list-text.h"
#include "present/bw-recent-text.h"
#include "ui/actions/bw-status-icon.h"
#include "ui/bw-english.h"

/* What a column is: @chars is its least width in characters (of that of titles, beside their marks), @say what its cells say. The cells of titles
   and of statuses hold more than a text. */
/* A mark from right to left, then what follows for itself, whatever its direction is; and the end of that (Unicode
   Standard Annex 9). */
#define RIGHT_TO_LEFT "\u200F\u2068"
#define END_OF_DIRECTION "\u2069"

/* Where a text keeps the cell that it is in. */
#define CELL_KEY "bw-cell"

typedef struct {
  const char *id;
  const char *title;
  BwSortKey sort;
  guint chars;
  gboolean is_number;
  char *(*say) (BwAction *action);
} Column;

static char *
say_rank (BwAction *action)
{
  int rank = bw_action_get_rank (action);

  return rank >= 0 ? bw_format_count ((guint) rank) : g_strdup ("–");
}

static char *
say_points (BwAction *action)
{
  return bw_format_points_of (bw_action_get_points (action), bw_action_get_max_points (action));
}

static char *
say_status (BwAction *action)
{
  return bw_label_status (bw_action_get_status (action), bw_action_get_state_word (action));
}

static char *
say_category (BwAction *action)
{
  return bw_label_category (bw_action_get_category (action));
}

static char *
say_product (BwAction *action)
{
  return bw_label_brief_product (bw_action_get_product (action));
}

static char *
say_whole_product (BwAction *action)
{
  return bw_label_facet_value (BW_FACET_PRODUCT, bw_action_get_product (action));
}

static char *
say_user_impact (BwAction *action)
{
  return bw_label_level (bw_action_get_user_impact (action));
}

static char *
say_cost (BwAction *action)
{
  return bw_label_level (bw_action_get_cost (action));
}

static char *
say_synced (BwAction *action)
{
  return bw_format_day_short (bw_day_from_date_time (bw_action_get_last_synced (action)));
}

static char *
say_due (BwAction *action)
{
  BwDay due = bw_action_get_due_day (action);

  return due != BW_DAY_NONE ? bw_format_day_short (due) : g_strdup ("");
}

static char *
say_priority (BwAction *action)
{
  BwPriority priority = bw_action_get_priority (action);

  return priority != BW_PRIORITY_NONE ? bw_label_priority (priority) : g_strdup ("");
}

static char *
say_owner (BwAction *action)
{
  return g_strdup (bw_action_get_owner (action));
}

static const Column COLUMNS[BW_N_ACTION_COLUMNS] = {
  /* Translators: the head of a column: the rank that Microsoft gives an action, 1 first. */
  [BW_ACTION_COLUMN_RANK] = { "rank", NC_ ("column", "Rank"), BW_SORT_RECOMMENDED, 4, TRUE,
                              say_rank },
  /* Translators: the head of a column: the title of an improvement action. */
  [BW_ACTION_COLUMN_TITLE] = { "action", NC_ ("column", "Action"), BW_SORT_TITLE, 8, FALSE, NULL },
  /* Translators: the head of a column: what an action adds to the score. */
  [BW_ACTION_COLUMN_IMPACT] = { "impact", NC_ ("column", "Score impact"), BW_SORT_IMPACT, 8, TRUE,
                                bw_list_text_say_impact },
  /* Translators: the head of a column: achieved points of attainable points. */
  [BW_ACTION_COLUMN_POINTS] = { "points", NC_ ("column", "Points"), BW_SORT_POINTS, 8, TRUE,
                                say_points },
  /* Translators: the head of a column: how far an action is. */
  [BW_ACTION_COLUMN_STATUS] = { "status", NC_ ("column", "Status"), BW_SORT_STATUS, 12, FALSE,
                                NULL },
  /* Translators: the head of a column: Identity, Data, Device, Apps. */
  [BW_ACTION_COLUMN_CATEGORY] = { "category", NC_ ("column", "Category"), BW_SORT_CATEGORY, 12,
                                  FALSE, say_category },
  /* Translators: the head of a column: the Microsoft product. */
  [BW_ACTION_COLUMN_PRODUCT] = { "product", NC_ ("column", "Product"), BW_SORT_PRODUCT, 21, FALSE,
                                 say_product },
  /* Translators: the head of a column: how much users notice. */
  [BW_ACTION_COLUMN_USER_IMPACT] = { "user-impact", NC_ ("column", "User impact"),
                                     BW_SORT_USER_IMPACT, 9, FALSE, say_user_impact },
  /* Translators: the head of a column, little room: how much work an action is. */
  [BW_ACTION_COLUMN_COST] = { "cost", NC_ ("column", "Cost"), BW_SORT_COST, 10, FALSE, say_cost },
  /* Translators: the head of a column: when Microsoft last looked at it. */
  [BW_ACTION_COLUMN_SYNCED] = { "synced", NC_ ("column", "Last synced"), BW_SORT_LAST_SYNCED, 10,
                                FALSE, say_synced },
  /* Translators: the head of a column: whether an action regressed, was added or was updated recently. */
  [BW_ACTION_COLUMN_RECENT] = { "recent", NC_ ("column", "Recent changes"), BW_SORT_RECENT, 14,
                                FALSE, bw_recent_text_say_kinds },
  /* Translators: the head of a column: by when an action is to be done. */
  [BW_ACTION_COLUMN_DUE] = { "due", NC_ ("column", "Due"), BW_SORT_DUE, 10, FALSE, say_due },
  /* Translators: the head of a column: how much an action matters to the organisation. */
  [BW_ACTION_COLUMN_PRIORITY] = { "priority", NC_ ("column", "Priority"), BW_SORT_PRIORITY, 9,
                                  FALSE, say_priority },
  /* Translators: the head of a column: who is to do an action, as it is kept on this computer. */
  [BW_ACTION_COLUMN_OWNER] = { "owner", NC_ ("column", "Owner (here)"), BW_SORT_OWNER, 14, FALSE,
                               say_owner },
};

/**
 * bw_action_column_get_id:
 * @column: a column
 *
 * Returns: (transfer none): the name that it is remembered by
 */
const char *
bw_action_column_get_id (BwActionColumn column)
{
  g_return_val_if_fail ((guint) column < BW_N_ACTION_COLUMNS, NULL);

  return COLUMNS[column].id;
}

/**
 * bw_action_column_from_id:
 * @id: (nullable): a name that a column may be remembered by
 * @column: (out): the column
 *
 * Returns: whether there is such a column
 */
gboolean
bw_action_column_from_id (const char *id, BwActionColumn *column)
{
  for (guint i = 0; i < BW_N_ACTION_COLUMNS; i++)
    if (g_strcmp0 (COLUMNS[i].id, id) == 0) {
      *column = (BwActionColumn) i;
      return TRUE;
    }
  return FALSE;
}

/**
 * bw_action_column_get_sort_key:
 * @column: a column
 *
 * Returns: what the list is sorted by when its head is clicked
 */
BwSortKey
bw_action_column_get_sort_key (BwActionColumn column)
{
  g_return_val_if_fail ((guint) column < BW_N_ACTION_COLUMNS, BW_SORT_RECOMMENDED);

  return COLUMNS[column].sort;
}

/**
 * bw_action_column_say_title:
 * @column: a column
 *
 * Returns: (transfer full): its head
 */
char *
bw_action_column_say_title (BwActionColumn column)
{
  g_return_val_if_fail ((guint) column < BW_N_ACTION_COLUMNS, NULL);

  return g_strdup (g_dpgettext2 (NULL, "column", COLUMNS[column].title));
}

/* What is cut off or left out for want of room is read in the tooltip; it is looked up only when asked for. */
static gboolean
on_query_tooltip (GtkInscription *text, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  GtkColumnViewCell *cell = g_object_get_data (G_OBJECT (text), CELL_KEY);
  BwAction *action = cell != NULL ? gtk_column_view_cell_get_item (cell) : NULL;
  g_autofree char *whole =
      action != NULL ? say_whole_product (action) : g_strdup (gtk_inscription_get_text (text));

  if (whole == NULL || *whole == '\0')
    return FALSE;
  gtk_tooltip_set_text (tooltip, whole);
  return TRUE;
}

/* Inscriptions take their size from a number of characters, not from what they hold: filling a row
   anew costs no measuring, and columns keep their width while the list is scrolled. */
static GtkWidget *
new_text (const Column *column)
{
  GtkWidget *text = g_object_new (
      GTK_TYPE_INSCRIPTION, "min-chars", column->chars, "nat-chars", column->chars, "text-overflow",
      GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END, "xalign", column->is_number ? 1.0f : 0.0f, NULL);

  if (column->is_number) {
    gtk_widget_add_css_class (text, "numeric");
    /* Figures and their signs alone would be turned round where one reads from right to left. */
    gtk_widget_set_direction (text, GTK_TEXT_DIR_LTR);
  }
  gtk_widget_set_has_tooltip (text, TRUE);
  g_signal_connect (text, "query-tooltip", G_CALLBACK (on_query_tooltip), NULL);
  return text;
}

static void
on_setup_text (GtkSignalListItemFactory *factory, GtkColumnViewCell *cell, const Column *column)
{
  GtkWidget *text = new_text (column);

  gtk_column_view_cell_set_focusable (cell, FALSE);
  if (column == &COLUMNS[BW_ACTION_COLUMN_PRODUCT])
    g_object_set_data (G_OBJECT (text), CELL_KEY, cell);
  gtk_column_view_cell_set_child (cell, text);
}

/* A text in another direction than the window's would stand at the other side of its column, away from its head. */
static void
set_text (GtkInscription *inscription, const char *text)
{
  g_autofree char *turned = NULL;

  if (gtk_widget_get_direction (GTK_WIDGET (inscription)) == GTK_TEXT_DIR_RTL)
    turned = g_strconcat (RIGHT_TO_LEFT, text, END_OF_DIRECTION, NULL);
  gtk_inscription_set_text (inscription, turned != NULL ? turned : text);
}

static void
on_bind_text (GtkSignalListItemFactory *factory, GtkColumnViewCell *cell, const Column *column)
{
  g_autofree char *text = column->say (gtk_column_view_cell_get_item (cell));

  set_text (GTK_INSCRIPTION (gtk_column_view_cell_get_child (cell)), text);
}

static GtkWidget *
new_mark (const char *text)
{
  GtkWidget *mark = gtk_label_new (text);

  gtk_widget_add_css_class (mark, "bw-mark");
  gtk_widget_set_valign (mark, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (mark, FALSE);
  return mark;
}

static void
on_setup_title (GtkSignalListItemFactory *factory, GtkColumnViewCell *cell, const Column *column)
{
  g_autoptr (PangoAttrList) english = bw_english_new_attributes ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = new_text (column);

  gtk_inscription_set_attributes (GTK_INSCRIPTION (title), english);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), new_mark (NULL));
  /* Translators: a label beside the title of an action that Microsoft retired. */
  gtk_box_append (GTK_BOX (box), new_mark (_ ("[Retired]")));
  gtk_column_view_cell_set_focusable (cell, FALSE);
  gtk_column_view_cell_set_child (cell, box);
}

/* GTK 4.18 never lets go of an inscription's attributes. */
static void
on_teardown_title (GtkSignalListItemFactory *factory, GtkColumnViewCell *cell, const Column *column)
{
  GtkWidget *box = gtk_column_view_cell_get_child (cell);

  if (box != NULL)
    gtk_inscription_set_attributes (GTK_INSCRIPTION (gtk_widget_get_first_child (box)), NULL);
}

static void
on_bind_title (GtkSignalListItemFactory *factory, GtkColumnViewCell *cell, const Column *column)
{
  BwAction *action = gtk_column_view_cell_get_item (cell);
  GtkWidget *title = gtk_widget_get_first_child (gtk_column_view_cell_get_child (cell));
  GtkWidget *not_scored = gtk_widget_get_next_sibling (title);
  g_autofree char *mark = bw_label_not_scored (bw_action_get_not_scored_reason (action));

  set_text (GTK_INSCRIPTION (title), bw_action_get_title (action));
  gtk_label_set_label (GTK_LABEL (not_scored), mark);
  gtk_widget_set_visible (not_scored, *mark != '\0');
  gtk_widget_set_visible (gtk_widget_get_next_sibling (not_scored),
                          bw_action_is_deprecated (action));
}

static void
on_setup_status (GtkSignalListItemFactory *factory, GtkColumnViewCell *cell, const Column *column)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon =
      g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  GtkWidget *text = new_text (column);

  gtk_widget_set_hexpand (text, TRUE);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), text);
  gtk_column_view_cell_set_focusable (cell, FALSE);
  gtk_column_view_cell_set_child (cell, box);
}

static void
on_bind_status (GtkSignalListItemFactory *factory, GtkColumnViewCell *cell, const Column *column)
{
  BwAction *action = gtk_column_view_cell_get_item (cell);
  GtkWidget *icon = gtk_widget_get_first_child (gtk_column_view_cell_get_child (cell));
  g_autofree char *status = say_status (action);

  gtk_image_set_from_icon_name (GTK_IMAGE (icon),
                                bw_status_icon_get_name (bw_action_get_status (action)));
  gtk_inscription_set_text (GTK_INSCRIPTION (gtk_widget_get_next_sibling (icon)), status);
}

static GtkListItemFactory *
new_factory (const Column *column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GCallback setup = G_CALLBACK (on_setup_text);
  GCallback bind = G_CALLBACK (on_bind_text);

  if (column == &COLUMNS[BW_ACTION_COLUMN_TITLE]) {
    setup = G_CALLBACK (on_setup_title);
    bind = G_CALLBACK (on_bind_title);
    g_signal_connect (factory, "teardown", G_CALLBACK (on_teardown_title), (gpointer) column);
  } else if (column == &COLUMNS[BW_ACTION_COLUMN_STATUS]) {
    setup = G_CALLBACK (on_setup_status);
    bind = G_CALLBACK (on_bind_status);
  }

  g_signal_connect (factory, "setup", setup, (gpointer) column);
  g_signal_connect (factory, "bind", bind, (gpointer) column);
  return factory;
}

/**
 * bw_action_column_new:
 * @id: which column
 *
 * Makes a column for a list of #BwAction. Its sorter orders nothing: it only lets the head be
 * clicked and show the order, which the query makes.
 *
 * Returns: (transfer full): the column
 */
GtkColumnViewColumn *
bw_action_column_new (BwActionColumn id)
{
  const Column *column = &COLUMNS[id];
  g_autofree char *title = bw_action_column_say_title (id);
  g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (NULL, NULL, NULL));
  GtkColumnViewColumn *made = gtk_column_view_column_new (title, new_factory (column));

  gtk_column_view_column_set_id (made, column->id);
  gtk_column_view_column_set_sorter (made, sorter);
  gtk_column_view_column_set_resizable (made, TRUE);
  gtk_column_view_column_set_expand (made, id == BW_ACTION_COLUMN_TITLE);
  return made;
}

static void
on_bind_row (GtkSignalListItemFactory *factory, GtkColumnViewRow *row)
{
  g_autofree char *label = bw_list_text_say_row (gtk_column_view_row_get_item (row));

  gtk_column_view_row_set_accessible_label (row, label);
}

/**
 * bw_action_row_factory_new:
 *
 * Returns: (transfer full): what names the rows of a column view of #BwAction for screen readers
 */
GtkListItemFactory *
bw_action_row_factory_new (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "bind", G_CALLBACK (on_bind_row), NULL);
  return factory;
}
