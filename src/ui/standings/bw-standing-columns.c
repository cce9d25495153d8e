/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/standings/bw-standing-columns.h"

#include <glib/gi18n.h>
#include <math.h>

#include "present/bw-format.h"
#include "ui/bw-column-head.h"
#include "ui/standings/bw-standing-name.h"

/* What a column is: @id is what it is chosen by, @say says what its cells say, @get gives what it is sorted by, NAN where
   that is not known; without @get it is sorted by what its cells say. One without @say is that of the names, whose cells
   hold more than a text. A column more is an entry more in the list below. */
typedef struct {
  const char *id;
  const char *title;
  gboolean is_figures;
  char *(*say) (const BwStanding *standing, BwStandingItem *item);
  double (*get) (const BwStanding *standing);
  char *(*explain) (
      BwStandingItem *item); /* what else there is to know of a cell; NULL where it is nothing */
} Column;

static char *
say_score (const BwStanding *standing, BwStandingItem *item)
{
  return bw_format_percentage (standing->percentage);
}

static double
get_score (const BwStanding *standing)
{
  return standing->percentage;
}

static char *
say_points (const BwStanding *standing, BwStandingItem *item)
{
  return bw_format_points_of (standing->points, standing->max);
}

static double
get_points (const BwStanding *standing)
{
  return standing->points;
}

static char *
say_day_before (const BwStanding *standing, BwStandingItem *item)
{
  return bw_format_impact (standing->since_yesterday);
}

static double
get_day_before (const BwStanding *standing)
{
  return standing->since_yesterday;
}

static char *
say_month (const BwStanding *standing, BwStandingItem *item)
{
  return bw_format_impact (standing->over_month);
}

static char *
explain_month (BwStandingItem *item)
{
  const BwStandingTextFields fields = bw_standing_item_get_fields (item);

  return bw_standing_text_say_since (&fields);
}

static double
get_month (const BwStanding *standing)
{
  return standing->over_month;
}

static char *
say_day (const BwStanding *standing, BwStandingItem *item)
{
  return bw_format_day_short (standing->day);
}

static double
get_day (const BwStanding *standing)
{
  return standing->day != BW_DAY_NONE ? standing->day : NAN;
}

static char *
say_sign_in (const BwStanding *standing, BwStandingItem *item)
{
  return g_strdup (bw_standing_item_say_signed_in (item));
}

static const Column COLUMNS[] = {
  /* Translators: the head of a column of organisations. */
  { BW_STANDING_COLUMN_NAME, NC_ ("standings", "Organisation"), FALSE, NULL, NULL, NULL },
  /* Translators: the head of a column: the score in percent. */
  { "score", NC_ ("standings", "Score"), TRUE, say_score, get_score, NULL },
  /* Translators: the head of a column: points achieved of attainable points. */
  { "points", NC_ ("standings", "Points"), TRUE, say_points, get_points, NULL },
  /* Translators: the head of a column: by how much the score changed since the day before. */
  { "day-before", NC_ ("standings", "Day before"), TRUE, say_day_before, get_day_before, NULL },
  /* Translators: the head of a column: by how much the score changed over 30 days. */
  { "month", NC_ ("standings", "30 days"), TRUE, say_month, get_month, explain_month },
  /* Translators: the head of a column: the newest day. */
  { "day", NC_ ("standings", "Newest day"), FALSE, say_day, get_day, NULL },
  /* Translators: the head of a column: whether an organisation is signed in to. */
  { "sign-in", NC_ ("standings", "Sign-in"), FALSE, say_sign_in, NULL, NULL },
};

static const char *
get_title (const Column *column)
{
  return g_dpgettext2 (NULL, "standings", column->title);
}

static char *
say (const Column *column, BwStandingItem *item)
{
  return column->say != NULL ? column->say (bw_standing_item_get_standing (item), item)
                             : g_strdup (bw_standing_item_get_name (item));
}

/* The order. */

/* What is not known comes last in either direction. */
static int
compare_numbers (double a, double b, gboolean descending)
{
  if (isnan (a) || isnan (b))
    return ((isnan (a) ? 1 : 0) - (isnan (b) ? 1 : 0)) * (descending ? -1 : 1);
  return (a > b) - (a < b);
}

static int
compare_texts (const Column *column, BwStandingItem *one, BwStandingItem *other)
{
  g_autofree char *said = say (column, one);
  g_autofree char *other_said = say (column, other);
  g_autofree char *text = g_utf8_casefold (said, -1);
  g_autofree char *other_text = g_utf8_casefold (other_said, -1);

  return g_utf8_collate (text, other_text);
}

/* What the sorter of a column is handed. */
typedef struct {
  const Column *column;
  GtkColumnView *view; /* which owns the column */
} Order;

static gboolean
is_descending (GtkColumnView *view)
{
  GtkSorter *sorter = gtk_column_view_get_sorter (view);

  return sorter != NULL && gtk_column_view_sorter_get_primary_sort_order (
                               GTK_COLUMN_VIEW_SORTER (sorter)) == GTK_SORT_DESCENDING;
}

