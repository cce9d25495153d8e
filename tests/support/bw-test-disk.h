/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Small disks, which a process mounts where nobody else sees them. */

gboolean bw_test_disk_leave_mounts (void);
gboolean bw_test_disk_mount (const char *place, const char *options);
void bw_test_disk_unmount (const char *place);
void bw_test_disk_make_read_only (const char *place);
void bw_test_disk_make_writable (const char *place);
char *bw_test_disk_fill (const char *place);

G_END_DECLS
