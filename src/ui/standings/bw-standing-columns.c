/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/standings/bw-standing-columns.h"

#include <glib/gi18n.h>
#include <math.h>

#include "present/bw-format.h"
#include "present/bw-standing-text.h"
#include "ui/organisations/bw-colour-dot.h"
#include "ui/standings/bw-standing-item.h"

/* As wide as a dot. */
#define DOT 12

/* Where a cell keeps what it follows. */
#define HANDLER_KEY "bw-handler"

typedef enum {
  COLUMN_NAME,
  COLUMN_SCORE,
  COLUMN_POINTS,
  COLUMN_DAY_BEFORE,
  COLUMN_MONTH,
  COLUMN_DAY,
  COLUMN_SIGN_IN,
} Column;

static const char *const TITLES[] = {
  /* Translators: the head of a column of organisations. */
  [COLUMN_NAME] = NC_ ("standings", "Organisation"),
  /* Translators: the head of a column: the score in percent. */
  [COLUMN_SCORE] = NC_ ("standings", "Score"),
  /* Translators: the head of a column: points achieved of attainable points. */
  [COLUMN_POINTS] = NC_ ("standings", "Points"),
  /* Translators: the head of a column: by how much the score changed since the day before. */
  [COLUMN_DAY_BEFORE] = NC_ ("standings", "Day before"),
  /* Translators: the head of a column: by how much the score changed over 30 days. */
  [COLUMN_MONTH] = NC_ ("standings", "30 days"),
  /* Translators: the head of a column: the newest day. */
  [COLUMN_DAY] = NC_ ("standings", "Newest day"),
  /* Translators: the head of a column: whether an organisation is signed in to. */
  [COLUMN_SIGN_IN] = NC_ ("standings", "Sign-in"),
};

static char *
say (BwStandingItem *item, Column column)
{
  const BwStanding *standing = bw_standing_item_get_standing (item);

  switch (column) {
  case COLUMN_SCORE:
    return bw_format_percentage (standing->percentage);
  case COLUMN_POINTS:
    return bw_format_points_of (standing->points, standing->max);
  case COLUMN_DAY_BEFORE:
    return bw_format_impact (standing->since_yesterday);
  case COLUMN_MONTH:
    return bw_format_impact (standing->over_month);
  case COLUMN_DAY:
    return bw_format_day_short (standing->day);
  case COLUMN_SIGN_IN:
    return g_strdup (bw_standing_item_say_signed_in (item));
  case COLUMN_NAME:
  default:
    return g_strdup (bw_standing_item_get_name (item));
  }
}

static BwStandingTextFields
get_fields (BwStandingItem *item)
{
  const BwStanding *standing = bw_standing_item_get_standing (item);

  return (BwStandingTextFields) {
    .name = bw_standing_item_get_name (item),
    .percentage = standing->percentage,
    .points = standing->points,
    .max = standing->max,
    .since_yesterday = standing->since_yesterday,
    .over_month = standing->over_month,
    .day = standing->day,
    .signed_in = bw_standing_item_say_signed_in (item),
  };
}

/* A row for screen readers: what it shows, and what came of refreshing it. */
static char *
say_row (BwStandingItem *item)
{
  const BwStandingTextFields fields = get_fields (item);
  g_autofree char *row = bw_standing_text_say_row (&fields);
  g_autofree char *state = bw_standing_item_say_state (item);

  return state == NULL ? g_steal_pointer (&row) : g_strjoin (". ", row, state, NULL);
}

/* The order. */

static int
compare_numbers (double a, double b, gboolean descending)
{
  /* What is not known comes last in either direction. */
  if (isnan (a) || isnan (b))
    return ((isnan (a) ? 1 : 0) - (isnan (b) ? 1 : 0)) * (descending ? -1 : 1);
  return (a > b) - (a < b);
}

static double
get_number (BwStandingItem *item, Column column)
{
  const BwStanding *standing = bw_standing_item_get_standing (item);

  switch (column) {
  case COLUMN_SCORE:
    return standing->percentage;
  case COLUMN_POINTS:
    return standing->points;
  case COLUMN_DAY_BEFORE:
    return standing->since_yesterday;
  case COLUMN_MONTH:
    return standing->over_month;
  case COLUMN_DAY:
    return standing->day != BW_DAY_NONE ? standing->day : NAN;
  case COLUMN_NAME:
  case COLUMN_SIGN_IN:
  default:
    return NAN;
  }
}

