/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "archive/bw-archive.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <sys/stat.h>

#include "archive/bw-archive-place.h"
#include "archive/bw-archive-private.h"
#include "archive/bw-archive-schema.h"
#include "archive/bw-statement.h"

/* How long a call waits for other programs that write, in microseconds. A store of 90 days takes a tenth of
   that. */
#define PATIENCE (5 * G_TIME_SPAN_SECOND)

/* With a log of its own, and every commit on the disk before it is told (https://www.sqlite.org/wal.html). */
#define WRITING_SETTINGS "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"

/* The totals of years fit into eight MiB of pages, and into SQLite's own two they do not. */
#define ROOM "PRAGMA cache_size = -8192"

#define NO_TENANT "00000000-0000-0000-0000-000000000000"

struct _BwArchive {
  GObject parent_instance;

  GMutex mutex;
  char *folder;
  char *path;
  char *tenant_id;
  BwClock *clock;
  GTimeSpan patience;
  BwDatabase *database;
  dev_t device;
  ino_t inode;
  gboolean is_read_only;
  gboolean only_looks;
  char *set_aside;
};

G_DEFINE_FINAL_TYPE (BwArchive, bw_archive, G_TYPE_OBJECT)

static void
bw_archive_finalize (GObject *object)
{
  BwArchive *self = BW_ARCHIVE (object);

  g_clear_pointer (&self->database, bw_database_close);
  g_clear_pointer (&self->folder, g_free);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->tenant_id, g_free);
  g_clear_pointer (&self->set_aside, g_free);
  g_clear_object (&self->clock);
  g_mutex_clear (&self->mutex);

  G_OBJECT_CLASS (bw_archive_parent_class)->finalize (object);
}

static void
bw_archive_class_init (BwArchiveClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bw_archive_finalize;
}

static void
bw_archive_init (BwArchive *self)
{
  g_mutex_init (&self->mutex);
}

static gboolean
is_known (const char *tenant_id)
{
  return tenant_id != NULL && *tenant_id != '\0' && !g_str_equal (tenant_id, NO_TENANT);
}

/**
 * bw_archive_check_tenant:
 * @database: the database of an archive
 * @tenant_id: (nullable): the tenant that it should be of
 * @kept: (out) (nullable) (transfer full): the tenant that it is of; %NULL where nothing was stored yet
 * @error: return location for %BW_ARCHIVE_ERROR_OTHER_ORGANISATION and others
 *
 * Returns: whether it is of @tenant_id, or one of them is not known
 */
gboolean
bw_archive_check_tenant (BwDatabase *database, const char *tenant_id, char **kept, GError **error)
{
  g_autoptr (BwStatement) query = bw_statement_new (database, "SELECT tenant FROM about", error);
  gboolean has_row = FALSE;

  *kept = NULL;
  if (query == NULL || !bw_statement_step (query, &has_row, error))
    return FALSE;
  if (!has_row)
    return TRUE;
  *kept = g_strdup (bw_statement_get_text (query, 0));
  if (!is_known (tenant_id) || g_ascii_strcasecmp (*kept, tenant_id) == 0)
    return TRUE;
  g_set_error (error, BW_ARCHIVE_ERROR, BW_ARCHIVE_ERROR_OTHER_ORGANISATION,
               "the archive is of the tenant %s, not of %s", *kept, tenant_id);
  g_clear_pointer (kept, g_free);
  return FALSE;
}

/* Which file the connection has open, to be known again. */
static gboolean
note_file (BwArchive *self, GError **error)
{
  struct stat status;

  if (stat (self->path, &status) != 0)
    return bw_archive_place_fail (self->path, errno, error);
  self->device = status.st_dev;
  self->inode = status.st_ino;
  return TRUE;
}

/* Takes over @database where it is an archive that this program understands, of this organisation. */
static gboolean
adopt (BwArchive *self, BwDatabase *database, GError **error)
{
  g_autoptr (BwDatabase) adopted = database;
  g_autofree char *tenant_id = NULL;

  if (!bw_archive_check_tenant (adopted, self->tenant_id, &tenant_id, error) ||
      !bw_database_run (adopted, ROOM, error) || !note_file (self, error))
    return FALSE;
  if (tenant_id != NULL)
    g_set_str (&self->tenant_id, tenant_id);
  g_clear_pointer (&self->database, bw_database_close);
  self->database = g_steal_pointer (&adopted);
  return TRUE;
}

