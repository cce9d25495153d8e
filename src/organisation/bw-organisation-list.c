/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "organisation/bw-organisation-list.h"

#include <errno.h>
#include <glib/gstdio.h>

#include "auth/bw-auth-json.h"
#include "auth/bw-process-lock.h"
#include "organisation/bw-organisation-file.h"
#include "organisation/bw-organisation-list-private.h"

#define FILE_NAME "organisations.json"
#define LOCK_NAME "organisations.lock"
#define LOCK_FOLDER "locks"
#define ARCHIVE_FOLDER "archive"

#define ENTRIES BW_ORGANISATION_FILE_ENTRIES
#define CHOSEN BW_ORGANISATION_FILE_CHOSEN
#define REMOVED BW_ORGANISATION_FILE_REMOVED

struct _BwOrganisationList {
  GObject parent_instance;

  char *folder;
  char *path;

  GMutex lock; /* guards what follows */
  char *set_aside;
  guint n_passed_over;
  guint n_told;
};

G_DEFINE_FINAL_TYPE (BwOrganisationList, bw_organisation_list, G_TYPE_OBJECT)
G_DEFINE_QUARK (bw - organisation - list - error - quark, bw_organisation_list_error)

static void
bw_organisation_list_finalize (GObject *object)
{
  BwOrganisationList *self = BW_ORGANISATION_LIST (object);

  g_clear_pointer (&self->folder, g_free);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->set_aside, g_free);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (bw_organisation_list_parent_class)->finalize (object);
}

static void
bw_organisation_list_class_init (BwOrganisationListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bw_organisation_list_finalize;
}

static void
bw_organisation_list_init (BwOrganisationList *self)
{
  g_mutex_init (&self->lock);
}

/**
 * bw_organisation_list_new:
 * @folder: (nullable): where the file is; %NULL for the user's own folder of data
 *
 * Returns: (transfer full): the list; nothing is read yet
 */
BwOrganisationList *
bw_organisation_list_new (const char *folder)
{
  BwOrganisationList *self = g_object_new (BW_TYPE_ORGANISATION_LIST, NULL);

  self->folder = folder != NULL ? g_strdup (folder)
                                : g_build_filename (g_get_user_data_dir (), "bolwerk", NULL);
  self->path = g_build_filename (self->folder, FILE_NAME, NULL);
  return self;
}

/**
 * bw_organisation_list_build_lock_folder:
 * @self: a list
 *
 * Returns: (transfer full): the folder where those who use an organisation's credential lock it
 *   (#BwTokenKeeperFields)
 */
char *
bw_organisation_list_build_lock_folder (BwOrganisationList *self)
{
  g_return_val_if_fail (BW_IS_ORGANISATION_LIST (self), NULL);

  return g_build_filename (self->folder, LOCK_FOLDER, NULL);
}

/**
 * bw_organisation_list_build_archive_folder:
 * @self: a list
 * @id: the id of an organisation
 *
 * Returns: (transfer full): the folder for what is kept of that organisation; it need not be there
 */
