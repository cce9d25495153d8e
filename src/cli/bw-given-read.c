/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <termios.h>
#include <unistd.h>

#include "auth/bw-certificate-load.h"
#include "auth/bw-secret.h"
#include "cli/bw-given.h"

/* Client secrets have some forty characters; a password may have more. */
#define MAX_LENGTH 4096

/* systemd.exec(5), LoadCredential=. */
#define CREDENTIALS_VARIABLE "CREDENTIALS_DIRECTORY"
#define SECRET_NAME "client-secret"

static gboolean
fail (GError **error, char *text)
{
  g_autofree char *owned = text;

  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, owned);
  return FALSE;
}

/* A line end at the end is none of it: echo(1) and editors put one there. */
static BwSecretText *
take_line (char *text, gsize length)
{
  if (length > 0 && text[length - 1] == '\n')
    length--;
  if (length > 0 && text[length - 1] == '\r')
    length--;
  text[length] = '\0';
  return text;
}

/* The bytes are in one place that is wiped; nothing else keeps them. */
static BwSecretText *
read_whole (int fd, const char *name, GError **error)
{
  g_autoptr (BwSecretText) text = g_malloc0 (MAX_LENGTH + 1);
  gsize length = 0;

  for (;;) {
    gssize n = read (fd, text + length, MAX_LENGTH - length);

    if (n < 0 && errno == EINTR)
      continue;
    if (n < 0) {
      g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (errno), "%s: %s", name,
                   g_strerror (errno));
      return NULL;
    }
    if (n == 0)
      break;
    length += (gsize) n;
    if (length == MAX_LENGTH) {
      /* Translators: %s says where a secret was to be read: a file, or "file descriptor 3". */
      fail (error, g_strdup_printf (_ ("%s: This is too long for a secret."), name));
      return NULL;
    }
  }

  take_line (text, length);
  if (*text == '\0') {
    /* Translators: %s says where a secret was to be read: a file, or "file descriptor 3". */
    fail (error, g_strdup_printf (_ ("%s: There is nothing in it."), name));
    return NULL;
  }
  return g_steal_pointer (&text);
}

static BwSecretText *
read_fd (int fd, GError **error)
{
  /* Translators: names what is read: an open file has a number. */
  g_autofree char *name = g_strdup_printf (_ ("file descriptor %d"), fd);

  return read_whole (fd, name, error);
}

static char *
build_credentials_path (void)
{
  const char *folder = g_getenv (CREDENTIALS_VARIABLE);
  g_autofree char *path =
      folder != NULL && *folder != '\0' ? g_build_filename (folder, SECRET_NAME, NULL) : NULL;

  return path != NULL && g_file_test (path, G_FILE_TEST_EXISTS) ? g_steal_pointer (&path) : NULL;
}

static BwSecretText *
read_file (const char *path, GError **error)
{
  g_autofd int fd = open (path, O_RDONLY | O_CLOEXEC | O_NOCTTY);

  if (fd < 0) {
    g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (errno), "%s: %s", path,
                 g_strerror (errno));
    return NULL;
  }
  return read_whole (fd, path, error);
}

static gboolean
has_terminal (void)
{
  return isatty (STDIN_FILENO) && isatty (STDERR_FILENO);
}

/* Set once a terminal is silent, for who interrupts the question. */
static struct termios heard;

/* Only what a handler may call; then the signal does what it always does. */
static void
hear_again (int signal_number)
{
  tcsetattr (STDIN_FILENO, TCSAFLUSH, &heard);
  signal (signal_number, SIG_DFL);
  raise (signal_number);
}

static const int ENDS[] = { SIGINT, SIGTERM, SIGHUP, SIGQUIT };

/* One that is ignored, as under nohup, stays so. */
static void
begin_hearing_again (struct sigaction *before)
{
  struct sigaction action = { .sa_handler = hear_again };

  for (gsize i = 0; i < G_N_ELEMENTS (ENDS); i++) {
    sigaction (ENDS[i], NULL, &before[i]);
    if (before[i].sa_handler != SIG_IGN)
      sigaction (ENDS[i], &action, NULL);
  }
}

static void
end_hearing_again (const struct sigaction *before)
{
  for (gsize i = 0; i < G_N_ELEMENTS (ENDS); i++)
    sigaction (ENDS[i], &before[i], NULL);
}

/* One line of the terminal, which does not show what is typed. */
static BwSecretText *
ask (const char *question, GError **error)
{
  g_autoptr (BwSecretText) text = g_malloc0 (MAX_LENGTH + 1);
  struct termios before;
  struct termios silent;
  struct sigaction actions[G_N_ELEMENTS (ENDS)];
  gssize n = 0;

  if (tcgetattr (STDIN_FILENO, &before) != 0) {
    fail (error, g_strdup (g_strerror (errno)));
    return NULL;
  }
  silent = before;
  heard = before;
  begin_hearing_again (actions);
  silent.c_lflag &= ~(tcflag_t) (ECHO | ECHONL);
  /* Before anybody is asked: what is typed at once would be shown, and then thrown away. */
  tcsetattr (STDIN_FILENO, TCSAFLUSH, &silent);
  g_printerr ("%s ", question);
  do
    n = read (STDIN_FILENO, text, MAX_LENGTH);
  while (n < 0 && errno == EINTR);
  tcsetattr (STDIN_FILENO, TCSAFLUSH, &before);
  end_hearing_again (actions);
  g_printerr ("\n");

  take_line (text, n > 0 ? (gsize) n : 0);
  if (*text == '\0') {
    fail (error, g_strdup (_ ("Nothing was entered.")));
    return NULL;
  }
  return g_steal_pointer (&text);
}

