/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/history/bw-choice-button.h"

#include <glib/gi18n.h>

#include "present/bw-label.h"

/* The key of all categories. */
#define ALL ""

struct _BwChoiceButton {
  AdwBin parent_instance;

  GtkMenuButton *button;
  GMenu *menu;
  GSimpleAction *action;
  /* By key. */
  GHashTable *labels;
  char *selected;
};

G_DEFINE_FINAL_TYPE (BwChoiceButton, bw_choice_button, ADW_TYPE_BIN)

typedef enum {
  PROP_SELECTED = 1,
  PROP_DESCRIPTION,
} BwChoiceButtonProperty;

static GParamSpec *properties[PROP_DESCRIPTION + 1];

static void
on_change_state (BwChoiceButton *self, GVariant *state)
{
  bw_choice_button_select (self, g_variant_get_string (state, NULL));
}

static void
describe (BwChoiceButton *self, const char *description)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), description);
}

static void
bw_choice_button_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BwChoiceButton *self = BW_CHOICE_BUTTON (object);

  switch ((BwChoiceButtonProperty) id) {
  case PROP_SELECTED:
    g_value_set_string (value, self->selected);
    break;
  case PROP_DESCRIPTION:
    g_value_set_string (value, gtk_widget_get_tooltip_text (GTK_WIDGET (self->button)));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
bw_choice_button_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_DESCRIPTION)
    describe (BW_CHOICE_BUTTON (object), g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
bw_choice_button_finalize (GObject *object)
{
  BwChoiceButton *self = BW_CHOICE_BUTTON (object);

  g_clear_object (&self->menu);
  g_clear_object (&self->action);
  g_clear_pointer (&self->labels, g_hash_table_unref);
  g_clear_pointer (&self->selected, g_free);

  G_OBJECT_CLASS (bw_choice_button_parent_class)->finalize (object);
}

static void
bw_choice_button_class_init (BwChoiceButtonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = bw_choice_button_get_property;
  object_class->set_property = bw_choice_button_set_property;
  object_class->finalize = bw_choice_button_finalize;

  properties[PROP_SELECTED] =
      g_param_spec_string ("selected", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_DESCRIPTION] = g_param_spec_string ("description", NULL, NULL, NULL,
                                                      G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
bw_choice_button_init (BwChoiceButton *self)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  self->labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->selected = g_strdup (ALL);
  self->menu = g_menu_new ();
  self->action = g_simple_action_new_stateful ("key", G_VARIANT_TYPE_STRING,
                                               g_variant_new_string (self->selected));
  g_signal_connect_object (self->action, "change-state", G_CALLBACK (on_change_state), self,
                           G_CONNECT_SWAPPED);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (self->action));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "choice", G_ACTION_GROUP (group));
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_always_show_arrow (self->button, TRUE);
  gtk_menu_button_set_can_shrink (self->button, TRUE);
  gtk_menu_button_set_menu_model (self->button, G_MENU_MODEL (self->menu));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->button));
}

/**
 * bw_choice_button_clear:
 * @self: a button
 *
 * Takes away all that can be chosen. What is chosen stays so.
 */
void
bw_choice_button_clear (BwChoiceButton *self)
{
  g_return_if_fail (BW_IS_CHOICE_BUTTON (self));

  g_menu_remove_all (self->menu);
  g_hash_table_remove_all (self->labels);
}

/**
 * bw_choice_button_add:
 * @self: a button
 * @key: what is chosen; the empty one is from the start
 * @label: how that is said
 *
 * Adds what can be chosen.
 */
void
bw_choice_button_add (BwChoiceButton *self, const char *key, const char *label)
{
  g_autoptr (GMenuItem) item = NULL;

  g_return_if_fail (BW_IS_CHOICE_BUTTON (self));

  item = g_menu_item_new (label, NULL);
  g_menu_item_set_action_and_target (item, "choice.key", "s", key);
  g_menu_append_item (self->menu, item);
  g_hash_table_insert (self->labels, g_strdup (key), g_strdup (label));
  if (g_str_equal (key, self->selected))
    gtk_menu_button_set_label (self->button, label);
}

/**
 * bw_choice_button_select:
 * @self: a button
 * @key: what is chosen; one that was added
 *
 * Chooses it.
 */
void
bw_choice_button_select (BwChoiceButton *self, const char *key)
{
  g_return_if_fail (BW_IS_CHOICE_BUTTON (self));

  if (!g_set_str (&self->selected, key))
    return;
  g_simple_action_set_state (self->action, g_variant_new_string (key));
  gtk_menu_button_set_label (self->button, g_hash_table_lookup (self->labels, key));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

/**
 * bw_choice_button_get_selected:
 * @self: a button
 *
 * Returns: (transfer none): the key of what is chosen
 */
const char *
bw_choice_button_get_selected (BwChoiceButton *self)
{
  g_return_val_if_fail (BW_IS_CHOICE_BUTTON (self), NULL);

  return self->selected;
}

/**
 * bw_choice_button_fill_categories:
 * @self: a button
 * @categories: (element-type utf8): the categories that occur
 *
 * Has all categories be chosen from, or each of them. The one that is chosen stays so, also where it occurs no more.
 */
void
bw_choice_button_fill_categories (BwChoiceButton *self, GPtrArray *categories)
{
  g_autofree char *chosen = bw_label_category (self->selected);

  bw_choice_button_clear (self);
  /* Translators: actions of all categories are shown. */
  bw_choice_button_add (self, ALL, _ ("All Categories"));
  for (guint i = 0; i < categories->len; i++) {
    g_autofree char *label = bw_label_category (categories->pdata[i]);

    bw_choice_button_add (self, categories->pdata[i], label);
  }
  if (!g_hash_table_contains (self->labels, self->selected))
    bw_choice_button_add (self, self->selected, chosen);
}

/**
 * bw_choice_button_get_category:
 * @self: a button of categories
 *
 * Returns: (transfer none) (nullable): the category that is chosen; %NULL for all
 */
const char *
bw_choice_button_get_category (BwChoiceButton *self)
{
  g_return_val_if_fail (BW_IS_CHOICE_BUTTON (self), NULL);

  return g_str_equal (self->selected, ALL) ? NULL : self->selected;
}
