/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "model/bw-query-result.h"

G_BEGIN_DECLS

/**
 * BwGroupHeader:
 *
 * What stands over a group of actions: what they share, how many they are and their points.
 */
#define BW_TYPE_GROUP_HEADER (bw_group_header_get_type ())
G_DECLARE_FINAL_TYPE (BwGroupHeader, bw_group_header, BW, GROUP_HEADER, GtkWidget)

GtkWidget *bw_group_header_new (void);
void bw_group_header_set_group (BwGroupHeader *self, BwFacet facet, const BwGroup *group);

GtkListItemFactory *bw_group_header_factory_new (GListModel *actions);

G_END_DECLS
