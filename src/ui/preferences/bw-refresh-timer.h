/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BwRefreshTimer:
 *
 * The timer of the user's systemd that has all organisations read once a day, also while the window is closed. Its calls
 * return at once.
 *
 * Properties:
 * - `state` (int): a #BwRefreshTimerState
 * - `busy` (boolean): whether it is being asked or switched
 *
 * Signals:
 * - `failed` (error: #GError): it was not switched, or nobody said that it was (bw_refresh_timer_is_late()); `state` is
 *   what holds
 */
#define BW_TYPE_REFRESH_TIMER (bw_refresh_timer_get_type ())
G_DECLARE_FINAL_TYPE (BwRefreshTimer, bw_refresh_timer, BW, REFRESH_TIMER, GObject)

/**
 * BwRefreshTimerState:
 * @BW_REFRESH_TIMER_UNKNOWN: it is not known yet
 * @BW_REFRESH_TIMER_OFF: nothing is read by itself
 * @BW_REFRESH_TIMER_ON: all organisations are read once a day
 * @BW_REFRESH_TIMER_SANDBOX: this is a sandbox, which has no timers of the user's
 * @BW_REFRESH_TIMER_NO_SESSION: no systemd runs for the user here
 * @BW_REFRESH_TIMER_NO_ANSWER: systemd did not answer in time
 * @BW_REFRESH_TIMER_NOT_INSTALLED: systemd does not know the timer
 *
 * What is known of the timer.
 */
typedef enum {
  BW_REFRESH_TIMER_UNKNOWN,
  BW_REFRESH_TIMER_OFF,
  BW_REFRESH_TIMER_ON,
  BW_REFRESH_TIMER_SANDBOX,
  BW_REFRESH_TIMER_NO_SESSION,
  BW_REFRESH_TIMER_NO_ANSWER,
  BW_REFRESH_TIMER_NOT_INSTALLED,
} BwRefreshTimerState;

BwRefreshTimer *bw_refresh_timer_new (GDBusConnection *connection, gboolean is_sandboxed);
BwRefreshTimer *bw_refresh_timer_new_for_session (void);
void bw_refresh_timer_look (BwRefreshTimer *self);
void bw_refresh_timer_switch (BwRefreshTimer *self, gboolean on);
BwRefreshTimerState bw_refresh_timer_get_state (BwRefreshTimer *self);
gboolean bw_refresh_timer_is_busy (BwRefreshTimer *self);
gboolean bw_refresh_timer_is_late (const GError *error);

G_END_DECLS
