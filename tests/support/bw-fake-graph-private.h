/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "support/bw-fake-graph.h"

G_BEGIN_DECLS

#define BW_FAKE_GRAPH_PROFILES "/v1.0/security/secureScoreControlProfiles"

struct _BwFakeGraph {
  BwTestServer *server;
  BwFakeGraphFields fields;
  BwFakeControls *controls;

  GMutex lock; /* guards what follows */
  GHashTable *tokens; /* those that are good; empty for any */
  GHashTable *links; /* skip tokens to what they stand for */
  guint dead_link; /* how one is refused that stands for nothing any more */
  gboolean breaking_off;
  GHashTable *packed; /* targets to what was packed before */
  GBytes *scores;
  GBytes *profiles;
  BwFakeGraphCounts counts;
  GHashTable *seen; /* the tokens that came */
  GPtrArray *later; /* what others change meanwhile */
  guint
      held_patch; /* how many patches still, up to the one whose answer is kept back; 0 for none */
  gboolean held_is_done;
};

void bw_fake_graph_answer_json (SoupServerMessage *message, guint status, const char *text);
void bw_fake_graph_answer_error (SoupServerMessage *message,
                                 guint status,
                                 const char *code,
                                 const char *text);
char *bw_fake_graph_make_profile (BwFakeGraph *self, guint number, gboolean at_once);
char *bw_fake_graph_tell_tenant (char *text, const BwFakeVerdict *verdict);
void bw_fake_graph_answer_profile (BwFakeGraph *self,
                                   SoupServerMessage *message,
                                   const BwTestRequest *request,
                                   const BwFakeVerdict *verdict);
void bw_fake_graph_answer_patch (BwFakeGraph *self,
                                 SoupServerMessage *message,
                                 const BwTestRequest *request,
                                 const BwFakeVerdict *verdict);
void bw_fake_graph_let_others_change (BwFakeGraph *self);
void bw_fake_graph_later_free (gpointer data);

G_END_DECLS
