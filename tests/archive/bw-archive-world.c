/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "archive/bw-archive-world.h"

/**
 * bw_archive_world_new:
 *
 * Returns: (transfer full): a world with an empty archive
 */
BwArchiveWorld *
bw_archive_world_new (void)
{
  BwArchiveWorld *self = g_new0 (BwArchiveWorld, 1);

  self->folder = bw_test_folder_new ();
  self->clock = bw_manual_clock_new ("2026-11-29T12:00:00Z");
  self->place = bw_test_folder_build_path (self->folder, "archive");
  bw_archive_world_reopen (self);
  return self;
}

/**
 * bw_archive_world_free:
 * @self: (transfer full): a world
 */
void
bw_archive_world_free (BwArchiveWorld *self)
{
  g_clear_object (&self->archive);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->place, g_free);
  g_clear_pointer (&self->folder, bw_test_folder_free);
  g_free (self);
}

/**
 * bw_archive_world_build_path:
 * @self: a world
 *
 * Returns: (transfer full): the archive's file
 */
char *
bw_archive_world_build_path (BwArchiveWorld *self)
{
  return g_build_filename (self->place, BW_ARCHIVE_FILE, NULL);
}

/**
 * bw_archive_world_reopen:
 * @self: a world
 *
 * Closes the archive and opens it again.
 */
void
bw_archive_world_reopen (BwArchiveWorld *self)
{
  g_autoptr (GError) error = NULL;

  g_clear_object (&self->archive);
  self->archive = bw_archive_open (self->place, BW_WORLD_TENANT, self->clock, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (self->archive);
}

/**
 * bw_archive_world_store:
 * @self: a world
 * @snapshot: a day
 * @origin: where it came from
 *
 * Returns: how many days were stored
 */
guint
bw_archive_world_store (BwArchiveWorld *self, BwSnapshot *snapshot, BwArchiveOrigin origin)
{
  g_autoptr (GPtrArray) days = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  guint n_stored = 99;

  g_ptr_array_add (days, snapshot);
  bw_archive_store_days (self->archive, days, origin, &n_stored, NULL, &error);
  g_assert_no_error (error);
  return n_stored;
}

/**
 * bw_archive_world_load:
 * @self: a world
 * @day: a day that is there
 *
 * Returns: (transfer full): it, with its control scores
 */
BwSnapshot *
bw_archive_world_load (BwArchiveWorld *self, BwDay day)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) days = bw_archive_load_days (self->archive, day, day, TRUE, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (days->len, ==, 1);
  return g_object_ref (days->pdata[0]);
}