static int
compare (gconstpointer a, gconstpointer b, gpointer data)
{
  const Order *order = data;
  BwStandingItem *one = (BwStandingItem *) a;
  BwStandingItem *other = (BwStandingItem *) b;

  if (order->column->get == NULL)
    return compare_texts (order->column, one, other);
  return compare_numbers (order->column->get (bw_standing_item_get_standing (one)),
                          order->column->get (bw_standing_item_get_standing (other)),
                          is_descending (order->view));
}

static GtkSorter *
create_sorter (const Column *column, GtkColumnView *view)
{
  Order *order = g_new (Order, 1);

  *order = (Order) { column, view };
  return GTK_SORTER (gtk_custom_sorter_new (compare, order, g_free));
}

/* The cells. */

static GtkWidget *
create_text (const Column *column)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), column->is_figures ? 1 : 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "numeric");
  /* Figures and their signs alone would be turned round where one reads from right to left. */
  if (column->is_figures)
    gtk_widget_set_direction (label, GTK_TEXT_DIR_LTR);
  return label;
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkColumnViewCell *cell, const Column *column)
{
  gtk_column_view_cell_set_focusable (cell, FALSE);
  gtk_column_view_cell_set_child (cell, column->say != NULL ? create_text (column)
                                                            : bw_standing_name_new (FALSE));
}

/* Where the child of a cell keeps its column. */
#define COLUMN_KEY "bw-column"

static void
update_cell (GtkColumnViewCell *cell)
{
  GtkWidget *child = gtk_column_view_cell_get_child (cell);
  const Column *column = g_object_get_data (G_OBJECT (child), COLUMN_KEY);
  BwStandingItem *item = gtk_column_view_cell_get_item (cell);
  g_autofree char *text = NULL;
  g_autofree char *explanation = NULL;

  if (column->say == NULL) {
    bw_standing_name_show (child, item);
    return;
  }
  text = say (column, item);
  explanation = column->explain != NULL ? column->explain (item) : NULL;
  gtk_label_set_label (GTK_LABEL (child), text);
  gtk_widget_set_tooltip_text (child, explanation);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkColumnViewCell *cell, const Column *column)
{
  g_object_set_data (G_OBJECT (gtk_column_view_cell_get_child (cell)), COLUMN_KEY,
                     (gpointer) column);
  update_cell (cell);
  bw_standing_follow (G_OBJECT (cell), gtk_column_view_cell_get_item (cell),
                      G_CALLBACK (update_cell));
}

static void
on_unbind (GtkSignalListItemFactory *factory, GObject *cell)
{
  bw_standing_unfollow (cell);
}

static void
update_row (GtkColumnViewRow *row)
{
  g_autofree char *text = bw_standing_item_say_row (gtk_column_view_row_get_item (row));

  gtk_column_view_row_set_accessible_label (row, text);
}

static void
on_bind_row (GtkSignalListItemFactory *factory, GtkColumnViewRow *row)
{
  update_row (row);
  bw_standing_follow (G_OBJECT (row), gtk_column_view_row_get_item (row), G_CALLBACK (update_row));
}

static void
add_column (GtkColumnView *view, const Column *column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) added = gtk_column_view_column_new (get_title (column), factory);
  g_autoptr (GtkSorter) sorter = create_sorter (column, view);

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), (gpointer) column);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), (gpointer) column);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), NULL);
  gtk_column_view_column_set_id (added, column->id);
  gtk_column_view_column_set_sorter (added, sorter);
  gtk_column_view_column_set_resizable (added, TRUE);
  gtk_column_view_column_set_expand (added, column->say == NULL);
  gtk_column_view_append_column (view, added);
  if (column->is_figures)
    bw_column_head_align_with_figures (added);
}

/**
 * bw_standing_columns_add:
 * @view: a table of #BwStandingItem
 *
 * Gives it its columns, each with its order, and its rows the names that screen readers say.
 */
void
bw_standing_columns_add (GtkColumnView *view)
{
  g_autoptr (GtkListItemFactory) rows = gtk_signal_list_item_factory_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (COLUMNS); i++)
    add_column (view, &COLUMNS[i]);
  g_signal_connect (rows, "bind", G_CALLBACK (on_bind_row), NULL);
  g_signal_connect (rows, "unbind", G_CALLBACK (on_unbind), NULL);
  gtk_column_view_set_row_factory (view, rows);
}

/**
 * bw_standing_columns_find:
 * @view: a table that has them
 * @id: what a column is chosen by
 *
 * Returns: (transfer full) (nullable): the column
 */
GtkColumnViewColumn *
bw_standing_columns_find (GtkColumnView *view, const char *id)
{
  GListModel *columns = gtk_column_view_get_columns (view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++) {
    g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

    if (g_strcmp0 (gtk_column_view_column_get_id (column), id) == 0)
      return g_steal_pointer (&column);
  }
  return NULL;
}

/**
 * bw_standing_columns_fill_menu:
 * @menu: an empty menu
 * @action: the name of an action that takes the id of a column
 *
 * Fills a menu in which is chosen what is sorted by, for where there are no heads.
 */
void
bw_standing_columns_fill_menu (GMenu *menu, const char *action)
{
  for (gsize i = 0; i < G_N_ELEMENTS (COLUMNS); i++) {
    g_autoptr (GMenuItem) item = g_menu_item_new (get_title (&COLUMNS[i]), NULL);

    g_menu_item_set_action_and_target (item, action, "s", COLUMNS[i].id);
    g_menu_append_item (menu, item);
  }
}
