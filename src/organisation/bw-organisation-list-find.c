/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "organisation/bw-organisation-list.h"
#include "text/bw-fold.h"

static void
fail_ambiguous (GPtrArray *entries, const char *folded, GError **error)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < entries->len; i++) {
    BwOrganisationEntryFields fields =
        bw_organisation_entry_get_fields (g_ptr_array_index (entries, i));
    g_autofree char *name = bw_fold (fields.name);

    if (g_str_equal (name, folded))
      g_string_append_printf (lines, "%s%s  %s%s%s", lines->len > 0 ? "\n" : "", fields.id,
                              fields.tenant, fields.account != NULL ? "  " : "",
                              fields.account != NULL ? fields.account : "");
  }
  g_set_error_literal (error, BW_ORGANISATION_LIST_ERROR, BW_ORGANISATION_LIST_ERROR_AMBIGUOUS,
                       lines->str);
}

/**
 * bw_organisation_list_find:
 * @entries: (element-type BwOrganisationEntry): organisations
 * @text: an id, or a name without regard to case and accents
 * @error: return location for %BW_ORGANISATION_LIST_ERROR_NOT_FOUND or
 *   %BW_ORGANISATION_LIST_ERROR_AMBIGUOUS
 *
 * Returns: (transfer none): the one that is meant, or %NULL
 */
BwOrganisationEntry *
bw_organisation_list_find (GPtrArray *entries, const char *text, GError **error)
{
  g_autofree char *folded = bw_fold (text);
  BwOrganisationEntry *found = NULL;
  guint n_found = 0;

  for (guint i = 0; i < entries->len; i++) {
    BwOrganisationEntry *entry = g_ptr_array_index (entries, i);
    g_autofree char *name = bw_fold (bw_organisation_entry_get_name (entry));

    if (g_ascii_strcasecmp (bw_organisation_entry_get_id (entry), text) == 0)
      return entry;
    if (g_str_equal (name, folded)) {
      found = entry;
      n_found++;
    }
  }

  if (n_found > 1)
    fail_ambiguous (entries, folded, error);
  else if (n_found == 0)
    g_set_error_literal (error, BW_ORGANISATION_LIST_ERROR, BW_ORGANISATION_LIST_ERROR_NOT_FOUND,
                         text);
  return n_found == 1 ? found : NULL;
}

/**
 * bw_organisation_list_find_default:
 * @entries: (element-type BwOrganisationEntry): organisations
 *
 * Returns: (transfer none) (nullable): the one that opens at the start; the first one where that is none that this
 *   version can read, and %NULL where there is none at all
 */
BwOrganisationEntry *
bw_organisation_list_find_default (GPtrArray *entries)
{
  for (guint i = 0; i < entries->len; i++)
    if (bw_organisation_entry_get_fields (entries->pdata[i]).is_default)
      return entries->pdata[i];
  return entries->len > 0 ? entries->pdata[0] : NULL;
}
