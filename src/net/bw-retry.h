/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How often a request is tried in all, the least and the longest wait between, and the longest that a
 * service may ask for before it is not worth waiting any more. In microseconds. */
#define BW_RETRY_TRIES 5
#define BW_RETRY_SHORTEST (1 * G_TIME_SPAN_SECOND)
#define BW_RETRY_LONGEST (60 * G_TIME_SPAN_SECOND)
#define BW_RETRY_PATIENCE (5 * G_TIME_SPAN_MINUTE)

/* A service that did not say how long to wait. */
#define BW_RETRY_UNSAID ((GTimeSpan) - 1)

GTimeSpan bw_retry_parse_after (const char *text, GDateTime *now);
GTimeSpan bw_retry_work_out_wait (guint tries, GTimeSpan after, double chance);
gboolean bw_retry_is_for_status (guint status, const char *method);

G_END_DECLS
