/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "base/bw-day.h"
#include "support/bw-fake-controls.h"
#include "support/bw-fake-verdict.h"
#include "support/bw-test-server.h"

G_BEGIN_DECLS

/**
 * BwFakeGraph:
 *
 * Microsoft Graph with a made-up organisation, on a real loopback socket, as graph.md describes it:
 * pages, `$top`, `$select`, gzip, `PATCH`, refused tokens. Whoever comes with a token is told of the organisation that
 * the token is for, and with one of a user may change something where the user has let it. Faults are those of its
 * #BwTestServer. A change adds to the history of a control each time, whatever it says, and others may change one, too.
 */
typedef struct _BwFakeGraph BwFakeGraph;

#define BW_FAKE_GRAPH_NAME "Gemeente Voorbeeld"

/* What every other organisation is called than the usual one. */
#define BW_FAKE_GRAPH_OTHER_NAME "Klant van Voorbeeld"

/**
 * BwFakeGraphFields:
 * @certificate: (nullable): its certificate; plain `http` without one
 * @today: the newest day; 0 for 17 July 2026
 * @n_days: how many days it has
 * @n_hollow: of how many of the oldest days it has no control scores
 * @n_controls: how many controls
 * @page_size: how many profiles are in a page; 0 for 200
 * @most_days: how many days are in a page at most, whatever `$top` says; 0 for all
 * @tenant: (nullable): the id of the only organisation that it knows; %NULL for any
 * @judge: (nullable): who knows which tokens are good; without it bw_fake_graph_accept_token() says so
 * @judge_data: what is handed to it
 *
 * What a #BwFakeGraph is made of.
 */
typedef struct {
  GTlsCertificate *certificate;
  BwDay today;
  guint n_days;
  guint n_hollow;
  guint n_controls;
  guint page_size;
  guint most_days;
  const char *tenant;
  BwFakeJudge judge;
  gpointer judge_data;
} BwFakeGraphFields;

/**
 * BwFakeGraphCounts:
 * @n_answers: how many answers
 * @n_packed: how many of them packed
 * @n_bytes: how many bytes their bodies had, as they were sent
 * @n_tokens: for how many tokens
 *
 * What was sent.
 */
typedef struct {
  guint n_answers;
  guint n_packed;
  guint64 n_bytes;
  guint n_tokens;
} BwFakeGraphCounts;

BwFakeGraph *bw_fake_graph_new (const BwFakeGraphFields *fields);
void bw_fake_graph_free (BwFakeGraph *self);
BwTestServer *bw_fake_graph_get_server (BwFakeGraph *self);
const char *bw_fake_graph_get_root (BwFakeGraph *self);
void bw_fake_graph_accept_token (BwFakeGraph *self, const char *token);
void bw_fake_graph_refuse_token (BwFakeGraph *self, const char *token);
void bw_fake_graph_forget_links (BwFakeGraph *self);
void bw_fake_graph_set_dead_link (BwFakeGraph *self, guint status);
void bw_fake_graph_set_breaking_off (BwFakeGraph *self, gboolean breaking_off);
BwFakeGraphCounts bw_fake_graph_take_counts (BwFakeGraph *self);
void bw_fake_graph_replay (BwFakeGraph *self, GBytes *scores, GBytes *profiles);
BwFakeControls *bw_fake_graph_get_controls (BwFakeGraph *self);
void bw_fake_graph_edit (BwFakeGraph *self, const char *id, const BwFakeEdit *edit);
void bw_fake_graph_edit_later (BwFakeGraph *self, guint n, const char *id, const BwFakeEdit *edit);
void bw_fake_graph_hold_patch (BwFakeGraph *self, guint n, gboolean is_done);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwFakeGraph, bw_fake_graph_free)

G_END_DECLS
