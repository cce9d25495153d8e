/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include <glib/gi18n.h>

#include "auth/bw-keyring.h"
#include "present/bw-plain-text.h"

static const BwPlainText KINDS[] = {
  [BW_KEYRING_ERROR_NO_SERVICE] = {
    N_ ("There is no keyring"),
    N_ ("Bolwerk keeps sign-ins in the keyring of the desktop only, never in a "
        "plain file. You can sign in for this run alone, or install a keyring, "
        "such as GNOME Keyring."),
  },
  [BW_KEYRING_ERROR_LOCKED] = {
    N_ ("The keyring is locked"),
    N_ ("The sign-in is kept in the keyring, or is to be kept there. Unlock "
        "the keyring to go on."),
  },
  [BW_KEYRING_ERROR_DISMISSED] = {
    N_ ("The keyring was not unlocked"),
    N_ ("Without it the sign-in cannot be read or kept. Try again and enter "
        "the password of the keyring, which is mostly that of your account on "
        "this computer."),
  },
  [BW_KEYRING_ERROR_GONE] = {
    N_ ("The sign-in is not in the keyring"),
    N_ ("It was for that run of Bolwerk only, or was deleted there, or by Bolwerk "
        "in another window. Sign in again."),
  },
  [BW_KEYRING_ERROR_DAMAGED] = {
    N_ ("The sign-in in the keyring is damaged"),
    N_ ("What is kept there cannot be read. Sign in again; that replaces it."),
  },
  [BW_KEYRING_ERROR_FILE_DAMAGED] = {
    N_ ("The file of the keyring is damaged"),
    N_ ("Nothing can be read from it or kept in it, and signing in again does "
        "not mend that. Put a copy of the file back, or move it away, so that a "
        "new one is made; then sign in to every organisation again."),
  },
  [BW_KEYRING_ERROR_BUSY] = {
    N_ ("Another program is using the sign-in"),
    N_ ("Another window of Bolwerk, or a command, has been renewing or storing the "
        "sign-in of this organisation for two minutes. Try again when it is done, or "
        "end it."),
  },
  [BW_KEYRING_ERROR_REFUSED] = {
    N_ ("The keyring refused"),
    N_ ("It did not take the sign-in, or did not give it up. Look into it with "
        "the program for passwords and keys; what stands there is called "
        "“Bolwerk”."),
  },
  [BW_KEYRING_ERROR_FAILED] = {
    N_ ("The keyring failed"),
    N_ ("What it says stands below. Try again; where that does not help, sign "
        "out of the desktop and in again."),
  },
};

/**
 * bw_plain_text_find_keyring:
 * @error: a %BW_KEYRING_ERROR
 *
 * Returns: (transfer none): how it is told, in English
 */
const BwPlainText *
bw_plain_text_find_keyring (const GError *error)
{
  if ((guint) error->code < G_N_ELEMENTS (KINDS))
    return &KINDS[error->code];
  return &KINDS[BW_KEYRING_ERROR_FAILED];
}