static gboolean
connect_writing (BwArchive *self, GCancellable *cancellable, GError **error)
{
  guint n_steps = 0;
  const BwArchiveStep *steps = bw_archive_schema_get_steps (&n_steps);
  g_autoptr (BwDatabase) database = NULL;

  if (!self->only_looks && !bw_archive_place_make_file (self->path, error))
    return FALSE;
  database = bw_database_open (self->path, SQLITE_OPEN_READWRITE, self->patience, error);
  if (database == NULL)
    return FALSE;
  bw_database_set_cancellable (database, cancellable);
  if (!bw_database_check_writable (database, error) ||
      !bw_archive_schema_check (database, n_steps, error) ||
      !bw_database_run (database, WRITING_SETTINGS, error) ||
      !bw_archive_schema_bring_up (database, steps, n_steps, error))
    return FALSE;
  self->is_read_only = FALSE;
  return adopt (self, g_steal_pointer (&database), error);
}

/* Where nobody can write, nobody changes it: then SQLite does without its shared memory, which it could not
   make (https://www.sqlite.org/wal.html#read_only_databases). */
static BwDatabase *
open_reading (BwArchive *self, GError **error)
{
  g_autofree char *log = g_strconcat (self->path, "-wal", NULL);
  g_autofree char *uri = NULL;
  g_autofree char *immutable = NULL;

  if (g_file_test (log, G_FILE_TEST_EXISTS))
    return bw_database_open (self->path, SQLITE_OPEN_READONLY, self->patience, error);
  uri = g_filename_to_uri (self->path, NULL, NULL);
  immutable = g_strconcat (uri != NULL ? uri : self->path, "?immutable=1", NULL);
  return bw_database_open (immutable, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, self->patience,
                           error);
}

/* An archive of an earlier version cannot be brought up where nothing can be written. */
static gboolean
check_version (BwDatabase *database, guint n_steps, GError **error)
{
  gint64 version = 0;

  if (!bw_archive_schema_check (database, n_steps, error) ||
      !bw_database_ask_integer (database, "PRAGMA user_version", &version, error))
    return FALSE;
  if (version == n_steps)
    return TRUE;
  g_set_error (error, BW_ARCHIVE_ERROR, BW_ARCHIVE_ERROR_READ_ONLY,
               "the archive has version %" G_GINT64_FORMAT " and cannot be brought up to %u",
               version, n_steps);
  return FALSE;
}

static gboolean
connect_reading (BwArchive *self, GError **error)
{
  guint n_steps = 0;
  g_autoptr (BwDatabase) database = open_reading (self, error);

  bw_archive_schema_get_steps (&n_steps);
  if (database == NULL || !check_version (database, n_steps, error))
    return FALSE;
  self->is_read_only = TRUE;
  return adopt (self, g_steal_pointer (&database), error);
}

static gboolean
is_one_of (const GError *error, BwArchiveError code, BwArchiveError other)
{
  return g_error_matches (error, BW_ARCHIVE_ERROR, (int) code) ||
         g_error_matches (error, BW_ARCHIVE_ERROR, (int) other);
}

static gboolean
set_aside (BwArchive *self, GError **error)
{
  g_autoptr (GDateTime) now = bw_clock_get_now (self->clock);
  g_autofree char *name = NULL;

  g_clear_pointer (&self->database, bw_database_close);
  name = bw_archive_place_set_aside (self->path, now, error);
  if (name == NULL)
    return FALSE;
  g_set_str (&self->set_aside, name);
  return TRUE;
}

/* Where it cannot be written it is looked at; where even that fails, it is told why: what is the matter with it, or
   else why it cannot be written. */
static gboolean
fall_back (BwArchive *self, GError *problem, GError **error)
{
  g_autoptr (GError) inner = problem;
  g_autoptr (GError) reading = NULL;

  if (is_one_of (inner, BW_ARCHIVE_ERROR_READ_ONLY, BW_ARCHIVE_ERROR_PERMISSION)) {
    if (connect_reading (self, &reading))
      return TRUE;
    if (is_one_of (reading, BW_ARCHIVE_ERROR_NEWER, BW_ARCHIVE_ERROR_OTHER_ORGANISATION) ||
        is_one_of (reading, BW_ARCHIVE_ERROR_DAMAGED, BW_ARCHIVE_ERROR_NOT_ARCHIVE)) {
      g_propagate_error (error, g_steal_pointer (&reading));
      return FALSE;
    }
  }
  g_propagate_error (error, g_steal_pointer (&inner));
  return FALSE;
}

