/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/actions/bw-no-matches.h"

#include <glib/gi18n.h>

#include "present/bw-format.h"
#include "present/bw-label.h"

struct _BwNoMatches {
  AdwBin parent_instance;

  AdwStatusPage *page;
};

G_DEFINE_FINAL_TYPE (BwNoMatches, bw_no_matches, ADW_TYPE_BIN)

static void
bw_no_matches_class_init (BwNoMatchesClass *klass)
{
}

static void
bw_no_matches_init (BwNoMatches *self)
{
  self->page = ADW_STATUS_PAGE (adw_status_page_new ());
  adw_status_page_set_icon_name (self->page, "edit-find-symbolic");
  adw_status_page_set_title (self->page, _ ("No Actions Match"));
  gtk_widget_add_css_class (GTK_WIDGET (self->page), "compact");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->page));
}

/**
 * bw_no_matches_new:
 *
 * Returns: (transfer floating): a new page
 */
GtkWidget *
bw_no_matches_new (void)
{
  return g_object_new (BW_TYPE_NO_MATCHES, NULL);
}

static GtkWidget *
new_way_out (const char *what, guint count, const char *action, GVariant *target)
{
  g_autofree char *number = bw_format_count (count);
  g_autofree char *text = NULL;
  GtkWidget *button = NULL;

  /* Translators: a button that drops a filter: the first %s is what it drops, the second one how many
     actions the list has then. */
  text = g_strdup_printf (ngettext ("%s: %s Action", "%s: %s Actions", count), what, number);
  button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (button),
                        g_object_new (GTK_TYPE_LABEL, "label", text, "wrap", TRUE, "wrap-mode",
                                      PANGO_WRAP_WORD_CHAR, "justify", GTK_JUSTIFY_CENTER, NULL));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  gtk_widget_add_css_class (button, "pill");
  return button;
}

static void
append_search (GtkBox *box, BwQueryResult *result)
{
  const char *search = bw_query_get_search (bw_query_result_get_query (result));
  guint count = bw_query_result_count_without_search (result);
  g_autofree char *what = NULL;

  if (search == NULL || *search == '\0' || count == 0)
    return;

  /* Translators: a button; %s is what was searched for. */
  what = g_strdup_printf (_ ("Drop Search “%s”"), search);
  gtk_box_append (box, new_way_out (what, count, "actions.clear-search", NULL));
}

static void
append_facet (GtkBox *box, BwQueryResult *result, BwFacet facet)
{
  g_autoptr (GPtrArray) selected =
                bw_query_list_selected (bw_query_result_get_query (result), facet);
  guint count = bw_query_result_count_without_facet (result, facet);
  g_autofree char *name = NULL;
  g_autofree char *what = NULL;

  if (selected->len == 0 || count == 0)
    return;

  name = bw_label_facet (facet);
  /* Translators: a button; %s is what is filtered by, as in "Status". */
  what = g_strdup_printf (_ ("Drop Filter “%s”"), name);
  gtk_box_append (box, new_way_out (what, count, "actions.clear-facet",
                                    g_variant_new_string (bw_facet_to_key (facet))));
}

/* Where there is one way out only, dropping all is the same. */
static void
append_clear_all (GtkBox *box, BwQueryResult *result)
{
  GtkWidget *first = gtk_widget_get_first_child (GTK_WIDGET (box));
  gboolean is_alone = first != NULL && gtk_widget_get_next_sibling (first) == NULL;

  if (!is_alone)
    gtk_box_append (box,
                    /* Translators: a button that drops the search and all filters. */
                    new_way_out (_ ("Drop All"), bw_query_result_get_total (result),
                                 "actions.clear-all", NULL));
  gtk_widget_add_css_class (gtk_widget_get_last_child (GTK_WIDGET (box)), "suggested-action");
}

/**
 * bw_no_matches_set_result:
 * @self: a page
 * @result: an answer without actions
 *
 * Offers what would bring actions back.
 */
void
bw_no_matches_set_result (BwNoMatches *self, BwQueryResult *result)
{
  GtkWidget *box = NULL;

  g_return_if_fail (BW_IS_NO_MATCHES (self));
  g_return_if_fail (BW_IS_QUERY_RESULT (result));

  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  append_search (GTK_BOX (box), result);
  for (int facet = 0; facet < BW_N_FACETS; facet++)
    append_facet (GTK_BOX (box), result, facet);
  adw_status_page_set_description (self->page, gtk_widget_get_first_child (box) != NULL
                                                   ? _ ("Any of these brings actions back.")
                                                   : _ ("Several filters together leave none."));
  append_clear_all (GTK_BOX (box), result);
  adw_status_page_set_child (self->page, box);
}
