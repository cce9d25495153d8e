/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/history/bw-history-table.h"

#include "ui/history/bw-history-row.h"

/* Of one that stands among others. In pixels. */
#define NAMED_HEIGHT 260

/* In letters: as wide as most numbers are. */
#define NUMBER_WIDTH 8

#define N_KINDS (BW_DAY_COLUMN_TEXT + 1)

struct _BwHistoryTable {
  AdwBin parent_instance;

  BwDayTable *table;
  GListStore *days;
  GtkSortListModel *sorted;

  GtkScrolledWindow *scrolled;
  GtkColumnView *view;
};

G_DEFINE_FINAL_TYPE (BwHistoryTable, bw_history_table, ADW_TYPE_BIN)

/* Where there is a text it takes the room that is left; else all columns do, so that numbers stand not too far apart. */
static gboolean
takes_room (BwDayTable *table, guint column)
{
  guint last = bw_day_table_count_columns (table) - 1;

  return bw_day_table_get_column (table, last) != BW_DAY_COLUMN_TEXT || column == last;
}

/* How its cells are made, as one number: what they hold, and of a column that takes room how many letters wide its numbers
 * are at least, or 0. */
static guint
choose_cells (BwDayTable *table, guint column, const char *label)
{
  guint width = MAX ((guint) g_utf8_strlen (label, -1), NUMBER_WIDTH);

  return bw_day_table_get_column (table, column) +
         (takes_room (table, column) ? width * N_KINDS : 0);
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  gboolean is_number = GPOINTER_TO_UINT (data) % N_KINDS == BW_DAY_COLUMN_NUMBER;
  guint width = GPOINTER_TO_UINT (data) / N_KINDS;
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), is_number ? 1 : 0);
  gtk_widget_add_css_class (label, "numeric");
  /* Figures and their signs alone would be turned round where one reads from right to left. */
  if (is_number)
    gtk_widget_set_direction (label, GTK_TEXT_DIR_LTR);
  /* In a column that is wider than its numbers these stand below its head. */
  if (is_number && width > 0) {
    gtk_label_set_width_chars (GTK_LABEL (label), (int) width);
    gtk_widget_set_halign (label, GTK_ALIGN_START);
  }
  gtk_list_item_set_child (item, label);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  BwHistoryRow *day = gtk_list_item_get_item (item);
  g_autofree char *text = bw_day_table_say_cell (
      bw_history_row_get_table (day), bw_history_row_get_index (day), GPOINTER_TO_UINT (data));

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), text);
}

static void
on_bind_row (GtkSignalListItemFactory *factory, GtkColumnViewRow *row, gpointer data)
{
  BwHistoryRow *day = gtk_column_view_row_get_item (row);
  g_autofree char *text =
      bw_day_table_say_row (bw_history_row_get_table (day), bw_history_row_get_index (day));

  gtk_column_view_row_set_accessible_label (row, text);
}

static GtkSorter *
create_sorter (void)
{
  GtkExpression *day = gtk_property_expression_new (BW_TYPE_HISTORY_ROW, NULL, "day");

  return GTK_SORTER (gtk_numeric_sorter_new (day));
}

static GtkColumnViewColumn *
create_column (BwDayTable *table, guint column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autofree char *label = bw_day_table_label_column (table, column);
  GtkColumnViewColumn *created = NULL;

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup),
                    GUINT_TO_POINTER (choose_cells (table, column, label)));
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), GUINT_TO_POINTER (column));
  created = gtk_column_view_column_new (label, factory);
  gtk_column_view_column_set_expand (created, takes_room (table, column));
  gtk_column_view_column_set_resizable (created, TRUE);
  return created;
}

static void
add_columns (BwHistoryTable *self, BwDayTable *table)
{
  for (guint i = 0; i < bw_day_table_count_columns (table); i++) {
    g_autoptr (GtkColumnViewColumn) column = create_column (table, i);

    gtk_column_view_append_column (self->view, column);
    if (bw_day_table_get_column (table, i) == BW_DAY_COLUMN_DAY) {
      g_autoptr (GtkSorter) sorter = create_sorter ();

      gtk_column_view_column_set_sorter (column, sorter);
      gtk_column_view_sort_by_column (self->view, column, GTK_SORT_DESCENDING);
    }
  }
}

static void
remove_columns (BwHistoryTable *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  while (g_list_model_get_n_items (columns) > 0) {
    g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

    gtk_column_view_remove_column (self->view, column);
  }
}

static void
bw_history_table_dispose (GObject *object)
{
  BwHistoryTable *self = BW_HISTORY_TABLE (object);

  /* The template's child is the bin's own, which has to let go of it before the template does. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), BW_TYPE_HISTORY_TABLE);
  g_clear_object (&self->sorted);
  g_clear_object (&self->days);
  g_clear_object (&self->table);

  G_OBJECT_CLASS (bw_history_table_parent_class)->dispose (object);
}

static void
bw_history_table_class_init (BwHistoryTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bw_history_table_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               BW_RESOURCE_PATH "/history/bw-history-table.ui");
  gtk_widget_class_bind_template_child (widget_class, BwHistoryTable, scrolled);
  gtk_widget_class_bind_template_child (widget_class, BwHistoryTable, view);
}

static void
bw_history_table_init (BwHistoryTable *self)
{
  GtkListItemFactory *rows = gtk_signal_list_item_factory_new ();
  GtkSingleSelection *selection = NULL;

  self->days = g_list_store_new (BW_TYPE_HISTORY_ROW);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (rows, "bind", G_CALLBACK (on_bind_row), NULL);
  gtk_column_view_set_row_factory (self->view, rows);
  g_object_unref (rows);
  self->sorted = gtk_sort_list_model_new (G_LIST_MODEL (g_object_ref (self->days)),
                                          g_object_ref (gtk_column_view_get_sorter (self->view)));
  selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (selection, FALSE);
  gtk_single_selection_set_can_unselect (selection, TRUE);
  gtk_single_selection_set_model (selection, G_LIST_MODEL (self->sorted));
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (selection));
  g_object_unref (selection);
}

/**
 * bw_history_table_set_name:
 * @self: the table
 * @name: what a screen reader calls it
 *
 * Makes it a table that stands among others, and is no higher than a part of the page.
 */
void
bw_history_table_set_name (BwHistoryTable *self, const char *name)
{
  g_return_if_fail (BW_IS_HISTORY_TABLE (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  gtk_scrolled_window_set_min_content_height (self->scrolled, NAMED_HEIGHT);
  gtk_scrolled_window_set_max_content_height (self->scrolled, NAMED_HEIGHT);
}

/**
 * bw_history_table_set_table:
 * @self: the table
 * @table: (nullable): what it shows
 *
 * Sets what it shows. Rows that tell the same as before stay, and so do the columns.
 */
void
bw_history_table_set_table (BwHistoryTable *self, BwDayTable *table)
{
  g_return_if_fail (BW_IS_HISTORY_TABLE (self));
  g_return_if_fail (table == NULL || BW_IS_DAY_TABLE (table));

  if (table != NULL && !bw_day_table_has_same_columns (table, self->table)) {
    bw_history_row_update (self->days, NULL);
    remove_columns (self);
    add_columns (self, table);
  }
  if (g_set_object (&self->table, table))
    bw_history_row_update (self->days, table);
}