/* The folder is locked. */
static gboolean
connect_at_all (BwArchive *self, GCancellable *cancellable, GError **error)
{
  GError *problem = NULL;

  if (connect_writing (self, cancellable, &problem))
    return TRUE;
  if (!self->only_looks &&
      is_one_of (problem, BW_ARCHIVE_ERROR_DAMAGED, BW_ARCHIVE_ERROR_NOT_ARCHIVE)) {
    g_clear_error (&problem);
    return set_aside (self, error) && connect_writing (self, cancellable, error);
  }
  return fall_back (self, problem, error);
}

static gboolean
open_folder (BwArchive *self, GCancellable *cancellable, GError **error)
{
  GError *problem = NULL;
  g_autofd int lock = -1;

  if (!self->only_looks && !bw_archive_place_make_folder (self->folder, &problem))
    return fall_back (self, problem, error);
  lock = bw_archive_place_lock (self->folder, self->patience, cancellable, error);
  return lock >= 0 && connect_at_all (self, cancellable, error);
}

/**
 * bw_archive_open:
 * @folder: a folder of this archive alone; it is made where it is not there
 * @tenant_id: (nullable): the id of the organisation's tenant; where it is not known, that of the first
 *   records that say theirs
 * @clock: tells the time
 * @cancellable: (nullable): a cancellable
 * @error: return location for a %BW_ARCHIVE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Opens the archive of an organisation, or makes it. One that is damaged is set aside and a new one begun,
 * see bw_archive_get_set_aside(). One that cannot be written is looked at where that is possible, see
 * bw_archive_is_read_only().
 *
 * Returns: (transfer full): the archive, or %NULL
 */
BwArchive *
bw_archive_open (const char *folder,
                 const char *tenant_id,
                 BwClock *clock,
                 GCancellable *cancellable,
                 GError **error)
{
  return bw_archive_open_within (folder, tenant_id, clock, PATIENCE, cancellable, error);
}

static BwArchive *
new_archive (const char *folder, BwClock *clock, GTimeSpan patience)
{
  BwArchive *self = g_object_new (BW_TYPE_ARCHIVE, NULL);

  self->folder = g_canonicalize_filename (folder, NULL);
  self->path = g_build_filename (self->folder, BW_ARCHIVE_FILE, NULL);
  self->clock = g_object_ref (clock);
  self->patience = patience;
  return self;
}

/**
 * bw_archive_open_within:
 * @folder: a folder of this archive alone; it is made where it is not there
 * @tenant_id: (nullable): the id of the organisation's tenant
 * @clock: tells the time
 * @patience: how long a call waits for other programs that write, in microseconds
 * @cancellable: (nullable): a cancellable
 * @error: return location for a %BW_ARCHIVE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * As bw_archive_open(), with a patience of one's own.
 *
 * Returns: (transfer full): the archive, or %NULL
 */
