/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BwFakeTokenState:
 * @BW_FAKE_TOKEN_GOOD: it counts
 * @BW_FAKE_TOKEN_UNKNOWN: nobody has given it out
 * @BW_FAKE_TOKEN_EXPIRED: it counted until a while ago
 * @BW_FAKE_TOKEN_OTHER_AUDIENCE: it is for another service, or for Graph in another cloud
 * @BW_FAKE_TOKEN_OTHER_TENANT: it is for another organisation
 * @BW_FAKE_TOKEN_MORE_CLAIMS: it was made without what is demanded meanwhile (graph.md §4.7)
 *
 * What the fake Graph finds about a token.
 */
typedef enum {
  BW_FAKE_TOKEN_GOOD,
  BW_FAKE_TOKEN_UNKNOWN,
  BW_FAKE_TOKEN_EXPIRED,
  BW_FAKE_TOKEN_OTHER_AUDIENCE,
  BW_FAKE_TOKEN_OTHER_TENANT,
  BW_FAKE_TOKEN_MORE_CLAIMS,
} BwFakeTokenState;

/**
 * BwFakeVerdict:
 * @state: whether it counts
 * @tenant: (nullable): the id of the organisation that it is for
 * @application: whether an application has it, for which no user answers
 * @writes: whether it allows changes
 * @claims: (nullable): what is demanded, where it is that
 *
 * What there is to know of a token.
 */
typedef struct {
  BwFakeTokenState state;
  const char *tenant;
  gboolean application;
  gboolean writes;
  char *claims;
} BwFakeVerdict;

/**
 * BwFakeJudge:
 * @token: a token that came
 * @audience: who it came to
 * @data: what was handed over with the function
 * @verdict: (out caller-allocates): what there is to know of it; its claims are to be freed
 *
 * Runs on the server's thread.
 */
typedef void (*BwFakeJudge) (const char *token,
                             const char *audience,
                             gpointer data,
                             BwFakeVerdict *verdict);

G_END_DECLS
