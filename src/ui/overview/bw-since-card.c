/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/overview/bw-since-card.h"

#include <glib/gi18n.h>

#include "ui/history/bw-history-reader.h"
#include "ui/history/bw-why-card.h"

/* In pixels. */
#define SPACING 12

struct _BwSinceCard {
  AdwBin parent_instance;

  BwSession *session;
  BwHistoryReader *reader;
  /* The newest day that the user had seen before, or BW_DAY_NONE; read from the list once. */
  gboolean has_since;
  BwDay since;
  /* Up to which day that is asked for, or BW_DAY_NONE. */
  BwDay asked;

  /* Made when there is something to tell. */
  BwWhyCard *why;
};

G_DEFINE_FINAL_TYPE (BwSinceCard, bw_since_card, ADW_TYPE_BIN)

static BwDay
find_newest (BwSinceCard *self)
{
  BwScorecard *scorecard = bw_session_get_scorecard (self->session);
  BwSnapshot *snapshot = scorecard != NULL ? bw_scorecard_get_snapshot (scorecard) : NULL;

  return snapshot != NULL ? bw_snapshot_get_day (snapshot) : BW_DAY_NONE;
}

static void
hide (BwSinceCard *self)
{
  self->asked = BW_DAY_NONE;
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/* A file that anybody may have changed says it. */
static void
read_since (BwSinceCard *self, BwOrganisationEntry *entry)
{
  const char *seen = bw_organisation_entry_get_fields (entry).seen;

  self->since = seen != NULL ? bw_day_from_iso (seen) : BW_DAY_NONE;
  self->has_since = TRUE;
}

static void
explain (BwSinceCard *self, BwDay newest)
{
  if (self->asked == newest)
    return;
  self->asked = newest;
  bw_history_reader_explain (self->reader, self->since, newest);
}

static GtkWidget *
create_button (const char *label, GtkAlign align)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_button_set_can_shrink (GTK_BUTTON (button), TRUE);
  gtk_widget_set_halign (button, align);
  return button;
}

/* Not a box: the card has texts that wrap. */
static void
build (BwSinceCard *self)
{
  GtkGrid *grid = GTK_GRID (gtk_grid_new ());
  GtkWidget *view = create_button (_ ("_View History"), GTK_ALIGN_START);
  /* Translators: puts away what changed since the last time, which has been read. */
  GtkWidget *dismissal = create_button (_ ("_Got It"), GTK_ALIGN_END);

  self->why = g_object_new (BW_TYPE_WHY_CARD, "hexpand", TRUE, NULL);
  /* Translators: heads what changed since the last time that the user opened the organisation. */
  bw_why_card_set_heading (self->why, _ ("Since You Last Looked"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (view), "win.show-page");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (view), "s", "history");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (dismissal), "since.dismiss");
  gtk_grid_set_column_spacing (grid, SPACING);
  gtk_grid_set_row_spacing (grid, SPACING);
  gtk_grid_attach (grid, GTK_WIDGET (self->why), 0, 0, 2, 1);
  gtk_grid_attach (grid, view, 0, 1, 1, 1);
  gtk_grid_attach (grid, dismissal, 1, 1, 1, 1);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (grid));
}

/* Where the day that was seen is not kept, or not yet, there is nothing to hold the newest against: it is asked again with
 * the next records. */
static void
on_explained (BwSinceCard *self)
{
  BwExplanation *explanation = bw_history_reader_get_explanation (self->reader);

  if (self->asked == BW_DAY_NONE)
    return;
  if (explanation == NULL) {
    hide (self);
    return;
  }
  if (self->why == NULL)
    build (self);
  bw_why_card_set_explanation (self->why, explanation, bw_session_get_scorecard (self->session),
                               NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

static void
dismiss (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BwSinceCard *self = BW_SINCE_CARD (widget);

  self->since = find_newest (self);
  /* The keyboard goes on to what comes next, before what it is on goes. */
  gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (widget)), GTK_DIR_TAB_FORWARD);
  hide (self);
}

static void
bw_since_card_dispose (GObject *object)
{
  BwSinceCard *self = BW_SINCE_CARD (object);

  bw_since_card_set_session (self, NULL);

  G_OBJECT_CLASS (bw_since_card_parent_class)->dispose (object);
}

static void
bw_since_card_class_init (BwSinceCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bw_since_card_dispose;

  gtk_widget_class_install_action (widget_class, "since.dismiss", NULL, dismiss);
}

static void
bw_since_card_init (BwSinceCard *self)
{
  self->since = self->asked = BW_DAY_NONE;
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
let_go (BwSinceCard *self)
{
  if (self->reader != NULL)
    g_signal_handlers_disconnect_by_func (self->reader, on_explained, self);
  g_clear_object (&self->reader);
  g_clear_object (&self->session);
}

/**
 * bw_since_card_set_session:
 * @self: the card
 * @session: (nullable): what is open
 *
 * Sets what it tells of.
 */
void
bw_since_card_set_session (BwSinceCard *self, BwSession *session)
{
  g_return_if_fail (BW_IS_SINCE_CARD (self));

  let_go (self);
  if (session == NULL)
    return;
  self->session = g_object_ref (session);
  self->reader = bw_history_reader_new (session);
  g_signal_connect_swapped (self->reader, "explained", G_CALLBACK (on_explained), self);
  self->has_since = FALSE;
}

/**
 * bw_since_card_update:
 * @self: the card, with a session
 *
 * Lets it tell of the newest records of its session.
 */
void
bw_since_card_update (BwSinceCard *self)
{
  BwOrganisationEntry *entry = NULL;
  BwDay newest = BW_DAY_NONE;

  g_return_if_fail (BW_IS_SINCE_CARD (self));

  entry = bw_session_get_entry (self->session);
  newest = find_newest (self);
  if (entry == NULL || newest == BW_DAY_NONE) {
    hide (self);
    return;
  }
  if (!self->has_since)
    read_since (self, entry);
  if (self->since == BW_DAY_NONE || newest <= self->since)
    hide (self);
  else
    explain (self, newest);
}
