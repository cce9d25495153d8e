/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BwErrorMend:
 * @BW_ERROR_MEND_RETRY: to try again; perhaps something else has to be mended first
 * @BW_ERROR_MEND_SIGN_IN: to sign in again
 * @BW_ERROR_MEND_UNLOCK: to unlock the keyring
 *
 * What a button in the window can do about an error of an organisation.
 */
typedef enum {
  BW_ERROR_MEND_RETRY,
  BW_ERROR_MEND_SIGN_IN,
  BW_ERROR_MEND_UNLOCK,
} BwErrorMend;

BwErrorMend bw_error_mend_find (const GError *error);
gboolean bw_error_mend_is_all (const GError *error);
const char *bw_error_mend_get_label (const GError *error);
const char *bw_error_mend_get_action (const GError *error);

G_END_DECLS
