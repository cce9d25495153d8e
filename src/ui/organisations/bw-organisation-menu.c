/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/organisations/bw-organisation-menu.h"

#include <glib/gi18n.h>

#include "present/bw-cloud-text.h"

/* How many characters of a name an item shows: as many as leave room for its key in a window of 360 pixels. */
#define LONGEST 28

/* A menu is as wide as its longest item, which may be wider than the window. What tells names apart stands at their ends
   as often as at their beginnings. */
static char *
cut (const char *name)
{
  glong length = g_utf8_strlen (name, -1);
  g_autofree char *head = NULL;
  g_autofree char *tail = NULL;

  if (length <= LONGEST)
    return g_strdup (name);
  head = g_utf8_substring (name, 0, LONGEST / 2);
  tail = g_utf8_substring (name, length - (LONGEST - LONGEST / 2) + 1, length);
  return g_strdup_printf ("%s…%s", g_strchomp (head), g_strchug (tail));
}

static void
append (GMenu *menu, const char *name, int number)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (NULL, NULL);
  g_autoptr (GString) label = g_string_new (name);

  /* In a label of a menu an underscore marks a letter. */
  g_string_replace (label, "_", "__", 0);
  g_menu_item_set_label (item, label->str);
  g_menu_item_set_action_and_target (item, "win.organisation", "i", number);
  g_menu_append_item (menu, item);
}

/* Whose it is, for names that are not told apart. */
static const char *
get_whose (BwOrganisationEntry *entry)
{
  BwOrganisationEntryFields fields = bw_organisation_entry_get_fields (entry);

  return fields.account != NULL ? fields.account : fields.tenant;
}

static gboolean
is_called_like (BwOrganisationEntry *one, BwOrganisationEntry *other)
{
  return g_str_equal (bw_organisation_entry_get_brief_name (one),
                      bw_organisation_entry_get_brief_name (other));
}

/* A name as it is; with the account where another one has it too, and with the cloud where that does not tell
 * them apart either. */
static char *
say_name (GListModel *model, guint n, guint place)
{
  g_autoptr (BwOrganisationEntry) entry = g_list_model_get_item (model, place);
  g_autofree char *name = cut (bw_organisation_entry_get_brief_name (entry));
  g_autofree char *cloud = NULL;
  gboolean is_shared = FALSE;
  gboolean is_equal = FALSE;

  for (guint i = 0; i < n; i++) {
    g_autoptr (BwOrganisationEntry) other = g_list_model_get_item (model, i);

    if (i == place || !is_called_like (entry, other))
      continue;
    is_shared = TRUE;
    is_equal = is_equal || g_str_equal (get_whose (entry), get_whose (other));
  }
  if (!is_shared)
    return g_steal_pointer (&name);
  if (!is_equal)
    /* Translators: an organisation, and the account by which it is signed in to. */
    return g_strdup_printf (_ ("%s (%s)"), name, get_whose (entry));
  cloud = bw_cloud_text_name (bw_organisation_entry_get_cloud (entry));
  /* Translators: an organisation, the account by which it is signed in to, and the cloud that it is in. */
  return g_strdup_printf (_ ("%s (%s, %s)"), name, get_whose (entry), cloud);
}

/**
 * bw_organisation_menu_fill:
 * @menu: a section of a menu
 * @store: (nullable): the organisations of the list
 * @opened: (nullable): what is opened beside them: files, or the demo
 *
 * Makes @menu offer to switch to each of them; or to the first ones and by a dialog to the others, as each
 * item of a menu costs time whenever it changes, and thousands cannot be looked through.
 */
void
bw_organisation_menu_fill (GMenu *menu, BwOrganisationStore *store, const char *opened)
{
  guint n = store != NULL ? g_list_model_get_n_items (G_LIST_MODEL (store)) : 0;
  g_autofree char *brief = NULL;

  g_return_if_fail (G_IS_MENU (menu));

  brief = opened != NULL ? cut (opened) : NULL;
  g_menu_remove_all (menu);
  for (guint i = 0; i < MIN (n, BW_ORGANISATION_MENU_MOST); i++) {
    g_autofree char *name = say_name (G_LIST_MODEL (store), MIN (n, BW_ORGANISATION_MENU_MOST), i);

    append (menu, name, (int) i + 1);
  }
  if (n > BW_ORGANISATION_MENU_MOST)
    /* Translators: opens a list of all organisations, in which one is chosen. */
    g_menu_append (menu, _ ("A_ll Organisations…"), "win.choose-organisation");
  /* Where there is nothing else there is nothing to switch. */
  if (n > 0 && opened != NULL)
    append (menu, brief, 0);
}
