/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "model/bw-records.h"
#include "ui/bw-window.h"

G_BEGIN_DECLS

typedef gboolean (*BwUiTestCondition) (gpointer data);

void bw_ui_test_init (int *argc, char ***argv);
void bw_ui_test_settle (void);
gboolean bw_ui_test_wait (BwUiTestCondition condition, gpointer data);
BwRecords *bw_ui_test_load_demo (void);
BwWindow *bw_ui_test_present_window (int width, int height);
BwWindow *bw_ui_test_present_session (BwSession *session, int width, int height);
BwWindow *bw_ui_test_present_store (BwOrganisationStore *store, int width, int height);
BwWindow *bw_ui_test_present_demo (int width, int height);
BwWindow *bw_ui_test_present_few (int width, int height);
GtkWindow *bw_ui_test_present_widget (GtkWidget *widget, int width, int height);
void bw_ui_test_wait_for_frames (GtkWidget *widget, guint n);
void bw_ui_test_resize (GtkWindow *window, int width, int height);
void bw_ui_test_close (GtkWindow *window);
GtkWidget *bw_ui_test_find (GtkWidget *root, GType type);
GPtrArray *bw_ui_test_find_all (GtkWidget *root, GType type);
GtkWidget *bw_ui_test_find_by_label (GtkWidget *root, GType type, const char *label);
gboolean bw_ui_test_shows_text (GtkWidget *root, const char *text);

G_END_DECLS
