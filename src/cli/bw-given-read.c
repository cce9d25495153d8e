/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
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

/* Of one organisation where its id is given, or else of whichever is asked. The id stands in a file that anybody may
   have changed. */
static char *
build_credentials_path (const char *organisation)
{
  const char *folder = g_getenv (CREDENTIALS_VARIABLE);
  g_autofree char *name = organisation != NULL ? g_strconcat (SECRET_NAME "-", organisation, NULL)
                                               : g_strdup (SECRET_NAME);
  g_autofree char *path =
      folder != NULL && *folder != '\0' ? g_build_filename (folder, name, NULL) : NULL;

  if (organisation != NULL && strchr (organisation, G_DIR_SEPARATOR) != NULL)
    return NULL;
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

/* A secret as it is shown; NULL without an error where there is none. */
static gboolean
take_secret (BwSecretText *secret, GError *problem, BwCredential **credential, GError **error)
{
  g_autoptr (BwSecretText) taken = secret;

  if (taken != NULL)
    *credential =
        bw_credential_new (&(BwCredentialFields) { .kind = BW_CREDENTIAL_SECRET, .secret = taken });
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, problem);
  return FALSE;
}

static gboolean
read_credentials (const char *organisation, BwCredential **credential, GError **error)
{
  g_autofree char *path = build_credentials_path (organisation);
  GError *problem = NULL;
  BwSecretText *secret = path != NULL ? read_file (path, &problem) : NULL;

  return take_secret (secret, problem, credential, error);
}

/* What the options name. */
static gboolean
read_named (const BwGiven *self, gboolean may_ask, BwCredential **credential, GError **error)
{
  GError *problem = NULL;
  BwSecretText *secret = NULL;

  *credential = NULL;
  if (self->certificate != NULL) {
    *credential = read_certificate (self, may_ask, error);
    return *credential != NULL;
  }
  if (self->secret_fd >= 0)
    secret = read_fd (self->secret_fd, &problem);
  return take_secret (secret, problem, credential, error);
}

static gboolean
ask_secret (BwCredential **credential, GError **error)
{
  GError *problem = NULL;
  /* Translators: asks for the client secret of an application; what is typed is not shown. */
  BwSecretText *secret = ask (_ ("Client secret (it is not shown):"), &problem);

  return take_secret (secret, problem, credential, error);
}

/**
 * bw_given_is_named:
 * @self: what was given
 *
 * Returns: whether an option names what an application shows of itself
 */
gboolean
bw_given_is_named (const BwGiven *self)
{
  return self->secret_fd >= 0 || self->certificate != NULL;
}

/**
 * bw_given_has_shared:
 *
 * Returns: whether the folder that systemd names has a secret that says not whose it is
 */
gboolean
bw_given_has_shared (void)
{
  g_autofree char *path = build_credentials_path (NULL);

  return path != NULL;
}

/**
 * bw_given_can_be_read:
 * @self: what was given
 *
 * Returns: whether bw_given_read() finds something, or somebody to ask
 */
gboolean
bw_given_can_be_read (const BwGiven *self)
{
  return bw_given_is_named (self) || bw_given_has_shared () || has_terminal ();
}

/**
 * bw_given_read:
 * @self: what was given
 * @credential: (out) (transfer full): what an application shows of itself
 * @error: return location for a %G_IO_ERROR, %G_FILE_ERROR or %BW_CERTIFICATE_ERROR
 *
 * Reads it for a sign-in: from the file descriptor or the certificate that was named, or else the secret from the
 * folder that systemd names (systemd.exec(5), `LoadCredential=`), or else from the terminal.
 *
 * Returns: %FALSE with @error set where it cannot be read
 */
gboolean
bw_given_read (const BwGiven *self, BwCredential **credential, GError **error)
{
  if (!read_named (self, TRUE, credential, error))
    return FALSE;
  if (*credential == NULL && !read_credentials (NULL, credential, error))
    return FALSE;
  if (*credential == NULL && has_terminal ())
    return ask_secret (credential, error);
  return TRUE;
}

/**
 * bw_given_read_for:
 * @self: what was given
 * @organisation: the id of an organisation of the list
 * @credential: (out) (transfer full): what an application shows of itself, or %NULL where nothing was given
 * @error: return location for a %G_IO_ERROR, %G_FILE_ERROR or %BW_CERTIFICATE_ERROR
 *
 * Reads what is given for that organisation and no other: by an option, or in the folder that systemd names, with its
 * id. Nobody is asked.
 *
 * Returns: %FALSE with @error set where it cannot be read
 */
gboolean
bw_given_read_for (const BwGiven *self,
                   const char *organisation,
                   BwCredential **credential,
                   GError **error)
{
  if (!read_named (self, FALSE, credential, error))
    return FALSE;
  return *credential != NULL || read_credentials (organisation, credential, error);
}

/**
 * bw_given_read_shared:
 * @credential: (out) (transfer full): what an application shows of itself, or %NULL where there is nothing
 * @error: return location for a %G_IO_ERROR or %G_FILE_ERROR
 *
 * Reads the secret that says not whose it is; for where one organisation alone is asked.
 *
 * Returns: %FALSE with @error set where it cannot be read
 */
gboolean
bw_given_read_shared (BwCredential **credential, GError **error)
{
  *credential = NULL;
  return read_credentials (NULL, credential, error);
}
