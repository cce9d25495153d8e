/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "present/bw-file-text.h"

#include <glib/gi18n.h>

static char *
dup_name (GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);

  return base != NULL ? g_filename_display_name (base) : g_file_get_parse_name (file);
}

/**
 * bw_file_text_names:
 * @files: (element-type GFile): files, at least one
 *
 * Returns: (transfer full): their names, shortened after the second
 */
char *
bw_file_text_names (GPtrArray *files)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  g_return_val_if_fail (files != NULL && files->len > 0, NULL);

  first = dup_name (g_ptr_array_index (files, 0));
  if (files->len == 1)
    return g_steal_pointer (&first);
  if (files->len > 2)
    /* Translators: the names of the files that are open: %s is the first one, %u how many more. */
    return g_strdup_printf (ngettext ("%s and %u more", "%s and %u more", files->len - 1), first,
                            files->len - 1);

  second = dup_name (g_ptr_array_index (files, 1));
  /* Translators: the names of the two files that are open. */
  return g_strdup_printf (_ ("%s and %s"), first, second);
}

/**
 * bw_file_text_place:
 * @files: (element-type GFile): files, at least one
 *
 * Returns: (transfer full): the folder of the first one, with `~` for the home folder
 */
char *
bw_file_text_place (GPtrArray *files)
{
  g_autoptr (GFile) folder = NULL;
  g_autoptr (GFile) home = g_file_new_for_path (g_get_home_dir ());
  g_autofree char *below = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (files != NULL && files->len > 0, NULL);

  folder = g_file_get_parent (g_ptr_array_index (files, 0));
  if (folder == NULL)
    return g_file_get_parse_name (g_ptr_array_index (files, 0));
  if (g_file_equal (folder, home))
    return g_strdup ("~");

  below = g_file_get_relative_path (home, folder);
  if (below == NULL)
    return g_file_get_parse_name (folder);
  name = g_filename_display_name (below);
  return g_strconcat ("~/", name, NULL);
}

/**
 * bw_file_text_opening:
 * @files: (nullable) (element-type GFile): files, or %NULL for the demo organisation
 *
 * Returns: (transfer full): what is being read
 */
char *
bw_file_text_opening (GPtrArray *files)
{
  g_autofree char *names = NULL;

  if (files == NULL)
    return g_strdup (_ ("Making up the demo organisation"));

  names = bw_file_text_names (files);
  /* Translators: %s are the names of files, as in "scores.json and profiles.json". */
  return g_strdup_printf (_ ("Reading %s"), names);
}
