/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "export/bw-export-drawing.h"

#include <math.h>

/* Parts of the height of a line of text: the size of its letters, and how far below its upper edge they stand. */
#define FONT_SIZE 0.72
#define BASELINE 0.76

/* On white, for paper. All but the grid and the zone are at least three times as dark, as WCAG 2.1 §1.4.11 wants. */
static const char *const COLOURS[] = {
  [BW_INK_SCORE] = "#1a5fb4",  [BW_INK_MAXIMUM] = "#5e5c64",  [BW_INK_ALL] = "#9a4d00",
  [BW_INK_SIZE] = "#1b7039",   [BW_INK_INDUSTRY] = "#813d9c", [BW_INK_GOAL] = "#c01c28",
  [BW_INK_POINTS] = "#1a5fb4", [BW_INK_ACTIONS] = "#9a4d00",  [BW_INK_WON] = "#1b7039",
  [BW_INK_LOST] = "#c01c28",   [BW_INK_CHANGES] = "#5e5c64",  [BW_INK_GRID] = "#deddda",
  [BW_INK_LABEL] = "#3d3846",  [BW_INK_STEP] = "#5e5c64",     [BW_INK_EVENT] = "#813d9c",
  [BW_INK_ZONE] = "#f0efed",   [BW_INK_LIMIT] = "#5e5c64",
};

G_STATIC_ASSERT (G_N_ELEMENTS (COLOURS) == BW_N_INKS);

/* The same in every locale. */
static void
add_number (GString *svg, double number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append (svg, g_ascii_formatd (text, sizeof text, "%.2f", number));
}

static void
add_attribute (GString *svg, const char *name, double number)
{
  g_string_append_printf (svg, " %s=\"", name);
  add_number (svg, number);
  g_string_append_c (svg, '"');
}

static void
add_element (GString *svg, const char *name, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append_printf (svg, "<%s>%s</%s>\n", name, escaped, name);
}

static void
add_points (GString *svg, const BwShape *shape)
{
  g_string_append (svg, " points=\"");
  for (guint i = 0; i < shape->spots->len; i++) {
    const BwSpot *spot = &g_array_index (shape->spots, BwSpot, i);

    if (i > 0)
      g_string_append_c (svg, ' ');
    add_number (svg, spot->x);
    g_string_append_c (svg, ',');
    add_number (svg, spot->y);
  }
  g_string_append_c (svg, '"');
}

static void
add_line (GString *svg, const BwShape *shape)
{
  const BwInkStyle *style = bw_ink_get_style (shape->ink);

  g_string_append_printf (svg, "<polyline class=\"%s\" fill=\"none\" stroke=\"%s\"",
                          bw_ink_to_key (shape->ink), COLOURS[shape->ink]);
  add_attribute (svg, "stroke-width", style->width);
  for (guint i = 0; i < style->n_dashes; i++) {
    g_string_append (svg, i == 0 ? " stroke-dasharray=\"" : ",");
    add_number (svg, style->dashes[i]);
  }
  if (style->n_dashes > 0)
    g_string_append_c (svg, '"');
  g_string_append (svg, " stroke-linejoin=\"round\"");
  add_points (svg, shape);
  g_string_append (svg, "/>\n");
}

static void
add_filled (GString *svg, const BwShape *shape)
{
  const BwSpot *spot = &g_array_index (shape->spots, BwSpot, 0);

  g_string_append_printf (svg, "<%s class=\"%s\" fill=\"%s\"",
                          shape->kind == BW_SHAPE_DOT ? "circle" : "polygon",
                          bw_ink_to_key (shape->ink), COLOURS[shape->ink]);
  if (shape->kind == BW_SHAPE_DOT) {
    add_attribute (svg, "cx", spot->x);
    add_attribute (svg, "cy", spot->y);
    add_attribute (svg, "r", shape->radius);
  } else {
    add_points (svg, shape);
  }
  g_string_append (svg, "/>\n");
}

static void
add_text (GString *svg, const BwDrawing *drawing, const BwShape *shape)
{
  const BwSpot *spot = &g_array_index (shape->spots, BwSpot, 0);
  g_autofree char *escaped = g_markup_escape_text (shape->text, -1);

  g_string_append_printf (svg, "<text fill=\"%s\"", COLOURS[shape->ink]);
  add_attribute (svg, "x", spot->x);
  add_attribute (svg, "y", spot->y + BASELINE * drawing->line_height);
  g_string_append_printf (svg, ">%s</text>\n", escaped);
}

static void
add_shape (GString *svg, const BwDrawing *drawing, const BwShape *shape)
{
  switch (shape->kind) {
  case BW_SHAPE_LINE:
    add_line (svg, shape);
    break;
  case BW_SHAPE_FORM:
  case BW_SHAPE_DOT:
    add_filled (svg, shape);
    break;
  case BW_SHAPE_TEXT:
    add_text (svg, drawing, shape);
    break;
  default:
    g_assert_not_reached ();
  }
}

/**
 * bw_export_drawing_to_svg:
 * @drawing: a picture
 * @title: what it is
 * @description: what it shows, in words, for who cannot see it
 *
 * Returns: (transfer full): the picture as a whole SVG 1.1 document in UTF-8, on white
 */
char *
bw_export_drawing_to_svg (const BwDrawing *drawing, const char *title, const char *description)
{
  GString *svg = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                               "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\"");

  add_attribute (svg, "width", drawing->width);
  add_attribute (svg, "height", drawing->height);
  /* Shown at another size it is scaled, not cut. */
  g_string_append_printf (svg, " viewBox=\"0 0 %d %d\"", (int) ceil (drawing->width),
                          (int) ceil (drawing->height));
  g_string_append (svg, " font-family=\"sans-serif\"");
  add_attribute (svg, "font-size", FONT_SIZE * drawing->line_height);
  g_string_append (svg, ">\n");
  add_element (svg, "title", title);
  add_element (svg, "desc", description);
  g_string_append (svg, "<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n");
  for (guint i = 0; i < drawing->shapes->len; i++)
    add_shape (svg, drawing, g_ptr_array_index (drawing->shapes, i));
  g_string_append (svg, "</svg>\n");
  return g_string_free_and_steal (svg);
}
