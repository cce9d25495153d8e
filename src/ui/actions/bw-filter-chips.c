/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/actions/bw-filter-chips.h"

#include <glib/gi18n.h>

#include "present/bw-list-text.h"

struct _BwFilterChips {
  AdwBin parent_instance;

  AdwWrapBox *box;
  /* What the chips show, so that they are made anew only when it changes. */
  char *shown;
};

G_DEFINE_FINAL_TYPE (BwFilterChips, bw_filter_chips, ADW_TYPE_BIN)

static void
bw_filter_chips_finalize (GObject *object)
{
  BwFilterChips *self = BW_FILTER_CHIPS (object);

  g_clear_pointer (&self->shown, g_free);

  G_OBJECT_CLASS (bw_filter_chips_parent_class)->finalize (object);
}

static void
bw_filter_chips_class_init (BwFilterChipsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bw_filter_chips_finalize;
}

static void
bw_filter_chips_init (BwFilterChips *self)
{
  self->box = g_object_new (ADW_TYPE_WRAP_BOX, "child-spacing", 6, "line-spacing", 6,
                            "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->box), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  /* Translators: a screen reader calls the set filters so. */
                                  _ ("Applied filters"), -1);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * bw_filter_chips_new:
 *
 * Returns: (transfer floating): new chips, none yet
 */
GtkWidget *
bw_filter_chips_new (void)
{
  return g_object_new (BW_TYPE_FILTER_CHIPS, NULL);
}

static void
remove_chips (BwFilterChips *self)
{
  GtkWidget *chip = NULL;

  while ((chip = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    adw_wrap_box_remove (self->box, chip);
}

static GtkWidget *
new_chip_content (const char *text)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE, "icon-name", "window-close-symbolic",
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (content), label);
  gtk_box_append (GTK_BOX (content), icon);
  return content;
}

static GtkWidget *
new_chip (BwFacet facet, const char *key)
{
  g_autofree char *text = bw_list_text_say_filter (facet, key);
  /* Translators: a button that takes away a filter; %s is the filter, as in "Status: Planned". */
  g_autofree char *purpose = g_strdup_printf (_ ("Remove Filter %s"), text);
  GtkWidget *chip = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (chip), new_chip_content (text));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (chip), "actions.toggle-filter");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (chip), "(ss)", bw_facet_to_key (facet), key);
  gtk_widget_set_tooltip_text (chip, purpose);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, purpose,
                                  -1);
  gtk_widget_add_css_class (chip, "bw-chip");
  return chip;
}

static GtkWidget *
new_clear_button (void)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("C_lear Filters"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "actions.clear-filters");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "bw-chip");
  return button;
}

static char *
describe_filters (const BwQuery *query)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (int facet = 0; facet < BW_N_FACETS; facet++) {
    g_autoptr (GPtrArray) keys = bw_query_list_selected (query, facet);

    for (guint i = 0; i < keys->len; i++)
      g_string_append_printf (text, "%d=%s\n", facet, (const char *) keys->pdata[i]);
  }

  return g_string_free_and_steal (g_steal_pointer (&text));
}

static void
append_chips (BwFilterChips *self, const BwQuery *query)
{
  for (int facet = 0; facet < BW_N_FACETS; facet++) {
    g_autoptr (GPtrArray) keys = bw_query_list_selected (query, facet);

    for (guint i = 0; i < keys->len; i++)
      adw_wrap_box_append (self->box, new_chip (facet, keys->pdata[i]));
  }
  adw_wrap_box_append (self->box, new_clear_button ());
}

/* The place of the chip that has the keyboard, or -1. */
static int
find_focus (BwFilterChips *self)
{
  int place = 0;

  for (GtkWidget *chip = gtk_widget_get_first_child (GTK_WIDGET (self->box)); chip != NULL;
       chip = gtk_widget_get_next_sibling (chip), place++)
    if (gtk_widget_is_focus (chip))
      return place;
  return -1;
}

/* The chip that came into the place of the one that is gone, or the last one. */
static void
move_focus (BwFilterChips *self, int place)
{
  GtkWidget *chip = gtk_widget_get_first_child (GTK_WIDGET (self->box));

  while (chip != NULL && place-- > 0 && gtk_widget_get_next_sibling (chip) != NULL)
    chip = gtk_widget_get_next_sibling (chip);
  if (chip != NULL)
    gtk_widget_grab_focus (chip);
}

/**
 * bw_filter_chips_set_query:
 * @self: chips
 * @query: what is asked
 *
 * Shows the filters of @query. The keyboard stays with them while there are any.
 *
 * Returns: whether it was with them and is no more, as none are left
 */
gboolean
bw_filter_chips_set_query (BwFilterChips *self, const BwQuery *query)
{
  g_autofree char *filters = NULL;
  gboolean any = FALSE;
  int focused = -1;

  g_return_val_if_fail (BW_IS_FILTER_CHIPS (self), FALSE);
  g_return_val_if_fail (query != NULL, FALSE);

  filters = describe_filters (query);
  if (!g_set_str (&self->shown, filters))
    return FALSE;

  any = *filters != '\0';
  focused = find_focus (self);
  remove_chips (self);
  if (any)
    append_chips (self, query);
  gtk_widget_set_visible (GTK_WIDGET (self), any);
  if (any && focused >= 0)
    move_focus (self, focused);
  return !any && focused >= 0;
}
