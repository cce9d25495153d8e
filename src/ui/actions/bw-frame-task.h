/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BwFrameTask:
 *
 * Something that is done once a frame at most, before that frame is laid out, however often it is asked for;
 * and sooner where somebody needs it done.
 */
typedef struct _BwFrameTask BwFrameTask;

typedef void (*BwFrameTaskFunc) (gpointer data);

BwFrameTask *bw_frame_task_new (GtkWidget *widget, BwFrameTaskFunc func, gpointer data);
void bw_frame_task_free (BwFrameTask *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwFrameTask, bw_frame_task_free)

void bw_frame_task_queue (BwFrameTask *self);
void bw_frame_task_run (BwFrameTask *self);

G_END_DECLS
