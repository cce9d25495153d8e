/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * BwChoiceButton:
 *
 * A button that says what is chosen, and opens a menu of what else there is.
 *
 * Properties:
 * - `selected` (string, read-only, notified): the key of what is chosen
 * - `description` (string): what is chosen by it, for a screen reader
 */
#define BW_TYPE_CHOICE_BUTTON (bw_choice_button_get_type ())
G_DECLARE_FINAL_TYPE (BwChoiceButton, bw_choice_button, BW, CHOICE_BUTTON, AdwBin)

void bw_choice_button_clear (BwChoiceButton *self);
void bw_choice_button_add (BwChoiceButton *self, const char *key, const char *label);
void bw_choice_button_select (BwChoiceButton *self, const char *key);
const char *bw_choice_button_get_selected (BwChoiceButton *self);

void bw_choice_button_fill_categories (BwChoiceButton *self, GPtrArray *categories);
const char *bw_choice_button_get_category (BwChoiceButton *self);

G_END_DECLS