/* The path is remembered, and is to be found from any folder. */
static BwCredential *
make_in_file (const BwGiven *self, const char *password)
{
  g_autofree char *certificate = g_canonicalize_filename (self->certificate, NULL);
  g_autofree char *key = self->key != NULL ? g_canonicalize_filename (self->key, NULL) : NULL;

  return bw_credential_new (&(BwCredentialFields) {
      .kind = BW_CREDENTIAL_CERTIFICATE_FILE,
      .certificate_file = certificate,
      .key_file = key,
      .password = password,
  });
}

static BwCredential *
make_certificate (const BwGiven *self, const char *password, GError **error)
{
  g_autoptr (GBytes) bytes = bw_certificate_load_file (self->certificate, NULL, error);
  g_autoptr (GBytes) key = NULL;

  if (bytes == NULL)
    return NULL;
  if (self->key != NULL) {
    key = bw_certificate_load_file (self->key, NULL, error);
    if (key == NULL)
      return NULL;
  }
  if (self->in_file)
    return make_in_file (self, password);
  return bw_credential_new (&(BwCredentialFields) {
      .kind = BW_CREDENTIAL_CERTIFICATE,
      .certificate = bytes,
      .key = key,
      .password = password,
  });
}

static gboolean
wants_password (BwCredential *credential)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (BwCertificate) certificate = bw_certificate_load (credential, NULL, &problem);

  return g_error_matches (problem, BW_CERTIFICATE_ERROR, BW_CERTIFICATE_ERROR_WANTS_PASSWORD);
}

/* That the password is missing, or is the wrong one, is told before anything is asked of anybody. */
static BwCredential *
check_certificate (BwCredential *credential, GError **error)
{
  g_autoptr (BwCredential) taken = credential;
  g_autoptr (BwCertificate) certificate =
                taken != NULL ? bw_certificate_load (taken, NULL, error) : NULL;

  return certificate != NULL ? g_steal_pointer (&taken) : NULL;
}

static BwCredential *
read_certificate (const BwGiven *self, gboolean may_ask, GError **error)
{
  g_autoptr (BwSecretText) password = NULL;
  g_autoptr (BwCredential) credential = NULL;

  if (self->password_fd >= 0) {
    password = read_fd (self->password_fd, error);
    if (password == NULL)
      return NULL;
  }
  credential = make_certificate (self, password, error);
  if (credential == NULL)
    return NULL;
  if (!may_ask || !has_terminal () || !wants_password (credential))
    return check_certificate (g_steal_pointer (&credential), error);

  /* Translators: asks for the password of a certificate; what is typed is not shown. */
  password = ask (_ ("Password of the certificate (it is not shown):"), error);
  return password != NULL ? check_certificate (make_certificate (self, password, error), error)
                          : NULL;
}

/* NULL without an error where nothing was given. */
static BwSecretText *
read_secret (const BwGiven *self, gboolean may_ask, GError **error)
{
  g_autofree char *path = NULL;

  if (self->secret_fd >= 0)
    return read_fd (self->secret_fd, error);
  path = build_credentials_path ();
  if (path != NULL)
    return read_file (path, error);
  if (!may_ask || !has_terminal ())
    return NULL;
  /* Translators: asks for the client secret of an application; what is typed is not shown. */
  return ask (_ ("Client secret (it is not shown):"), error);
}

/**
 * bw_given_read:
 * @self: what was given
 * @may_ask: whether the user may be asked for a secret or a password, where there is a terminal
 * @credential: (out) (transfer full): what an application shows of itself, or %NULL where nothing was
 *   given
 * @error: return location for a %G_IO_ERROR, %G_FILE_ERROR or %BW_CERTIFICATE_ERROR
 *
 * Reads it: from the file descriptor or the certificate that was named, or else the secret from the
 * folder that systemd names (systemd.exec(5), `LoadCredential=`), or else from the terminal.
 *
 * Returns: %FALSE with @error set where it cannot be read
 */
gboolean
bw_given_read (const BwGiven *self, gboolean may_ask, BwCredential **credential, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (BwSecretText) secret = NULL;

  *credential = NULL;
  if (self->certificate != NULL) {
    *credential = read_certificate (self, may_ask, error);
    return *credential != NULL;
  }

  secret = read_secret (self, may_ask, &problem);
  if (secret != NULL)
    *credential = bw_credential_new (
        &(BwCredentialFields) { .kind = BW_CREDENTIAL_SECRET, .secret = secret });
  if (problem == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}
