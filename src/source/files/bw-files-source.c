/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "source/files/bw-files-source.h"

#include "reading/bw-reader.h"
#include "source/files/bw-file-loading.h"

/* The file that stands for standard input, and what errors call it. */
#define STANDARD_INPUT_PATH "/dev/stdin"
#define STANDARD_INPUT_NAME "-"

/* What one reading of all files gave. Immutable, so that it can be answered from without a lock. */
typedef struct {
  GPtrArray *days;
  BwCatalogue *catalogue;
} Reading;

struct _BwFilesSource {
  GObject parent_instance;

  GPtrArray *files;

  /* Held while reading, so that two threads do not read at once. Guards the next member. */
  GMutex reading_lock;
  GBytes *standard_input;

  /* Held for a moment only. Guards the next member. */
  GMutex lock;
  Reading *reading;
};

static void source_iface_init (BwSourceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BwFilesSource,
                               bw_files_source,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (BW_TYPE_SOURCE, source_iface_init))

static void
reading_clear (Reading *reading)
{
  g_clear_pointer (&reading->days, g_ptr_array_unref);
  g_clear_object (&reading->catalogue);
}

static void
reading_unref (Reading *reading)
{
  g_atomic_rc_box_release_full (reading, (GDestroyNotify) reading_clear);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_unref)

static Reading *
get_reading (BwFilesSource *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return self->reading != NULL ? g_atomic_rc_box_acquire (self->reading) : NULL;
}

static void
set_reading (BwFilesSource *self, Reading *reading)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  g_autoptr (Reading) old G_GNUC_UNUSED = g_steal_pointer (&self->reading);

  self->reading = g_atomic_rc_box_acquire (reading);
}

static gboolean
is_standard_input (GFile *file)
{
  const char *path = g_file_peek_path (file);

  return g_strcmp0 (path, STANDARD_INPUT_PATH) == 0;
}

static gboolean
is_alone_with_name (BwFilesSource *self, const char *base)
{
  guint same = 0;

  for (guint i = 0; i < self->files->len; i++) {
    g_autofree char *other = g_file_get_basename (g_ptr_array_index (self->files, i));

    if (g_strcmp0 (other, base) == 0)
      same++;
  }

  return same <= 1;
}

/* Its name without the folder, which is enough unless another file has the same. */
static char *
dup_name (BwFilesSource *self, GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);

  if (is_standard_input (file))
    return g_strdup (STANDARD_INPUT_NAME);
  if (base != NULL && is_alone_with_name (self, base))
    return g_filename_display_name (base);
  return g_file_get_parse_name (file);
}

/* Standard input comes once, so what came is kept for when it is read anew. */
static GBytes *
load_standard_input (BwFilesSource *self, GCancellable *cancellable, GError **error)
{
  if (self->standard_input == NULL)
    self->standard_input = bw_file_loading_load_standard_input (
        BW_READER_MAX_BYTES, STANDARD_INPUT_NAME, cancellable, error);

  return self->standard_input != NULL ? g_bytes_ref (self->standard_input) : NULL;
}

static gboolean
read_file (BwFilesSource *self,
           BwReader *reader,
           GFile *file,
           GCancellable *cancellable,
           GError **error)
{
  g_autofree char *name = dup_name (self, file);
  g_autoptr (GBytes) bytes = NULL;

  if (is_standard_input (file))
    bytes = load_standard_input (self, cancellable, error);
  else
    bytes = bw_file_loading_load (file, BW_READER_MAX_BYTES, name, cancellable, error);

  return bytes != NULL && !g_cancellable_set_error_if_cancelled (cancellable, error) &&
         bw_reader_add_bytes (reader, bytes, name, error);
}

/* As what they are, also once they are kept. */
static GPtrArray *
list_days (BwReader *reader)
{
  g_autoptr (GPtrArray) read = bw_reader_list_snapshots (reader);
  GPtrArray *days = g_ptr_array_new_full (read->len, g_object_unref);

  for (guint i = 0; i < read->len; i++)
    g_ptr_array_add (days, bw_snapshot_new_from_file (g_ptr_array_index (read, i)));
  return days;
}

static Reading *
read_files (BwFilesSource *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (BwReader) reader = bw_reader_new ();
  Reading *reading = NULL;

  for (guint i = 0; i < self->files->len; i++) {
    if (!read_file (self, reader, g_ptr_array_index (self->files, i), cancellable, error))
      return NULL;
  }
  if (!bw_reader_finish (reader, error))
    return NULL;

  reading = g_atomic_rc_box_new0 (Reading);
  reading->days = list_days (reader);
  reading->catalogue = bw_reader_dup_catalogue (reader);
  return reading;
}

/* Reads the files, or takes what was read before unless it is to be @anew. When reading fails, what
 * was there before stays. */
