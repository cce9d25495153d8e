/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/organisations/bw-organisation-chooser.h"

#include "ui/bw-dialog-size.h"
#include "ui/organisations/bw-colour-dot.h"

/* As wide as a dot. */
#define DOT 12

struct _BwOrganisationChooser {
  AdwDialog parent_instance;

  BwOrganisationStore *store;

  GtkSearchEntry *search;
  GtkListView *list;
};

G_DEFINE_FINAL_TYPE (BwOrganisationChooser, bw_organisation_chooser, ADW_TYPE_DIALOG)

static const char *
get_whose (BwOrganisationEntry *entry)
{
  BwOrganisationEntryFields fields = bw_organisation_entry_get_fields (entry);

  return fields.account != NULL ? fields.account : fields.tenant;
}

/* A name may have been shortened by its user, and is still found by what it was. */
static char *
dup_searched (BwOrganisationEntry *entry, gpointer unused)
{
  BwOrganisationEntryFields fields = bw_organisation_entry_get_fields (entry);

  return g_strjoin (" ", fields.name, fields.short_name != NULL ? fields.short_name : "",
                    get_whose (entry), fields.tenant, NULL);
}

/* A row. */

static GtkWidget *
create_line (const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static void
set_up_row (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (lines), create_line (NULL));
  gtk_box_append (GTK_BOX (lines), create_line ("caption"));
  gtk_widget_set_margin_top (lines, 6);
  gtk_widget_set_margin_bottom (lines, 6);
  gtk_box_append (GTK_BOX (row), bw_colour_dot_new_place (bw_colour_dot_new (NULL), DOT));
  gtk_box_append (GTK_BOX (row), lines);
  gtk_list_item_set_child (item, row);
}

static void
bind_row (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  BwOrganisationEntry *entry = gtk_list_item_get_item (item);
  GtkWidget *place = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *name = gtk_widget_get_first_child (gtk_widget_get_next_sibling (place));

  bw_colour_dot_set_colour (BW_COLOUR_DOT (adw_bin_get_child (ADW_BIN (place))),
                            bw_organisation_entry_get_fields (entry).colour);
  gtk_label_set_label (GTK_LABEL (name), bw_organisation_entry_get_name (entry));
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_next_sibling (name)), get_whose (entry));
  gtk_list_item_set_accessible_label (item, bw_organisation_entry_get_name (entry));
  gtk_list_item_set_accessible_description (item, get_whose (entry));
}

/* What is asked. */

static void
choose (BwOrganisationChooser *self, guint position)
{
  GListModel *shown = G_LIST_MODEL (gtk_list_view_get_model (self->list));
  g_autoptr (BwOrganisationEntry) entry = g_list_model_get_item (shown, position);
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  guint number = 0;

  if (entry == NULL)
    return;
  number = bw_organisation_store_get_number (self->store, bw_organisation_entry_get_id (entry));
  adw_dialog_close (ADW_DIALOG (self));
  /* It may have gone meanwhile, and 0 stands for something else. */
  if (number == 0)
    return;
  gtk_widget_activate_action (window, "win.organisation", "i", (int) number);
}

static void
on_activate (BwOrganisationChooser *self, guint position)
{
  choose (self, position);
}

static void
on_enter (BwOrganisationChooser *self)
{
  choose (self, 0);
}

static void
on_stop (BwOrganisationChooser *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
bw_organisation_chooser_dispose (GObject *object)
{
  BwOrganisationChooser *self = BW_ORGANISATION_CHOOSER (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), BW_TYPE_ORGANISATION_CHOOSER);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (bw_organisation_chooser_parent_class)->dispose (object);
}

static void
bw_organisation_chooser_class_init (BwOrganisationChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bw_organisation_chooser_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, BW_RESOURCE_PATH
                                               "/organisations/bw-organisation-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, BwOrganisationChooser, search);
  gtk_widget_class_bind_template_child (widget_class, BwOrganisationChooser, list);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_enter);
  gtk_widget_class_bind_template_callback (widget_class, on_stop);
}

static void
bw_organisation_chooser_init (BwOrganisationChooser *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  bw_dialog_size_set (ADW_DIALOG (self), 420, 560);
}

static void
show_store (BwOrganisationChooser *self)
{
  GtkExpression *searched = gtk_cclosure_expression_new (G_TYPE_STRING, NULL, 0, NULL,
                                                         G_CALLBACK (dup_searched), NULL, NULL);
  GtkStringFilter *filter = gtk_string_filter_new (searched);
  GtkFilterListModel *found = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->store)),
                                                         GTK_FILTER (g_object_ref (filter)));
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkNoSelection) rows = gtk_no_selection_new (G_LIST_MODEL (found));

  g_object_bind_property (self->search, "text", filter, "search", G_BINDING_SYNC_CREATE);
  g_signal_connect (factory, "setup", G_CALLBACK (set_up_row), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row), NULL);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (rows));
  g_object_unref (factory);
  g_object_unref (filter);
}

/**
 * bw_organisation_chooser_new:
 * @store: the organisations of the list
 *
 * Returns: (transfer floating): a dialog in which one of them is chosen
 */
AdwDialog *
bw_organisation_chooser_new (BwOrganisationStore *store)
{
  BwOrganisationChooser *self = NULL;

  g_return_val_if_fail (BW_IS_ORGANISATION_STORE (store), NULL);

  self = g_object_new (BW_TYPE_ORGANISATION_CHOOSER, NULL);
  g_set_object (&self->store, store);
  show_store (self);
  gtk_search_entry_set_key_capture_widget (self->search, GTK_WIDGET (self));
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->search));
  return ADW_DIALOG (self);
}
