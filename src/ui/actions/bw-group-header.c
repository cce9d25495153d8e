/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/actions/bw-group-header.h"

#include "present/bw-label.h"
#include "present/bw-list-text.h"
#include "ui/actions/bw-action-list-model.h"

struct _BwGroupHeader {
  GtkWidget parent_instance;

  GtkLabel *title;
  GtkLabel *count;
  GtkLabel *points;
};

G_DEFINE_FINAL_TYPE (BwGroupHeader, bw_group_header, GTK_TYPE_WIDGET)

static void
bw_group_header_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BW_TYPE_GROUP_HEADER);

  G_OBJECT_CLASS (bw_group_header_parent_class)->dispose (object);
}

static void
bw_group_header_class_init (BwGroupHeaderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bw_group_header_dispose;

  gtk_widget_class_set_css_name (widget_class, "group-header");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               BW_RESOURCE_PATH "/actions/bw-group-header.ui");
  gtk_widget_class_bind_template_child (widget_class, BwGroupHeader, title);
  gtk_widget_class_bind_template_child (widget_class, BwGroupHeader, count);
  gtk_widget_class_bind_template_child (widget_class, BwGroupHeader, points);
}

static void
bw_group_header_init (BwGroupHeader *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bw_group_header_new:
 *
 * Returns: (transfer floating): a new header, empty
 */
GtkWidget *
bw_group_header_new (void)
{
  return g_object_new (BW_TYPE_GROUP_HEADER, NULL);
}

/**
 * bw_group_header_set_group:
 * @self: a header
 * @facet: what the list is grouped by
 * @group: the group that it stands over
 */
void
bw_group_header_set_group (BwGroupHeader *self, BwFacet facet, const BwGroup *group)
{
  g_autofree char *title = NULL;
  g_autofree char *count = NULL;
  g_autofree char *points = NULL;

  g_return_if_fail (BW_IS_GROUP_HEADER (self));
  g_return_if_fail (group != NULL);

  title = bw_label_facet_value (facet, group->key);
  count = bw_list_text_say_group_count (group);
  points = bw_list_text_say_group_points (group);
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->count, count);
  gtk_label_set_label (self->points, points);
}

/* Shows in a header what the list says of its section at this moment. */
static void
update_header (GtkListHeader *header, GParamSpec *pspec, BwActionListModel *actions)
{
  GtkWidget *child = gtk_list_header_get_child (header);
  const BwGroup *group =
      bw_action_list_model_get_group (actions, gtk_list_header_get_start (header));

  if (child != NULL && group != NULL)
    bw_group_header_set_group (
        BW_GROUP_HEADER (child),
        bw_query_get_group (bw_query_result_get_query (bw_action_list_model_get_result (actions))),
        group);
}

static void
on_result (BwActionListModel *actions, GParamSpec *pspec, GtkListHeader *header)
{
  update_header (header, NULL, actions);
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListHeader *header, BwActionListModel *actions)
{
  gtk_list_header_set_child (header, bw_group_header_new ());
  g_signal_connect_object (header, "notify::start", G_CALLBACK (update_header), actions,
                           G_CONNECT_DEFAULT);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListHeader *header, BwActionListModel *actions)
{
  update_header (header, NULL, actions);
  g_signal_connect_object (actions, "notify::result", G_CALLBACK (on_result), header,
                           G_CONNECT_DEFAULT);
}

static void
on_unbind (GtkSignalListItemFactory *factory, GtkListHeader *header, BwActionListModel *actions)
{
  g_signal_handlers_disconnect_by_func (actions, on_result, header);
}

/**
 * bw_group_header_factory_new:
 * @actions: the list whose sections get headers, a #BwActionListModel
 *
 * Returns: (transfer full): what makes the headers of a list view or a column view
 */
GtkListItemFactory *
bw_group_header_factory_new (GListModel *actions)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (on_setup), actions, G_CONNECT_DEFAULT);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_bind), actions, G_CONNECT_DEFAULT);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (on_unbind), actions, G_CONNECT_DEFAULT);
  return factory;
}
