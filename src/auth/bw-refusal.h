/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "auth/bw-auth-error.h"

G_BEGIN_DECLS

/**
 * BwRefusal:
 * @error: (nullable): OAuth's code
 * @description: (nullable): Microsoft's text, `AADSTSnnnnn: text\r\nTrace ID: ...`
 * @number: the first of Microsoft's `error_codes`, or 0; what stands in @description goes first
 * @suberror: (nullable): Microsoft's closer code
 * @claims: (nullable): the claims that are wanted
 * @trace_id: (nullable): for Microsoft's support
 * @correlation_id: (nullable): the same
 * @device: whether a device code was being used
 * @application: whether it signs in as an application
 * @certificate: whether that shows a certificate, and not a secret
 * @secrets: (nullable) (array zero-terminated=1): what was sent and may not show up in the message
 *
 * A refusal as it came.
 */
typedef struct {
  const char *error;
  const char *description;
  guint number;
  const char *suberror;
  const char *claims;
  const char *trace_id;
  const char *correlation_id;
  gboolean device;
  gboolean application;
  gboolean certificate;
  const char *const *secrets;
} BwRefusal;

GError *bw_refusal_read (const BwRefusal *refusal);
GError *bw_refusal_read_json (GBytes *body, const BwRefusal *circumstances);

G_END_DECLS
