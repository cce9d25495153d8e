/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "ui/bw-session.h"

G_BEGIN_DECLS

/**
 * BwSinceCard:
 *
 * What changed since the user last looked at an organisation of the list, and why. Shown only where there is something
 * newer than that, and gone once the user has read it.
 */
#define BW_TYPE_SINCE_CARD (bw_since_card_get_type ())
G_DECLARE_FINAL_TYPE (BwSinceCard, bw_since_card, BW, SINCE_CARD, AdwBin)

void bw_since_card_set_session (BwSinceCard *self, BwSession *session);
void bw_since_card_update (BwSinceCard *self);

G_END_DECLS
