/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/bw-cloud.h"

G_BEGIN_DECLS

char *bw_address_check_settings (const char *address, BwCloud *cloud);
char *bw_address_check_link (const char *address, BwCloud *cloud);
char *bw_address_new_for_portal (const char *action_id, const char *tenant_id, BwCloud *cloud);

G_END_DECLS
