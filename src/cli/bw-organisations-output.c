/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/bw-organisations-output.h"

#include <glib/gi18n.h>

#include "auth/bw-certificate-load.h"
#include "cli/bw-signed-in.h"
#include "cli/bw-table.h"
#include "export/bw-json-form.h"
#include "present/bw-format.h"

/**
 * Row:
 * @fields: an organisation
 * @signed_in: whether it is signed in to
 * @expires: (nullable): when its certificate expires, where it has one and that can be read
 *
 * What is told of an organisation.
 */
typedef struct {
  BwOrganisationEntryFields fields;
  BwSignedIn signed_in;
  GDateTime *expires;
} Row;

static void
row_clear (gpointer data)
{
  Row *row = data;

  g_clear_pointer (&row->expires, g_date_time_unref);
}

static void
look (BwKeyring *keyring, Row *row)
{
  g_autoptr (BwCredential) credential = NULL;

  row->signed_in = bw_signed_in_look (keyring, row->fields.id, &credential);
  row->expires = bw_certificate_load_expiry (credential, NULL, NULL);
}

static GArray *
list_rows (GPtrArray *entries, BwKeyring *keyring)
{
  GArray *rows = g_array_new (FALSE, TRUE, sizeof (Row));

  g_array_set_clear_func (rows, row_clear);
  for (guint i = 0; i < entries->len; i++) {
    Row row = { bw_organisation_entry_get_fields (g_ptr_array_index (entries, i)),
                BW_SIGNED_IN_NOT_KNOWN, NULL };

    look (keyring, &row);
    g_array_append_val (rows, row);
  }
  return rows;
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
make_object (const Row *row)
{
  const BwOrganisationEntryFields *fields = &row->fields;
  JsonObject *object = json_object_new ();
  g_autofree char *expires =
      row->expires != NULL ? g_date_time_format (row->expires, "%Y-%m-%dT%H:%M:%SZ") : NULL;

  add_text (object, "id", fields->id);
  add_text (object, "name", fields->name);
  add_text (object, "shortName", fields->short_name);
  add_text (object, "colour", fields->colour);
  add_text (object, "tenant", fields->tenant);
  add_text (object, "cloud", bw_cloud_get_id (fields->cloud));
  add_text (object, "account", fields->account);
  add_text (object, "signIn", bw_sign_in_way_to_key (fields->way));
  json_object_set_boolean_member (object, "default", fields->is_default);
  bw_signed_in_set (object, row->signed_in);
  add_text (object, "certificateExpires", expires);
  return object;
}

/**
 * bw_organisations_output_json:
 * @entries: (element-type BwOrganisationEntry): organisations
 * @keyring: where their credentials are
 *
 * Writes them for other programs (docs/json.md).
 *
 * Returns: the exit status
 */
BwExit
bw_organisations_output_json (GPtrArray *entries, BwKeyring *keyring)
{
  g_autoptr (GArray) rows = list_rows (entries, keyring);
  JsonArray *array = json_array_new ();
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_ARRAY);
  g_autofree char *text = NULL;

  json_node_take_array (root, array);
  for (guint i = 0; i < rows->len; i++)
    json_array_add_object_element (array, make_object (&g_array_index (rows, Row, i)));
  text = bw_json_form_to_text (root);
  return bw_message_print_data (text);
}

/**
 * Extra:
 * @short_name: whether one has a short name
 * @colour: whether one has a colour
 * @expires: whether one has a certificate that expires
 *
 * The columns that are there only where there is something in them.
 */
typedef struct {
  gboolean short_name;
  gboolean colour;
  gboolean expires;
} Extra;

static Extra
find_extra (GArray *rows)
{
  Extra extra = { FALSE };

  for (guint i = 0; i < rows->len; i++) {
    const Row *row = &g_array_index (rows, Row, i);

    extra.short_name |= row->fields.short_name != NULL;
    extra.colour |= row->fields.colour != NULL;
    extra.expires |= row->expires != NULL;
  }
  return extra;
}

static void
add_row (BwTable *table, const Row *row, const Extra *extra)
{
  const BwOrganisationEntryFields *fields = &row->fields;

  bw_table_add_cell (table, fields->name);
  if (extra->short_name)
    bw_table_add_cell (table, fields->short_name != NULL ? fields->short_name : "");
  if (extra->colour)
    bw_table_add_cell (table, fields->colour != NULL ? fields->colour : "");
  bw_table_add_cell (table, fields->tenant);
  bw_table_add_cell (table, bw_cloud_get_id (fields->cloud));
  /* Translators: in a table, who is signed in: an application, and no user. */
  bw_table_add_cell (table, fields->account != NULL ? fields->account : _ ("application"));
  bw_table_add_cell (table, bw_signed_in_say (row->signed_in));
  if (extra->expires)
    bw_table_take_cell (table,
                        row->expires != NULL ? bw_format_moment_day (row->expires) : g_strdup (""));
  /* Translators: in a table, whether an organisation is the one that opens at the start. */
  bw_table_add_cell (table, fields->is_default ? C_ ("answer", "yes") : "");
}

static void
add_columns (BwTable *table, const Extra *extra)
{
  /* Translators: a column: the names of organisations. */
  bw_table_add_column (table, _ ("Name"), BW_TABLE_FLEXIBLE);
  if (extra->short_name)
    /* Translators: a column: the short names of organisations. */
    bw_table_add_column (table, _ ("Short name"), BW_TABLE_START);
  if (extra->colour)
    /* Translators: a column: the colours by which organisations are told apart. */
    bw_table_add_column (table, _ ("Colour"), BW_TABLE_START);
  /* Translators: a column: the ids or domains of organisations, as Microsoft calls them. */
  bw_table_add_column (table, _ ("Tenant"), BW_TABLE_START);
  /* Translators: a column: which of Microsoft's clouds an organisation is in. */
  bw_table_add_column (table, _ ("Cloud"), BW_TABLE_START);
  /* Translators: a column: who is signed in. */
  bw_table_add_column (table, _ ("Account"), BW_TABLE_FLEXIBLE);
  /* Translators: a column: whether somebody is signed in. */
  bw_table_add_column (table, _ ("Signed in"), BW_TABLE_START);
  if (extra->expires)
    /* Translators: a column: the day on which a certificate expires. */
    bw_table_add_column (table, _ ("Certificate expires"), BW_TABLE_START);
  /* Translators: a column: which organisation opens at the start. */
  bw_table_add_column (table, _ ("Default"), BW_TABLE_START);
}

/**
 * bw_organisations_output_table:
 * @entries: (element-type BwOrganisationEntry): organisations
 * @keyring: where their credentials are
 *
 * Writes them for people.
 *
 * Returns: the exit status
 */
BwExit
bw_organisations_output_table (GPtrArray *entries, BwKeyring *keyring)
{
  BwTerminal terminal = bw_terminal_for_output ();
  g_autoptr (BwTable) table = bw_table_new ();
  g_autoptr (GString) output = g_string_new (NULL);
  g_autoptr (GArray) rows = list_rows (entries, keyring);
  Extra extra = find_extra (rows);

  if (rows->len == 0) {
    /* Translators: leave “bolwerk sign-in” as it is. */
    bw_terminal_append_prose (&terminal, output,
                              _ ("There are no organisations. “bolwerk sign-in” adds one."));
    return bw_message_print (output->str);
  }

  add_columns (table, &extra);
  for (guint i = 0; i < rows->len; i++)
    add_row (table, &g_array_index (rows, Row, i), &extra);
  bw_table_append_to (table, &terminal, output);
  return bw_message_print (output->str);
}
