/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/bw-recent-entry.h"

#include "present/bw-file-text.h"

struct _BwRecentEntry {
  GObject parent_instance;

  GPtrArray *files;
  char *key;
  gboolean missing;
};

G_DEFINE_FINAL_TYPE (BwRecentEntry, bw_recent_entry, G_TYPE_OBJECT)

typedef enum {
  PROP_TITLE = 1,
  PROP_PLACE,
  PROP_MISSING,
} BwRecentEntryProperty;

static GParamSpec *properties[PROP_MISSING + 1];

static void
bw_recent_entry_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BwRecentEntry *self = BW_RECENT_ENTRY (object);

  switch ((BwRecentEntryProperty) id) {
  case PROP_TITLE:
    g_value_take_string (value, bw_file_text_names (self->files));
    break;
  case PROP_PLACE:
    g_value_take_string (value, bw_file_text_place (self->files));
    break;
  case PROP_MISSING:
    g_value_set_boolean (value, self->missing);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
bw_recent_entry_finalize (GObject *object)
{
  BwRecentEntry *self = BW_RECENT_ENTRY (object);

  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_clear_pointer (&self->key, g_free);

  G_OBJECT_CLASS (bw_recent_entry_parent_class)->finalize (object);
}

static void
bw_recent_entry_class_init (BwRecentEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = bw_recent_entry_get_property;
  object_class->finalize = bw_recent_entry_finalize;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_PLACE] = g_param_spec_string ("place", NULL, NULL, NULL, flags);
  properties[PROP_MISSING] = g_param_spec_boolean ("missing", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
bw_recent_entry_init (BwRecentEntry *self)
{
}

static void
on_looked_up (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BwRecentEntry) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info_finish (G_FILE (source), result, &error);

  if (self->missing || !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return;

  self->missing = TRUE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MISSING]);
}

/**
 * bw_recent_entry_new:
 * @uris: of the files that were open together, one at least
 *
 * Returns: (transfer full): an entry, which looks by itself whether they are there still
 */
BwRecentEntry *
bw_recent_entry_new (const char *const *uris)
{
  BwRecentEntry *self = g_object_new (BW_TYPE_RECENT_ENTRY, NULL);

  self->files = g_ptr_array_new_with_free_func (g_object_unref);
  self->key = g_strjoinv ("\n", (char **) uris);
  for (gsize i = 0; uris[i] != NULL; i++) {
    GFile *file = g_file_new_for_uri (uris[i]);

    g_ptr_array_add (self->files, file);
    g_file_query_info_async (file, G_FILE_ATTRIBUTE_STANDARD_TYPE, G_FILE_QUERY_INFO_NONE,
                             G_PRIORITY_LOW, NULL, on_looked_up, g_object_ref (self));
  }
  return self;
}

/**
 * bw_recent_entry_get_files:
 * @self: an entry
 *
 * Returns: (transfer none) (element-type GFile): the files that were open together
 */
GPtrArray *
bw_recent_entry_get_files (BwRecentEntry *self)
{
  g_return_val_if_fail (BW_IS_RECENT_ENTRY (self), NULL);

  return self->files;
}

/**
 * bw_recent_entry_get_key:
 * @self: an entry
 *
 * Returns: (transfer none): what it is told apart by
 */
const char *
bw_recent_entry_get_key (BwRecentEntry *self)
{
  g_return_val_if_fail (BW_IS_RECENT_ENTRY (self), NULL);

  return self->key;
}

/**
 * bw_recent_entry_is_missing:
 * @self: an entry
 *
 * Returns: whether one of the files is known to be no longer there
 */
gboolean
bw_recent_entry_is_missing (BwRecentEntry *self)
{
  g_return_val_if_fail (BW_IS_RECENT_ENTRY (self), FALSE);

  return self->missing;
}