char *
bw_organisation_list_build_archive_folder (BwOrganisationList *self, const char *id)
{
  g_autofree char *name = NULL;
  g_autofree char *inside = NULL;

  g_return_val_if_fail (BW_IS_ORGANISATION_LIST (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  /* Whatever somebody has written into the list leads to no other place. */
  name = g_uri_escape_string (id, NULL, FALSE);
  inside = *name == '.' ? g_strconcat ("%2E", name + 1, NULL) : g_steal_pointer (&name);
  return g_build_filename (self->folder, ARCHIVE_FOLDER, inside, NULL);
}

static void
fail_newer (BwOrganisationList *self, GError **error)
{
  g_set_error (error, BW_ORGANISATION_LIST_ERROR, BW_ORGANISATION_LIST_ERROR_NEWER, "%s",
               self->path);
}

/* Remembered until somebody tells it, whichever call it was that came upon the damage. */
static void
take_aside (BwOrganisationList *self, char *aside)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  g_free (self->set_aside);
  self->set_aside = aside;
}

/* One that is damaged is set aside first; only under the lock. */
static JsonObject *
read_locked (BwOrganisationList *self, GError **error)
{
  JsonObject *root = NULL;
  char *aside = NULL;

  switch (bw_organisation_file_read (self->path, &root, error)) {
  case BW_ORGANISATION_FILE_GOOD:
    return root;
  case BW_ORGANISATION_FILE_DAMAGED:
    aside = bw_organisation_file_set_aside (self->path, error);
    if (aside == NULL)
      return NULL;
    take_aside (self, aside);
    return json_object_new ();
  case BW_ORGANISATION_FILE_NEWER:
    fail_newer (self, error);
    return NULL;
  case BW_ORGANISATION_FILE_UNREADABLE:
  default:
    return NULL;
  }
}

/* The folder is for nobody but the user, also where it was there before. */
static BwProcessLock *
lock (BwOrganisationList *self, GCancellable *cancellable, GError **error)
{
  if (g_mkdir_with_parents (self->folder, 0700) != 0 || g_chmod (self->folder, 0700) != 0) {
    g_set_error (error, G_FILE_ERROR, (int) g_file_error_from_errno (errno), "%s: %s", self->folder,
                 g_strerror (errno));
    return NULL;
  }
  return bw_process_lock_new (self->folder, LOCK_NAME, cancellable, error);
}

/**
 * bw_organisation_list_read:
 * @self: a list
 * @was_damaged: (out) (optional): whether it was damaged, and begins anew
 * @cancellable: (nullable): a cancellable
 * @error: return location for what bw_organisation_list_load() gives
 *
 * What is damaged may only be touched under the lock; all else can be read without.
 *
 * Returns: (transfer full): what is in the file, or %NULL
 */
JsonObject *
bw_organisation_list_read (BwOrganisationList *self,
                           gboolean *was_damaged,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (BwProcessLock) held = NULL;
  JsonObject *root = NULL;

  if (was_damaged != NULL)
    *was_damaged = FALSE;
  switch (bw_organisation_file_read (self->path, &root, error)) {
  case BW_ORGANISATION_FILE_GOOD:
    return root;
  case BW_ORGANISATION_FILE_DAMAGED:
    if (was_damaged != NULL)
      *was_damaged = TRUE;
    held = lock (self, cancellable, error);
    return held != NULL ? read_locked (self, error) : NULL;
  case BW_ORGANISATION_FILE_NEWER:
    fail_newer (self, error);
    return NULL;
  case BW_ORGANISATION_FILE_UNREADABLE:
  default:
    return NULL;
  }
}

/* The organisations as they stand in the file; what is no object is passed over. */
static JsonObject *
get_object (JsonArray *array, guint i)
{
  JsonNode *node = json_array_get_element (array, i);

  return JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/**
 * bw_organisation_list_find_object:
 * @root: what is in the file
 * @id: an organisation's id
 * @place: (out): how many stand before it
 *
 * Returns: (transfer none) (nullable): how it stands in the file, or %NULL where it does not
 */
JsonObject *
bw_organisation_list_find_object (JsonObject *root, const char *id, guint *place)
{
  JsonArray *array = bw_organisation_file_get_array (root, ENTRIES);

  for (guint i = 0; i < json_array_get_length (array); i++) {
    JsonObject *object = get_object (array, i);

    if (object != NULL && g_strcmp0 (bw_auth_json_get_text (object, "id"), id) == 0) {
      *place = i;
      return object;
    }
  }
  return NULL;
}

gboolean
bw_organisation_list_fail_not_found (const char *text, GError **error)
{
  g_set_error_literal (error, BW_ORGANISATION_LIST_ERROR, BW_ORGANISATION_LIST_ERROR_NOT_FOUND,
                       text);
  return FALSE;
}

/**
 * bw_organisation_list_take_set_aside:
 * @self: a list
 *
 * Every call that reads the file may come upon damage, also one that is about something else; it puts the
 * file aside. Who talks with the user has to ask for that, and to tell it.
 *
 * Returns: (transfer full) (nullable): where a damaged file was put since this was last asked, or %NULL
 */
char *
bw_organisation_list_take_set_aside (BwOrganisationList *self)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_val_if_fail (BW_IS_ORGANISATION_LIST (self), NULL);

  locker = g_mutex_locker_new (&self->lock);
  return g_steal_pointer (&self->set_aside);
}

static void
note_passed_over (BwOrganisationList *self, guint n)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  self->n_passed_over = n;
}

/**
 * bw_organisation_list_take_passed_over:
 * @self: a list
 *
 * Returns: how many organisations stand in the file that are not understood here, or 0 where that was told already
 */
