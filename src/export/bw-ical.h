/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "base/bw-day.h"

G_BEGIN_DECLS

/**
 * BwIcal:
 *
 * A writer of iCalendar (RFC 5545): lines end with CR LF and are folded at 75 octets, texts are escaped.
 */
typedef struct _BwIcal BwIcal;

BwIcal *bw_ical_new (void);
void bw_ical_free (BwIcal *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwIcal, bw_ical_free)

void bw_ical_add_word (BwIcal *self, const char *name, const char *value);
void bw_ical_add_text (BwIcal *self, const char *name, const char *text);
void bw_ical_add_texts (BwIcal *self, const char *name, const char *const *texts);
void bw_ical_add_day (BwIcal *self, const char *name, BwDay day);
void bw_ical_add_moment (BwIcal *self, const char *name, GDateTime *moment);
char *bw_ical_dup_text (BwIcal *self);

G_END_DECLS
