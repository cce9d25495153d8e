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
 * @BW_LOOPBACK_PAGE_LEADING: it leads on to the sign-in service
 * @BW_LOOPBACK_PAGE_TWICE: the sign-in was started by this address before, and is ended
 *
 * What the browser shows.
 */
typedef enum {
  BW_LOOPBACK_PAGE_DONE,
  BW_LOOPBACK_PAGE_REFUSED,
  BW_LOOPBACK_PAGE_STRANGE,
  BW_LOOPBACK_PAGE_LEADING,
  BW_LOOPBACK_PAGE_TWICE,
} BwLoopbackPage;

/* Nothing may run, nothing may be fetched, nobody may show it in a frame. */
#define BW_LOOPBACK_PAGE_POLICY \
  "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

char *bw_loopback_page_build (BwLoopbackPage page);

G_END_DECLS