guint
bw_organisation_list_take_passed_over (BwOrganisationList *self)
{
  g_autoptr (GMutexLocker) locker = NULL;
  guint n = 0;

  g_return_val_if_fail (BW_IS_ORGANISATION_LIST (self), 0);

  locker = g_mutex_locker_new (&self->lock);
  n = self->n_passed_over != self->n_told ? self->n_passed_over : 0;
  self->n_told = self->n_passed_over;
  return n;
}

/**
 * bw_organisation_list_load:
 * @self: a list
 * @set_aside: (out) (optional) (transfer full): what bw_organisation_list_take_set_aside() tells, also
 *   on error
 * @cancellable: (nullable): a cancellable
 * @error: return location for %BW_ORGANISATION_LIST_ERROR_NEWER, a %G_FILE_ERROR or
 *   %G_IO_ERROR_CANCELLED
 *
 * Reads the list. A file that is damaged is put aside, and the list begins anew. What cannot be
 * understood of it (one organisation in a cloud that only a newer version knows) is passed over, and
 * stays in the file; bw_organisation_list_take_passed_over() counts those.
 *
 * Returns: (transfer full) (element-type BwOrganisationEntry): the organisations, in the order in
 *   which they were added; or %NULL
 */
GPtrArray *
bw_organisation_list_load (BwOrganisationList *self,
                           char **set_aside,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (JsonObject) root = NULL;
  GPtrArray *entries = NULL;
  JsonArray *array = NULL;

  g_return_val_if_fail (BW_IS_ORGANISATION_LIST (self), NULL);

  root = bw_organisation_list_read (self, NULL, cancellable, error);
  if (set_aside != NULL)
    *set_aside = bw_organisation_list_take_set_aside (self);
  if (root == NULL)
    return NULL;

  entries = g_ptr_array_new_with_free_func (g_object_unref);
  array = bw_organisation_file_get_array (root, ENTRIES);
  for (guint i = 0; i < json_array_get_length (array); i++) {
    JsonObject *object = get_object (array, i);
    BwOrganisationEntry *entry =
        object != NULL
            ? bw_organisation_entry_new_from_json (object, bw_auth_json_get_text (root, CHOSEN))
            : NULL;

    if (entry != NULL)
      g_ptr_array_add (entries, entry);
  }
  note_passed_over (self, json_array_get_length (array) - entries->len);
  return entries;
}

/**
 * bw_organisation_list_change:
 * @self: a list
 * @how: changes what is in the file
 * @data: what @how is given
 * @cancellable: (nullable): a cancellable
 * @error: return location for what @how gives, %BW_ORGANISATION_LIST_ERROR_NEWER, a %G_FILE_ERROR or
 *   %G_IO_ERROR_CANCELLED
 *
 * Reads the file, has it changed and writes it, all under the lock.
 *
 * Returns: whether it is written
 */
gboolean
bw_organisation_list_change (BwOrganisationList *self,
                             BwOrganisationListChange how,
                             gpointer data,
                             GCancellable *cancellable,
                             GError **error)
{
  g_autoptr (BwProcessLock) held = lock (self, cancellable, error);
  g_autoptr (JsonObject) root = held != NULL ? read_locked (self, error) : NULL;

  return root != NULL && how (root, data, error) &&
         bw_organisation_file_write (self->path, root, error);
}

/* Takes an id out of those that are to be forgotten. */
static void
drop_removed (JsonObject *root, const char *id)
{
  JsonArray *array = bw_organisation_file_get_array (root, REMOVED);

  for (guint i = json_array_get_length (array); i > 0; i--) {
    JsonNode *node = json_array_get_element (array, i - 1);

    if (JSON_NODE_HOLDS_VALUE (node) && g_strcmp0 (json_node_get_string (node), id) == 0)
      json_array_remove_element (array, i - 1);
  }
}

static void
choose_default (JsonObject *root)
{
  const char *chosen = bw_auth_json_get_text (root, CHOSEN);
  JsonArray *array = bw_organisation_file_get_array (root, ENTRIES);
  guint place = 0;

  if (chosen != NULL && bw_organisation_list_find_object (root, chosen, &place))
    return;

  json_object_remove_member (root, CHOSEN);
  for (guint i = 0; i < json_array_get_length (array); i++) {
    JsonObject *object = get_object (array, i);
    const char *id = object != NULL ? bw_auth_json_get_text (object, "id") : NULL;

    if (id != NULL) {
      json_object_set_string_member (root, CHOSEN, id);
      return;
    }
  }
}

