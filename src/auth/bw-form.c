/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "auth/bw-form.h"

#include <string.h>

#include "auth/bw-secret.h"

/* So much at once that it seldom has to move, since what it leaves behind is not wiped. */
#define ROOM (16 * 1024)

struct _BwForm {
  GString *text;
  GPtrArray *secrets;
};

static void
free_secret (gpointer text)
{
  bw_secret_free (text);
}

/**
 * bw_form_new:
 *
 * Returns: (transfer full): an empty form
 */
BwForm *
bw_form_new (void)
{
  BwForm *self = g_new0 (BwForm, 1);

  self->text = g_string_sized_new (ROOM);
  self->secrets = g_ptr_array_new_null_terminated (4, free_secret, TRUE);
  return self;
}

/**
 * bw_form_free:
 * @self: (transfer full): a form, which is wiped
 */
void
bw_form_free (BwForm *self)
{
  explicit_bzero (self->text->str, self->text->allocated_len);
  g_string_free (self->text, TRUE);
  g_ptr_array_unref (self->secrets);
  g_free (self);
}

/**
 * bw_form_add:
 * @self: a form
 * @name: a field
 * @value: (nullable): what stands in it; without one there is no field
 */
void
bw_form_add (BwForm *self, const char *name, const char *value)
{
  if (value == NULL)
    return;

  if (self->text->len > 0)
    g_string_append_c (self->text, '&');
  g_string_append_printf (self->text, "%s=", name);
  g_string_append_uri_escaped (self->text, value, NULL, FALSE);
}

/**
 * bw_form_add_secret:
 * @self: a form
 * @name: a field
 * @value: (nullable): what stands in it, which no message may show
 */
void
bw_form_add_secret (BwForm *self, const char *name, const char *value)
{
  if (value == NULL)
    return;

  bw_form_add (self, name, value);
  g_ptr_array_add (self->secrets, g_strdup (value));
}

/**
 * bw_form_build:
 * @self: a form
 *
 * Returns: (transfer full): what is posted
 */
GBytes *
bw_form_build (BwForm *self)
{
  return bw_secret_bytes_copy (self->text->str, self->text->len);
}

/**
 * bw_form_get_secrets:
 * @self: a form
 *
 * Returns: (transfer none) (array zero-terminated=1): what in it is secret
 */
const char *const *
bw_form_get_secrets (BwForm *self)
{
  return (const char *const *) self->secrets->pdata;
}
