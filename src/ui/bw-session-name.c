/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/bw-session-name.h"

#include <glib/gi18n.h>

#include "present/bw-file-text.h"
#include "source/files/bw-files-source.h"

static GPtrArray *
get_files (BwOrganisation *organisation)
{
  BwSource *source = bw_organisation_get_source (organisation);

  return BW_IS_FILES_SOURCE (source) ? bw_files_source_get_files (BW_FILES_SOURCE (source)) : NULL;
}

static char *
name_organisation (BwOrganisation *organisation)
{
  GPtrArray *files = get_files (organisation);

  /* Translators: the name of what is open. */
  return files != NULL ? bw_file_text_names (files) : g_strdup (_ ("Demo Organisation"));
}

/**
 * bw_session_name:
 * @session: a session
 *
 * Returns: (transfer full) (nullable): what is open in it, as it is called in the window: the name of the
 *   organisation, the files, or the demo; %NULL where nothing is
 */
char *
bw_session_name (BwSession *session)
{
  BwOrganisationEntry *entry = NULL;
  BwOrganisation *organisation = NULL;

  g_return_val_if_fail (BW_IS_SESSION (session), NULL);

  entry = bw_session_get_entry (session);
  if (entry != NULL)
    return g_strdup (bw_organisation_entry_get_name (entry));
  organisation = bw_session_get_organisation (session);
  return organisation != NULL ? name_organisation (organisation) : NULL;
}

/**
 * bw_session_brief_name:
 * @session: a session
 *
 * Returns: (transfer full) (nullable): the same where there is little room
 */
char *
bw_session_brief_name (BwSession *session)
{
  BwOrganisationEntry *entry = NULL;

  g_return_val_if_fail (BW_IS_SESSION (session), NULL);

  entry = bw_session_get_entry (session);
  return entry != NULL ? g_strdup (bw_organisation_entry_get_brief_name (entry))
                       : bw_session_name (session);
}

/**
 * bw_session_say_opening:
 * @session: a session
 *
 * Returns: (transfer full) (nullable): what is being opened in it, and how far that is; %NULL where
 *   nothing is
 */
char *
bw_session_say_opening (BwSession *session)
{
  BwOrganisationEntry *entry = NULL;
  BwOrganisation *pending = NULL;

  g_return_val_if_fail (BW_IS_SESSION (session), NULL);

  if (!bw_session_is_loading (session))
    return NULL;
  entry = bw_session_get_entry (session);
  if (entry != NULL)
    return bw_session_get_progress (session) != NULL
               ? g_strdup (bw_session_get_progress (session))
               /* Translators: %s is the name of an organisation. */
               : g_strdup_printf (_ ("Signing in to “%s”…"),
                                  bw_organisation_entry_get_name (entry));
  pending = bw_session_get_pending (session);
  return pending != NULL ? bw_file_text_opening (get_files (pending)) : NULL;
}
