/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

AdwAlertDialog *bw_alert_new (const char *title, const char *body, GtkWidget *more);

G_END_DECLS
