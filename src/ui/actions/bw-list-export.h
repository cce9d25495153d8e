/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/bw-query-result.h"
#include "ui/bw-saving.h"

G_BEGIN_DECLS

/**
 * BwListFormat:
 * @BW_LIST_FORMAT_CSV: comma-separated values
 * @BW_LIST_FORMAT_JSON: JSON
 *
 * What the list can be saved as.
 */
typedef enum {
  BW_LIST_FORMAT_CSV,
  BW_LIST_FORMAT_JSON,
} BwListFormat;

void bw_list_export_run (GtkWidget *widget, BwQueryResult *result, BwListFormat format);
void
bw_list_export_get_content (BwQueryResult *result, BwListFormat format, BwSavingContent *content);

G_END_DECLS