BwArchive *
bw_archive_open_within (const char *folder,
                        const char *tenant_id,
                        BwClock *clock,
                        GTimeSpan patience,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (BwArchive) self = NULL;

  g_return_val_if_fail (folder != NULL, NULL);
  g_return_val_if_fail (BW_IS_CLOCK (clock), NULL);

  self = new_archive (folder, clock, patience);
  self->tenant_id = is_known (tenant_id) ? g_strdup (tenant_id) : NULL;
  return open_folder (self, cancellable, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * bw_archive_look_into:
 * @folder: the folder of an archive
 * @clock: tells the time
 * @cancellable: (nullable): a cancellable
 * @error: return location for a %BW_ARCHIVE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * As bw_archive_open(), for who looks into archives of which nobody is told anything: one that is damaged is left as it
 * is, for who opens it to be told; and one that is not there is not made, which is %BW_ARCHIVE_ERROR_NOT_FOUND.
 *
 * Returns: (transfer full): the archive, or %NULL
 */
BwArchive *
bw_archive_look_into (const char *folder, BwClock *clock, GCancellable *cancellable, GError **error)
{
  g_autoptr (BwArchive) self = NULL;

  g_return_val_if_fail (folder != NULL, NULL);
  g_return_val_if_fail (BW_IS_CLOCK (clock), NULL);

  self = new_archive (folder, clock, PATIENCE);
  self->only_looks = TRUE;
  return open_folder (self, cancellable, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * bw_archive_get_set_aside:
 * @self: an archive
 *
 * Returns: (transfer none) (nullable): where the damaged archive is now, in the place of which this one was
 *   begun; to be told to the user
 */
const char *
bw_archive_get_set_aside (BwArchive *self)
{
  g_return_val_if_fail (BW_IS_ARCHIVE (self), NULL);

  return self->set_aside;
}

/**
 * bw_archive_dup_set_aside:
 * @self: an archive that others may use at the same time
 *
 * Returns: (transfer full) (nullable): as bw_archive_get_set_aside() says; it may also be met while it is used, where
 *   somebody laid a damaged one in its place
 */
char *
bw_archive_dup_set_aside (BwArchive *self)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_val_if_fail (BW_IS_ARCHIVE (self), NULL);

  locker = g_mutex_locker_new (&self->mutex);
  return g_strdup (self->set_aside);
}

/**
 * bw_archive_dup_tenant:
 * @self: an archive
 *
 * Returns: (transfer full) (nullable): the id of the tenant that it is of; %NULL where nothing was stored yet and nobody
 *   said it
 */
char *
bw_archive_dup_tenant (BwArchive *self)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_val_if_fail (BW_IS_ARCHIVE (self), NULL);

  locker = g_mutex_locker_new (&self->mutex);
  return g_strdup (self->tenant_id);
}

/**
 * bw_archive_is_read_only:
 * @self: an archive
 *
 * Returns: whether it can only be looked at, since where it lies nothing can be written
 */
gboolean
bw_archive_is_read_only (BwArchive *self)
{
  g_return_val_if_fail (BW_IS_ARCHIVE (self), FALSE);

  return self->is_read_only;
}

/* Whether the file that is open still lies in its place. Another process may have set it aside. */
static gboolean
is_in_place (BwArchive *self, gboolean *is, GError **error)
{
  struct stat status;

  *is = FALSE;
  if (stat (self->path, &status) != 0) {
    if (errno != ENOENT)
      return bw_archive_place_fail (self->path, errno, error);
    g_set_error (error, BW_ARCHIVE_ERROR, BW_ARCHIVE_ERROR_GONE, "%s: it is not there any more",
                 self->path);
    return FALSE;
  }
  *is = self->database != NULL && self->device == status.st_dev && self->inode == status.st_ino;
  return TRUE;
}

/* What would be stored in a file that was moved away, nobody would ever see. */
static gboolean
follow (BwArchive *self, GCancellable *cancellable, GError **error)
{
  gboolean is = FALSE;
  g_autofd int lock = -1;

  if (!is_in_place (self, &is, error))
    return FALSE;
  if (is)
    return TRUE;
  lock = bw_archive_place_lock (self->folder, self->patience, cancellable, error);
  /* Meanwhile somebody may have deleted it, and it is not to come back. */
  return lock >= 0 && is_in_place (self, &is, error) && connect_at_all (self, cancellable, error);
}

/**
 * bw_archive_use_new:
 * @archive: an archive
 * @cancellable: (nullable): ends what is done with it
 * @error: return location for a %BW_ARCHIVE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Waits for other calls, and makes sure that the connection is one to the file that lies there now.
 *
 * Returns: (transfer full): the connection, or %NULL
 */
BwArchiveUse *
bw_archive_use_new (BwArchive *archive, GCancellable *cancellable, GError **error)
{
  BwArchiveUse *self = NULL;

  g_mutex_lock (&archive->mutex);
  if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
      !follow (archive, cancellable, error)) {
    g_mutex_unlock (&archive->mutex);
    return NULL;
  }
  self = g_new0 (BwArchiveUse, 1);
  self->archive = archive;
  self->database = archive->database;
  bw_database_set_cancellable (self->database, cancellable);
  return self;
}

/**
 * bw_archive_use_free:
 * @self: (transfer full): the connection, which is given back
 */
void
bw_archive_use_free (BwArchiveUse *self)
{
  if (self->archive->database != NULL)
    bw_database_set_cancellable (self->archive->database, NULL);
  g_mutex_unlock (&self->archive->mutex);
  g_free (self);
}

/**
 * bw_archive_begin_anew:
 * @self: an archive of which a call failed with %BW_ARCHIVE_ERROR_DAMAGED
 * @cancellable: (nullable): a cancellable
 * @error: return location for a %BW_ARCHIVE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Sets it aside, where no other process has done so, and begins a new one. Nothing is deleted: see
 * bw_archive_get_set_aside(). Microsoft can be asked again for what is in it, but not for the plan: where that can still be
 * read, the new one has it.
 *
 * Returns: whether it can be used again
 */
gboolean
bw_archive_begin_anew (BwArchive *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GMutexLocker) locker = NULL;
  g_autoptr (BwPlan) plan = NULL;
  g_autofd int lock = -1;
  gboolean is = FALSE;

  g_return_val_if_fail (BW_IS_ARCHIVE (self), FALSE);

  locker = g_mutex_locker_new (&self->mutex);
  lock = bw_archive_place_lock (self->folder, self->patience, cancellable, error);
  if (lock < 0)
    return FALSE;
  /* It is not there where a new one could not be begun the last time. */
  if (is_in_place (self, &is, NULL) && is) {
    plan = bw_archive_save_plan (self->database);
    if (!set_aside (self, error))
      return FALSE;
  }
  return connect_at_all (self, cancellable, error) &&
         (plan == NULL || bw_archive_put_plan (self->database, plan, error));
}

