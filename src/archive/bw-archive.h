/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "archive/bw-archive-day.h"
#include "archive/bw-archive-error.h"
#include "base/bw-clock.h"
#include "model/bw-catalogue.h"
#include "model/bw-edit.h"
#include "model/bw-plan.h"
#include "model/bw-snapshot.h"

G_BEGIN_DECLS

/**
 * BwArchive:
 *
 * What is kept on disk of one organisation: its days, its catalogues and the plan of its administrator, in one SQLite
 * database in a folder of its own. It stores, and works nothing out.
 *
 * It may be used from any thread, and by several processes at once; calls of one object wait for each
 * other. Every call blocks, so none may be made on the main loop. A store is all or nothing: once it has
 * succeeded, neither a crash nor a power cut takes it back.
 */
#define BW_TYPE_ARCHIVE (bw_archive_get_type ())
G_DECLARE_FINAL_TYPE (BwArchive, bw_archive, BW, ARCHIVE, GObject)

/** BW_ARCHIVE_FILE: the name of the database in its folder. */
#define BW_ARCHIVE_FILE "archive.sqlite"

/**
 * BwArchiveMeasure:
 * @size: how many bytes it takes on the disk
 * @first: the oldest day, or %BW_DAY_NONE
 * @last: the newest day, or %BW_DAY_NONE
 * @n_days: how many days there are
 */
typedef struct {
  guint64 size;
  BwDay first;
  BwDay last;
  guint n_days;
} BwArchiveMeasure;

/**
 * BwArchiveProfileDays:
 * @id: the id of the control
 * @first_seen: the first catalogue that it was in
 * @last_changed: when Microsoft last changed anything of it; @first_seen where it never did
 * @last_marked: when its state updates were last others; @first_seen where they never were
 *
 * What is known of the history of a profile, by the days of the catalogues.
 */
typedef struct {
  char *id;
  BwDay first_seen;
  BwDay last_changed;
  BwDay last_marked;
} BwArchiveProfileDays;

void bw_archive_profile_days_free (BwArchiveProfileDays *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwArchiveProfileDays, bw_archive_profile_days_free)

BwArchive *bw_archive_open (const char *folder,
                            const char *tenant_id,
                            BwClock *clock,
                            GCancellable *cancellable,
                            GError **error);
BwArchive *bw_archive_open_within (const char *folder,
                                   const char *tenant_id,
                                   BwClock *clock,
                                   GTimeSpan patience,
                                   GCancellable *cancellable,
                                   GError **error);
BwArchive *bw_archive_look_into (const char *folder,
                                 BwClock *clock,
                                 GCancellable *cancellable,
                                 GError **error);
const char *bw_archive_get_set_aside (BwArchive *self);
char *bw_archive_dup_set_aside (BwArchive *self);
char *bw_archive_dup_tenant (BwArchive *self);
void bw_archive_expect_tenant (BwArchive *self, const char *tenant_id);
gboolean bw_archive_is_read_only (BwArchive *self);
gboolean bw_archive_begin_anew (BwArchive *self, GCancellable *cancellable, GError **error);

gboolean bw_archive_store_days (BwArchive *self,
                                GPtrArray *snapshots,
                                BwArchiveOrigin origin,
                                guint *n_stored,
                                GCancellable *cancellable,
                                GError **error);
gboolean bw_archive_store_catalogue (BwArchive *self,
                                     BwCatalogue *catalogue,
                                     BwDay day,
                                     BwArchiveOrigin origin,
                                     GCancellable *cancellable,
                                     GError **error);
gboolean bw_archive_note_asked (BwArchive *self,
                                BwDay from,
                                BwDay to,
                                GCancellable *cancellable,
                                GError **error);

gboolean bw_archive_store_plan_entries (BwArchive *self,
                                        GPtrArray *entries,
                                        const char *tenant_id,
                                        GCancellable *cancellable,
                                        GError **error);
BwPlan *bw_archive_load_plan (BwArchive *self, GCancellable *cancellable, GError **error);

GArray *bw_archive_list_days (BwArchive *self, GCancellable *cancellable, GError **error);
BwSnapshot *bw_archive_load_newest (BwArchive *self, GCancellable *cancellable, GError **error);
GPtrArray *bw_archive_load_days (BwArchive *self,
                                 BwDay from,
                                 BwDay to,
                                 gboolean whole,
                                 GCancellable *cancellable,
                                 GError **error);
BwCatalogue *
bw_archive_load_catalogue (BwArchive *self, BwDay day, GCancellable *cancellable, GError **error);
GPtrArray *bw_archive_load_outlines (BwArchive *self,
                                     const BwDay *days,
                                     gsize n_days,
                                     GCancellable *cancellable,
                                     GError **error);
GPtrArray *
bw_archive_list_profile_days (BwArchive *self, GCancellable *cancellable, GError **error);
gboolean bw_archive_measure (BwArchive *self,
                             BwArchiveMeasure *measure,
                             GCancellable *cancellable,
                             GError **error);

GPtrArray *
bw_archive_add_edits (BwArchive *self, GPtrArray *edits, GCancellable *cancellable, GError **error);
gboolean
bw_archive_update_edit (BwArchive *self, BwEdit *edit, GCancellable *cancellable, GError **error);
GPtrArray *bw_archive_list_edits (BwArchive *self, GCancellable *cancellable, GError **error);

gboolean
bw_archive_forget_before (BwArchive *self, BwDay day, GCancellable *cancellable, GError **error);
gboolean
bw_archive_backup (BwArchive *self, const char *path, GCancellable *cancellable, GError **error);
gboolean bw_archive_look_into_backup (BwArchive *self,
                                      const char *path,
                                      BwArchiveMeasure *measure,
                                      GCancellable *cancellable,
                                      GError **error);
gboolean bw_archive_restore (BwArchive *self,
                             const char *path,
                             char **replaced,
                             GCancellable *cancellable,
                             GError **error);

gboolean bw_archive_check_not_in_use (const char *folder, const char *path, GError **error);
gboolean bw_archive_delete_folder (const char *folder, GCancellable *cancellable, GError **error);
guint64 bw_archive_measure_folder (const char *folder);

G_END_DECLS
