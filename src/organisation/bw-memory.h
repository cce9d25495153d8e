/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "auth/bw-process-lock.h"
#include "model/bw-edit.h"
#include "model/bw-records.h"
#include "source/bw-source.h"

G_BEGIN_DECLS

/**
 * BwMemory:
 *
 * What is kept here of an organisation. Where it cannot be used nothing else is held up: the reason is kept, to be
 * told. Calls block, and may be made from any thread.
 */
#define BW_TYPE_MEMORY (bw_memory_get_type ())
G_DECLARE_INTERFACE (BwMemory, bw_memory, BW, MEMORY, GObject)

struct _BwMemoryInterface {
  GTypeInterface parent;

  BwRecords *(*recall) (BwMemory *self, BwPlan *plan, GCancellable *cancellable, GError **error);
  gboolean (*keep) (BwMemory *self,
                    BwSnapshot *newest,
                    BwCatalogue *catalogue,
                    GPtrArray *days,
                    GCancellable *cancellable);
  gboolean (*find_missing) (BwMemory *self,
                            BwDay since,
                            BwDay *from,
                            BwDay *to,
                            GCancellable *cancellable);
  void (*note_asked) (BwMemory *self, BwDay from, BwDay to, GCancellable *cancellable);
  BwSource *(*open_source) (BwMemory *self, GCancellable *cancellable, GError **error);
  GPtrArray *(*list_profile_days) (BwMemory *self, GCancellable *cancellable, GError **error);
  BwPlan *(*load_plan) (BwMemory *self, GCancellable *cancellable, GError **error);
  gboolean (*store_plan) (BwMemory *self,
                          GPtrArray *entries,
                          const char *tenant_id,
                          GCancellable *cancellable,
                          GError **error);
  gboolean (*hold_edits) (BwMemory *self,
                          GTimeSpan patience,
                          BwProcessLock **lock,
                          GCancellable *cancellable,
                          GError **error);
  GPtrArray *(*add_edits) (BwMemory *self,
                           GPtrArray *edits,
                           GCancellable *cancellable,
                           GError **error);
  gboolean (*update_edit) (BwMemory *self, BwEdit *edit, GCancellable *cancellable, GError **error);
  GPtrArray *(*list_edits) (BwMemory *self, GCancellable *cancellable, GError **error);
  gboolean (*is_behind) (BwMemory *self);
  GError *(*dup_problem) (BwMemory *self);
};

BwRecords *
bw_memory_recall (BwMemory *self, BwPlan *plan, GCancellable *cancellable, GError **error);
gboolean bw_memory_keep (BwMemory *self,
                         BwSnapshot *newest,
                         BwCatalogue *catalogue,
                         GPtrArray *days,
                         GCancellable *cancellable);
gboolean bw_memory_find_missing (BwMemory *self,
                                 BwDay since,
                                 BwDay *from,
                                 BwDay *to,
                                 GCancellable *cancellable);
void bw_memory_note_asked (BwMemory *self, BwDay from, BwDay to, GCancellable *cancellable);
BwSource *bw_memory_open_source (BwMemory *self, GCancellable *cancellable, GError **error);
GPtrArray *bw_memory_list_profile_days (BwMemory *self, GCancellable *cancellable, GError **error);
BwPlan *bw_memory_load_plan (BwMemory *self, GCancellable *cancellable, GError **error);
gboolean bw_memory_store_plan (BwMemory *self,
                               GPtrArray *entries,
                               const char *tenant_id,
                               GCancellable *cancellable,
                               GError **error);
gboolean bw_memory_hold_edits (BwMemory *self,
                               GTimeSpan patience,
                               BwProcessLock **lock,
                               GCancellable *cancellable,
                               GError **error);
GPtrArray *
bw_memory_add_edits (BwMemory *self, GPtrArray *edits, GCancellable *cancellable, GError **error);
gboolean
bw_memory_update_edit (BwMemory *self, BwEdit *edit, GCancellable *cancellable, GError **error);
GPtrArray *bw_memory_list_edits (BwMemory *self, GCancellable *cancellable, GError **error);
gboolean bw_memory_is_behind (BwMemory *self);
GError *bw_memory_dup_problem (BwMemory *self);

G_END_DECLS
