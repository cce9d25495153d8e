/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* In a file of its own: who only tells such an error does not link GnuTLS. */

#include "auth/bw-certificate.h"

G_DEFINE_QUARK (bw - certificate - error - quark, bw_certificate_error)
