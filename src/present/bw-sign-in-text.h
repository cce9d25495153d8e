/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "auth/bw-registration.h"

G_BEGIN_DECLS

/**
 * BwSignInText:
 * @title: what happened, a few words
 * @body: what it means and what to do, a few sentences
 * @said: (nullable): what Microsoft or the system says of it, where nothing better is known
 * @is_english: whether @said and @detail are English, whatever the user's language
 * @link: (nullable): the address of the page that helps
 * @link_label: (nullable): what that page is, for its button
 * @other_link: (nullable): the address of another page that helps where the first one does not
 * @other_label: (nullable): what that page is
 * @ids: (nullable): what Microsoft's support finds the attempt by, a line each, for a button that copies
 * @detail: what was noted, untranslated, for who wants to know
 *
 * An error of signing in, of the keyring, of a certificate or of the network as it is told to people.
 */
typedef struct {
  char *title;
  char *body;
  char *said;
  gboolean is_english;
  char *link;
  char *link_label;
  char *other_link;
  char *other_label;
  char *ids;
  char *detail;
} BwSignInText;

gboolean bw_sign_in_text_knows (const GError *error);
BwSignInText *bw_sign_in_text_new (const GError *error, const BwRegistration *registration);
void bw_sign_in_text_free (BwSignInText *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwSignInText, bw_sign_in_text_free)

G_END_DECLS
