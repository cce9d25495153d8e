/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ui/bw-saving.h"
#include "ui/history/bw-history-chart.h"

G_BEGIN_DECLS

/**
 * BwHistoryFile:
 * @BW_HISTORY_FILE_CSV: the days as comma-separated values
 * @BW_HISTORY_FILE_PNG: the chart as a picture
 * @BW_HISTORY_FILE_SVG: the chart as a drawing
 *
 * What a history is saved as.
 */
typedef enum {
  BW_HISTORY_FILE_CSV,
  BW_HISTORY_FILE_PNG,
  BW_HISTORY_FILE_SVG,
} BwHistoryFile;

#define BW_N_HISTORY_FILES (BW_HISTORY_FILE_SVG + 1)

gboolean bw_history_file_from_key (const char *key, BwHistoryFile *kind);
void
bw_history_save_get_content (BwHistoryChart *chart, BwHistoryFile kind, BwSavingContent *content);
void bw_history_save_run (GtkWidget *widget, BwHistoryChart *chart, BwHistoryFile kind);

G_END_DECLS
