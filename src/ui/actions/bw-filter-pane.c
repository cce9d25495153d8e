/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/actions/bw-filter-pane.h"

#include <glib/gi18n.h>

#include "present/bw-format.h"
#include "present/bw-label.h"
#include "present/bw-recent-text.h"

struct _BwFilterPane {
  AdwBin parent_instance;

  AdwExpanderRow *facets[BW_N_FACETS];
  /* For each facet its rows by key; they are made when the facet is first opened. */
  GHashTable *rows[BW_N_FACETS];
  BwQueryResult *result;
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (BwFilterPane, bw_filter_pane, ADW_TYPE_BIN)

/* One value: its row and the parts of it that change. */
typedef struct {
  GtkWidget *row;
  GtkCheckButton *check;
  GtkLabel *count;
} ValueRow;

static void
bw_filter_pane_dispose (GObject *object)
{
  BwFilterPane *self = BW_FILTER_PANE (object);

  for (guint i = 0; i < BW_N_FACETS; i++)
    g_clear_pointer (&self->rows[i], g_hash_table_unref);
  g_clear_object (&self->result);

  G_OBJECT_CLASS (bw_filter_pane_parent_class)->dispose (object);
}

static void
bw_filter_pane_class_init (BwFilterPaneClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bw_filter_pane_dispose;
}

static void
on_toggled (GtkCheckButton *check, BwFilterPane *self)
{
  const char *facet = g_object_get_data (G_OBJECT (check), "bw-facet");
  const char *key = g_object_get_data (G_OBJECT (check), "bw-key");

  if (!self->updating)
    gtk_widget_activate_action (GTK_WIDGET (self), "actions.toggle-filter", "(ss)", facet, key);
}

/* What happened recently is worked out here, and not called so by Microsoft. */
static void
explain (ValueRow *value, BwFacet facet, const char *key)
{
  BwRecentKind kind;
  g_autofree char *text = NULL;

  if (facet != BW_FACET_RECENT || !bw_recent_kind_from_key (key, &kind))
    return;
  text = bw_recent_text_explain (kind);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (value->row), text);
}

static ValueRow *
value_row_new (BwFilterPane *self, BwFacet facet, const char *key)
{
  ValueRow *value = g_new0 (ValueRow, 1);
  g_autofree char *title = bw_label_facet_value (facet, key);

  value->check = GTK_CHECK_BUTTON (gtk_check_button_new ());
  g_object_set_data (G_OBJECT (value->check), "bw-facet", (gpointer) bw_facet_to_key (facet));
  g_object_set_data_full (G_OBJECT (value->check), "bw-key", g_strdup (key), g_free);
  gtk_widget_set_valign (GTK_WIDGET (value->check), GTK_ALIGN_CENTER);
  g_signal_connect_object (value->check, "toggled", G_CALLBACK (on_toggled), self,
                           G_CONNECT_DEFAULT);

  value->count = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (value->count), "dimmed");
  gtk_widget_add_css_class (GTK_WIDGET (value->count), "numeric");

  value->row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title,
                             "activatable-widget", value->check, NULL);
  adw_action_row_add_prefix (ADW_ACTION_ROW (value->row), GTK_WIDGET (value->check));
  adw_action_row_add_suffix (ADW_ACTION_ROW (value->row), GTK_WIDGET (value->count));
  explain (value, facet, key);
  /* The row names both after its title, and that would win over the name with the count. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (value->row), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (value->check),
                                 GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  return value;
}

static ValueRow *
ensure_row (BwFilterPane *self, BwFacet facet, const char *key)
{
  ValueRow *value = g_hash_table_lookup (self->rows[facet], key);

  if (value != NULL)
    return value;

  value = value_row_new (self, facet, key);
  g_hash_table_insert (self->rows[facet], g_strdup (key), value);
  adw_expander_row_add_row (self->facets[facet], value->row);
  return value;
}

static void
show_value (BwFilterPane *self, BwFacet facet, const BwFacetCount *count)
{
  ValueRow *value = ensure_row (self, facet, count->key);
  g_autofree char *title = bw_label_facet_value (facet, count->key);
  g_autofree char *number = bw_format_count (count->count);
  g_autofree char *name = NULL;

  name = g_strdup_printf (
      /* Translators: a value to filter by and how many actions it would leave, for screen readers. */
      ngettext ("%s, %s action", "%s, %s actions", count->count), title, number);
  gtk_label_set_label (value->count, number);
  gtk_check_button_set_active (value->check, count->selected);
  gtk_widget_set_sensitive (value->row, count->count > 0 || count->selected);
  gtk_accessible_update_property (GTK_ACCESSIBLE (value->row), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (value->check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
}

static gboolean
has_rows_for_all (GHashTable *rows, GArray *counts)
{
  for (guint i = 0; i < counts->len; i++)
    if (!g_hash_table_contains (rows, g_array_index (counts, BwFacetCount, i).key))
      return FALSE;

  return TRUE;
}

static void
remove_rows (BwFilterPane *self, BwFacet facet)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->rows[facet]);
  while (g_hash_table_iter_next (&iter, NULL, &value)) {
    adw_expander_row_remove (self->facets[facet], ((ValueRow *) value)->row);
    g_hash_table_iter_remove (&iter);
  }
}

