/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "text/bw-rich-text.h"

G_BEGIN_DECLS

/**
 * BwFlyoutSection:
 *
 * A heading and the text under it; hidden while there is no text. Links in the text are opened by the
 * desktop.
 *
 * Properties:
 * - `title` (string, read/write): the heading
 */
#define BW_TYPE_FLYOUT_SECTION (bw_flyout_section_get_type ())
G_DECLARE_FINAL_TYPE (BwFlyoutSection, bw_flyout_section, BW, FLYOUT_SECTION, AdwBin)

void bw_flyout_section_set_text (BwFlyoutSection *self, BwRichText *text);

G_END_DECLS
