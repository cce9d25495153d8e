/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "auth/bw-credential.h"

G_BEGIN_DECLS

/**
 * BwGiven:
 * @secret_fd: the file descriptor that a client secret is read from, or -1
 * @certificate: (nullable): the file of a certificate
 * @key: (nullable): the file of its key, where that is another one
 * @in_file: whether the certificate stays in its file and is read from there each time
 * @password_fd: the file descriptor that its password is read from, or -1
 *
 * What an application shows of itself, as it is given on the command line: never the secret itself,
 * which everybody on the machine could read there.
 */
typedef struct {
  int secret_fd;
  char *certificate;
  char *key;
  gboolean in_file;
  int password_fd;
} BwGiven;

/* No file descriptor. */
#define BW_GIVEN_NONE { .secret_fd = -1, .password_fd = -1 }

void bw_given_clear (BwGiven *self);
char *bw_given_check (const BwGiven *self);
gboolean bw_given_is_named (const BwGiven *self);
gboolean bw_given_has_shared (void);
gboolean bw_given_can_be_read (const BwGiven *self);
gboolean bw_given_read (const BwGiven *self, BwCredential **credential, GError **error);
gboolean bw_given_read_for (const BwGiven *self,
                            const char *organisation,
                            BwCredential **credential,
                            GError **error);
gboolean bw_given_read_shared (BwCredential **credential, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BwGiven, bw_given_clear)

G_END_DECLS
