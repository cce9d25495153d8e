/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

#include "organisation/bw-signed-in-look.h"
#include "organisation/bw-standing.h"
#include "present/bw-standing-text.h"

G_BEGIN_DECLS

/**
 * BwStandingItem:
 *
 * One organisation in the list of all: where it stands, whether it is signed in to, and what came of refreshing it.
 *
 * Properties:
 * - `revision` (uint, read-only): counts what changed of it
 */
#define BW_TYPE_STANDING_ITEM (bw_standing_item_get_type ())
G_DECLARE_FINAL_TYPE (BwStandingItem, bw_standing_item, BW, STANDING_ITEM, GObject)

BwStandingItem *bw_standing_item_new (BwStanding *standing, BwSignedIn signed_in);
void bw_standing_item_take (BwStandingItem *self, BwStanding *standing, BwSignedIn signed_in);
void bw_standing_item_begin (BwStandingItem *self);
void bw_standing_item_set_step (BwStandingItem *self, const char *step);
void bw_standing_item_end (BwStandingItem *self, const GError *error);
const BwStanding *bw_standing_item_get_standing (BwStandingItem *self);
const char *bw_standing_item_get_id (BwStandingItem *self);
const char *bw_standing_item_get_name (BwStandingItem *self);
const char *bw_standing_item_get_colour (BwStandingItem *self);
BwStandingTextFields bw_standing_item_get_fields (BwStandingItem *self);
char *bw_standing_item_dup_searched (BwStandingItem *self);
const char *bw_standing_item_say_signed_in (BwStandingItem *self);
char *bw_standing_item_say_state (BwStandingItem *self);
char *bw_standing_item_say_row (BwStandingItem *self);
gboolean bw_standing_item_has_problem (BwStandingItem *self);

G_END_DECLS