static int
compare (gconstpointer a, gconstpointer b, gpointer data)
{
  GtkColumnViewColumn *of = data;
  GtkColumnView *view = gtk_column_view_column_get_column_view (of);
  GtkSorter *sorter = view != NULL ? gtk_column_view_get_sorter (view) : NULL;
  Column column = (Column) GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (of), HANDLER_KEY));
  gboolean descending =
      sorter != NULL && gtk_column_view_sorter_get_primary_sort_order (
                            GTK_COLUMN_VIEW_SORTER (sorter)) == GTK_SORT_DESCENDING;
  BwStandingItem *one = (BwStandingItem *) a;
  BwStandingItem *other = (BwStandingItem *) b;

  if (column == COLUMN_NAME || column == COLUMN_SIGN_IN) {
    g_autofree char *text = say (one, column);
    g_autofree char *other_text = say (other, column);

    return g_utf8_collate (text, other_text);
  }
  return compare_numbers (get_number (one, column), get_number (other, column), descending);
}

/* What cells and rows follow. */

static void
unfollow (GObject *cell)
{
  g_object_set_data (cell, HANDLER_KEY, NULL);
}

static void
free_group (gpointer group)
{
  g_signal_group_set_target (group, NULL);
  g_object_unref (group);
}

static void
follow (GObject *cell, BwStandingItem *item, GCallback update)
{
  GSignalGroup *group = g_signal_group_new (BW_TYPE_STANDING_ITEM);

  g_signal_group_connect_swapped (group, "notify::revision", update, cell);
  g_signal_group_set_target (group, item);
  g_object_set_data_full (cell, HANDLER_KEY, group, free_group);
}

static void
on_unbind (GtkSignalListItemFactory *factory, GObject *cell)
{
  unfollow (cell);
}

/* The table. */

static GtkWidget *
create_label (float xalign, const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static gboolean
is_number (Column column)
{
  return column >= COLUMN_SCORE && column <= COLUMN_MONTH;
}

static void
on_setup_cell (GtkSignalListItemFactory *factory, GtkColumnViewCell *cell, gpointer data)
{
  Column column = (Column) GPOINTER_TO_UINT (data);
  GtkWidget *label = create_label (is_number (column) ? 1 : 0, "numeric");

  /* Figures and their signs alone would be turned round where one reads from right to left. */
  if (is_number (column))
    gtk_widget_set_direction (label, GTK_TEXT_DIR_LTR);
  gtk_column_view_cell_set_focusable (cell, FALSE);
  gtk_column_view_cell_set_child (cell, label);
}

static void
update_cell (GtkColumnViewCell *cell)
{
  GtkWidget *label = gtk_column_view_cell_get_child (cell);
  BwStandingItem *item = gtk_column_view_cell_get_item (cell);
  Column column = (Column) GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (label), HANDLER_KEY));
  g_autofree char *text = say (item, column);

  gtk_label_set_label (GTK_LABEL (label), text);
}

static void
on_bind_cell (GtkSignalListItemFactory *factory, GtkColumnViewCell *cell, gpointer data)
{
  g_object_set_data (G_OBJECT (gtk_column_view_cell_get_child (cell)), HANDLER_KEY, data);
  update_cell (cell);
  follow (G_OBJECT (cell), gtk_column_view_cell_get_item (cell), G_CALLBACK (update_cell));
}

/* Both lists show a name so: the dot, the name, and below it what came of refreshing. */
static GtkWidget *
create_name (gboolean with_detail)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *detail = create_label (0, "caption");

  gtk_box_append (GTK_BOX (lines), create_label (0, NULL));
  gtk_label_set_ellipsize (GTK_LABEL (detail), PANGO_ELLIPSIZE_NONE);
  gtk_label_set_wrap (GTK_LABEL (detail), TRUE);
  gtk_widget_set_visible (detail, with_detail);
  gtk_box_append (GTK_BOX (lines), detail);
  gtk_box_append (GTK_BOX (lines), create_label (0, "caption"));
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_widget_set_valign (lines, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (row), bw_colour_dot_new_place (bw_colour_dot_new (NULL), DOT));
  gtk_box_append (GTK_BOX (row), lines);
  return row;
}

