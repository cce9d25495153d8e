/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "present/bw-chart.h"
#include "ui/bw-saving.h"
#include "ui/bw-window.h"
#include "ui/history/bw-history-chart.h"
#include "ui/history/bw-history-page.h"

G_BEGIN_DECLS

/* A window of the demo organisation with the page of the history, what is chosen there, and what is said of it. */

typedef struct {
  BwWindow *window;
  BwHistoryPage *page;
  BwHistoryChart *chart;
  GtkWidget *why;
} BwHistoryCase;

void bw_history_case_find_parts (BwHistoryCase *self);
void bw_history_case_set_up (BwHistoryCase *self, gconstpointer data);
void bw_history_case_tear_down (BwHistoryCase *self, gconstpointer data);
void bw_history_case_choose (BwHistoryCase *self, const char *action, const char *value);
BwChart *bw_history_case_get_chart (BwHistoryCase *self);
guint bw_history_case_count_days (BwHistoryCase *self);
gboolean bw_history_case_press (BwHistoryCase *self, const char *accelerator);
void bw_history_case_assert_reads (BwHistoryCase *self, guint i);
void bw_history_case_assert_explains (BwHistoryCase *self, BwDay from, BwDay to);
char *bw_history_case_read_clipboard (GtkWidget *widget);
GBytes *bw_history_case_save (const BwSavingContent *content);
void bw_history_case_refresh (BwHistoryCase *self);
GtkWidget *bw_history_case_open_dialog (BwHistoryCase *self, const char *action);

G_END_DECLS
