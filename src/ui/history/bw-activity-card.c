/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/history/bw-activity-card.h"

#include <glib/gi18n.h>

#include "present/bw-activity-text.h"
#include "present/bw-error-text.h"
#include "present/bw-format.h"
#include "ui/actions/bw-list-diff.h"
#include "ui/bw-english.h"
#include "ui/history/bw-choice-button.h"

/* So many are shown at once; rows for thousands of them would hold up the window. */
#define N_AT_ONCE 30

/* More runs than these cost more than filling the list anew. */
#define MAX_RUNS 200

struct _BwActivityCard {
  AdwBin parent_instance;

  BwActivities *activities;
  BwScorecard *scorecard;
  /* What the filters leave, that with what is small added up, how much of it there are to be rows for, and what there are
   * rows for. */
  GPtrArray *shown;
  GPtrArray *told;
  guint n_rows;
  GListStore *first;

  GtkLabel *number;
  GtkWidget *filters;
  BwChoiceButton *groups;
  BwChoiceButton *categories;
  GtkLabel *nothing;
  GtkListBox *rows;
  GtkButton *more;
};

G_DEFINE_FINAL_TYPE (BwActivityCard, bw_activity_card, ADW_TYPE_BIN)

static void
set_text (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
}

/* The rows. */

static GtkWidget *
create_points (BwActivity *activity)
{
  g_autofree char *text = bw_activity_text_say_points (activity);
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "numeric");
  /* Figures and their signs alone would be turned round where one reads from right to left. */
  gtk_widget_set_direction (label, GTK_TEXT_DIR_LTR);
  return label;
}

/* A row is read as one sentence, not as a title with remarks. */
static void
name_row (GtkWidget *row, BwActivity *activity)
{
  g_autofree char *sentence = bw_activity_text_say_sentence (activity);

  gtk_accessible_reset_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence,
                                  -1);
}

/* Of one action the title is Microsoft's; a number of actions is said in the reader's language. */
static char *
mark_up_title (BwActivity *activity)
{
  g_autofree char *title = bw_activity_text_say_title (activity);

  return bw_activity_get_fields (activity)->kind == BW_ACTIVITY_SMALL
             ? g_markup_escape_text (title, -1)
             : bw_english_mark_up (title);
}

static GtkWidget *
create_row (gpointer item, gpointer data)
{
  BwActivityCard *self = data;
  BwActivity *activity = item;
  const char *id = bw_activity_get_fields (activity)->id;
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = mark_up_title (activity);
  g_autofree char *line = bw_activity_text_say_line (activity);
  g_autofree char *markup = g_markup_escape_text (line, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), markup);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_points (activity));
  if (self->scorecard != NULL && bw_scorecard_find (self->scorecard, id) != NULL) {
    gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
    gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show-action");
    gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", id);
  }
  name_row (row, activity);
  return row;
}

static void
update_more (BwActivityCard *self)
{
  guint n = self->told->len;
  guint n_first = g_list_model_get_n_items (G_LIST_MODEL (self->first));
  g_autofree char *count = bw_format_count (n - n_first);
  g_autofree char *label = g_strdup_printf (_ ("Show %s More"), count);

  gtk_button_set_label (self->more, label);
  gtk_widget_set_visible (GTK_WIDGET (self->more), n > n_first);
}

/* What is shown. */

static GPtrArray *
list_first (BwActivityCard *self)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->first)); i++)
    g_ptr_array_add (list, g_list_model_get_item (G_LIST_MODEL (self->first), i));
  return list;
}

/* The first of what is shown, in the place of which stands what there is a row for already and tells the same. Both are in
 * the same order. */
static GPtrArray *
create_first (BwActivityCard *self, GPtrArray *before)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);
  guint k = 0;

  for (guint i = 0; i < MIN (self->told->len, self->n_rows); i++) {
    BwActivity *activity = g_ptr_array_index (self->told, i);

    while (k < before->len && bw_activity_compare (before->pdata[k], activity) < 0)
      k++;
    if (k < before->len && bw_activity_is_same (before->pdata[k], activity))
      activity = g_ptr_array_index (before, k);
    g_ptr_array_add (list, g_object_ref (activity));
  }
  return list;
}

static void
splice (BwActivityCard *self)
{
  g_autoptr (GPtrArray) before = list_first (self);
  g_autoptr (GPtrArray) list = create_first (self, before);
  g_autoptr (GArray) runs = bw_list_diff (before, list, MAX_RUNS);

  for (guint i = 0; i < runs->len; i++) {
    const BwListRun *run = &g_array_index (runs, BwListRun, i);

    g_list_store_splice (self->first, run->position, run->removed, list->pdata + run->position,
                         run->added);
  }
}

static void
on_show_more (BwActivityCard *self)
{
  int n_before = (int) self->n_rows;

  self->n_rows += N_AT_ONCE;
  splice (self);
  update_more (self);
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->rows, n_before)));
}

static const char *
get_category (BwActivityCard *self)
{
  return bw_choice_button_get_category (self->categories);
}

static BwActivityGroup
get_group (BwActivityCard *self)
{
  return bw_activity_group_from_key (bw_choice_button_get_selected (self->groups));
}