static Reading *
obtain_reading (BwFilesSource *self, gboolean anew, GCancellable *cancellable, GError **error)
{
  g_autoptr (GMutexLocker) locker = NULL;
  Reading *reading = anew ? NULL : get_reading (self);

  if (reading != NULL)
    return reading;

  locker = g_mutex_locker_new (&self->reading_lock);
  reading = anew ? NULL : get_reading (self);
  if (reading != NULL)
    return reading;

  reading = read_files (self, cancellable, error);
  if (reading != NULL)
    set_reading (self, reading);
  return reading;
}

static BwSourceCapabilities
get_capabilities (BwSource *source)
{
  g_autoptr (Reading) reading = get_reading (BW_FILES_SOURCE (source));

  if (reading != NULL && reading->days->len > 1)
    return BW_SOURCE_LIVE | BW_SOURCE_HISTORY;
  return BW_SOURCE_LIVE;
}

static gboolean
newest (BwSource *source, BwSnapshot **snapshot, GCancellable *cancellable, GError **error)
{
  g_autoptr (Reading) reading = obtain_reading (BW_FILES_SOURCE (source), TRUE, cancellable, error);

  if (reading == NULL)
    return FALSE;

  if (reading->days->len > 0)
    *snapshot = g_object_ref (g_ptr_array_index (reading->days, reading->days->len - 1));
  return TRUE;
}

static GPtrArray *
days (BwSource *source,
      BwDaysDetail detail,
      BwDay from,
      BwDay to,
      GCancellable *cancellable,
      GError **error)
{
  g_autoptr (Reading) reading = obtain_reading (BW_FILES_SOURCE (source), FALSE, cancellable, error);
  GPtrArray *found = NULL;

  if (reading == NULL)
    return NULL;

  found = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < reading->days->len; i++) {
    BwSnapshot *snapshot = g_ptr_array_index (reading->days, i);
    BwDay day = bw_snapshot_get_day (snapshot);

    if (day >= from && (to == BW_DAY_NONE || day <= to))
      g_ptr_array_add (found, g_object_ref (snapshot));
  }

  return found;
}

static gboolean
catalogue (BwSource *source, BwCatalogue **found, GCancellable *cancellable, GError **error)
{
  g_autoptr (Reading) reading = obtain_reading (BW_FILES_SOURCE (source), FALSE, cancellable, error);

  if (reading == NULL)
    return FALSE;

  g_set_object (found, reading->catalogue);
  return TRUE;
}

static gboolean
change (BwSource *source,
        BwControlUpdate *update,
        BwControlProfile **changed,
        GCancellable *cancellable,
        GError **error)
{
  g_set_error_literal (error, BW_SOURCE_ERROR, BW_SOURCE_ERROR_UNSUPPORTED,
                       "saved files hold what was; nothing can be changed there");
  return FALSE;
}

static void
source_iface_init (BwSourceInterface *iface)
{
  iface->get_capabilities = get_capabilities;
  iface->newest = newest;
  iface->days = days;
  iface->catalogue = catalogue;
  iface->change = change;
}

static void
bw_files_source_finalize (GObject *object)
{
  BwFilesSource *self = BW_FILES_SOURCE (object);

  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_clear_pointer (&self->standard_input, g_bytes_unref);
  g_clear_pointer (&self->reading, reading_unref);
  g_mutex_clear (&self->reading_lock);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (bw_files_source_parent_class)->finalize (object);
}

static void
bw_files_source_class_init (BwFilesSourceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bw_files_source_finalize;
}

static void
bw_files_source_init (BwFilesSource *self)
{
  g_mutex_init (&self->reading_lock);
  g_mutex_init (&self->lock);
}

static gpointer
ref_file (gconstpointer file, gpointer data)
{
  return g_object_ref ((gpointer) file);
}

/**
 * bw_files_source_new:
 * @files: (element-type GFile): saved answers, in any order
 *
 * Returns: (transfer full): a source over them; nothing is read yet
 */
BwSource *
bw_files_source_new (GPtrArray *files)
{
  BwFilesSource *self = NULL;

  g_return_val_if_fail (files != NULL, NULL);

  self = g_object_new (BW_TYPE_FILES_SOURCE, NULL);
  self->files = g_ptr_array_new_full (files->len, g_object_unref);
  g_ptr_array_extend (self->files, files, ref_file, NULL);
  return BW_SOURCE (self);
}

/**
 * bw_files_source_get_files:
 * @self: a source
 *
 * Returns: (transfer none) (element-type GFile): the files, as they were handed in
 */
GPtrArray *
bw_files_source_get_files (BwFilesSource *self)
{
  g_return_val_if_fail (BW_IS_FILES_SOURCE (self), NULL);

  return self->files;
}

/**
 * bw_files_source_new_standard_input:
 *
 * Returns: (transfer full): the file that stands for standard input
 */
GFile *
bw_files_source_new_standard_input (void)
{
  return g_file_new_for_path (STANDARD_INPUT_PATH);
}
