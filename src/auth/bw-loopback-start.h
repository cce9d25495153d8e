/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "base/bw-address-maker.h"

G_BEGIN_DECLS

/**
 * BwLoopbackStart:
 *
 * Where a sign-in in the browser begins: addresses of this machine that say nothing, for everybody can
 * read with which address a browser is started. Each leads on once to the sign-in service's own address,
 * which has state, nonce and challenge in it. It may be used from any thread.
 */
#define BW_TYPE_LOOPBACK_START (bw_loopback_start_get_type ())
G_DECLARE_FINAL_TYPE (BwLoopbackStart, bw_loopback_start, BW, LOOPBACK_START, GObject)

/**
 * BwLoopbackStartUse:
 * @BW_LOOPBACK_START_UNKNOWN: no such address was made
 * @BW_LOOPBACK_START_FIRST: it is asked for the first time
 * @BW_LOOPBACK_START_AGAIN: it was asked for before: there is somebody else
 *
 * What a request for an address is.
 */
typedef enum {
  BW_LOOPBACK_START_UNKNOWN,
  BW_LOOPBACK_START_FIRST,
  BW_LOOPBACK_START_AGAIN,
} BwLoopbackStartUse;

BwLoopbackStart *bw_loopback_start_new (const char *root, const char *target);
BwLoopbackStartUse bw_loopback_start_use (BwLoopbackStart *self, const char *path, char **target);
void bw_loopback_start_end (BwLoopbackStart *self);

G_END_DECLS
