/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "organisation/bw-kept-archive.h"

/**
 * bw_kept_archive_free:
 * @self: (transfer full): what is known of an archive
 */
void
bw_kept_archive_free (BwKeptArchive *self)
{
  g_free (self->id);
  g_free (self->name);
  g_free (self->tenant_id);
  g_free (self->folder);
  g_clear_error (&self->error);
  g_free (self);
}

/* One that is damaged or cannot be opened is there all the same, and takes its place. */
static void
look_into (BwKeptArchive *self, BwClock *clock, GCancellable *cancellable)
{
  g_autofree char *file = g_build_filename (self->folder, BW_ARCHIVE_FILE, NULL);
  g_autoptr (BwArchive) archive = NULL;

  if (g_file_test (file, G_FILE_TEST_EXISTS))
    archive = bw_archive_look_into (self->folder, clock, cancellable, &self->error);
  if (archive != NULL && bw_archive_measure (archive, &self->days, cancellable, &self->error))
    self->tenant_id = bw_archive_dup_tenant (archive);
  self->size = bw_archive_measure_folder (self->folder);
}

static BwOrganisationEntry *
find_entry (GPtrArray *entries, const char *id)
{
  for (guint i = 0; i < entries->len; i++)
    if (g_strcmp0 (bw_organisation_entry_get_id (g_ptr_array_index (entries, i)), id) == 0)
      return g_ptr_array_index (entries, i);
  return NULL;
}

static BwKeptArchive *
new_kept (BwOrganisationList *list,
          BwOrganisationEntry *entry,
          const char *id,
          BwClock *clock,
          GCancellable *cancellable)
{
  BwKeptArchive *self = g_new0 (BwKeptArchive, 1);

  self->id = g_strdup (id);
  self->name = entry != NULL ? g_strdup (bw_organisation_entry_get_name (entry))
                             : bw_organisation_list_dup_kept_name (list, id, cancellable);
  self->folder = bw_organisation_list_build_archive_folder (list, id);
  self->is_listed = entry != NULL;
  look_into (self, clock, cancellable);
  return self;
}

/* The names of the folders of archives, which are ids of organisations; transfer full. */
static GPtrArray *
list_folders (BwOrganisationList *list)
{
  g_autofree char *any = bw_organisation_list_build_archive_folder (list, "any");
  g_autofree char *above = g_path_get_dirname (any);
  g_autoptr (GDir) dir = g_dir_open (above, 0, NULL);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  const char *name = NULL;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *folder = g_build_filename (above, name, NULL);

    if (g_file_test (folder, G_FILE_TEST_IS_DIR) && !g_file_test (folder, G_FILE_TEST_IS_SYMLINK))
      g_ptr_array_add (names, g_strdup (name));
  }
  return names;
}

static int
compare_names (const char *a, const char *b)
{
  if (a == NULL || b == NULL)
    return (a == NULL) - (b == NULL);
  return g_utf8_collate (a, b);
}

/* Those of the list first, each part by name. */
static int
compare (gconstpointer a, gconstpointer b)
{
  const BwKeptArchive *one = *(BwKeptArchive *const *) a;
  const BwKeptArchive *other = *(BwKeptArchive *const *) b;
  int difference = other->is_listed - one->is_listed;

  if (difference == 0)
    difference = compare_names (one->name, other->name);
  return difference != 0 ? difference : g_strcmp0 (one->id, other->id);
}

/* Whether a folder is that of an archive of an organisation that is not in the list: not either one whose removal may
   still be undone. */
static gboolean
is_unlisted (GStrv known, const char *id)
{
  return !g_strv_contains ((const char *const *) known, id);
}

/**
 * bw_kept_archives_list:
 * @list: the list of organisations
 * @clock: the time
 * @cancellable: (nullable): a cancellable
 * @error: return location for a %BW_ORGANISATION_LIST_ERROR, a %G_FILE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Looks into all archives that there are: those of the organisations in the list, and those that were kept when an
 * organisation was removed, or that are left of a list that was damaged. One of an organisation whose removal may still
 * be undone is left out.
 *
 * Returns: (transfer full) (element-type BwKeptArchive): the archives, those of the list first; or %NULL
 */
GPtrArray *
bw_kept_archives_list (BwOrganisationList *list,
                       BwClock *clock,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (GPtrArray) kept =
                g_ptr_array_new_with_free_func ((GDestroyNotify) bw_kept_archive_free);
  g_autoptr (GPtrArray) folders = list_folders (list);
  g_autoptr (GPtrArray) entries = bw_organisation_list_load (list, NULL, cancellable, error);
  g_auto (GStrv) known =
             entries != NULL ? bw_organisation_list_load_known (list, cancellable, error) : NULL;

  if (known == NULL)
    return NULL;
  for (guint i = 0; i < folders->len; i++) {
    const char *id = g_ptr_array_index (folders, i);
    BwOrganisationEntry *entry = find_entry (entries, id);

    if (g_cancellable_set_error_if_cancelled (cancellable, error))
      return NULL;
    if (entry != NULL || is_unlisted (known, id))
      g_ptr_array_add (kept, new_kept (list, entry, id, clock, cancellable));
  }
  g_ptr_array_sort (kept, compare);
  return g_steal_pointer (&kept);
}

