/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "organisation/bw-backup.h"

#include "organisation/bw-archive-memory.h"

/* Before anything is opened: what is damaged would be set aside then. No file of any organisation may be meant, also of one
   that was removed and whose history is kept. */
static gboolean
check_file (const BwBackup *self, GError **error)
{
  g_autofree char *folder = bw_organisation_list_build_archive_folder (
      self->list, bw_organisation_entry_get_id (self->entry));
  g_autofree char *place = g_path_get_dirname (folder);
  g_autoptr (GDir) dir = g_dir_open (place, 0, NULL);
  const char *name = NULL;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *other = g_build_filename (place, name, NULL);

    if (!bw_archive_check_not_in_use (other, self->path, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
fail_set_aside (BwArchiveMemory *memory, GError **error)
{
  g_autofree char *path = bw_archive_memory_dup_set_aside (memory);

  if (path == NULL)
    return TRUE;
  g_set_error (error, BW_ARCHIVE_ERROR, BW_ARCHIVE_ERROR_SET_ASIDE, "%s", path);
  return FALSE;
}

static gboolean
fail_empty (const BwArchiveMeasure *measure, GError **error)
{
  if (measure->n_days > 0)
    return TRUE;
  g_set_error_literal (error, BW_ARCHIVE_ERROR, BW_ARCHIVE_ERROR_EMPTY,
                       "there is no day in the archive");
  return FALSE;
}

/* Damage that is met only now: as where a refresh meets it. */
static gboolean
fail_damaged (BwArchiveMemory *memory,
              BwArchive *archive,
              GError *problem,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (GError) inner = problem;

  if (!g_error_matches (inner, BW_ARCHIVE_ERROR, BW_ARCHIVE_ERROR_DAMAGED)) {
    g_propagate_error (error, g_steal_pointer (&inner));
    return FALSE;
  }
  return bw_archive_memory_begin_anew (memory, archive, cancellable, error) &&
         fail_set_aside (memory, error);
}

/**
 * bw_backup_write:
 * @self: what it takes
 * @measure: (out caller-allocates): what the backup holds
 * @cancellable: (nullable): a cancellable
 * @error: return location for a %BW_ARCHIVE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Writes all that is kept of an organisation to a file, in the place of one that is there. An archive that is damaged is
 * set aside, which is %BW_ARCHIVE_ERROR_SET_ASIDE; and of one without a day nothing is written, which is
 * %BW_ARCHIVE_ERROR_EMPTY: neither takes the place of a backup that has something in it. Nor does it take the place of what
 * is itself in use, which is %BW_ARCHIVE_ERROR_IN_USE.
 *
 * Returns: whether the file is complete and on the disk
 */
gboolean
bw_backup_write (const BwBackup *self,
                 BwArchiveMeasure *measure,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (BwArchiveMemory) memory =
                bw_archive_memory_new_for_entry (self->list, self->entry, self->clock);
  g_autoptr (BwArchive) archive = NULL;
  GError *problem = NULL;

  if (!check_file (self, error))
    return FALSE;
  archive = bw_archive_memory_open (memory, cancellable, error);
  if (archive == NULL || !fail_set_aside (memory, error))
    return FALSE;
  if (bw_archive_measure (archive, measure, cancellable, &problem) &&
      fail_empty (measure, &problem) &&
      bw_archive_backup (archive, self->path, cancellable, &problem))
    return TRUE;
  return fail_damaged (memory, archive, problem, cancellable, error);
}

/* Of an archive that is empty the list may know whose it is. Transfer full, or NULL. */
static BwArchive *
open_for_backup (const BwBackup *self,
                 BwArchiveMemory *memory,
                 GCancellable *cancellable,
                 GError **error)
{
  const char *tenant = bw_organisation_entry_get_tenant (self->entry);
  BwArchive *archive =
      check_file (self, error) ? bw_archive_memory_open (memory, cancellable, error) : NULL;

  if (archive != NULL && tenant != NULL && g_uuid_string_is_valid (tenant))
    bw_archive_expect_tenant (archive, tenant);
  return archive;
}

/**
 * bw_backup_look:
 * @self: what it takes
 * @backup: (out caller-allocates): which days are in the file
 * @kept: (out caller-allocates): what is kept now, and would be replaced; no day where that cannot be read
 * @set_aside: (out) (nullable) (transfer full): where a damaged archive is now that was met; on error too
 * @cancellable: (nullable): a cancellable
 * @error: return location for a %BW_ARCHIVE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * For before a backup is put back.
 *
 * Returns: whether it can be
 */
gboolean
bw_backup_look (const BwBackup *self,
                BwArchiveMeasure *backup,
                BwArchiveMeasure *kept,
                char **set_aside,
                GCancellable *cancellable,
                GError **error)
{
  g_autoptr (BwArchiveMemory) memory =
                bw_archive_memory_new_for_entry (self->list, self->entry, self->clock);
  g_autoptr (BwArchive) archive = open_for_backup (self, memory, cancellable, error);

  *kept = (BwArchiveMeasure) { 0 };
  *set_aside = bw_archive_memory_dup_set_aside (memory);
  if (archive == NULL ||
      !bw_archive_look_into_backup (archive, self->path, backup, cancellable, error))
    return FALSE;
  bw_archive_measure (archive, kept, cancellable, NULL);
  return TRUE;
}

/**
 * bw_backup_restore:
 * @self: what it takes
 * @measure: (out caller-allocates): what is kept now
 * @set_aside: (out) (nullable) (transfer full): where a damaged archive is now, in the place of which the backup is put;
 *   on error too
 * @replaced: (out) (nullable) (transfer full): where that is now which was kept before, where there was any; it can be put
 *   back in the same way
 * @cancellable: (nullable): a cancellable
 * @error: return location for a %BW_ARCHIVE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Puts a backup in the place of what is kept of an organisation.
 *
 * Returns: whether it is there
 */
gboolean
bw_backup_restore (const BwBackup *self,
                   BwArchiveMeasure *measure,
                   char **set_aside,
                   char **replaced,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (BwArchiveMemory) memory =
                bw_archive_memory_new_for_entry (self->list, self->entry, self->clock);
  g_autoptr (BwArchive) archive = open_for_backup (self, memory, cancellable, error);

  *replaced = NULL;
  *set_aside = bw_archive_memory_dup_set_aside (memory);
  return archive != NULL &&
         bw_archive_restore (archive, self->path, replaced, cancellable, error) &&
         bw_archive_measure (archive, measure, cancellable, error);
}
