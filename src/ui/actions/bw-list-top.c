/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* When a list is laid out in another size, GTK keeps a row of it in its place: the first one of a list that
 * stands at its top, and not the header above that. So it ends below its top, by as much as the header is high
 * or by a part of header and row. GTK tells of such a layout by another size or length of the adjustment; what
 * changes the value alone is somebody who scrolls. */

#include "bw-config.h"

#include "ui/actions/bw-list-top.h"

#define DATA_KEY "bw-list-top"

/* The first frame comes before the list is laid out, the second one after that. */
#define N_FRAMES 2

/* What is known of one list. */
typedef struct {
  GtkWidget *view;
  GtkAdjustment *adjustment;
  gboolean at_top;
  /* Whether it is to be at its top whatever happens, for how many more frames, and what counts them. */
  gboolean begins;
  guint n_frames;
  guint tick;
  /* Where GTK had put it when it was last brought back to its top; below 0 where that is told or over. */
  double left;
} Top;

static gboolean
is_called (GtkWidget *widget, const char *name)
{
  return widget != NULL && g_str_equal (gtk_widget_get_css_name (widget), name);
}

/* The first header or row of the list; the head of the columns is called so too. */
static GtkWidget *
find_first (GtkWidget *widget, const char *name)
{
  GtkWidget *found = NULL;

  if (is_called (widget, name) && is_called (gtk_widget_get_parent (widget), "listview"))
    return widget;
  if (is_called (widget, "row"))
    return NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_first (child, name);
  return found;
}

static int
measure_first (Top *top, const char *name)
{
  GtkWidget *widget = top->view != NULL ? find_first (top->view, name) : NULL;
  int height = 0;

  if (widget != NULL)
    gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL,
                        gtk_widget_get_width (gtk_widget_get_parent (widget)), NULL, &height, NULL,
                        NULL);
  return height;
}

static double
get_scrolled (Top *top)
{
  return gtk_adjustment_get_value (top->adjustment) - gtk_adjustment_get_lower (top->adjustment);
}

static void
go_to_top (Top *top)
{
  gtk_adjustment_set_value (top->adjustment, gtk_adjustment_get_lower (top->adjustment));
}

/* While it lays a list out GTK does not hear where that is scrolled to, and would go back at the next layout. */
static void
tell_again (Top *top)
{
  double page = gtk_adjustment_get_page_size (top->adjustment);

  /* It cannot be told of a list that has no place yet, or nothing to be scrolled. */
  if (page > 0 && gtk_adjustment_get_upper (top->adjustment) > page)
    g_signal_emit_by_name (top->adjustment, "value-changed");
}

static gboolean
on_frame (GtkWidget *view, GdkFrameClock *clock, gpointer data)
{
  Top *top = data;

  if (--top->n_frames > 0)
    return G_SOURCE_CONTINUE;

  top->tick = 0;
  top->begins = FALSE;
  top->left = -1;
  top->at_top = get_scrolled (top) <= 0;
  if (top->at_top)
    tell_again (top);
  return G_SOURCE_REMOVE;
}

static void
wait_for_layout (Top *top)
{
  top->n_frames = N_FRAMES;
  if (top->tick == 0 && top->view != NULL)
    top->tick = gtk_widget_add_tick_callback (top->view, on_frame, top, NULL);
}

/* Of a list without headers GTK keeps what stands at the top there. */
static gboolean
holds_first_row (Top *top)
{
  int header = measure_first (top, "header");

  return header > 0 && get_scrolled (top) <= header + measure_first (top, "row");
}

/* The list was laid out in another size, which comes before its new value is told. */
static void
on_changed (GtkAdjustment *adjustment, Top *top)
{
  if (!top->at_top || get_scrolled (top) <= 0 || !holds_first_row (top))
    return;

  top->left = get_scrolled (top);
  go_to_top (top);
  wait_for_layout (top);
}

/* A layout that comes before GTK is told goes back to where the one before it was. */
static gboolean
goes_back (Top *top)
{
  return top->left > 0 && get_scrolled (top) == top->left;
}

static void
on_value_changed (GtkAdjustment *adjustment, Top *top)
{
  if ((top->begins && get_scrolled (top) > 0) || goes_back (top))
    go_to_top (top);
  top->at_top = get_scrolled (top) <= 0;
}

/* GTK brings a row into sight by the next layout. */
static void
let_go (Top *top)
{
  if (top->begins)
    return;
  top->at_top = FALSE;
  top->left = -1;
  wait_for_layout (top);
}

static void
on_focus (GtkWindow *window, GParamSpec *pspec, GtkWidget *view)
{
  GtkWidget *focus = gtk_window_get_focus (window);
  Top *top = g_object_get_data (G_OBJECT (view), DATA_KEY);

  if (top != NULL && focus != NULL && gtk_widget_is_ancestor (focus, view))
    let_go (top);
}

static void
on_root (GtkWidget *view)
{
  GtkRoot *root = gtk_widget_get_root (view);

  if (GTK_IS_WINDOW (root))
    g_signal_connect_object (root, "notify::focus-widget", G_CALLBACK (on_focus), view,
                             G_CONNECT_DEFAULT);
}

static void
top_free (Top *top)
{
  if (top->view != NULL)
    g_object_set_data (G_OBJECT (top->view), DATA_KEY, NULL);
  g_clear_weak_pointer (&top->view);
  g_free (top);
}

/**
 * bw_list_top_keep:
 * @view: a list with headers
 * @adjustment: its vertical adjustment
 *
 * Keeps @view at its very top, header and all, when it stands there and is given another size.
 */
void
bw_list_top_keep (GtkWidget *view, GtkAdjustment *adjustment)
{
  Top *top = g_new0 (Top, 1);

  g_set_weak_pointer (&top->view, view);
  top->adjustment = adjustment;
  top->at_top = TRUE;
  top->left = -1;
  g_object_set_data_full (G_OBJECT (adjustment), DATA_KEY, top, (GDestroyNotify) top_free);
  g_object_set_data (G_OBJECT (view), DATA_KEY, top);
  g_signal_connect (view, "notify::root", G_CALLBACK (on_root), NULL);
  g_signal_connect (adjustment, "changed", G_CALLBACK (on_changed), top);
  g_signal_connect (adjustment, "value-changed", G_CALLBACK (on_value_changed), top);
}

/**
 * bw_list_top_begin:
 * @adjustment: what bw_list_top_keep() was called for
 *
 * Has the list begin at its very top, whatever its new model makes it do.
 */
void
bw_list_top_begin (GtkAdjustment *adjustment)
{
  Top *top = g_object_get_data (G_OBJECT (adjustment), DATA_KEY);

  g_return_if_fail (top != NULL);

  top->begins = TRUE;
  wait_for_layout (top);
}

/**
 * bw_list_top_let_go:
 * @adjustment: what bw_list_top_keep() was called for
 *
 * Has the list go wherever it is told to be scrolled to now.
 */
void
bw_list_top_let_go (GtkAdjustment *adjustment)
{
  Top *top = g_object_get_data (G_OBJECT (adjustment), DATA_KEY);

  g_return_if_fail (top != NULL);

  let_go (top);
}
