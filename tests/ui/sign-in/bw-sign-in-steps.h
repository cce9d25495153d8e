/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ui/bw-ui-test.h"
#include "ui/sign-in/bw-sign-in-dialog.h"
#include "ui/sign-in/bw-sign-in-world.h"

G_BEGIN_DECLS

/* The dialog in a world of its own, and what was told by it. */
typedef struct {
  BwSignInWorld world;
  GtkWindow *window;
  BwSignInDialog *dialog;
  AdwNavigationView *pages;
  guint n_opened;
  guint n_signed_in;
  const char *awaited;
} BwSignInSteps;

void
bw_sign_in_steps_present_dialog (BwSignInSteps *fixture, int width, BwOrganisationEntry *renewed);
void bw_sign_in_steps_set_up_world (BwSignInSteps *fixture, gconstpointer real_time);
void bw_sign_in_steps_set_up (BwSignInSteps *fixture, gconstpointer real_time);
void bw_sign_in_steps_tear_down (BwSignInSteps *fixture, gconstpointer data);
GtkWidget *bw_sign_in_steps_get_page (BwSignInSteps *fixture);
gboolean bw_sign_in_steps_is_at (gpointer data);
void bw_sign_in_steps_wait_for (BwSignInSteps *fixture, const char *tag);
GtkWidget *bw_sign_in_steps_get_button (BwSignInSteps *fixture);
gboolean bw_sign_in_steps_may_go_on (BwSignInSteps *fixture);
void bw_sign_in_steps_next (BwSignInSteps *fixture, const char *tag);
GtkWidget *bw_sign_in_steps_find (BwSignInSteps *fixture, GType type, const char *label);
void bw_sign_in_steps_choose (BwSignInSteps *fixture, const char *label);
void bw_sign_in_steps_type (BwSignInSteps *fixture, const char *label, const char *text);
gboolean bw_sign_in_steps_shows (BwSignInSteps *fixture, const char *text);
void bw_sign_in_steps_go_to_way (BwSignInSteps *fixture);

G_END_DECLS
