/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>

#include "archive/bw-archive-place.h"
#include "archive/bw-archive-private.h"
#include "archive/bw-archive-schema.h"
#include "archive/bw-day-table.h"
#include "archive/bw-statement.h"

/* How every file of SQLite begins (https://www.sqlite.org/fileformat2.html §1.3). */
#define MAGIC "SQLite format 3"

/* How many pages are copied between two looks at the cancellable. */
#define PAGES 256

static gboolean
refuse (BwArchiveError code, const char *path, const char *why, GError **error)
{
  g_set_error (error, BW_ARCHIVE_ERROR, (int) code, "%s: %s", path, why);
  return FALSE;
}

static BwArchiveError
code_of (const GError *problem)
{
  static const struct {
    GIOErrorEnum io;
    BwArchiveError code;
  } codes[] = {
    { G_IO_ERROR_NOT_FOUND, BW_ARCHIVE_ERROR_NOT_FOUND },
    { G_IO_ERROR_PERMISSION_DENIED, BW_ARCHIVE_ERROR_PERMISSION },
    { G_IO_ERROR_NO_SPACE, BW_ARCHIVE_ERROR_FULL },
    { G_IO_ERROR_READ_ONLY, BW_ARCHIVE_ERROR_READ_ONLY },
    { G_IO_ERROR_IS_DIRECTORY, BW_ARCHIVE_ERROR_NOT_ARCHIVE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++) {
    if (g_error_matches (problem, G_IO_ERROR, codes[i].io))
      return codes[i].code;
  }
  return BW_ARCHIVE_ERROR_FAILED;
}

static gboolean
tell (GError *problem, GError **error)
{
  g_autoptr (GError) inner = problem;

  if (g_error_matches (inner, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_steal_pointer (&inner));
  else
    g_set_error_literal (error, BW_ARCHIVE_ERROR, (int) code_of (inner), inner->message);
  return FALSE;
}

/* What somebody hands in is never opened where it lies: SQLite would write beside it. */
static gboolean
copy (const char *path, const char *name, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) from = g_file_new_for_path (path);
  g_autoptr (GFile) to = g_file_new_for_path (name);
  g_autoptr (GFileInputStream) input = NULL;
  g_autoptr (GFileOutputStream) output = NULL;
  GError *problem = NULL;

  input = g_file_read (from, cancellable, &problem);
  if (input == NULL)
    return tell (problem, error);
  output =
      g_file_replace (to, NULL, FALSE, G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION,
                      cancellable, &problem);
  if (output == NULL || g_output_stream_splice (G_OUTPUT_STREAM (output), G_INPUT_STREAM (input),
                                                G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE |
                                                    G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                                                cancellable, &problem) < 0)
    return tell (problem, error);
  return TRUE;
}

static gboolean
check_magic (const char *name, const char *path, GError **error)
{
  char head[sizeof MAGIC] = { 0 };
  g_autofd int fd = open (name, O_RDONLY | O_CLOEXEC);

  if (fd < 0)
    return bw_archive_place_fail (name, errno, error);
  if (read (fd, head, sizeof head) == sizeof head && memcmp (head, MAGIC, sizeof MAGIC) == 0)
    return TRUE;
  return refuse (BW_ARCHIVE_ERROR_NOT_ARCHIVE, path, "it is no database", error);
}

/* SQLite's own search for damage, and for rows that refer to none. */
static gboolean
check_whole (BwDatabase *database, const char *path, GError **error)
{
  g_autoptr (BwStatement) integrity = bw_statement_new (database, "PRAGMA integrity_check", error);
  g_autoptr (BwStatement) keys = NULL;
  gboolean has_row = FALSE;

  if (integrity == NULL || !bw_statement_step (integrity, &has_row, error))
    return FALSE;
  if (!has_row || g_strcmp0 (bw_statement_get_text (integrity, 0), "ok") != 0)
    return refuse (BW_ARCHIVE_ERROR_FILE_DAMAGED, path,
                   has_row ? bw_statement_get_text (integrity, 0) : "it cannot be checked", error);
  keys = bw_statement_new (database, "PRAGMA foreign_key_check", error);
  if (keys == NULL || !bw_statement_step (keys, &has_row, error))
    return FALSE;
  return !has_row || refuse (BW_ARCHIVE_ERROR_FILE_DAMAGED, path, "rows are missing in it", error);
}

/* All that the schema of a database says, in the order of the names. Transfer full, or NULL. */
static char *
describe_schema (BwDatabase *database, GError **error)
{
  g_autoptr (BwStatement) query = bw_statement_new (
      database, "SELECT type, name, sql FROM sqlite_schema ORDER BY type, name", error);
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean has_row = FALSE;

  if (query == NULL)
    return NULL;
  while (bw_statement_step (query, &has_row, error)) {
    if (!has_row)
      return g_string_free_and_steal (g_steal_pointer (&text));
    for (int i = 0; i < 3; i++) {
      const char *part = bw_statement_get_text (query, i);

      g_string_append_printf (text, "%s\n", part != NULL ? part : "");
    }
  }
  return NULL;
}

/* What an archive that this program made says. Transfer full, or NULL. */
static char *
describe_own_schema (GError **error)
{
  guint n_steps = 0;
  const BwArchiveStep *steps = bw_archive_schema_get_steps (&n_steps);
  g_autoptr (BwDatabase) database = bw_database_open (
      ":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY, G_TIME_SPAN_SECOND, error);

  if (database == NULL || !bw_archive_schema_bring_up (database, steps, n_steps, error))
    return NULL;
  return describe_schema (database, error);
}

/* A trigger or a view in it would run with the program's next store: it has to be an archive to the letter. */
static gboolean
check_schema (BwDatabase *database, const char *path, GError **error)
{
  g_autofree char *own = describe_own_schema (error);
  g_autofree char *other = own != NULL ? describe_schema (database, error) : NULL;

  if (own == NULL || other == NULL)
    return FALSE;
  return g_str_equal (own, other) ||
         refuse (BW_ARCHIVE_ERROR_NOT_ARCHIVE, path, "it is laid out otherwise", error);
}

static gboolean
check_has_something (BwDatabase *database, const char *path, GError **error)
{
  gint64 version = 0;

  if (!bw_database_ask_integer (database, "PRAGMA user_version", &version, error))
    return FALSE;
  return version > 0 || refuse (BW_ARCHIVE_ERROR_NOT_ARCHIVE, path, "it is empty", error);
}

/* Pages of another size cannot be copied into a database with a log. */
#define SAME_PAGES "PRAGMA journal_mode = DELETE; PRAGMA page_size = 4096; VACUUM;"

static gboolean
check_parts (BwArchive *self,
             BwDatabase *database,
             const char *path,
             char **tenant_id,
             GError **error)
{
  guint n_steps = 0;
  const BwArchiveStep *steps = bw_archive_schema_get_steps (&n_steps);

  return bw_archive_schema_check (database, n_steps, error) &&
         check_has_something (database, path, error) && check_whole (database, path, error) &&
         bw_archive_schema_bring_up (database, steps, n_steps, error) &&
         check_schema (database, path, error) &&
         bw_archive_check_tenant (database, bw_archive_get_tenant (self), tenant_id, error) &&
         bw_database_run (database, SAME_PAGES, error);
}

/* What SQLite itself finds damaged in the file is told as such, and not of the archive. */
static gboolean
check (BwArchive *self, BwDatabase *database, const char *path, char **tenant_id, GError **error)
{
  GError *problem = NULL;

  if (check_parts (self, database, path, tenant_id, &problem))
    return TRUE;
  if (g_error_matches (problem, BW_ARCHIVE_ERROR, BW_ARCHIVE_ERROR_DAMAGED))
    problem->code = BW_ARCHIVE_ERROR_FILE_DAMAGED;
  g_propagate_error (error, problem);
  return FALSE;
}

/* Content on its way from one database into another. All of it is one transaction of the other's: who reads there sees the
   old content or the new one, and what fails leaves the old one (https://www.sqlite.org/backup.html). */
typedef struct {
  BwDatabase *to;
  sqlite3_backup *backup;
} Transfer;

/* From here on nobody else can write to @to, and nothing is in it yet: the first step takes the lock and, of no pages, no
   more than that. */
static gboolean
transfer_begin (Transfer *self, BwDatabase *from, BwDatabase *to, GError **error)
{
  sqlite3 *handle = bw_database_get_handle (to);
  int result = SQLITE_OK;

  self->to = to;
  self->backup = sqlite3_backup_init (handle, "main", bw_database_get_handle (from), "main");
  if (self->backup == NULL)
    return bw_database_fail (to, sqlite3_extended_errcode (handle), error);
  bw_database_wait_anew (to);
  result = sqlite3_backup_step (self->backup, 0);
  return result == SQLITE_OK || result == SQLITE_DONE || bw_database_fail (to, result, error);
}

static gboolean
transfer_run (Transfer *self, GCancellable *cancellable, GError **error)
{
  int result = SQLITE_OK;

  while (result == SQLITE_OK && !g_cancellable_is_cancelled (cancellable))
    result = sqlite3_backup_step (self->backup, PAGES);
  sqlite3_backup_finish (g_steal_pointer (&self->backup));
  if (result == SQLITE_DONE)
    return TRUE;
  return result != SQLITE_OK ? bw_database_fail (self->to, result, error)
                             : !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/* What was not run leaves everything as it was. */
static void
transfer_clear (Transfer *self)
{
  g_clear_pointer (&self->backup, sqlite3_backup_finish);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Transfer, transfer_clear)

#define HAS_CONTENT "SELECT EXISTS (SELECT 1 FROM day) OR EXISTS (SELECT 1 FROM plan_entry)"

/* The file beside the archive that a backup is checked in, and what was found. */
typedef struct {
  BwArchive *archive;
  const char *path;
  char *name;
  BwDatabase *database;
  char *tenant_id;
} Copy;

static gboolean
copy_checked (Copy *self, GCancellable *cancellable, GError **error)
{
  if (!bw_archive_check_not_in_use (bw_archive_get_folder (self->archive), self->path, error) ||
      !copy (self->path, self->name, cancellable, error) ||
      !check_magic (self->name, self->path, error))
    return FALSE;
  self->database = bw_database_open (self->name, SQLITE_OPEN_READWRITE,
                                     bw_archive_get_patience (self->archive), error);
  if (self->database == NULL)
    return FALSE;
  bw_database_set_cancellable (self->database, cancellable);
  return check (self->archive, self->database, self->path, &self->tenant_id, error);
}

/* A plan alone is worth as much: nobody can ask for it again. */
static gboolean
has_content (BwDatabase *database)
{
  gint64 has = 0;

  /* One that cannot be read any more may have had some. */
  return !bw_database_ask_integer (database, HAS_CONTENT, &has, NULL) || has == 1;
}

/* Page by page, so that also what is damaged is there to be looked into. */
static gboolean
copy_pages (BwDatabase *kept,
            const char *name,
            GTimeSpan patience,
            GCancellable *cancellable,
            GError **error)
{
  g_autoptr (BwDatabase) aside = NULL;
  g_auto (Transfer) transfer = { NULL };

  if (!bw_archive_place_make_file (name, error))
    return FALSE;
  aside = bw_database_open (name, SQLITE_OPEN_READWRITE, patience, error);
  return aside != NULL && transfer_begin (&transfer, kept, aside, error) &&
         transfer_run (&transfer, cancellable, error);
}

/* What is there is kept beside what comes in its place, as it may be what its user wanted. The archive is held for writing
   meanwhile, and read by a connection of its own, as its log allows: what another program stored before is in the copy, and
   what it stores afterwards in the restored archive. */
static gboolean
keep_replaced (BwArchive *archive, char **name, GCancellable *cancellable, GError **error)
{
  const char *path = bw_archive_get_path (archive);
  GTimeSpan patience = bw_archive_get_patience (archive);
  g_autoptr (GDateTime) now = bw_archive_get_now (archive);
  g_autoptr (BwDatabase) kept = bw_database_open (path, SQLITE_OPEN_READWRITE, patience, error);

  if (kept == NULL)
    return FALSE;
  bw_database_set_cancellable (kept, cancellable);
  if (!has_content (kept))
    return TRUE;
  *name = bw_archive_place_find_name (path, "replaced", now, error);
  return *name != NULL && copy_pages (kept, *name, patience, cancellable, error);
}

static gboolean
restore (Copy *self, char **replaced, GCancellable *cancellable, GError **error)
{
  g_autoptr (BwArchiveUse) use = bw_archive_use_new (self->archive, cancellable, error);
  g_auto (Transfer) transfer = { NULL };

  if (use == NULL || !copy_checked (self, cancellable, error) ||
      !transfer_begin (&transfer, self->database, use->database, error) ||
      !keep_replaced (self->archive, replaced, cancellable, error) ||
      !transfer_run (&transfer, cancellable, error))
    return FALSE;
  if (self->tenant_id != NULL)
    bw_archive_set_tenant (self->archive, self->tenant_id);
  return TRUE;
}

static gboolean
look (Copy *self, BwArchiveMeasure *measure, GCancellable *cancellable, GError **error)
{
  g_autoptr (BwArchiveUse) use = bw_archive_use_new (self->archive, cancellable, error);
  g_autoptr (GArray) days = NULL;

  if (use == NULL || !copy_checked (self, cancellable, error))
    return FALSE;
  days = bw_day_table_list (self->database, error);
  if (days == NULL)
    return FALSE;
  *measure = (BwArchiveMeasure) { .n_days = days->len };
  if (days->len > 0) {
    measure->first = g_array_index (days, BwArchiveDay, 0).day;
    measure->last = g_array_index (days, BwArchiveDay, days->len - 1).day;
  }
  return TRUE;
}

static void
remove_copy (const char *name)
{
  static const char *const suffixes[] = { "", "-journal", "-wal", "-shm" };

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++) {
    g_autofree char *file = g_strconcat (name, suffixes[i], NULL);

    g_unlink (file);
  }
}

static Copy
copy_begin (BwArchive *archive, const char *path)
{
  g_autofree char *random = g_uuid_string_random ();

  return (Copy) {
    .archive = archive,
    .path = path,
    .name = g_strconcat (bw_archive_get_path (archive), BW_ARCHIVE_PLACE_RESTORED, random, NULL),
  };
}

static void
copy_end (Copy *self)
{
  g_clear_pointer (&self->database, bw_database_close);
  remove_copy (self->name);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->tenant_id, g_free);
}

/**
 * bw_archive_look_into_backup:
 * @self: an archive
 * @path: a file that bw_archive_backup() wrote, now or by an earlier version of the program
 * @measure: (out caller-allocates): which days are in it; its size is not told
 * @cancellable: (nullable): a cancellable
 * @error: return location for a %BW_ARCHIVE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Checks the file as bw_archive_restore() does, and puts it nowhere.
 *
 * Returns: whether it could be put back
 */
gboolean
bw_archive_look_into_backup (BwArchive *self,
                             const char *path,
                             BwArchiveMeasure *measure,
                             GCancellable *cancellable,
                             GError **error)
{
  Copy copy = { NULL };
  gboolean done = FALSE;

  g_return_val_if_fail (BW_IS_ARCHIVE (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  copy = copy_begin (self, path);
  done = look (&copy, measure, cancellable, error);
  copy_end (&copy);
  return done;
}

/**
 * bw_archive_restore:
 * @self: an archive
 * @path: a file that bw_archive_backup() wrote, now or by an earlier version of the program
 * @replaced: (out) (optional) (nullable) (transfer full): where that is now which was there before; %NULL where there was
 *   neither a day nor a plan
 * @cancellable: (nullable): a cancellable
 * @error: return location for a %BW_ARCHIVE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Checks the file, and puts its content in the place of all that is in the archive. What was there is copied aside first,
 * to a file that can itself be put back. Where it fails, all is as before.
 *
 * Returns: whether the archive is now what the file was
 */
gboolean
bw_archive_restore (BwArchive *self,
                    const char *path,
                    char **replaced,
                    GCancellable *cancellable,
                    GError **error)
{
  Copy copy = { NULL };
  g_autofree char *aside = NULL;
  gboolean done = FALSE;

  g_return_val_if_fail (BW_IS_ARCHIVE (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  copy = copy_begin (self, path);
  done = restore (&copy, &aside, cancellable, error);
  copy_end (&copy);
  if (!done && aside != NULL)
    remove_copy (aside);
  if (replaced != NULL)
    *replaced = done ? g_steal_pointer (&aside) : NULL;
  return done;
}
