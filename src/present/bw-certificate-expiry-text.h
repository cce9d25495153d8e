/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How long the certificate of an application still counts, as it is told to people. */

char *bw_certificate_expiry_text_say (GDateTime *expires, GDateTime *now);
char *bw_certificate_expiry_text_warn (GDateTime *expires, GDateTime *now);

G_END_DECLS