/**
 * bw_organisation_list_add_entry:
 * @root: what is in the file
 * @data: a #BwOrganisationEntry
 * @error: unused
 *
 * A #BwOrganisationListChange: puts it in its place, or at the end.
 *
 * Returns: %TRUE
 */
gboolean
bw_organisation_list_add_entry (JsonObject *root, gpointer data, GError **error)
{
  BwOrganisationEntry *entry = data;
  const char *id = bw_organisation_entry_get_id (entry);
  JsonObject *object = NULL;
  guint place = 0;

  drop_removed (root, id);
  bw_organisation_list_drop_archive (root, id);
  if (bw_organisation_list_find_object (root, id, &place)) {
    bw_organisation_entry_write (
        entry, get_object (bw_organisation_file_get_array (root, ENTRIES), place));
  } else {
    object = json_object_new ();
    bw_organisation_entry_write (entry, object);
    json_array_add_object_element (bw_organisation_file_get_array (root, ENTRIES), object);
  }
  if (bw_organisation_entry_get_fields (entry).is_default)
    json_object_set_string_member (root, CHOSEN, id);
  choose_default (root);
  return TRUE;
}

/**
 * bw_organisation_list_add:
 * @self: a list
 * @entry: an organisation
 * @cancellable: (nullable): a cancellable
 * @error: return location for %BW_ORGANISATION_LIST_ERROR_NEWER, a %G_FILE_ERROR or
 *   %G_IO_ERROR_CANCELLED
 *
 * Adds it at the end, or puts back one that was removed. The first one becomes the default.
 *
 * Returns: whether it is in the list
 */
gboolean
bw_organisation_list_add (BwOrganisationList *self,
                          BwOrganisationEntry *entry,
                          GCancellable *cancellable,
                          GError **error)
{
  g_return_val_if_fail (BW_IS_ORGANISATION_LIST (self), FALSE);
  g_return_val_if_fail (BW_IS_ORGANISATION_ENTRY (entry), FALSE);

  return bw_organisation_list_change (self, bw_organisation_list_add_entry, entry, cancellable,
                                      error);
}

/**
 * Taking:
 * @id: which organisation
 * @deletes_archive: whether its archive goes with it
 * @taken: what it was
 *
 * An organisation that is taken out.
 */
typedef struct {
  const char *id;
  gboolean deletes_archive;
  BwOrganisationTaken *taken;
} Taking;

static gboolean
take_entry (JsonObject *root, gpointer data, GError **error)
{
  const Taking *taking = data;
  BwOrganisationTaken *taken = taking->taken;
  JsonArray *array = bw_organisation_file_get_array (root, ENTRIES);

  if (!bw_organisation_list_find_object (root, taking->id, &taken->place))
    return bw_organisation_list_fail_not_found (taking->id, error);
  taken->object = json_object_ref (get_object (array, taken->place));
  taken->was_default = g_strcmp0 (bw_auth_json_get_text (root, CHOSEN), taking->id) == 0;
  json_array_remove_element (array, taken->place);
  drop_removed (root, taking->id);
  json_array_add_string_element (bw_organisation_file_get_array (root, REMOVED), taking->id);
  bw_organisation_list_note_archive (root, taken->object, taking->deletes_archive);
  choose_default (root);
  taken->heir = g_strdup (bw_auth_json_get_text (root, CHOSEN));
  return TRUE;
}

/**
 * bw_organisation_taken_clear:
 * @self: what was taken out, which is let go of
 */
void
bw_organisation_taken_clear (BwOrganisationTaken *self)
{
  g_clear_pointer (&self->object, json_object_unref);
  g_clear_pointer (&self->heir, g_free);
}

/**
 * bw_organisation_list_take_out:
 * @self: a list
 * @id: an organisation's id
 * @deletes_archive: whether its archive goes with it, once that is not undone any more
 * @taken: (out caller-allocates): what it was; to be cleared
 * @cancellable: (nullable): a cancellable
 * @error: return location for a %BW_ORGANISATION_LIST_ERROR, a %G_FILE_ERROR or
 *   %G_IO_ERROR_CANCELLED
 *
 * Like bw_organisation_list_remove(), for bw_organisation_list_put_back().
 *
 * Returns: whether it is taken out
 */
