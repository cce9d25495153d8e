/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/bw-announced.h"

static GPtrArray *announced;

static GPtrArray *
get_announced (void)
{
  if (announced == NULL)
    announced = g_ptr_array_new_with_free_func (g_free);
  return announced;
}

void
gtk_accessible_announce (GtkAccessible *self,
                         const char *message,
                         GtkAccessibleAnnouncementPriority priority)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    g_ptr_array_add (get_announced (), g_strdup (message));
}

/**
 * bw_announced_clear:
 *
 * Forgets all that was said.
 */
void
bw_announced_clear (void)
{
  g_ptr_array_set_size (get_announced (), 0);
}

/**
 * bw_announced_count:
 * @text: a text
 *
 * Returns: how often just that was said
 */
guint
bw_announced_count (const char *text)
{
  guint n = 0;

  for (guint i = 0; i < get_announced ()->len; i++)
    n += g_str_equal (g_ptr_array_index (announced, i), text);
  return n;
}

/**
 * bw_announced_has:
 * @text: a text
 *
 * Returns: whether it was said once; for bw_ui_test_wait()
 */
gboolean
bw_announced_has (gpointer text)
{
  return bw_announced_count (text) == 1;
}
