/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "archive/bw-archive.h"

G_BEGIN_DECLS

/* How it is said what is kept on this computer, and for how long. */

char *bw_kept_text_say (const BwArchiveMeasure *days, guint64 size);
char *bw_kept_text_say_years (guint years);
char *bw_kept_text_say_loss (guint n_days, guint years);
char *bw_kept_text_say_too_old (guint n_days, guint years);
char *bw_kept_text_say_future (guint n_days);
char *bw_kept_text_say_restored (guint years);

G_END_DECLS
