/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "auth/bw-secret.h"

G_BEGIN_DECLS

/**
 * BwCallback:
 * @state: what Bolwerk gave the browser along
 * @code: (nullable): the code
 * @error: (nullable): why there is none
 * @description: (nullable): what Microsoft says of that
 *
 * What the browser brings back, unpacked out of the query of an address (graph.md §4.2).
 */
typedef struct {
  BwSecretText *state;
  BwSecretText *code;
  char *error;
  char *description;
} BwCallback;

gboolean bw_callback_init (BwCallback *self, const char *query);
void bw_callback_clear (BwCallback *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BwCallback, bw_callback_clear)

G_END_DECLS
