/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/bw-banner-place.h"

/* What a banner said when it was last revealed is over, also for a screen reader. */
static void
on_revealed (AdwBanner *banner)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (banner), GTK_ACCESSIBLE_STATE_HIDDEN,
                               !adw_banner_get_revealed (banner), -1);
}

static AdwBanner *
ensure_banner (AdwBin *place)
{
  GtkWidget *banner = adw_bin_get_child (place);

  if (banner != NULL)
    return ADW_BANNER (banner);

  banner = adw_banner_new ("");
  adw_banner_set_use_markup (ADW_BANNER (banner), FALSE);
  g_signal_connect (banner, "notify::revealed", G_CALLBACK (on_revealed), NULL);
  on_revealed (ADW_BANNER (banner));
  adw_bin_set_child (place, banner);
  return ADW_BANNER (banner);
}

/**
 * bw_banner_place_show:
 * @place: where a banner stands, which is made when it is first shown: most never are
 * @title: what it says
 * @label: (nullable): its button
 * @action: (nullable): what its button does
 *
 * Shows a banner.
 *
 * Returns: whether it was not shown before, or said something else
 */
gboolean
bw_banner_place_show (AdwBin *place, const char *title, const char *label, const char *action)
{
  AdwBanner *banner = NULL;
  gboolean is_new = FALSE;

  g_return_val_if_fail (ADW_IS_BIN (place), FALSE);
  g_return_val_if_fail (title != NULL, FALSE);

  banner = ensure_banner (place);
  is_new =
      !adw_banner_get_revealed (banner) || g_strcmp0 (adw_banner_get_title (banner), title) != 0;
  adw_banner_set_title (banner, title);
  adw_banner_set_button_label (banner, label);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (banner), action);
  adw_banner_set_revealed (banner, TRUE);
  return is_new;
}

/**
 * bw_banner_place_hide:
 * @place: where a banner stands
 *
 * Hides it.
 */
void
bw_banner_place_hide (AdwBin *place)
{
  g_return_if_fail (ADW_IS_BIN (place));

  if (adw_bin_get_child (place) != NULL)
    adw_banner_set_revealed (ADW_BANNER (adw_bin_get_child (place)), FALSE);
}
