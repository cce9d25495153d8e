/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ui/bw-ui-test.h"
#include "ui/sign-in/bw-sign-in-world.h"

G_BEGIN_DECLS

/**
 * BwListedWindow:
 *
 * A window with a list of organisations, and the world that it meets. The clock stands still.
 */
typedef struct {
  BwSignInWorld world;
  BwWindow *window;
  const char *awaited;
} BwListedWindow;

void bw_listed_window_set_up (BwListedWindow *self, gconstpointer data);
void bw_listed_window_tear_down (BwListedWindow *self, gconstpointer data);
void bw_listed_window_add (BwListedWindow *self, const char *id, const char *name);
void bw_listed_window_present (BwListedWindow *self);
void bw_listed_window_present_read (BwListedWindow *self);
BwSession *bw_listed_window_get_session (BwListedWindow *self);
void bw_listed_window_wait_read (BwListedWindow *self);
void bw_listed_window_wait_done (BwListedWindow *self);
void bw_listed_window_wait_for (BwListedWindow *self, const char *text);
void bw_listed_window_wait_gone (BwListedWindow *self, const char *text);
void bw_listed_window_wait_idle (BwListedWindow *self);
gboolean bw_listed_window_shows (BwListedWindow *self, const char *text);
void bw_listed_window_do (BwListedWindow *self, const char *action);
void bw_listed_window_switch (BwListedWindow *self, int number);
int bw_listed_window_get_number (BwListedWindow *self);
void bw_listed_window_click (BwListedWindow *self, const char *label);
void bw_listed_window_age (BwListedWindow *self);
void bw_listed_window_open_old_day (BwListedWindow *self, const char *tenant);
GtkWidget *bw_listed_window_ask_to_add (BwListedWindow *self);
void bw_listed_window_answer (GtkWidget *dialog, const char *response);

G_END_DECLS
