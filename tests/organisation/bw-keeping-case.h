/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "archive/bw-archive.h"
#include "organisation/bw-organisation-list.h"
#include "support/bw-test-files.h"

G_BEGIN_DECLS

/* The tenant that days are of which are stored here. */
#define BW_KEEPING_TENANT "11111111-2222-3333-4444-555555555555"

/* A list of organisations in a folder that vanishes, and what is kept of them. */
typedef struct {
  BwTestFolder *folder;
  BwClock *clock;
  BwOrganisationList *list;
} BwKeepingCase;

void bw_keeping_case_set_up (BwKeepingCase *fixture, gconstpointer data);
void bw_keeping_case_tear_down (BwKeepingCase *fixture, gconstpointer data);
BwOrganisationEntry *
bw_keeping_case_add (BwKeepingCase *fixture, const char *id, const char *name, const char *tenant);
BwArchive *bw_keeping_case_open (BwKeepingCase *fixture, const char *id);
void bw_keeping_case_store (BwKeepingCase *fixture,
                            const char *id,
                            BwDay day,
                            double points,
                            BwArchiveOrigin origin);
guint bw_keeping_case_count (BwKeepingCase *fixture, const char *id);
void bw_keeping_case_damage (BwKeepingCase *fixture, const char *id);

G_END_DECLS
