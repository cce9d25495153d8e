/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void bw_test_locale_init (int *argc, char ***argv);
void bw_test_locale_bind (int argc, char **argv);
gboolean bw_test_locale_enter (const char *locale);

G_END_DECLS
