/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "organisation/bw-organisation.h"

G_BEGIN_DECLS

char *bw_organisation_name (BwOrganisation *organisation);
char *bw_organisation_say_opening (BwOrganisation *organisation);

G_END_DECLS
