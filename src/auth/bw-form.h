/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BwForm:
 *
 * What is posted to a sign-in service, `application/x-www-form-urlencoded`. It remembers what in it
 * is secret and wipes all of it when it is freed.
 */
typedef struct _BwForm BwForm;

#define BW_FORM_TYPE "application/x-www-form-urlencoded"

BwForm *bw_form_new (void);
void bw_form_free (BwForm *self);
void bw_form_add (BwForm *self, const char *name, const char *value);
void bw_form_add_secret (BwForm *self, const char *name, const char *value);
GBytes *bw_form_build (BwForm *self);
const char *const *bw_form_get_secrets (BwForm *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwForm, bw_form_free)

G_END_DECLS
