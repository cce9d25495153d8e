/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BwSavingContent:
 * @make: makes the bytes of the file from @data; called on a thread of its own
 * @data: what the bytes are made from; not to be changed by anyone any more
 * @destroy: how @data is freed
 *
 * What is to be written.
 */
typedef struct {
  GBytes *(*make) (gpointer data);
  gpointer data;
  GDestroyNotify destroy;
} BwSavingContent;

/**
 * BwSavingKind:
 * @take: takes what is to be written into the file that was chosen from what was asked to be saved, on the main loop;
 *   gives FALSE where there is nothing to save any more
 * @say_success: what is told in passing of the file of that name; translated
 * @failure: what heads the dialog that tells of an error, for translation by gettext()
 *
 * What is particular to one kind of thing that can be saved.
 */
typedef struct {
  gboolean (*take) (gpointer subject, GFile *file, BwSavingContent *content);
  char *(*say_success) (const char *name);
  const char *failure;
} BwSavingKind;

GtkFileFilter *bw_saving_add_filter (GtkFileDialog *dialog,
                                     const char *name,
                                     const char *suffix,
                                     const char *type);
void bw_saving_run (GtkWidget *widget,
                    GtkFileDialog *dialog,
                    const BwSavingKind *kind,
                    gpointer subject,
                    GDestroyNotify destroy);
void bw_saving_write_async (GFile *file,
                            const BwSavingContent *content,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
gboolean bw_saving_write_finish (GAsyncResult *answer, GError **error);

G_END_DECLS
