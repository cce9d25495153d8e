/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/overview/bw-notes-card.h"

#include <glib/gi18n.h>

#include "present/bw-action-text.h"
#include "present/bw-label.h"
#include "ui/overview/bw-row-fit.h"

struct _BwNotesCard {
  AdwBin parent_instance;

  GtkListBox *rows;
  guint n_rows;
};

G_DEFINE_FINAL_TYPE (BwNotesCard, bw_notes_card, ADW_TYPE_BIN)

#define IMAGE_KEY "bw-image"

static GtkWidget *
create_row (void)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *image =
      g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), image);
  g_object_set_data (G_OBJECT (row), IMAGE_KEY, image);
  return row;
}

static void
set_row (BwNotesCard *self, guint i, const char *icon, const char *text)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->rows, (int) i);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
  gtk_image_set_from_icon_name (g_object_get_data (G_OBJECT (row), IMAGE_KEY), icon);
}

static void
fit (BwNotesCard *self, guint n)
{
  bw_row_fit (self->rows, self->n_rows, n, create_row);
  self->n_rows = n;
}

static void
bw_notes_card_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BW_TYPE_NOTES_CARD);

  G_OBJECT_CLASS (bw_notes_card_parent_class)->dispose (object);
}

static void
bw_notes_card_class_init (BwNotesCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bw_notes_card_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               BW_RESOURCE_PATH "/overview/bw-notes-card.ui");
  gtk_widget_class_bind_template_child (widget_class, BwNotesCard, rows);
}

static void
bw_notes_card_init (BwNotesCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bw_notes_card_set_scorecard:
 * @self: the card
 * @scorecard: (nullable): what the notes are about
 *
 * Sets what the card tells of.
 */
void
bw_notes_card_set_scorecard (BwNotesCard *self, BwScorecard *scorecard)
{
  GArray *notes = NULL;
  g_autofree char *delay = bw_action_text_say_delay ();

  g_return_if_fail (BW_IS_NOTES_CARD (self));

  if (scorecard == NULL) {
    fit (self, 0);
    return;
  }

  notes = bw_scorecard_get_notes (scorecard);
  fit (self, notes->len + 1);
  for (guint i = 0; i < notes->len; i++) {
    g_autofree char *text = bw_label_quality_note (&g_array_index (notes, BwQualityNote, i));

    set_row (self, i, "dialog-warning-symbolic", text);
  }
  set_row (self, notes->len, "dialog-information-symbolic", delay);
}
