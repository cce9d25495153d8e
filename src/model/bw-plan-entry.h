/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

#include "base/bw-day.h"
#include "model/bw-priority.h"

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
 * @priority: how much it matters
 * @tags: (nullable): tags, in the order they were given
 * @note: (nullable): a private note
 * @rest: (nullable): members of a plan file that Bolwerk does not know, as a JSON object
 *
 * What a #BwPlanEntry is made of. Nothing is taken over: the record copies all of it. Owner and tags are one line each,
 * without what nobody sees (see bw_clean_line()); what is empty then, and a tag that comes again, is left out. A note of
 * white space alone is none. So what two programs keep of the same entry is the same.
 */
typedef struct {
  const char *id;
  gboolean planned;
  const char *owner;
  BwDay due;
  BwPriority priority;
  const char *const *tags;
  const char *note;
  const char *rest;
} BwPlanEntryFields;

BwPlanEntry *bw_plan_entry_new (const BwPlanEntryFields *fields);
const char *bw_plan_entry_get_id (BwPlanEntry *self);
gboolean bw_plan_entry_is_planned (BwPlanEntry *self);
const char *bw_plan_entry_get_owner (BwPlanEntry *self);
BwDay bw_plan_entry_get_due (BwPlanEntry *self);
BwPriority bw_plan_entry_get_priority (BwPlanEntry *self);
const char *const *bw_plan_entry_get_tags (BwPlanEntry *self);
const char *bw_plan_entry_get_note (BwPlanEntry *self);
const char *bw_plan_entry_get_rest (BwPlanEntry *self);
gboolean bw_plan_entry_is_empty (BwPlanEntry *self);
gboolean bw_plan_entry_equal (BwPlanEntry *a, BwPlanEntry *b);

G_END_DECLS
