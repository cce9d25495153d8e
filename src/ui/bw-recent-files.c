/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/bw-recent-files.h"

#include "present/bw-file-text.h"

/* More than these nobody looks through. */
#define MAX_ENTRIES 8

#define SETTINGS_KEY "recent-files"
#define ENTRY_TYPE G_VARIANT_TYPE ("aas")

/* One entry. */

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

static BwRecentEntry *
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

/* The list of them. */

struct _BwRecentFiles {
  GObject parent_instance;

  GSettings *settings;
  GPtrArray *entries;
};

static GType
get_item_type (GListModel *model)
{
  return BW_TYPE_RECENT_ENTRY;
}

static guint
get_n_items (GListModel *model)
{
  return BW_RECENT_FILES (model)->entries->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  BwRecentFiles *self = BW_RECENT_FILES (model);

  if (position >= self->entries->len)
    return NULL;
  return g_object_ref (g_ptr_array_index (self->entries, position));
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (BwRecentFiles,
                               bw_recent_files,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
bw_recent_files_finalize (GObject *object)
{
  BwRecentFiles *self = BW_RECENT_FILES (object);

  g_clear_object (&self->settings);
  g_clear_pointer (&self->entries, g_ptr_array_unref);

  G_OBJECT_CLASS (bw_recent_files_parent_class)->finalize (object);
}

static void
bw_recent_files_class_init (BwRecentFilesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bw_recent_files_finalize;
}

static void
bw_recent_files_init (BwRecentFiles *self)
{
  self->entries = g_ptr_array_new_with_free_func (g_object_unref);
}

static void
load (BwRecentFiles *self)
{
  g_autoptr (GVariant) value = g_settings_get_value (self->settings, SETTINGS_KEY);
  guint before = self->entries->len;
  gsize n = MIN (g_variant_n_children (value), MAX_ENTRIES);

  g_ptr_array_set_size (self->entries, 0);
  for (gsize i = 0; i < n; i++) {
    g_autoptr (GVariant) child = g_variant_get_child_value (value, i);
    g_autofree const char **uris = g_variant_get_strv (child, NULL);

    if (uris[0] != NULL)
      g_ptr_array_add (self->entries, bw_recent_entry_new (uris));
  }
  g_list_model_items_changed (G_LIST_MODEL (self), 0, before, self->entries->len);
}

/* Writes @first (nullable) and then all others but @but (nullable); the settings tell of the change. */
static void
store (BwRecentFiles *self, const char *first, const char *but)
{
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (ENTRY_TYPE);
  guint n = 0;

  if (first != NULL) {
    g_auto (GStrv) uris = g_strsplit (first, "\n", -1);

    g_variant_builder_add (&builder, "^as", uris);
    n++;
  }
  for (guint i = 0; i < self->entries->len && n < MAX_ENTRIES; i++) {
    BwRecentEntry *entry = g_ptr_array_index (self->entries, i);
    g_auto (GStrv) uris = NULL;

    if (g_strcmp0 (entry->key, first) == 0 || g_strcmp0 (entry->key, but) == 0)
      continue;
    uris = g_strsplit (entry->key, "\n", -1);
    g_variant_builder_add (&builder, "^as", uris);
    n++;
  }
  g_settings_set_value (self->settings, SETTINGS_KEY, g_variant_builder_end (&builder));
}

/**
 * bw_recent_files_new:
 * @settings: where they are kept
 *
 * Returns: (transfer full): the files that were open before
 */
BwRecentFiles *
bw_recent_files_new (GSettings *settings)
{
  BwRecentFiles *self = NULL;

  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  self = g_object_new (BW_TYPE_RECENT_FILES, NULL);
  self->settings = g_object_ref (settings);
  g_signal_connect_object (settings, "changed::" SETTINGS_KEY, G_CALLBACK (load), self,
                           G_CONNECT_SWAPPED);
  load (self);
  return self;
}

/**
 * bw_recent_files_add:
 * @self: the list
 * @files: (element-type GFile): what was opened together
 *
 * Puts @files at the top.
 */
void
bw_recent_files_add (BwRecentFiles *self, GPtrArray *files)
{
  g_autoptr (GStrvBuilder) uris = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;
  g_autofree char *key = NULL;

  g_return_if_fail (BW_IS_RECENT_FILES (self));
  g_return_if_fail (files != NULL && files->len > 0);

  for (guint i = 0; i < files->len; i++)
    g_strv_builder_take (uris, g_file_get_uri (g_ptr_array_index (files, i)));
  list = g_strv_builder_end (uris);
  key = g_strjoinv ("\n", list);
  store (self, key, NULL);
}

/**
 * bw_recent_files_remove:
 * @self: the list
 * @key: the key of an entry
 *
 * Forgets one entry.
 */
void
bw_recent_files_remove (BwRecentFiles *self, const char *key)
{
  g_return_if_fail (BW_IS_RECENT_FILES (self));
  g_return_if_fail (key != NULL);

  store (self, NULL, key);
}

/**
 * bw_recent_files_clear:
 * @self: the list
 *
 * Forgets all of them.
 */
void
bw_recent_files_clear (BwRecentFiles *self)
{
  g_return_if_fail (BW_IS_RECENT_FILES (self));

  g_settings_reset (self->settings, SETTINGS_KEY);
}

/**
 * bw_recent_files_dup_folder:
 * @self: the recent files
 *
 * Returns: (transfer full) (nullable): the folder of what was opened last and is still there
 */
GFile *
bw_recent_files_dup_folder (BwRecentFiles *self)
{
  guint n;

  g_return_val_if_fail (BW_IS_RECENT_FILES (self), NULL);

  n = g_list_model_get_n_items (G_LIST_MODEL (self));
  for (guint i = 0; i < n; i++) {
    g_autoptr (BwRecentEntry) entry = g_list_model_get_item (G_LIST_MODEL (self), i);

    if (!entry->missing)
      return g_file_get_parent (g_ptr_array_index (entry->files, 0));
  }
  return NULL;
}