/* Where the list says that it is of another tenant, it is not opened. */
static gboolean
may_be_of (BwOrganisationList *list,
           const char *id,
           const char *tenant_id,
           GCancellable *cancellable)
{
  g_autofree char *noted = bw_organisation_list_dup_kept_tenant (list, id, cancellable);

  return noted == NULL || g_ascii_strcasecmp (noted, tenant_id) == 0;
}

static gboolean
is_of (const BwKeptArchive *archive, const char *tenant_id)
{
  return archive->days.n_days > 0 && archive->tenant_id != NULL &&
         g_ascii_strcasecmp (archive->tenant_id, tenant_id) == 0;
}

static int
compare_newest (gconstpointer a, gconstpointer b)
{
  const BwKeptArchive *one = *(BwKeptArchive *const *) a;
  const BwKeptArchive *other = *(BwKeptArchive *const *) b;

  return (one->days.last < other->days.last) - (one->days.last > other->days.last);
}

/* Those of a tenant that no organisation of the list has, the one with the newest day first. Transfer full, or NULL. */
static GPtrArray *
list_of_tenant (BwOrganisationList *list,
                BwClock *clock,
                const char *tenant_id,
                GCancellable *cancellable)
{
  g_autoptr (GPtrArray) found =
                g_ptr_array_new_with_free_func ((GDestroyNotify) bw_kept_archive_free);
  g_autoptr (GPtrArray) folders = list_folders (list);
  g_auto (GStrv) known = bw_organisation_list_load_known (list, cancellable, NULL);

  for (guint i = 0; known != NULL && i < folders->len; i++) {
    const char *id = g_ptr_array_index (folders, i);
    g_autoptr (BwKeptArchive) kept = NULL;

    if (g_cancellable_is_cancelled (cancellable))
      return NULL;
    if (!is_unlisted (known, id) || !may_be_of (list, id, tenant_id, cancellable))
      continue;
    kept = new_kept (list, NULL, id, clock, cancellable);
    if (is_of (kept, tenant_id))
      g_ptr_array_add (found, g_steal_pointer (&kept));
  }
  g_ptr_array_sort (found, compare_newest);
  return g_steal_pointer (&found);
}

static gboolean
is_known (BwOrganisationList *list,
          const char *id,
          gboolean *is,
          GCancellable *cancellable,
          GError **error)
{
  g_auto (GStrv) known = bw_organisation_list_load_known (list, cancellable, error);

  if (known == NULL)
    return FALSE;
  *is = g_strv_contains ((const char *const *) known, id);
  return TRUE;
}

/* It is looked at again once it is held: who held it before may have put it into the list. */
static BwProcessLock *
claim_one (BwOrganisationList *list, const char *id, GCancellable *cancellable)
{
  g_autoptr (BwProcessLock) claim = bw_organisation_list_claim_archive (list, id);
  gboolean is = TRUE;

  return claim != NULL && is_known (list, id, &is, cancellable, NULL) && !is
             ? g_steal_pointer (&claim)
             : NULL;
}

/**
 * bw_kept_archives_claim:
 * @list: the list of organisations
 * @clock: the time
 * @tenant_id: (nullable): the id of a tenant
 * @claim: (out) (nullable) (transfer full): what to hold until the organisation is in the list, so that nobody else takes
 *   the same archive
 * @cancellable: (nullable): ends the search, which finds nothing then
 *
 * Looks for an archive of that tenant that no organisation of the list has, for one that is added: it goes on where that
 * one ends. Those of which the list says that they are of another tenant are not opened.
 *
 * Returns: (transfer full) (nullable): the id that an organisation has to be given to have that archive; where there are
 *   several, the one with the newest day
 */
char *
bw_kept_archives_claim (BwOrganisationList *list,
                        BwClock *clock,
                        const char *tenant_id,
                        BwProcessLock **claim,
                        GCancellable *cancellable)
{
  g_autoptr (GPtrArray) found = NULL;

  *claim = NULL;
  if (tenant_id == NULL || !g_uuid_string_is_valid (tenant_id))
    return NULL;
  found = list_of_tenant (list, clock, tenant_id, cancellable);
  for (guint i = 0; found != NULL && i < found->len; i++) {
    const BwKeptArchive *archive = g_ptr_array_index (found, i);

    *claim = claim_one (list, archive->id, cancellable);
    if (*claim != NULL)
      return g_strdup (archive->id);
  }
  return NULL;
}

/**
 * bw_kept_archives_delete:
 * @list: the list of organisations
 * @id: the id of an archive that no organisation of the list has
 * @cancellable: (nullable): a cancellable
 * @error: return location for a %BW_ARCHIVE_ERROR, a %BW_ORGANISATION_LIST_ERROR, a %G_FILE_ERROR or
 *   %G_IO_ERROR_CANCELLED
 *
 * Deletes it for good; not, where an organisation of the list has it meanwhile.
 *
 * Returns: whether it is gone, or is in use
 */
gboolean
bw_kept_archives_delete (BwOrganisationList *list,
                         const char *id,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autofree char *folder = bw_organisation_list_build_archive_folder (list, id);
  g_autoptr (BwProcessLock) lock = bw_organisation_list_hold_archive (list, id, cancellable, error);
  gboolean is = FALSE;

  if (lock == NULL || !is_known (list, id, &is, cancellable, error))
    return FALSE;
  return is || (bw_archive_delete_folder (folder, cancellable, error) &&
                bw_organisation_list_forget_archive (list, id, cancellable, error));
}
