/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BwFoundText:
 * @title: what happened, a few words
 * @body: (transfer full): what it means and what to do
 *
 * How JSON that holds no records is told.
 */
typedef struct {
  const char *title;
  char *body;
} BwFoundText;

BwFoundText bw_found_text_say (const char *found);

G_END_DECLS
