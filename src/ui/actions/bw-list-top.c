/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* GTK holds on to the first row of a list, not to the header above it: a list that is laid out anew, at
 * first or in another size, stands just below the header of its first group. */

#include "bw-config.h"

#include "ui/actions/bw-list-top.h"

#include <math.h>

#define DATA_KEY "bw-list-top"

/* What is known of one list. */
typedef struct {
  GtkWidget *view;
  gboolean at_top;
  /* For how many more frames it is at its top whatever happens, and what counts them. */
  guint n_frames;
  guint tick;
} Top;

static gboolean
is_called (GtkWidget *widget, const char *name)
{
  return widget != NULL && g_str_equal (gtk_widget_get_css_name (widget), name);
}

/* The first header among the rows; the head of the columns is called so too. */
static GtkWidget *
find_header (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  if (is_called (widget, "header") && is_called (gtk_widget_get_parent (widget), "listview"))
    return widget;
  if (is_called (widget, "row"))
    return NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_header (child);
  return found;
}

/* From the top GTK goes as far as the header is high. Nobody scrolls by less. */
static gboolean
is_below_header (Top *top, double scrolled)
{
  GtkWidget *header = top->view != NULL ? find_header (top->view) : NULL;
  int height = 0;

  if (header == NULL)
    return FALSE;

  gtk_widget_measure (header, GTK_ORIENTATION_VERTICAL,
                      gtk_widget_get_width (gtk_widget_get_parent (header)), NULL, &height, NULL,
                      NULL);
  return fabs (scrolled - height) < 1;
}

static void
on_value_changed (GtkAdjustment *adjustment, Top *top)
{
  double lower = gtk_adjustment_get_lower (adjustment);
  double scrolled = gtk_adjustment_get_value (adjustment) - lower;

  if (scrolled <= 0)
    top->at_top = TRUE;
  else if (top->n_frames > 0 || (top->at_top && is_below_header (top, scrolled)))
    gtk_adjustment_set_value (adjustment, lower);
  else
    top->at_top = FALSE;
}

static void
top_free (Top *top)
{
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
  top->at_top = TRUE;
  g_object_set_data_full (G_OBJECT (adjustment), DATA_KEY, top, (GDestroyNotify) top_free);
  g_signal_connect (adjustment, "value-changed", G_CALLBACK (on_value_changed), top);
}

static gboolean
on_frame (GtkWidget *view, GdkFrameClock *clock, gpointer data)
{
  Top *top = data;

  if (--top->n_frames > 0)
    return G_SOURCE_CONTINUE;

  top->at_top = TRUE;
  top->tick = 0;
  return G_SOURCE_REMOVE;
}

/**
 * bw_list_top_begin:
 * @adjustment: what bw_list_top_keep() was called for
 *
 * Has the list begin at its very top, whatever its new model makes it do. The first frame comes before it
 * is laid out, the second one after that.
 */
void
bw_list_top_begin (GtkAdjustment *adjustment)
{
  Top *top = g_object_get_data (G_OBJECT (adjustment), DATA_KEY);

  g_return_if_fail (top != NULL);

  top->n_frames = 2;
  if (top->tick == 0 && top->view != NULL)
    top->tick = gtk_widget_add_tick_callback (top->view, on_frame, top, NULL);
}
