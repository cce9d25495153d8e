/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a screen reader was told to say, by widgets that were on the screen then: others are not heard. GTK's own function
 * for it is defined here once more, so that the linker takes this one for the program. */

void bw_announced_clear (void);
guint bw_announced_count (const char *text);
gboolean bw_announced_has (gpointer text);

G_END_DECLS
