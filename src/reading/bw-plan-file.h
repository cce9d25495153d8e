/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/bw-plan-entry.h"

G_BEGIN_DECLS

/** BW_PLAN_FILE_VERSION: the version of the form of a plan that this program reads and writes; see docs/json.md. */
#define BW_PLAN_FILE_VERSION 1

/**
 * BwPlanFile:
 * @tenant_id: (nullable): the id of the tenant that the plan is of, where it says so
 * @entries: (element-type BwPlanEntry): what is planned, in the order of the file
 *
 * A plan as a file holds it.
 */
typedef struct {
  char *tenant_id;
  GPtrArray *entries;
} BwPlanFile;

BwPlanFile *bw_plan_file_read (GBytes *bytes, const char *name, GError **error);
void bw_plan_file_free (BwPlanFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwPlanFile, bw_plan_file_free)

G_END_DECLS
