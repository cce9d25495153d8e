/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/bw-dialog-size.h"

#include <math.h>

/**
 * bw_dialog_size_set:
 * @dialog: a dialog
 * @width: how wide it is where text has its normal size, in pixels
 * @height: how high
 *
 * Gives @dialog a size that grows with the text, so that as much of it is seen; the window it is in limits it.
 */
void
bw_dialog_size_set (AdwDialog *dialog, int width, int height)
{
  g_return_if_fail (ADW_IS_DIALOG (dialog));

  adw_dialog_set_content_width (
      dialog, (int) ceil (adw_length_unit_to_px (ADW_LENGTH_UNIT_SP, width, NULL)));
  adw_dialog_set_content_height (
      dialog, (int) ceil (adw_length_unit_to_px (ADW_LENGTH_UNIT_SP, height, NULL)));
}