/**
 * bw_archive_get_path:
 * @self: an archive
 *
 * Returns: (transfer none): its file
 */
const char *
bw_archive_get_path (BwArchive *self)
{
  return self->path;
}

/**
 * bw_archive_get_folder:
 * @self: an archive
 *
 * Returns: (transfer none): its folder
 */
const char *
bw_archive_get_folder (BwArchive *self)
{
  return self->folder;
}

/**
 * bw_archive_get_patience:
 * @self: an archive
 *
 * Returns: how long a call waits for other programs that write, in microseconds
 */
GTimeSpan
bw_archive_get_patience (BwArchive *self)
{
  return self->patience;
}

/**
 * bw_archive_get_now:
 * @self: an archive
 *
 * Returns: (transfer full): the present moment in UTC
 */
GDateTime *
bw_archive_get_now (BwArchive *self)
{
  return bw_clock_get_now (self->clock);
}

/**
 * bw_archive_get_tenant:
 * @self: an archive in use
 *
 * Returns: (transfer none): the tenant that it is of; empty where it is not known
 */
const char *
bw_archive_get_tenant (BwArchive *self)
{
  return self->tenant_id != NULL ? self->tenant_id : "";
}

/**
 * bw_archive_set_tenant:
 * @self: an archive in use
 * @tenant_id: the tenant that it is of now
 */
void
bw_archive_set_tenant (BwArchive *self, const char *tenant_id)
{
  g_set_str (&self->tenant_id, tenant_id);
}

/**
 * bw_archive_expect_tenant:
 * @self: an archive
 * @tenant_id: the id of the organisation's tenant
 *
 * For an archive in which nothing is stored yet that says whose it is: what is put into it has to be of that tenant.
 */
void
bw_archive_expect_tenant (BwArchive *self, const char *tenant_id)
{
  g_return_if_fail (BW_IS_ARCHIVE (self));

  if (self->tenant_id == NULL && is_known (tenant_id))
    self->tenant_id = g_strdup (tenant_id);
}

static gboolean
put_tenant (BwDatabase *database, const char *tenant_id, GError **error)
{
  g_autoptr (BwStatement) insertion =
                bw_statement_new (database, "INSERT INTO about VALUES (1, ?1)", error);

  if (insertion == NULL)
    return FALSE;
  bw_statement_bind_text (insertion, 1, tenant_id);
  return bw_statement_run (insertion, error);
}

/**
 * bw_archive_take_tenant:
 * @self: an archive in use
 * @database: its connection, in a transaction that may write
 * @tenant_id: (nullable): the tenant of records that are to be stored
 * @error: return location for %BW_ARCHIVE_ERROR_OTHER_ORGANISATION and others
 *
 * Makes the archive one of @tenant_id where it is not of any tenant yet.
 *
 * Returns: whether the records may be stored
 */
gboolean
bw_archive_take_tenant (BwArchive *self,
                        BwDatabase *database,
                        const char *tenant_id,
                        GError **error)
{
  g_autofree char *kept = NULL;

  if (!bw_archive_check_tenant (database, tenant_id, &kept, error))
    return FALSE;
  if (kept == NULL && self->tenant_id != NULL && is_known (tenant_id) &&
      g_ascii_strcasecmp (self->tenant_id, tenant_id) != 0) {
    g_set_error (error, BW_ARCHIVE_ERROR, BW_ARCHIVE_ERROR_OTHER_ORGANISATION,
                 "the archive is of the tenant %s, not of %s", self->tenant_id, tenant_id);
    return FALSE;
  }
  if (kept == NULL && self->tenant_id == NULL && is_known (tenant_id))
    self->tenant_id = g_strdup (tenant_id);
  return kept != NULL || self->tenant_id == NULL || put_tenant (database, self->tenant_id, error);
}
