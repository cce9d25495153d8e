/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/overview/bw-top-actions-card.h"

#include <glib/gi18n.h>

#include "present/bw-overview-text.h"
#include "ui/bw-english.h"
#include "ui/overview/bw-row-fit.h"

/* As many as fit beside the other cards. */
#define N_ACTIONS 5

struct _BwTopActionsCard {
  AdwBin parent_instance;

  GtkListBox *rows;
  /* How many rows stand before the last one. */
  guint n_rows;
};

G_DEFINE_FINAL_TYPE (BwTopActionsCard, bw_top_actions_card, ADW_TYPE_BIN)

static void
set_action (GtkListBoxRow *row, BwAction *action)
{
  g_autofree char *title = bw_english_mark_up (bw_action_get_title (action));
  g_autofree char *subtitle = bw_overview_text_say_top_action (action);
  g_autofree char *subtitle_markup = g_markup_escape_text (subtitle, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle_markup);
  gtk_list_box_row_set_activatable (row, TRUE);
  /* An action never stands without what it is asked of. */
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", bw_action_get_id (action));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show-action");
}

/* That there is nothing. */
static void
set_nothing (GtkListBoxRow *row, BwScorecard *scorecard)
{
  gboolean is_open = bw_scorecard_count_status (scorecard, BW_STATUS_TO_ADDRESS) > 0 ||
                     bw_scorecard_count_status (scorecard, BW_STATUS_PLANNED) > 0;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), is_open
                                                                ? _ ("No points are left to win")
                                                                : _ ("Nothing is left to address"));
  adw_action_row_set_subtitle (
      ADW_ACTION_ROW (row),
      is_open ? _ ("The actions that are still to be addressed or planned give none.")
              : _ ("No action is still to be addressed or planned."));
  gtk_list_box_row_set_activatable (row, FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), NULL);
}

static void
fit (BwTopActionsCard *self, guint n)
{
  bw_row_fit (self->rows, self->n_rows, n, adw_action_row_new);
  self->n_rows = n;
}

static void
bw_top_actions_card_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BW_TYPE_TOP_ACTIONS_CARD);

  G_OBJECT_CLASS (bw_top_actions_card_parent_class)->dispose (object);
}

static void
bw_top_actions_card_class_init (BwTopActionsCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bw_top_actions_card_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               BW_RESOURCE_PATH "/overview/bw-top-actions-card.ui");
  gtk_widget_class_bind_template_child (widget_class, BwTopActionsCard, rows);
}

static void
bw_top_actions_card_init (BwTopActionsCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bw_top_actions_card_set_scorecard:
 * @self: the card
 * @scorecard: (nullable): whose actions are shown
 *
 * Sets what the card shows.
 */
void
bw_top_actions_card_set_scorecard (BwTopActionsCard *self, BwScorecard *scorecard)
{
  g_autoptr (GPtrArray) actions = NULL;

  g_return_if_fail (BW_IS_TOP_ACTIONS_CARD (self));

  if (scorecard == NULL) {
    fit (self, 0);
    return;
  }

  actions = bw_scorecard_list_top_actions (scorecard, N_ACTIONS);
  fit (self, MAX (actions->len, 1));
  for (guint i = 0; i < actions->len; i++)
    set_action (gtk_list_box_get_row_at_index (self->rows, (int) i),
                g_ptr_array_index (actions, i));
  if (actions->len == 0)
    set_nothing (gtk_list_box_get_row_at_index (self->rows, 0), scorecard);
}
