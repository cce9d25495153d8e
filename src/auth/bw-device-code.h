/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "auth/bw-secret.h"

G_BEGIN_DECLS

/**
 * BwDeviceCode:
 * @device_code: what Bolwerk shows of itself
 * @user_code: what the user types
 * @address: where the user types it
 * @expires: until when
 * @interval: how long to wait between two questions, in seconds
 *
 * A device code (RFC 8628 §3.2).
 */
typedef struct {
  BwSecretText *device_code;
  char *user_code;
  char *address;
  GDateTime *expires;
  guint interval;
} BwDeviceCode;

BwDeviceCode *bw_device_code_new_from_json (GBytes *body, GDateTime *asked, GError **error);
void bw_device_code_free (BwDeviceCode *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwDeviceCode, bw_device_code_free)

G_END_DECLS
