/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/bw-place.h"

#include "bw-config.h"

/* The folder that the program itself lies in. */
static char *
find_own_folder (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);

  return program != NULL ? g_path_get_dirname (program) : NULL;
}

/* A program that lies elsewhere than it was configured for, in a moved prefix or in the folder that
 * it was built in, finds what belongs to it beside itself. */
static char *
find_beside (const char *folder)
{
  g_autofree char *own = find_own_folder ();

  return own != NULL ? g_canonicalize_filename (folder, own) : NULL;
}

/**
 * bw_place_find_program:
 * @name: %BW_PLACE_WINDOW or %BW_PLACE_ACCOUNT
 *
 * Returns: (transfer full): the file of that program; it may not be there
 */
char *
bw_place_find_program (const char *name)
{
  /* Installed; among themselves; as they are built. */
  static const char *const FOLDERS[] = { BW_LIBEXEC_FROM_BIN, ".", "../ui" };

  for (gsize i = 0; i < G_N_ELEMENTS (FOLDERS); i++) {
    g_autofree char *folder = find_beside (FOLDERS[i]);
    g_autofree char *file = folder != NULL ? g_build_filename (folder, name, NULL) : NULL;

    if (file != NULL && g_file_test (file, G_FILE_TEST_IS_EXECUTABLE))
      return g_steal_pointer (&file);
  }
  return g_build_filename (BW_LIBEXEC_DIR, name, NULL);
}

/**
 * bw_place_find_translations:
 *
 * Returns: (transfer full): the folder of the translations
 */
char *
bw_place_find_translations (void)
{
  static const char *const FOLDERS[] = { BW_LOCALE_FROM_BIN, BW_LOCALE_FROM_LIBEXEC, "../../po" };

  for (gsize i = 0; i < G_N_ELEMENTS (FOLDERS); i++) {
    g_autofree char *folder = find_beside (FOLDERS[i]);

    if (folder != NULL && g_file_test (folder, G_FILE_TEST_IS_DIR))
      return g_steal_pointer (&folder);
  }
  return g_strdup (BW_LOCALE_DIR);
}
