/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * BwValues:
 *
 * The different values that a word of the actions takes, such as their categories, numbered from 0.
 * Words that differ in case alone are one value.
 */
typedef struct _BwValues BwValues;

BwValues *bw_values_new (void);
void bw_values_free (BwValues *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwValues, bw_values_free)

guint bw_values_add (BwValues *self, const char *word);
gboolean bw_values_find (BwValues *self, const char *word, guint *number);
guint bw_values_count (BwValues *self);
const char *bw_values_get (BwValues *self, guint number);
guint *bw_values_sort (BwValues *self, GCompareDataFunc compare, gpointer data);

G_END_DECLS
