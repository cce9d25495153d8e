/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BwLoopbackPage:
 * @BW_LOOPBACK_PAGE_DONE: it went well
 * @BW_LOOPBACK_PAGE_REFUSED: Microsoft said no
 * @BW_LOOPBACK_PAGE_STRANGE: nobody waits for this
 *
 * What the browser shows at the end.
 */
typedef enum {
  BW_LOOPBACK_PAGE_DONE,
  BW_LOOPBACK_PAGE_REFUSED,
  BW_LOOPBACK_PAGE_STRANGE,
} BwLoopbackPage;

/* Nothing may run, nothing may be fetched, nobody may show it in a frame. */
#define BW_LOOPBACK_PAGE_POLICY \
  "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

char *bw_loopback_page_build (BwLoopbackPage page);

G_END_DECLS
