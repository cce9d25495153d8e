/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/bw-english.h"

/* Whether the reader's own language is English, so that there is nothing to mark. */
static gboolean
is_interface_english (void)
{
  const char *name = g_get_language_names ()[0];

  return g_str_equal (name, "C") || g_str_has_prefix (name, "C.") || g_str_equal (name, "POSIX") ||
         g_str_equal (name, "en") || g_str_has_prefix (name, "en_") ||
         g_str_has_prefix (name, "en.");
}

/**
 * bw_english_new_attributes:
 *
 * Microsoft's titles and texts are English in every language of the interface. These attributes tell
 * a screen reader so, through which it learns how to pronounce them.
 *
 * Returns: (transfer full) (nullable): the attributes; %NULL where the interface is English itself
 */
PangoAttrList *
bw_english_new_attributes (void)
{
  PangoAttrList *attributes = NULL;

  if (is_interface_english ())
    return NULL;

  attributes = pango_attr_list_new ();
  pango_attr_list_insert (attributes, pango_attr_language_new (pango_language_from_string ("en")));
  return attributes;
}

/**
 * bw_english_mark_up:
 * @text: a title or text of Microsoft
 *
 * Returns: (transfer full): @text as Pango markup that says the same as bw_english_new_attributes(), for
 *   widgets that take no attributes
 */
char *
bw_english_mark_up (const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  if (is_interface_english ())
    return g_steal_pointer (&escaped);
  return g_strdup_printf ("<span lang=\"en\">%s</span>", escaped);
}