static void
show_name (GtkWidget *row, BwStandingItem *item)
{
  const BwStanding *standing = bw_standing_item_get_standing (item);
  const BwStandingTextFields fields = get_fields (item);
  GtkWidget *place = gtk_widget_get_first_child (row);
  GtkWidget *name = gtk_widget_get_first_child (gtk_widget_get_next_sibling (place));
  GtkWidget *detail = gtk_widget_get_next_sibling (name);
  GtkWidget *state = gtk_widget_get_next_sibling (detail);
  g_autofree char *detail_text = bw_standing_text_say_detail (&fields);
  g_autofree char *state_text = bw_standing_item_say_state (item);

  bw_colour_dot_set_colour (BW_COLOUR_DOT (adw_bin_get_child (ADW_BIN (place))),
                            bw_organisation_entry_get_fields (standing->entry).colour);
  gtk_label_set_label (GTK_LABEL (name), fields.name);
  gtk_label_set_label (GTK_LABEL (detail), detail_text);
  gtk_label_set_label (GTK_LABEL (state), state_text != NULL ? state_text : "");
  gtk_widget_set_visible (state, state_text != NULL);
  gtk_widget_set_tooltip_text (state, state_text);
  if (bw_standing_item_has_problem (item))
    gtk_widget_add_css_class (state, "error");
  else
    gtk_widget_remove_css_class (state, "error");
}

static void
on_setup_name (GtkSignalListItemFactory *factory, GtkColumnViewCell *cell, gpointer data)
{
  gtk_column_view_cell_set_focusable (cell, FALSE);
  gtk_column_view_cell_set_child (cell, create_name (FALSE));
}

static void
update_name (GtkColumnViewCell *cell)
{
  show_name (gtk_column_view_cell_get_child (cell), gtk_column_view_cell_get_item (cell));
}

static void
on_bind_name (GtkSignalListItemFactory *factory, GtkColumnViewCell *cell, gpointer data)
{
  update_name (cell);
  follow (G_OBJECT (cell), gtk_column_view_cell_get_item (cell), G_CALLBACK (update_name));
}

static void
update_table_row (GtkColumnViewRow *row)
{
  g_autofree char *text = say_row (gtk_column_view_row_get_item (row));

  gtk_column_view_row_set_accessible_label (row, text);
}

static void
on_bind_table_row (GtkSignalListItemFactory *factory, GtkColumnViewRow *row, gpointer data)
{
  update_table_row (row);
  follow (G_OBJECT (row), gtk_column_view_row_get_item (row), G_CALLBACK (update_table_row));
}

static GtkColumnViewColumn *
create_column (Column column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  const char *title = g_dpgettext2 (NULL, "standings", TITLES[column]);
  gboolean is_name = column == COLUMN_NAME;
  GtkColumnViewColumn *created = gtk_column_view_column_new (title, factory);
  g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (compare, created, NULL));

  g_signal_connect (factory, "setup",
                    is_name ? G_CALLBACK (on_setup_name) : G_CALLBACK (on_setup_cell),
                    GUINT_TO_POINTER (column));
  g_signal_connect (factory, "bind",
                    is_name ? G_CALLBACK (on_bind_name) : G_CALLBACK (on_bind_cell),
                    GUINT_TO_POINTER (column));
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), NULL);
  g_object_set_data (G_OBJECT (created), HANDLER_KEY, GUINT_TO_POINTER (column));
  gtk_column_view_column_set_sorter (created, sorter);
  gtk_column_view_column_set_resizable (created, TRUE);
  gtk_column_view_column_set_expand (created, is_name);
  return created;
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

  for (Column i = COLUMN_NAME; i <= COLUMN_SIGN_IN; i++) {
    g_autoptr (GtkColumnViewColumn) column = create_column (i);

    gtk_column_view_append_column (view, column);
  }
  g_signal_connect (rows, "bind", G_CALLBACK (on_bind_table_row), NULL);
  g_signal_connect (rows, "unbind", G_CALLBACK (on_unbind), NULL);
  gtk_column_view_set_row_factory (view, rows);
}

/* Rows of two lines. */

static void
on_setup_row (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *row = create_name (TRUE);

  gtk_box_append (GTK_BOX (row), create_label (1, "numeric"));
  gtk_widget_set_margin_top (row, 6);
  gtk_widget_set_margin_bottom (row, 6);
  gtk_list_item_set_child (item, row);
}

static void
update_row (GtkListItem *item)
{
  BwStandingItem *standing = gtk_list_item_get_item (item);
  GtkWidget *row = gtk_list_item_get_child (item);
  g_autofree char *score = say (standing, COLUMN_SCORE);
  g_autofree char *text = say_row (standing);

  show_name (row, standing);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (row)), score);
  gtk_list_item_set_accessible_label (item, text);
}

static void
on_bind_row (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  update_row (item);
  follow (G_OBJECT (item), gtk_list_item_get_item (item), G_CALLBACK (update_row));
}

/**
 * bw_standing_columns_set_rows:
 * @view: a list of #BwStandingItem
 *
 * Gives it rows of two lines, for where there is no room for columns.
 */
void
bw_standing_columns_set_rows (GtkListView *view)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup_row), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind_row), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), NULL);
  gtk_list_view_set_factory (view, factory);
}
