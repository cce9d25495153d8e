/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "auth/bw-sign-in-fixture.h"

#include "support/bw-manual-clock.h"

void
bw_sign_in_fixture_set_up (BwSignInFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->fake = bw_fake_entra_new (NULL);
  self->clock = bw_manual_clock_new ("2026-11-25T12:00:00Z");
  bw_fake_entra_set_clock (self->fake, self->clock);
  self->http = bw_http_new (&(BwHttpFields) { .clock = self->clock });
  self->cloud = bw_cloud_new_custom (
      &(BwCloudFields) {
          .id = "custom",
          .login = bw_fake_entra_get_root (self->fake),
          .graph = bw_fake_entra_get_root (self->fake),
      },
      &error);
  g_assert_no_error (error);
  self->browser = bw_test_browser_new ();
  self->sign_in = (BwSignIn) {
    .http = self->http,
    .clock = self->clock,
    .interaction = BW_INTERACTION (self->browser),
    .registration = { self->cloud, "organizations", BW_FAKE_ENTRA_CLIENT },
  };
}

/* The sign-in service has not been asked in a way that it would not take. */
void
bw_sign_in_fixture_assert_no_complaint (BwSignInFixture *self)
{
  g_autofree char *complaint = bw_fake_entra_dup_complaint (self->fake);

  g_assert_cmpstr (complaint, ==, "");
}

void
bw_sign_in_fixture_tear_down (BwSignInFixture *self, gconstpointer data)
{
  bw_sign_in_fixture_assert_no_complaint (self);
  g_clear_object (&self->browser);
  g_assert_finalize_object (self->http);
  g_clear_object (&self->cloud);
  g_clear_object (&self->clock);
  g_clear_object (&self->fake);
}
