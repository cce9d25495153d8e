/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define _GNU_SOURCE /* unshare */

#include "support/bw-test-disk.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sched.h>
#include <string.h>
#include <sys/mount.h>
#include <unistd.h>

#include "support/bw-test-files.h"

static void
write_map (const char *path, const char *text)
{
  g_autofd int fd = open (path, O_WRONLY | O_CLOEXEC);

  if (fd < 0 || write (fd, text, strlen (text)) < 0)
    g_test_message ("%s: %s", path, g_strerror (errno));
}

/**
 * bw_test_disk_leave_mounts:
 *
 * Gives the calling thread, and those that it starts, mount points of its own: as root at once, else as the root of a name
 * space of users, which takes that there is one thread.
 *
 * Returns: whether the system lets it
 */
gboolean
bw_test_disk_leave_mounts (void)
{
  g_autofree char *users = g_strdup_printf ("0 %u 1", getuid ());
  g_autofree char *groups = g_strdup_printf ("0 %u 1", getgid ());

  if (unshare (CLONE_NEWNS) != 0) {
    if (unshare (CLONE_NEWUSER | CLONE_NEWNS) != 0)
      return FALSE;
    write_map ("/proc/self/setgroups", "deny");
    write_map ("/proc/self/uid_map", users);
    write_map ("/proc/self/gid_map", groups);
  }
  return mount (NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0;
}

/**
 * bw_test_disk_mount:
 * @place: a folder
 * @options: of a tmpfs, as in "size=1m"
 *
 * Returns: whether an empty disk lies there now
 */
gboolean
bw_test_disk_mount (const char *place, const char *options)
{
  return mount ("tmpfs", place, "tmpfs", MS_NOSUID | MS_NODEV, options) == 0;
}

void
bw_test_disk_unmount (const char *place)
{
  g_assert_no_errno (umount2 (place, MNT_DETACH));
}

/* No file of it may be open to be written. */
void
bw_test_disk_make_read_only (const char *place)
{
  g_assert_no_errno (mount (NULL, place, NULL, MS_REMOUNT | MS_RDONLY, NULL));
}

void
bw_test_disk_make_writable (const char *place)
{
  g_assert_no_errno (mount (NULL, place, NULL, MS_REMOUNT, NULL));
}

/**
 * bw_test_disk_fill:
 * @place: a disk
 *
 * Takes all the room that is left.
 *
 * Returns: (transfer full): the file that does
 */
char *
bw_test_disk_fill (const char *place)
{
  char *path = g_build_filename (place, "filler", NULL);
  g_autofd int fd = open (path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  char block[4096] = { 1 };

  g_assert_cmpint (fd, >=, 0);
  while (write (fd, block, sizeof block) > 0)
    continue;
  g_assert_cmpint (errno, ==, ENOSPC);
  return path;
}