/* The rows stand in the order of the answer, and there is one for each value: other records may have
 * others. */
static void
prepare_rows (BwFilterPane *self, BwFacet facet, GArray *counts)
{
  GHashTable *rows = self->rows[facet];

  if (g_hash_table_size (rows) != counts->len || !has_rows_for_all (rows, counts))
    remove_rows (self, facet);
}

static void
show_values (BwFilterPane *self, BwFacet facet)
{
  GArray *counts = bw_query_result_get_facet (self->result, facet);

  if (!adw_expander_row_get_expanded (self->facets[facet]) &&
      g_hash_table_size (self->rows[facet]) == 0)
    return;

  self->updating = TRUE;
  prepare_rows (self, facet, counts);
  for (guint i = 0; i < counts->len; i++)
    show_value (self, facet, &g_array_index (counts, BwFacetCount, i));
  self->updating = FALSE;
}

/* What is chosen stands under the name of the facet. */
static char *
say_chosen (BwFilterPane *self, BwFacet facet)
{
  GArray *counts = bw_query_result_get_facet (self->result, facet);
  g_autoptr (GStrvBuilder) values = g_strv_builder_new ();
  g_auto (GStrv) chosen = NULL;

  for (guint i = 0; i < counts->len; i++) {
    const BwFacetCount *count = &g_array_index (counts, BwFacetCount, i);

    if (count->selected)
      g_strv_builder_take (values, bw_label_facet_value (facet, count->key));
  }

  chosen = g_strv_builder_end (values);
  return g_strjoinv (C_ ("list", ", "), chosen);
}

static void
update_facet (BwFilterPane *self, BwFacet facet)
{
  g_autofree char *chosen = say_chosen (self, facet);

  adw_expander_row_set_subtitle (self->facets[facet], chosen);
  gtk_widget_set_visible (GTK_WIDGET (self->facets[facet]),
                          bw_query_result_get_facet (self->result, facet)->len > 0);
  show_values (self, facet);
}

static void
on_expanded (AdwExpanderRow *row, GParamSpec *pspec, BwFilterPane *self)
{
  if (self->result == NULL || !adw_expander_row_get_expanded (row))
    return;

  for (guint i = 0; i < BW_N_FACETS; i++)
    if (self->facets[i] == row)
      show_values (self, i);
    else
      adw_expander_row_set_expanded (self->facets[i], FALSE);
}

static GtkWidget *
new_list (BwFilterPane *self)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_set_valign (list, GTK_ALIGN_START);
  for (guint i = 0; i < BW_N_FACETS; i++) {
    g_autofree char *title = bw_label_facet (i);

    self->rows[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
    self->facets[i] =
        g_object_new (ADW_TYPE_EXPANDER_ROW, "use-markup", FALSE, "title", title, NULL);
    g_signal_connect_object (self->facets[i], "notify::expanded", G_CALLBACK (on_expanded), self,
                             G_CONNECT_DEFAULT);
    gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (self->facets[i]));
  }

  return list;
}

static void
bw_filter_pane_init (BwFilterPane *self)
{
  GtkWidget *list = new_list (self);
  GtkWidget *scrolled = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy",
                                      GTK_POLICY_NEVER, "propagate-natural-height", TRUE,
                                      "max-content-height", 640, "child", list, NULL);

  gtk_widget_set_margin_start (list, 12);
  gtk_widget_set_margin_end (list, 12);
  gtk_widget_set_margin_top (list, 12);
  gtk_widget_set_margin_bottom (list, 12);
  adw_bin_set_child (ADW_BIN (self), scrolled);
}

/**
 * bw_filter_pane_new:
 *
 * Returns: (transfer floating): a new pane, empty
 */
GtkWidget *
bw_filter_pane_new (void)
{
  return g_object_new (BW_TYPE_FILTER_PANE, NULL);
}

/**
 * bw_filter_pane_set_result:
 * @self: a pane
 * @result: (nullable): the answer whose facets it is to show; %NULL leaves what it shows
 */
void
bw_filter_pane_set_result (BwFilterPane *self, BwQueryResult *result)
{
  g_return_if_fail (BW_IS_FILTER_PANE (self));
  g_return_if_fail (result == NULL || BW_IS_QUERY_RESULT (result));

  if (!g_set_object (&self->result, result) || result == NULL)
    return;

  for (guint i = 0; i < BW_N_FACETS; i++)
    update_facet (self, i);
}
