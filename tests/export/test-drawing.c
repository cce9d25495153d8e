/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A picture as a file that other programs read. */

#include "export/bw-export-drawing.h"

#include <libxml/parser.h>
#include <locale.h>
#include <string.h>

static xmlDoc *
parse (const char *text)
{
  return xmlReadMemory (text, (int) strlen (text), NULL, NULL,
                        XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
}

static xmlNode *
find_child (xmlNode *root, const char *name)
{
  for (xmlNode *child = root->children; child != NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE && g_str_equal ((const char *) child->name, name))
      return child;
  g_error ("There is no <%s>", name);
}

static void
assert_attribute (xmlNode *node, const char *name, const char *wanted)
{
  xmlChar *value = xmlGetProp (node, (const xmlChar *) name);

  g_assert_cmpstr ((const char *) value, ==, wanted);
  xmlFree (value);
}

static void
assert_content (xmlNode *node, const char *wanted)
{
  xmlChar *content = xmlNodeGetContent (node);

  g_assert_cmpstr ((const char *) content, ==, wanted);
  xmlFree (content);
}

static BwDrawing *
draw (void)
{
  BwDrawing *drawing = bw_drawing_new (300, 100.5, 16);
  BwShape *line = bw_drawing_add (drawing, BW_SHAPE_LINE, BW_INK_ALL);
  BwShape *form = bw_drawing_add (drawing, BW_SHAPE_FORM, BW_INK_STEP);

  bw_shape_add_spot (line, 1.25, 2);
  bw_shape_add_spot (line, 30, 40);
  bw_shape_add_spot (form, 0, 0);
  bw_shape_add_spot (form, 5, 0);
  bw_shape_add_spot (form, 0, 5);
  bw_drawing_add_dot (drawing, BW_INK_SCORE, 7, 8, 2);
  bw_drawing_add_text (drawing, 10, 20, "<50 % & more>");
  return drawing;
}

static void
test_svg (void)
{
  g_autoptr (BwDrawing) drawing = draw ();
  g_autofree char *svg = bw_export_drawing_to_svg (drawing, "Score & more", "From <a> to b");
  xmlDoc *document = parse (svg);
  xmlNode *root = NULL;

  g_assert_nonnull (document);
  root = xmlDocGetRootElement (document);
  g_assert_cmpstr ((const char *) root->name, ==, "svg");
  g_assert_cmpstr ((const char *) root->ns->href, ==, "http://www.w3.org/2000/svg");
  assert_attribute (root, "width", "300.00");
  assert_attribute (root, "height", "100.50");
  assert_content (find_child (root, "title"), "Score & more");
  assert_content (find_child (root, "desc"), "From <a> to b");
  assert_attribute (find_child (root, "polyline"), "points", "1.25,2.00 30.00,40.00");
  assert_attribute (find_child (root, "polyline"), "stroke-dasharray", "6.00,4.00");
  assert_attribute (find_child (root, "polygon"), "points", "0.00,0.00 5.00,0.00 0.00,5.00");
  assert_attribute (find_child (root, "circle"), "r", "2.00");
  assert_content (find_child (root, "text"), "<50 % & more>");
  xmlFreeDoc (document);
}

/* A comma for a point would make another number of it. */
static void
test_locale (void)
{
  g_autoptr (BwDrawing) drawing = draw ();
  g_autofree char *here = bw_export_drawing_to_svg (drawing, "", "");
  g_autofree char *there = NULL;

  if (setlocale (LC_ALL, "nl_NL.UTF-8") == NULL) {
    g_test_skip ("the locale nl_NL.UTF-8 is not installed");
    return;
  }
  there = bw_export_drawing_to_svg (drawing, "", "");
  setlocale (LC_ALL, "C.UTF-8");
  g_assert_cmpstr (here, ==, there);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/drawing/svg", test_svg);
  g_test_add_func ("/drawing/locale", test_locale);

  return g_test_run ();
}
