/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

#include "organisation/bw-signed-in-look.h"

G_BEGIN_DECLS

const char *bw_signed_in_say (BwSignedIn signed_in);
void bw_signed_in_set (JsonObject *object, BwSignedIn signed_in);

G_END_DECLS
