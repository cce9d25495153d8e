/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/actions/bw-status-icon.h"

/**
 * bw_status_icon_get_name:
 * @status: a status
 *
 * Returns: (transfer none): the name of the icon that stands beside the word for it; each has a shape
 *   of its own, so that nothing is told by colour alone
 */
const char *
bw_status_icon_get_name (BwStatus status)
{
  static const char *const names[BW_N_STATUSES] = {
    [BW_STATUS_TO_ADDRESS] = "bw-status-to-address-symbolic",
    [BW_STATUS_PLANNED] = "bw-status-planned-symbolic",
    [BW_STATUS_RISK_ACCEPTED] = "bw-status-risk-accepted-symbolic",
    [BW_STATUS_THIRD_PARTY] = "bw-status-third-party-symbolic",
    [BW_STATUS_REVIEWED] = "bw-status-reviewed-symbolic",
    [BW_STATUS_COMPLETED] = "bw-status-completed-symbolic",
    [BW_STATUS_OTHER] = "bw-status-other-symbolic",
  };

  g_return_val_if_fail ((guint) status < BW_N_STATUSES, names[BW_STATUS_OTHER]);

  return names[status];
}
