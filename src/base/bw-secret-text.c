/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/bw-secret-text.h"

#include <string.h>

/**
 * bw_secret_free:
 * @text: (nullable) (transfer full): a text, which is overwritten before it is freed
 */
void
bw_secret_free (BwSecretText *text)
{
  if (text == NULL)
    return;

  explicit_bzero (text, strlen (text));
  g_free (text);
}
