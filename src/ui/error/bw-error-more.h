/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "present/bw-error-text.h"

G_BEGIN_DECLS

void bw_error_more_fill (GtkBox *box, const BwErrorText *text);

G_END_DECLS
