/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/bw-recent-files.h"

/* More than these nobody looks through. */
#define MAX_ENTRIES 8

#define SETTINGS_KEY "recent-files"
#define ENTRY_TYPE G_VARIANT_TYPE ("aas")

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

    if (g_strcmp0 (bw_recent_entry_get_key (entry), first) == 0 ||
        g_strcmp0 (bw_recent_entry_get_key (entry), but) == 0)
      continue;
    uris = g_strsplit (bw_recent_entry_get_key (entry), "\n", -1);
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

    if (!bw_recent_entry_is_missing (entry))
      return g_file_get_parent (g_ptr_array_index (bw_recent_entry_get_files (entry), 0));
  }
  return NULL;
}
