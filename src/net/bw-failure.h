/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "net/bw-http-error.h"

G_BEGIN_DECLS

/**
 * BwFailure:
 * @problem: what GIO or libsoup says
 * @certificate: what was wrong with the certificate, if anything
 * @network: (nullable): tells of the network; %NULL for the desktop's own
 * @before_host: whether it happened before the host itself was reached, and a proxy stands on the way
 *
 * How an exchange broke off without an answer.
 */
typedef struct {
  const GError *problem;
  GTlsCertificateFlags certificate;
  GNetworkMonitor *network;
  gboolean before_host;
} BwFailure;

GError *bw_failure_to_error (const BwFailure *failure, const BwHttpErrorFields *fields);
gboolean bw_failure_is_passing (const GError *error);

G_END_DECLS
