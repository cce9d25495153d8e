/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "auth/bw-registration.h"

G_BEGIN_DECLS

/**
 * BwErrorText:
 * @title: what happened, a few words
 * @notice: the file, where there is one, and what happened: all that fits into one line
 * @body: what it means and what to do, a sentence or two; names the file and the place
 * @said: (nullable): what Microsoft or the system says of it, where nothing better is known
 * @is_english: whether @said and @detail are English, whatever the user's language
 * @link: (nullable): the address of the page that helps
 * @link_label: (nullable): what that page is, for its button
 * @other_link: (nullable): the address of another page that helps where the first one does not
 * @other_label: (nullable): what that page is
 * @ids: (nullable): what Microsoft's support finds it by, a line each, for a button that copies
 * @detail: (nullable): what the system said besides, for who wants to know
 *
 * An error as it is told to people.
 */
typedef struct {
  char *title;
  char *notice;
  char *body;
  char *said;
  gboolean is_english;
  char *link;
  char *link_label;
  char *other_link;
  char *other_label;
  char *ids;
  char *detail;
} BwErrorText;

BwErrorText *bw_error_text_new (const GError *error);
BwErrorText *bw_error_text_new_for (const GError *error, const BwRegistration *registration);
void bw_error_text_free (BwErrorText *self);
char *bw_error_text_say_writing (const GError *error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwErrorText, bw_error_text_free)

G_END_DECLS
