/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>

#include "auth/bw-secret-keyring.h"
#include "cli/bw-command.h"
#include "cli/bw-commands.h"
#include "cli/bw-organisations.h"
#include "cli/bw-table.h"
#include "export/bw-json-form.h"
#include "organisation/bw-organisation-removal.h"

/**
 * SignedIn:
 * @SIGNED_OUT: nothing is kept of it
 * @SIGNED_IN: a credential is kept; whether it still counts is known from using it alone
 * @NOT_KNOWN: the keyring does not tell
 *
 * Whether an organisation is signed in to.
 */
typedef enum {
  SIGNED_OUT,
  SIGNED_IN,
  NOT_KNOWN,
} SignedIn;

static SignedIn
find_signed_in (BwKeyring *keyring, BwOrganisationEntry *entry)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BwCredential) credential = bw_keyring_load (
      keyring, bw_organisation_entry_get_id (entry), FALSE, NULL, &error);

  if (credential != NULL)
    return SIGNED_IN;
  return g_error_matches (error, BW_KEYRING_ERROR, BW_KEYRING_ERROR_GONE) ? SIGNED_OUT : NOT_KNOWN;
}

static void
add_text (JsonObject *object, const char *name, const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, name, text);
  else
    json_object_set_null_member (object, name);
}

static JsonObject *
make_object (BwOrganisationEntry *entry, SignedIn signed_in)
{
  BwOrganisationEntryFields fields = bw_organisation_entry_get_fields (entry);
  JsonObject *object = json_object_new ();

  add_text (object, "id", fields.id);
  add_text (object, "name", fields.name);
  add_text (object, "tenant", fields.tenant);
  add_text (object, "cloud", bw_cloud_get_id (fields.cloud));
  add_text (object, "account", fields.account);
  add_text (object, "signIn", bw_sign_in_way_to_key (fields.way));
  json_object_set_boolean_member (object, "default", fields.is_default);
  if (signed_in == NOT_KNOWN)
    json_object_set_null_member (object, "signedIn");
  else
    json_object_set_boolean_member (object, "signedIn", signed_in == SIGNED_IN);
  return object;
}

static BwExit
print_json (GPtrArray *entries, BwKeyring *keyring)
{
  JsonArray *array = json_array_new ();
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_ARRAY);
  g_autofree char *text = NULL;

  json_node_take_array (root, array);
  for (guint i = 0; i < entries->len; i++) {
    BwOrganisationEntry *entry = g_ptr_array_index (entries, i);

    json_array_add_object_element (array, make_object (entry, find_signed_in (keyring, entry)));
  }
  text = bw_json_form_to_text (root);
  return bw_message_print_data (text);
}

static const char *
say_signed_in (SignedIn signed_in)
{
  switch (signed_in) {
  case SIGNED_IN:
    /* Translators: in a table, whether an organisation is signed in to. */
    return C_ ("answer", "yes");
  case SIGNED_OUT:
    /* Translators: in a table, whether an organisation is signed in to. */
    return C_ ("answer", "no");
  case NOT_KNOWN:
  default:
    /* Translators: in a table, whether an organisation is signed in to: the keyring does not tell. */
    return _ ("not known");
  }
}

static void
add_row (BwTable *table, BwOrganisationEntry *entry, SignedIn signed_in)
{
  BwOrganisationEntryFields fields = bw_organisation_entry_get_fields (entry);

  bw_table_add_cell (table, fields.name);
  bw_table_add_cell (table, fields.tenant);
  bw_table_add_cell (table, bw_cloud_get_id (fields.cloud));
  /* Translators: in a table, who is signed in: an application, and no user. */
  bw_table_add_cell (table, fields.account != NULL ? fields.account : _ ("application"));
  bw_table_add_cell (table, say_signed_in (signed_in));
  /* Translators: in a table, whether an organisation is the one that opens at the start. */
  bw_table_add_cell (table, fields.is_default ? C_ ("answer", "yes") : "");
}

static void
add_columns (BwTable *table)
{
  /* Translators: a column: the names of organisations. */
  bw_table_add_column (table, _ ("Name"), BW_TABLE_FLEXIBLE);
  /* Translators: a column: the ids or domains of organisations, as Microsoft calls them. */
  bw_table_add_column (table, _ ("Tenant"), BW_TABLE_START);
  /* Translators: a column: which of Microsoft's clouds an organisation is in. */
  bw_table_add_column (table, _ ("Cloud"), BW_TABLE_START);
  /* Translators: a column: who is signed in. */
  bw_table_add_column (table, _ ("Account"), BW_TABLE_FLEXIBLE);
  /* Translators: a column: whether somebody is signed in. */
  bw_table_add_column (table, _ ("Signed in"), BW_TABLE_START);
  /* Translators: a column: which organisation opens at the start. */
  bw_table_add_column (table, _ ("Default"), BW_TABLE_START);
}

static BwExit
print_table (GPtrArray *entries, BwKeyring *keyring)
{
  BwTerminal terminal = bw_terminal_for_output ();
  g_autoptr (BwTable) table = bw_table_new ();
  g_autoptr (GString) output = g_string_new (NULL);

  if (entries->len == 0) {
    /* Translators: leave “bolwerk sign-in” as it is. */
    bw_terminal_append_prose (&terminal, output,
                              _ ("There are no organisations. “bolwerk sign-in” adds one."));
    return bw_message_print (output->str);
  }

  add_columns (table);
  for (guint i = 0; i < entries->len; i++) {
    BwOrganisationEntry *entry = g_ptr_array_index (entries, i);

    add_row (table, entry, find_signed_in (keyring, entry));
  }
  bw_table_append_to (table, &terminal, output);
  return bw_message_print (output->str);
}

/**
 * bw_command_organisations:
 * @argc: the number of arguments
 * @argv: the arguments, `organisations` first
 *
 * Lists the organisations.
 *
 * Returns: the exit status
 */
BwExit
bw_command_organisations (int argc, char **argv)
{
  gboolean json = FALSE;
  const GOptionEntry options[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Write JSON for other programs"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (BwCommand) command = bw_command_new_without_source (
      "organisations", "", _ ("Lists the organisations that were signed in to."));
  g_autoptr (BwOrganisationList) list = bw_organisation_list_new (NULL);
  g_autoptr (BwKeyring) keyring = bw_secret_keyring_new ();
  g_autoptr (GPtrArray) entries = NULL;
  BwExit status = BW_EXIT_DONE;

  bw_command_add_options (command, options);
  if (!bw_command_parse (command, &argc, &argv, &status))
    return status;
  if (argc > 1)
    return bw_command_refuse_argument (command, argv[1]);

  entries = bw_organisations_load (list, &status);
  if (entries == NULL)
    return status;
  bw_organisation_forget_removed (list, keyring, NULL);
  return json ? print_json (entries, keyring) : print_table (entries, keyring);
}
