/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/actions/bw-list-summary.h"

#include "present/bw-label.h"
#include "present/bw-list-text.h"

/* A screen reader hears how many actions are left when typing pauses for as long as this. */
#define ANNOUNCE_DELAY_MS 700

struct _BwListSummary {
  GtkBox parent_instance;

  GtkLabel *summary;
  GtkLabel *order;
  guint announcement;
};

G_DEFINE_FINAL_TYPE (BwListSummary, bw_list_summary, GTK_TYPE_BOX)

static void
bw_list_summary_dispose (GObject *object)
{
  BwListSummary *self = BW_LIST_SUMMARY (object);

  g_clear_handle_id (&self->announcement, g_source_remove);

  G_OBJECT_CLASS (bw_list_summary_parent_class)->dispose (object);
}

static void
bw_list_summary_class_init (BwListSummaryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bw_list_summary_dispose;
}

static GtkLabel *
append_label (BwListSummary *self)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_box_append (GTK_BOX (self), label);
  return GTK_LABEL (label);
}

static void
bw_list_summary_init (BwListSummary *self)
{
  self->summary = append_label (self);
  gtk_widget_set_hexpand (GTK_WIDGET (self->summary), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->summary), "heading");
  self->order = append_label (self);
  gtk_widget_add_css_class (GTK_WIDGET (self->order), "dimmed");
  gtk_widget_add_css_class (GTK_WIDGET (self->order), "caption");
}

static gboolean
announce (gpointer data)
{
  BwListSummary *self = data;

  self->announcement = 0;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_accessible_announce (GTK_ACCESSIBLE (self), gtk_label_get_label (self->summary),
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_LOW);
  return G_SOURCE_REMOVE;
}

static void
show_summary (BwListSummary *self, const char *summary)
{
  gboolean is_first = *gtk_label_get_label (self->summary) == '\0';

  if (g_str_equal (gtk_label_get_label (self->summary), summary))
    return;

  gtk_label_set_label (self->summary, summary);
  g_clear_handle_id (&self->announcement, g_source_remove);
  if (!is_first && *summary != '\0')
    self->announcement = g_timeout_add (ANNOUNCE_DELAY_MS, announce, self);
}

/**
 * bw_list_summary_set_result:
 * @self: a summary
 * @result: (nullable): what the list shows
 */
void
bw_list_summary_set_result (BwListSummary *self, BwQueryResult *result)
{
  const BwQuery *query = NULL;
  g_autofree char *summary = NULL;
  g_autofree char *order = NULL;

  g_return_if_fail (BW_IS_LIST_SUMMARY (self));
  g_return_if_fail (result == NULL || BW_IS_QUERY_RESULT (result));

  if (result != NULL) {
    query = bw_query_result_get_query (result);
    summary = bw_list_text_say_summary (result);
    order =
        bw_label_sort_explanation (bw_query_get_sort_key (query), bw_query_is_descending (query));
  }
  show_summary (self, summary != NULL ? summary : "");
  gtk_label_set_label (self->order, order != NULL ? order : "");
}
