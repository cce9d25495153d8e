/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "organisation/bw-organisation.h"

G_BEGIN_DECLS

/* So many actions it has at least, which is enough for a list that scrolls. */
#define BW_FEW_ACTIONS 36

BwOrganisation *bw_few_actions_new (BwClock *clock);

G_END_DECLS
