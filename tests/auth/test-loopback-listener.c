/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Which of the two loopback addresses the listener may do without, and when: where this system has no ::1 for anybody, and
 * not where something else kept it from there. */

#define _GNU_SOURCE /* unshare */

#include "auth/bw-loopback-listener.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <net/if.h>
#include <sched.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "support/bw-secret-watch.h"

#define CANNOT_LEAVE 77

static GSocket *
connect_to (GSocketFamily family, guint16 port, GError **error)
{
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (family);
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new (loopback, port);
  g_autoptr (GSocket) socket =
                g_socket_new (family, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, error);

  if (socket == NULL || !g_socket_connect (socket, address, NULL, error))
    return NULL;
  return g_steal_pointer (&socket);
}

static gboolean
is_reached (GSocketFamily family, BwLoopbackListener *listener)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSocket) socket = connect_to (family, bw_loopback_listener_get_port (listener), &error);

  if (socket == NULL)
    g_test_message ("%s", error->message);
  return socket != NULL;
}

static void
test_both (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BwLoopbackListener) listener = bw_loopback_listener_new (&error);

  g_assert_no_error (error);
  g_assert_true (is_reached (G_SOCKET_FAMILY_IPV4, listener));
  g_assert_true (is_reached (G_SOCKET_FAMILY_IPV6, listener));
}

/* Has the system give this process so many sockets or files more, and no other. */
static struct rlimit
leave_files (guint n)
{
  int lowest = open ("/dev/null", O_RDONLY | O_CLOEXEC);
  struct rlimit before;
  struct rlimit after;

  g_assert_no_errno (lowest);
  close (lowest);
  g_assert_no_errno (getrlimit (RLIMIT_NOFILE, &before));
  after = before;
  after.rlim_cur = (rlim_t) lowest + n;
  g_assert_no_errno (setrlimit (RLIMIT_NOFILE, &after));
  return before;
}

/* That the second address could not be had is no reason to do without it: another program may have that port there. */
static void
test_no_files (void)
{
  for (guint n = 0; n <= 2; n++) {
    g_autoptr (GError) error = NULL;
    struct rlimit before = leave_files (n);
    g_autoptr (BwLoopbackListener) listener = bw_loopback_listener_new (&error);

    g_assert_no_errno (setrlimit (RLIMIT_NOFILE, &before));
    if (n < 2)
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_TOO_MANY_OPEN_FILES);
    else
      g_assert_no_error (error);
    g_assert_cmpint (listener != NULL, ==, n == 2);
  }
}

/* A network of its own, with 127.0.0.1 alone in it. */
static gboolean
leave_v6 (void)
{
  static const char NO[] = "1";
  struct ifreq loopback = { .ifr_name = "lo", .ifr_flags = IFF_UP };
  g_autofd int setting = -1;
  g_autofd int any = -1;

  if (unshare (CLONE_NEWNET) != 0 && unshare (CLONE_NEWUSER | CLONE_NEWNET) != 0)
    return FALSE;
  setting = open ("/proc/sys/net/ipv6/conf/lo/disable_ipv6", O_WRONLY | O_CLOEXEC);
  /* A system that has no IPv6 at all has no such file. */
  if (setting < 0 ? errno != ENOENT : write (setting, NO, strlen (NO)) < 0)
    return FALSE;
  any = socket (AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  return any >= 0 && ioctl (any, SIOCSIFFLAGS, &loopback) == 0;
}

/* In a process of its own; ends it. */
static void
listen_without_v6 (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BwLoopbackListener) listener = NULL;

  if (!leave_v6 ())
    _exit (CANNOT_LEAVE);
  listener = bw_loopback_listener_new (&error);
  if (listener == NULL)
    g_printerr ("%s\n", error->message);
  _exit (listener != NULL && is_reached (G_SOCKET_FAMILY_IPV4, listener) &&
                 !is_reached (G_SOCKET_FAMILY_IPV6, listener)
             ? 0
             : 1);
}

/* Where there is no ::1 for anybody, one address is enough. */
static void
test_no_v6 (void)
{
  pid_t child = fork ();
  int status = 0;

  g_assert_no_errno (child);
  if (child == 0)
    listen_without_v6 ();
  g_assert_no_errno (waitpid (child, &status, 0));
  g_assert_true (WIFEXITED (status));
  if (WEXITSTATUS (status) == CANNOT_LEAVE)
    g_test_skip ("this system gives nobody a network of his own");
  else
    g_assert_cmpint (WEXITSTATUS (status), ==, 0);
}

int
main (int argc, char *argv[])
{
  bw_secret_watch_install ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/loopback-listener/both", test_both);
  g_test_add_func ("/loopback-listener/no-files", test_no_files);
  g_test_add_func ("/loopback-listener/no-v6", test_no_v6);
  return g_test_run ();
}
