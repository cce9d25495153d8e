/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/bw-organisation-name.h"

#include <glib/gi18n.h>

#include "present/bw-file-text.h"
#include "source/files/bw-files-source.h"

static GPtrArray *
get_files (BwOrganisation *organisation)
{
  BwSource *source = bw_organisation_get_source (organisation);

  return BW_IS_FILES_SOURCE (source) ? bw_files_source_get_files (BW_FILES_SOURCE (source)) : NULL;
}

/**
 * bw_organisation_name:
 * @organisation: an organisation
 *
 * Returns: (transfer full): what it is called in the window: its files, or the demo
 */
char *
bw_organisation_name (BwOrganisation *organisation)
{
  GPtrArray *files = NULL;

  g_return_val_if_fail (BW_IS_ORGANISATION (organisation), NULL);

  files = get_files (organisation);
  /* Translators: the name of what is open. */
  return files != NULL ? bw_file_text_names (files) : g_strdup (_ ("Demo Organisation"));
}

/**
 * bw_organisation_say_opening:
 * @organisation: an organisation that is being opened
 *
 * Returns: (transfer full): that it is being opened
 */
char *
bw_organisation_say_opening (BwOrganisation *organisation)
{
  g_return_val_if_fail (BW_IS_ORGANISATION (organisation), NULL);

  return bw_file_text_opening (get_files (organisation));
}
