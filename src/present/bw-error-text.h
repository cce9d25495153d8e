/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BwErrorText:
 * @title: what happened, a few words
 * @notice: the file, where there is one, and what happened: all that fits into one line
 * @body: what it means and what to do, a sentence or two; names the file and the place
 * @detail: (nullable): what the system said besides, for who wants to know
 *
 * An error as it is told to people.
 */
typedef struct {
  char *title;
  char *notice;
  char *body;
  char *detail;
} BwErrorText;

BwErrorText *bw_error_text_new (const GError *error);
void bw_error_text_free (BwErrorText *self);
char *bw_error_text_say_writing (const GError *error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwErrorText, bw_error_text_free)

G_END_DECLS
