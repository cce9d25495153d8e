/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/actions/bw-frame-task.h"

struct _BwFrameTask {
  GtkWidget *widget;
  BwFrameTaskFunc func;
  gpointer data;
  /* Whether it has to be done, and what does it. */
  gboolean is_queued;
  guint tick;
};

/**
 * bw_frame_task_new:
 * @widget: whose frames count; it lives as long as the task does
 * @func: what to do
 * @data: (closure): for @func
 *
 * Returns: (transfer full): a new task, not queued
 */
BwFrameTask *
bw_frame_task_new (GtkWidget *widget, BwFrameTaskFunc func, gpointer data)
{
  BwFrameTask *self = NULL;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);
  g_return_val_if_fail (func != NULL, NULL);

  self = g_new0 (BwFrameTask, 1);
  self->widget = widget;
  self->func = func;
  self->data = data;
  return self;
}

static void
remove_tick (BwFrameTask *self)
{
  if (self->tick != 0)
    gtk_widget_remove_tick_callback (self->widget, self->tick);
  self->tick = 0;
}

/**
 * bw_frame_task_free:
 * @self: a task; what was queued is not done any more
 */
void
bw_frame_task_free (BwFrameTask *self)
{
  remove_tick (self);
  g_free (self);
}

static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  BwFrameTask *self = data;

  self->tick = 0;
  bw_frame_task_run (self);
  return G_SOURCE_REMOVE;
}

/**
 * bw_frame_task_queue:
 * @self: a task
 *
 * Has it done before the next frame is laid out. A widget that is not mapped has no frames: whoever shows it, or
 * needs the task done, calls bw_frame_task_run().
 */
void
bw_frame_task_queue (BwFrameTask *self)
{
  g_return_if_fail (self != NULL);

  self->is_queued = TRUE;
  if (self->tick == 0 && gtk_widget_get_mapped (self->widget))
    self->tick = gtk_widget_add_tick_callback (self->widget, on_tick, self, NULL);
}

/**
 * bw_frame_task_run:
 * @self: a task
 *
 * Does at once what is queued, if anything is.
 */
void
bw_frame_task_run (BwFrameTask *self)
{
  g_return_if_fail (self != NULL);

  if (!self->is_queued)
    return;

  self->is_queued = FALSE;
  remove_tick (self);
  self->func (self->data);
}
