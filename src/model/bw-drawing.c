/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/bw-drawing.h"

static const struct {
  const char *key;
  BwInkStyle style;
} INKS[] = {
  [BW_INK_SCORE] = { "score", { 2.5, { 0 }, 0 } },
  [BW_INK_MAXIMUM] = { "maximum", { 1.5, { 10, 3 }, 2 } },
  [BW_INK_ALL] = { "all", { 1.5, { 6, 4 }, 2 } },
  [BW_INK_SIZE] = { "size", { 1.5, { 2, 3 }, 2 } },
  [BW_INK_INDUSTRY] = { "industry", { 1.5, { 8, 3, 2, 3 }, 4 } },
  [BW_INK_GOAL] = { "goal", { 1.5, { 12, 3, 2, 3, 2, 3 }, 6 } },
  [BW_INK_POINTS] = { "points", { 2.5, { 0 }, 0 } },
  [BW_INK_ACTIONS] = { "actions", { 1.5, { 6, 4 }, 2 } },
  [BW_INK_WON] = { "won", { 1.5, { 0 }, 0 } },
  [BW_INK_LOST] = { "lost", { 1.5, { 0 }, 0 } },
  [BW_INK_CHANGES] = { "changes", { 1, { 0 }, 0 } },
  [BW_INK_GRID] = { "grid", { 1, { 0 }, 0 } },
  [BW_INK_LABEL] = { "label", { 1, { 0 }, 0 } },
  [BW_INK_STEP] = { "step", { 1, { 0 }, 0 } },
  [BW_INK_EVENT] = { "event", { 1, { 0 }, 0 } },
  [BW_INK_ZONE] = { "zone", { 1, { 0 }, 0 } },
  [BW_INK_LIMIT] = { "limit", { 1, { 3, 3 }, 2 } },
};

G_STATIC_ASSERT (G_N_ELEMENTS (INKS) == BW_N_INKS);

static void
free_shape (gpointer data)
{
  BwShape *shape = data;

  g_array_unref (shape->spots);
  g_free (shape->text);
  g_free (shape);
}

/**
 * bw_drawing_new:
 * @width: in pixels
 * @height: in pixels
 * @line_height: how high its texts are, in pixels
 *
 * Returns: (transfer full): an empty picture
 */
BwDrawing *
bw_drawing_new (double width, double height, double line_height)
{
  BwDrawing *self = g_new0 (BwDrawing, 1);

  self->width = width;
  self->height = height;
  self->line_height = line_height;
  self->shapes = g_ptr_array_new_with_free_func (free_shape);
  return self;
}

/**
 * bw_drawing_free:
 * @self: (transfer full): a picture
 */
void
bw_drawing_free (BwDrawing *self)
{
  g_ptr_array_unref (self->shapes);
  g_free (self);
}

/**
 * bw_drawing_add:
 * @self: a picture
 * @kind: what is added
 * @ink: what it stands for
 *
 * Returns: (transfer none): a shape without spots, above all others
 */
BwShape *
bw_drawing_add (BwDrawing *self, BwShapeKind kind, BwInk ink)
{
  BwShape *shape = g_new0 (BwShape, 1);

  shape->kind = kind;
  shape->ink = ink;
  shape->spots = g_array_new (FALSE, FALSE, sizeof (BwSpot));
  g_ptr_array_add (self->shapes, shape);
  return shape;
}

/**
 * bw_drawing_add_text:
 * @self: a picture
 * @x: its left edge, in pixels
 * @y: its upper edge
 * @text: what it says
 *
 * Adds a number or a date.
 */
void
bw_drawing_add_text (BwDrawing *self, double x, double y, const char *text)
{
  BwShape *shape = bw_drawing_add (self, BW_SHAPE_TEXT, BW_INK_LABEL);

  bw_shape_add_spot (shape, x, y);
  shape->text = g_strdup (text);
}

/**
 * bw_drawing_add_dot:
 * @self: a picture
 * @ink: what it stands for
 * @x: its middle, in pixels
 * @y: its middle
 * @radius: in pixels
 *
 * Adds a filled circle.
 */
void
bw_drawing_add_dot (BwDrawing *self, BwInk ink, double x, double y, double radius)
{
  BwShape *shape = bw_drawing_add (self, BW_SHAPE_DOT, ink);

  bw_shape_add_spot (shape, x, y);
  shape->radius = radius;
}

/**
 * bw_shape_add_spot:
 * @self: a shape
 * @x: from the left, in pixels
 * @y: from the top
 *
 * Goes on to a spot.
 */
void
bw_shape_add_spot (BwShape *self, double x, double y)
{
  BwSpot spot = { x, y };

  g_array_append_val (self->spots, spot);
}

/**
 * bw_ink_get_style:
 * @ink: what a line stands for
 *
 * Returns: (transfer none): how it is told from others without colour
 */
const BwInkStyle *
bw_ink_get_style (BwInk ink)
{
  g_return_val_if_fail ((guint) ink < BW_N_INKS, NULL);

  return &INKS[ink].style;
}

/**
 * bw_ink_to_key:
 * @ink: what a shape stands for
 *
 * Returns: (transfer none): its name in styles and files
 */
const char *
bw_ink_to_key (BwInk ink)
{
  g_return_val_if_fail ((guint) ink < BW_N_INKS, NULL);

  return INKS[ink].key;
}
