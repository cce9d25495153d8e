/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "source/demo/bw-demo-data.h"

#include <gio/gio.h>

#include "reading/bw-reader.h"
#include "source/demo/bw-demo-resources.h"

#define FOLDER "/bolwerk/demo"

/* Asking for the resource by its own function is also what makes the linker take it along. */
static gboolean
add_file (BwReader *reader, GResource *resource, const char *name, GError **error)
{
  g_autofree char *path = g_build_path ("/", FOLDER, name, NULL);
  g_autoptr (GBytes) bytes =
                g_resource_lookup_data (resource, path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  return bytes != NULL && bw_reader_add_bytes (reader, bytes, name, error);
}

static gboolean
add_all_files (BwReader *reader, GError **error)
{
  GResource *resource = bw_demo_get_resource ();
  g_auto (GStrv) names =
             g_resource_enumerate_children (resource, FOLDER, G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  if (names == NULL)
    return FALSE;
  for (guint i = 0; names[i] != NULL; i++)
    if (!add_file (reader, resource, names[i], error))
      return FALSE;
  return bw_reader_finish (reader, error);
}

/**
 * bw_demo_data_read:
 * @catalogue: (out): the catalogue of the demo organisation
 * @snapshot: (out): its newest day, in full
 * @error: return location for an error of reading
 *
 * Reads what is kept of the demo organisation: answers in the form of Microsoft Graph (graph.md §1),
 * compiled in, which go through the same room as real ones. They bear the date on which they were
 * written down; bw_demo_history_new() brings them up to the present.
 *
 * Returns: %TRUE when both were read
 */
gboolean
bw_demo_data_read (BwCatalogue **catalogue, BwSnapshot **snapshot, GError **error)
{
  g_autoptr (BwReader) reader = bw_reader_new ();
  g_autoptr (GPtrArray) snapshots = NULL;

  if (!add_all_files (reader, error))
    return FALSE;

  snapshots = bw_reader_list_snapshots (reader);
  g_return_val_if_fail (snapshots->len == 1, FALSE);
  *snapshot = g_object_ref (g_ptr_array_index (snapshots, 0));
  *catalogue = bw_reader_dup_catalogue (reader);
  return TRUE;
}
