/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BwPlainText:
 * @title: what happened, a few words
 * @body: what it means and what to do
 *
 * How an error is told, in English; gettext() knows both.
 */
typedef struct {
  const char *title;
  const char *body;
} BwPlainText;

const BwPlainText *bw_plain_text_find_archive (const GError *error);
const BwPlainText *bw_plain_text_find_auth (const GError *error);
const BwPlainText *bw_plain_text_find_http (const GError *error);
const BwPlainText *bw_plain_text_find_keyring (const GError *error);
const BwPlainText *bw_plain_text_find_certificate (const GError *error);

G_END_DECLS
