/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/actions/bw-column-widths.h"

#define KEY_WIDTHS "column-widths"

/* What a column has for its width while nobody dragged it. */
#define OF_ITSELF (-1)

/* Milliseconds: a drag tells every step of it, and only where it comes to rest is worth keeping. */
#define REST 300

struct _BwColumnWidths {
  GSettings *settings;
  GPtrArray *columns;
  guint resting;
};

static GVariant *
build_widths (BwColumnWidths *self)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{si}"));
  for (guint i = 0; i < self->columns->len; i++) {
    GtkColumnViewColumn *column = g_ptr_array_index (self->columns, i);
    int width = gtk_column_view_column_get_fixed_width (column);

    if (width > 0)
      g_variant_builder_add (&builder, "{si}", gtk_column_view_column_get_id (column), width);
  }
  return g_variant_builder_end (&builder);
}

static void
remember (BwColumnWidths *self)
{
  if (self->resting == 0)
    return;
  g_clear_handle_id (&self->resting, g_source_remove);
  g_settings_set_value (self->settings, KEY_WIDTHS, build_widths (self));
}

static gboolean
on_rest (gpointer data)
{
  remember (data);
  return G_SOURCE_REMOVE;
}

static void
on_width (BwColumnWidths *self)
{
  g_clear_handle_id (&self->resting, g_source_remove);
  self->resting = g_timeout_add (REST, on_rest, self);
}

/* Takes a column back, with nothing of ours on it. */
static void
leave (gpointer data)
{
  g_autoptr (GtkColumnViewColumn) column = data;

  g_signal_handlers_disconnect_matched (column, G_SIGNAL_MATCH_FUNC, 0, 0, NULL, on_width, NULL);
}

/**
 * bw_column_widths_new:
 * @settings: where they are remembered
 *
 * Returns: (transfer full): what remembers the widths of the columns that it is to follow
 */
BwColumnWidths *
bw_column_widths_new (GSettings *settings)
{
  BwColumnWidths *self = g_new0 (BwColumnWidths, 1);

  self->settings = g_object_ref (settings);
  self->columns = g_ptr_array_new_with_free_func (leave);
  return self;
}

/**
 * bw_column_widths_free:
 * @self: (transfer full): what remembers widths
 *
 * Ends it; what is not remembered yet is.
 */
void
bw_column_widths_free (BwColumnWidths *self)
{
  remember (self);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  g_clear_object (&self->settings);
  g_free (self);
}

/**
 * bw_column_widths_follow:
 * @self: what remembers widths
 * @column: a column with an id
 *
 * Gives a column the width that it was dragged to, and remembers the next one. A width is in logical pixels.
 */
void
bw_column_widths_follow (BwColumnWidths *self, GtkColumnViewColumn *column)
{
  g_autoptr (GVariant) widths = g_settings_get_value (self->settings, KEY_WIDTHS);
  int width = OF_ITSELF;

  g_return_if_fail (gtk_column_view_column_get_id (column) != NULL);

  if (g_variant_lookup (widths, gtk_column_view_column_get_id (column), "i", &width) && width > 0)
    gtk_column_view_column_set_fixed_width (column, width);
  g_signal_connect_swapped (column, "notify::fixed-width", G_CALLBACK (on_width), self);
  g_ptr_array_add (self->columns, g_object_ref (column));
}

/**
 * bw_column_widths_forget:
 * @self: what remembers widths
 *
 * Lets every column be as wide as it is of itself.
 */
void
bw_column_widths_forget (BwColumnWidths *self)
{
  for (guint i = 0; i < self->columns->len; i++)
    gtk_column_view_column_set_fixed_width (self->columns->pdata[i], OF_ITSELF);
  g_clear_handle_id (&self->resting, g_source_remove);
  g_settings_reset (self->settings, KEY_WIDTHS);
}
