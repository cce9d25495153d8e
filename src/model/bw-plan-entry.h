/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

#include "base/bw-day.h"

G_BEGIN_DECLS

/**
 * BwPlanEntry:
 *
 * What the administrator keeps here about one action. It is never sent to Microsoft.
 */
#define BW_TYPE_PLAN_ENTRY (bw_plan_entry_get_type ())
G_DECLARE_FINAL_TYPE (BwPlanEntry, bw_plan_entry, BW, PLAN_ENTRY, GObject)

/**
 * BwPlanEntryFields:
 * @id: the id of the action
 * @planned: whether there are concrete plans to do it
 * @owner: (nullable): who is to do it
 * @due: by when, or %BW_DAY_NONE
 * @tags: tags, in the order they were given
 * @note: (nullable): a private note
 *
 * What a #BwPlanEntry is made of. Nothing is taken over: the record copies or references all of it.
 */
typedef struct {
  const char *id;
  gboolean planned;
  const char *owner;
  BwDay due;
  const char *const *tags;
  const char *note;
} BwPlanEntryFields;

BwPlanEntry *bw_plan_entry_new (const BwPlanEntryFields *fields);
const char *bw_plan_entry_get_id (BwPlanEntry *self);
gboolean bw_plan_entry_is_planned (BwPlanEntry *self);
const char *bw_plan_entry_get_owner (BwPlanEntry *self);
BwDay bw_plan_entry_get_due (BwPlanEntry *self);
const char *const *bw_plan_entry_get_tags (BwPlanEntry *self);
const char *bw_plan_entry_get_note (BwPlanEntry *self);

G_END_DECLS
