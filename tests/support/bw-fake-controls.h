/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "base/bw-day.h"

G_BEGIN_DECLS

/**
 * BwFakeControls:
 *
 * What the fake Graph remembers of the states of its controls: the history of each, and how often it was patched.
 * May be used from any thread.
 */
typedef struct _BwFakeControls BwFakeControls;

/**
 * BwFakeEdit:
 * @state: (nullable): the new state; %NULL keeps the one before
 * @assigned_to: (nullable): who it is assigned to; %NULL keeps that of before
 * @comment: (nullable): why; %NULL keeps that of before
 * @by: (nullable): who makes it; %NULL for the user that is signed in
 *
 * A change of a control.
 */
typedef struct {
  const char *state;
  const char *assigned_to;
  const char *comment;
  const char *by;
} BwFakeEdit;

BwFakeControls *bw_fake_controls_new (BwDay today);
void bw_fake_controls_free (BwFakeControls *self);
void bw_fake_controls_change (BwFakeControls *self, const char *id, const BwFakeEdit *edit);
gboolean bw_fake_controls_patch (BwFakeControls *self, const char *id, GBytes *body);
void bw_fake_controls_set_slow (BwFakeControls *self, gboolean slow);
char *bw_fake_controls_dup_updates (BwFakeControls *self, const char *id, gboolean at_once);
guint bw_fake_controls_count_patches (BwFakeControls *self, const char *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwFakeControls, bw_fake_controls_free)

G_END_DECLS