static void
say_number (BwActivityCard *self)
{
  guint n = self->shown->len;
  g_autofree char *number = bw_activity_text_say_number (n, self->told->len < n);
  g_autofree char *nothing =
      n == 0
          ? bw_activity_text_say_nothing (self->activities, get_group (self), get_category (self))
          : NULL;

  set_text (self->number, n > 0 ? number : NULL);
  set_text (self->nothing, nothing);
  gtk_widget_set_visible (GTK_WIDGET (self->rows), n > 0);
}

static void
show (BwActivityCard *self)
{
  g_ptr_array_unref (self->shown);
  self->shown = bw_activities_filter (self->activities, get_group (self), get_category (self));
  g_ptr_array_unref (self->told);
  self->told = bw_activities_fold (self->shown);
  splice (self);
  say_number (self);
  update_more (self);
}

static void
on_filter (BwActivityCard *self)
{
  if (self->activities == NULL)
    return;

  self->n_rows = N_AT_ONCE;
  show (self);
}

static void
fill_groups (BwActivityCard *self)
{
  for (BwActivityGroup group = 0; group < BW_N_ACTIVITY_GROUPS; group++) {
    g_autofree char *label = bw_activity_text_label_group (group);

    bw_choice_button_add (self->groups, bw_activity_group_to_key (group), label);
  }
}

static void
say_error (BwActivityCard *self, const GError *error)
{
  g_autoptr (BwErrorText) text = error != NULL ? bw_error_text_new (error) : NULL;

  g_ptr_array_unref (self->shown);
  g_ptr_array_unref (self->told);
  self->shown = g_ptr_array_new_with_free_func (g_object_unref);
  self->told = g_ptr_array_new_with_free_func (g_object_unref);
  g_list_store_remove_all (self->first);
  set_text (self->number, NULL);
  set_text (self->nothing, text != NULL ? text->body : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->rows), FALSE);
  update_more (self);
}

static void
bw_activity_card_dispose (GObject *object)
{
  BwActivityCard *self = BW_ACTIVITY_CARD (object);

  if (self->rows != NULL)
    gtk_list_box_bind_model (self->rows, NULL, NULL, NULL, NULL);
  /* The template's child is the bin's own, which has to let go of it before the template does. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), BW_TYPE_ACTIVITY_CARD);
  g_clear_object (&self->first);
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  g_clear_pointer (&self->told, g_ptr_array_unref);
  g_clear_object (&self->activities);
  g_clear_object (&self->scorecard);

  G_OBJECT_CLASS (bw_activity_card_parent_class)->dispose (object);
}

static void
bw_activity_card_class_init (BwActivityCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bw_activity_card_dispose;

  g_type_ensure (BW_TYPE_CHOICE_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               BW_RESOURCE_PATH "/history/bw-activity-card.ui");
  gtk_widget_class_bind_template_child (widget_class, BwActivityCard, number);
  gtk_widget_class_bind_template_child (widget_class, BwActivityCard, filters);
  gtk_widget_class_bind_template_child (widget_class, BwActivityCard, groups);
  gtk_widget_class_bind_template_child (widget_class, BwActivityCard, categories);
  gtk_widget_class_bind_template_child (widget_class, BwActivityCard, nothing);
  gtk_widget_class_bind_template_child (widget_class, BwActivityCard, rows);
  gtk_widget_class_bind_template_child (widget_class, BwActivityCard, more);
  gtk_widget_class_bind_template_callback (widget_class, on_filter);
  gtk_widget_class_bind_template_callback (widget_class, on_show_more);
}

static void
bw_activity_card_init (BwActivityCard *self)
{
  self->shown = g_ptr_array_new_with_free_func (g_object_unref);
  self->told = g_ptr_array_new_with_free_func (g_object_unref);
  self->n_rows = N_AT_ONCE;
  self->first = g_list_store_new (BW_TYPE_ACTIVITY);
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_groups (self);
  gtk_list_box_bind_model (self->rows, G_LIST_MODEL (self->first), create_row, self, NULL);
  update_more (self);
}

/**
 * bw_activity_card_set_activities:
 * @self: the card
 * @activities: (nullable): what happened
 * @scorecard: (nullable): the actions that there are now
 * @error: (nullable): why that is not known
 *
 * Sets what it tells. Rows that tell the same as before stay, and so does what is chosen.
 */
void
bw_activity_card_set_activities (BwActivityCard *self,
                                 BwActivities *activities,
                                 BwScorecard *scorecard,
                                 const GError *error)
{
  g_return_if_fail (BW_IS_ACTIVITY_CARD (self));

  g_set_object (&self->activities, activities);
  g_set_object (&self->scorecard, scorecard);
  gtk_widget_set_visible (GTK_WIDGET (self), activities != NULL || error != NULL);
  gtk_widget_set_visible (self->filters, activities != NULL);
  if (activities == NULL) {
    say_error (self, error);
    return;
  }
  bw_choice_button_fill_categories (self->categories, bw_activities_get_categories (activities));
  show (self);
}

/**
 * bw_activity_card_get_shown:
 * @self: the card
 *
 * Returns: (transfer full) (element-type BwActivity): what the filters leave, with all that is small told one by one, and
 *   more of it than there may be rows for
 */
GPtrArray *
bw_activity_card_get_shown (BwActivityCard *self)
{
  g_return_val_if_fail (BW_IS_ACTIVITY_CARD (self), NULL);

  return g_ptr_array_ref (self->shown);
}
