/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "organisation/bw-archive-source.h"

struct _BwArchiveSource {
  GObject parent_instance;

  BwArchive *archive;
};

static void source_iface_init (BwSourceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BwArchiveSource,
                               bw_archive_source,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (BW_TYPE_SOURCE, source_iface_init))

static BwSourceCapabilities
get_capabilities (BwSource *source)
{
  return BW_SOURCE_HISTORY;
}

static gboolean
newest (BwSource *source, BwSnapshot **snapshot, GCancellable *cancellable, GError **error)
{
  BwArchiveSource *self = BW_ARCHIVE_SOURCE (source);
  g_autoptr (GError) problem = NULL;

  *snapshot = bw_archive_load_newest (self->archive, cancellable, &problem);
  if (problem == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static GPtrArray *
days (BwSource *source,
      BwDaysDetail detail,
      BwDay from,
      BwDay to,
      GCancellable *cancellable,
      GError **error)
{
  BwArchiveSource *self = BW_ARCHIVE_SOURCE (source);
  BwDay last = to != BW_DAY_NONE ? to : G_MAXUINT32;

  return bw_archive_load_days (self->archive, from, last, detail == BW_DAYS_WHOLE, cancellable,
                               error);
}

static gboolean
catalogue (BwSource *source, BwCatalogue **catalogue, GCancellable *cancellable, GError **error)
{
  BwArchiveSource *self = BW_ARCHIVE_SOURCE (source);
  g_autoptr (GError) problem = NULL;

  *catalogue = bw_archive_load_catalogue (self->archive, BW_DAY_NONE, cancellable, &problem);
  if (problem == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static GPtrArray *
outlines (BwSource *source,
          const BwDay *days,
          gsize n_days,
          GCancellable *cancellable,
          GError **error)
{
  BwArchiveSource *self = BW_ARCHIVE_SOURCE (source);

  return bw_archive_load_outlines (self->archive, days, n_days, cancellable, error);
}

static gboolean
change (BwSource *source,
        BwControlUpdate *update,
        BwControlProfile **changed,
        GCancellable *cancellable,
        GError **error)
{
  g_set_error_literal (error, BW_SOURCE_ERROR, BW_SOURCE_ERROR_UNSUPPORTED,
                       "what is kept cannot be changed");
  return FALSE;
}

static void
source_iface_init (BwSourceInterface *iface)
{
  iface->get_capabilities = get_capabilities;
  iface->newest = newest;
  iface->days = days;
  iface->catalogue = catalogue;
  iface->outlines = outlines;
  iface->change = change;
}

static void
bw_archive_source_finalize (GObject *object)
{
  BwArchiveSource *self = BW_ARCHIVE_SOURCE (object);

  g_clear_object (&self->archive);

  G_OBJECT_CLASS (bw_archive_source_parent_class)->finalize (object);
}

static void
bw_archive_source_class_init (BwArchiveSourceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bw_archive_source_finalize;
}

static void
bw_archive_source_init (BwArchiveSource *self)
{
}

/**
 * bw_archive_source_new:
 * @archive: what is kept of an organisation
 *
 * Returns: (transfer full): a source over it
 */
BwSource *
bw_archive_source_new (BwArchive *archive)
{
  BwArchiveSource *self = NULL;

  g_return_val_if_fail (BW_IS_ARCHIVE (archive), NULL);

  self = g_object_new (BW_TYPE_ARCHIVE_SOURCE, NULL);
  self->archive = g_object_ref (archive);
  return BW_SOURCE (self);
}
