/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * BwAnswer:
 * @name: (nullable): the name of the file, for errors
 * @snapshots: (element-type BwSnapshot): the scores in it
 * @profiles: (element-type BwControlProfile): the profiles in it
 * @tenant_id: (nullable): whose records they are, where they tell
 * @has_scores: whether it holds the collection of scores, be it empty
 * @has_profiles: whether it holds the collection of profiles, be it empty
 * @n_last_pages: how many collections of profiles in it end there
 * @n_other_pages: how many of them name a next page
 * @has_empty: whether it holds an empty collection that does not tell its kind
 * @failed_part: (nullable): which error came in the place of one of several answers, as #BwReadingError
 *   describes it
 *
 * What one text held, before a #BwReader takes it in.
 */
typedef struct {
  const char *name;
  GPtrArray *snapshots;
  GPtrArray *profiles;
  char *tenant_id;
  gboolean has_scores;
  gboolean has_profiles;
  guint n_last_pages;
  guint n_other_pages;
  gboolean has_empty;
  char *failed_part;
} BwAnswer;

BwAnswer *bw_answer_new (const char *name, const char *tenant_id);
void bw_answer_free (BwAnswer *self);
gboolean bw_answer_read (BwAnswer *self, JsonNode *root, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwAnswer, bw_answer_free)

G_END_DECLS
