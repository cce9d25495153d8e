/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "present/bw-cloud-text.h"

#include <glib/gi18n.h>

/**
 * bw_cloud_text_name:
 * @cloud: a cloud
 *
 * Returns: (transfer full): what it is called by people; of a custom one where its Graph is
 */
char *
bw_cloud_text_name (BwCloud *cloud)
{
  g_return_val_if_fail (BW_IS_CLOUD (cloud), NULL);

  if (bw_cloud_is_custom (cloud))
    /* Translators: a cloud that somebody else runs; %s is its web address. */
    return g_strdup_printf (_ ("Custom: %s"), bw_cloud_get_graph (cloud));
  if (g_str_equal (bw_cloud_get_id (cloud), "gcc-high"))
    return g_strdup ("GCC High");
  if (g_str_equal (bw_cloud_get_id (cloud), "dod"))
    return g_strdup ("DoD");
  /* Translators: the cloud of everybody, and of the governments that use GCC. */
  return g_strdup (_ ("Worldwide and GCC"));
}
