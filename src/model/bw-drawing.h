/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BwInk:
 * @BW_INK_SCORE: the line of the score; this one and those up to @BW_INK_CHANGES stand in the order of #BwLineKind
 * @BW_INK_MAXIMUM: the line of the maximum
 * @BW_INK_ALL: that of all organisations
 * @BW_INK_SIZE: that of organisations of a similar size
 * @BW_INK_INDUSTRY: that of organisations of the same industry
 * @BW_INK_GOAL: that of what is aimed at
 * @BW_INK_POINTS: that of points of actions
 * @BW_INK_ACTIONS: that of numbers of actions
 * @BW_INK_WON: bars of points won
 * @BW_INK_LOST: bars of points lost
 * @BW_INK_CHANGES: that of numbers of changes, which is not drawn
 * @BW_INK_GRID: lines across
 * @BW_INK_LABEL: numbers and dates
 * @BW_INK_STEP: where the maximum changed
 * @BW_INK_EVENT: where people set something
 * @BW_INK_ZONE: the middle one of the zones of scores
 * @BW_INK_LIMIT: where a zone ends
 *
 * What a shape stands for. Who shows it gives it a colour.
 */
typedef enum {
  BW_INK_SCORE,
  BW_INK_MAXIMUM,
  BW_INK_ALL,
  BW_INK_SIZE,
  BW_INK_INDUSTRY,
  BW_INK_GOAL,
  BW_INK_POINTS,
  BW_INK_ACTIONS,
  BW_INK_WON,
  BW_INK_LOST,
  BW_INK_CHANGES,
  BW_INK_GRID,
  BW_INK_LABEL,
  BW_INK_STEP,
  BW_INK_EVENT,
  BW_INK_ZONE,
  BW_INK_LIMIT,
} BwInk;

#define BW_N_INKS (BW_INK_LIMIT + 1)

/* The most lengths that a dashed line repeats. */
#define BW_INK_MAX_DASHES 6

/**
 * BwInkStyle:
 * @width: how wide a line is, in pixels
 * @dashes: lengths of what is drawn and what is not, in turns, in pixels
 * @n_dashes: how many there are; none for a line that goes through
 *
 * How a line is told from others without colour.
 */
typedef struct {
  double width;
  double dashes[BW_INK_MAX_DASHES];
  guint n_dashes;
} BwInkStyle;

/**
 * BwShapeKind:
 * @BW_SHAPE_LINE: a line through all of its spots
 * @BW_SHAPE_FORM: what its spots enclose, filled
 * @BW_SHAPE_DOT: a filled circle around its spot
 * @BW_SHAPE_TEXT: a text whose upper left corner is its spot
 *
 * What a picture is made of.
 */
typedef enum {
  BW_SHAPE_LINE,
  BW_SHAPE_FORM,
  BW_SHAPE_DOT,
  BW_SHAPE_TEXT,
} BwShapeKind;

/**
 * BwSpot:
 * @x: from the left, in pixels
 * @y: from the top, in pixels
 *
 * A place in a picture.
 */
typedef struct {
  double x;
  double y;
} BwSpot;

/**
 * BwShape:
 * @kind: what it is
 * @ink: what it stands for
 * @spots: (element-type BwSpot): where it is
 * @radius: that of a dot, in pixels
 * @text: (nullable): what a text says
 *
 * One part of a picture.
 */
typedef struct {
  BwShapeKind kind;
  BwInk ink;
  GArray *spots;
  double radius;
  char *text;
} BwShape;

/**
 * BwDrawing:
 * @width: in pixels
 * @height: in pixels
 * @line_height: how high its texts are, in pixels
 * @shapes: (element-type BwShape): what it shows, what lies below first
 *
 * A picture as figures: what a window draws of it and a file holds of it is the same.
 */
typedef struct {
  double width;
  double height;
  double line_height;
  GPtrArray *shapes;
} BwDrawing;

BwDrawing *bw_drawing_new (double width, double height, double line_height);
void bw_drawing_free (BwDrawing *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwDrawing, bw_drawing_free)

BwShape *bw_drawing_add (BwDrawing *self, BwShapeKind kind, BwInk ink);
void bw_drawing_add_text (BwDrawing *self, double x, double y, const char *text);
void bw_drawing_add_dot (BwDrawing *self, BwInk ink, double x, double y, double radius);
void bw_shape_add_spot (BwShape *self, double x, double y);
const BwInkStyle *bw_ink_get_style (BwInk ink);
const char *bw_ink_to_key (BwInk ink);

G_END_DECLS
