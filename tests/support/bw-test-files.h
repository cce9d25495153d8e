/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BwTestFolder:
 *
 * A new folder that is removed with all that is in it: `g_autoptr (BwTestFolder)`.
 */
typedef struct _BwTestFolder BwTestFolder;

/**
 * BwTestFolderWatch:
 * @path: where a folder lies that is about to go
 */
typedef void (*BwTestFolderWatch) (const char *path);

void bw_test_remove_tree (const char *path);
void bw_test_folder_set_watch (BwTestFolderWatch look);
BwTestFolder *bw_test_folder_new (void);
void bw_test_folder_free (BwTestFolder *self);
const char *bw_test_folder_get_path (BwTestFolder *self);
char *bw_test_folder_build_path (BwTestFolder *self, const char *name);
GFile *bw_test_folder_add_text (BwTestFolder *self, const char *name, const char *text);
GFile *bw_test_folder_add_bytes (BwTestFolder *self, const char *name, GBytes *bytes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwTestFolder, bw_test_folder_free)

GBytes *bw_test_load_fixture (const char *suite, const char *name);
GBytes *bw_test_load_sample (const char *name);
char *bw_test_build_sample_path (const char *name);
GBytes *bw_test_compress (GBytes *bytes);

G_END_DECLS
