/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ui/bw-saving.h"
#include "ui/history/bw-history-chart.h"

G_BEGIN_DECLS

/**
 * BwHistoryFile:
 * @BW_HISTORY_FILE_CSV: the days of a history, or of the lines of a metric, as comma-separated values
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

/**
 * BwHistorySubject:
 * @chart: a chart; with days, and in a window
 * @kind: what it is saved as
 * @is_metric: whether it is what the chart draws that is told in words, not the days of its history
 * @name: (nullable): what the file is called, without what its name ends in; %NULL for a history
 *
 * What is to be saved.
 */
typedef struct {
  BwHistoryChart *chart;
  BwHistoryFile kind;
  gboolean is_metric;
  const char *name;
} BwHistorySubject;

gboolean bw_history_file_from_key (const char *key, BwHistoryFile *kind);
void bw_history_save_get_content (const BwHistorySubject *subject, BwSavingContent *content);
void bw_history_save_run (GtkWidget *widget, const BwHistorySubject *subject);
void bw_history_save_get_activities (GPtrArray *activities, BwSavingContent *content);
void bw_history_save_run_activities (GtkWidget *widget, GPtrArray *activities);

G_END_DECLS