gboolean
bw_organisation_list_take_out (BwOrganisationList *self,
                               const char *id,
                               gboolean deletes_archive,
                               BwOrganisationTaken *taken,
                               GCancellable *cancellable,
                               GError **error)
{
  Taking taking = { id, deletes_archive, taken };

  g_return_val_if_fail (BW_IS_ORGANISATION_LIST (self), FALSE);
  g_return_val_if_fail (id != NULL && taken != NULL, FALSE);

  *taken = (BwOrganisationTaken) { NULL };
  return bw_organisation_list_change (self, take_entry, &taking, cancellable, error);
}

/* Where fewer are left than stood before it, it goes to the end. */
static void
insert_object (JsonObject *root, JsonObject *object, guint place)
{
  JsonArray *array = bw_organisation_file_get_array (root, ENTRIES);
  JsonArray *longer = json_array_new ();
  guint length = json_array_get_length (array);

  for (guint i = 0; i <= length; i++) {
    if (i == MIN (place, length))
      json_array_add_object_element (longer, json_object_ref (object));
    if (i < length)
      json_array_add_element (longer, json_node_copy (json_array_get_element (array, i)));
  }
  json_object_set_array_member (root, ENTRIES, longer);
}

/* It is the default again, unless another one was made that meanwhile. */
static gboolean
put_entry (JsonObject *root, gpointer data, GError **error)
{
  const BwOrganisationTaken *taken = data;
  const char *id = bw_auth_json_get_text (taken->object, "id");
  gboolean was_left = g_strcmp0 (bw_auth_json_get_text (root, CHOSEN), taken->heir) == 0;
  guint place = 0;

  drop_removed (root, id);
  bw_organisation_list_drop_archive (root, id);
  if (!bw_organisation_list_find_object (root, id, &place))
    insert_object (root, taken->object, taken->place);
  if (taken->was_default && was_left)
    json_object_set_string_member (root, CHOSEN, id);
  choose_default (root);
  return TRUE;
}

/**
 * bw_organisation_list_put_back:
 * @self: a list
 * @taken: what was taken out of it
 * @cancellable: (nullable): a cancellable
 * @error: return location for %BW_ORGANISATION_LIST_ERROR_NEWER, a %G_FILE_ERROR or
 *   %G_IO_ERROR_CANCELLED
 *
 * Puts it back in its place, and makes it the default again if it was and nobody chose another one.
 *
 * Returns: whether it is in the list
 */
gboolean
bw_organisation_list_put_back (BwOrganisationList *self,
                               const BwOrganisationTaken *taken,
                               GCancellable *cancellable,
                               GError **error)
{
  g_return_val_if_fail (BW_IS_ORGANISATION_LIST (self), FALSE);
  g_return_val_if_fail (taken->object != NULL, FALSE);

  return bw_organisation_list_change (self, put_entry, (gpointer) taken, cancellable, error);
}

/**
 * bw_organisation_list_remove:
 * @self: a list
 * @id: an organisation's id
 * @cancellable: (nullable): a cancellable
 * @error: return location for a %BW_ORGANISATION_LIST_ERROR, a %G_FILE_ERROR or
 *   %G_IO_ERROR_CANCELLED
 *
 * Takes it out of the list, and remembers that its credential is still to be forgotten: see
 * bw_organisation_list_forget(). bw_organisation_list_add() undoes it.
 *
 * Returns: whether it is taken out
 */
gboolean
bw_organisation_list_remove (BwOrganisationList *self,
                             const char *id,
                             GCancellable *cancellable,
                             GError **error)
{
  g_auto (BwOrganisationTaken) taken = { NULL };

  return bw_organisation_list_take_out (self, id, FALSE, &taken, cancellable, error);
}

static gboolean
forget (JsonObject *root, gpointer data, GError **error)
{
  drop_removed (root, data);
  bw_organisation_list_drop_deleted (root, data);
  return TRUE;
}

/**
 * bw_organisation_list_forget:
 * @self: a list
 * @id: the id of one that was removed
 * @cancellable: (nullable): a cancellable
 * @error: return location for %BW_ORGANISATION_LIST_ERROR_NEWER, a %G_FILE_ERROR or
 *   %G_IO_ERROR_CANCELLED
 *
 * Notes that its credential is gone.
 *
 * Returns: whether that is noted
 */
gboolean
bw_organisation_list_forget (BwOrganisationList *self,
                             const char *id,
                             GCancellable *cancellable,
                             GError **error)
{
  g_return_val_if_fail (BW_IS_ORGANISATION_LIST (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  return bw_organisation_list_change (self, forget, (gpointer) id, cancellable, error);
}
