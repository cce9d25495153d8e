/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/history/bw-why-card.h"

#include <glib/gi18n.h>
#include <math.h>

#include "model/bw-points.h"
#include "present/bw-change-text.h"
#include "present/bw-error-text.h"
#include "present/bw-format.h"
#include "ui/bw-english.h"

/* So many actions are shown at once; rows for hundreds of them would hold up the window. */
#define N_AT_ONCE 30

/* Between what stands below a title. */
#define SEPARATOR " · "

#define KIND_KEY "bw-kind"
#define SHOWN_KEY "bw-shown"

struct _BwWhyCard {
  AdwBin parent_instance;

  BwExplanation *explanation;
  BwScorecard *scorecard;

  GtkLabel *heading;
  GtkLabel *days;
  GtkLabel *whole;
  GtkLabel *reason;
  GtkListBox *parts;
};

G_DEFINE_FINAL_TYPE (BwWhyCard, bw_why_card, ADW_TYPE_BIN)

static void
set_text (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
}

/* The actions of a part. */

/* The share in the change of the score stands at the end; the rest has room below the title. */
static GtkWidget *
create_share (const BwChangeSum *sum)
{
  g_autofree char *text = bw_format_impact (sum->percentage);
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "numeric");
  /* Figures and their signs alone would be turned round where one reads from right to left. */
  gtk_widget_set_direction (label, GTK_TEXT_DIR_LTR);
  return label;
}

static char *
say_subtitle (const BwChangeSum *sum, const char *more)
{
  g_autofree char *amount = bw_change_text_say_amount (sum);

  return more != NULL ? g_strconcat (amount, SEPARATOR, more, NULL) : g_steal_pointer (&amount);
}

static GtkWidget *
create_action_row (BwWhyCard *self, BwChange *change)
{
  const BwChangeFields *fields = bw_change_get_fields (change);
  const BwChangeSum sum = { fields->points, fields->max_points, fields->percentage };
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = bw_english_mark_up (bw_change_get_title (change));
  g_autofree char *details = bw_change_text_say_details (change);
  g_autofree char *subtitle = say_subtitle (&sum, details);
  g_autofree char *markup = g_markup_escape_text (subtitle, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), markup);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_share (&sum));
  if (self->scorecard != NULL && bw_scorecard_find (self->scorecard, fields->id) != NULL) {
    gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
    gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show-action");
    gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", fields->id);
  }
  return row;
}

static void show_more (AdwExpanderRow *row, BwWhyCard *self);

static void
on_show_more (GtkWidget *button, BwWhyCard *self)
{
  AdwExpanderRow *row = ADW_EXPANDER_ROW (gtk_widget_get_ancestor (button, ADW_TYPE_EXPANDER_ROW));

  adw_expander_row_remove (row, button);
  show_more (row, self);
}

static void
add_more_button (BwWhyCard *self, AdwExpanderRow *row, guint n_left)
{
  GtkWidget *button = adw_button_row_new ();
  g_autofree char *count = bw_format_count (n_left);
  /* Translators: a row below a list of actions; %s is how many more there are. */
  g_autofree char *label = g_strdup_printf (_ ("Show %s More"), count);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (button), label);
  g_signal_connect_object (button, "activated", G_CALLBACK (on_show_more), self, G_CONNECT_DEFAULT);
  adw_expander_row_add_row (row, button);
}

static BwChangeKind
get_kind (AdwExpanderRow *row)
{
  return (BwChangeKind) GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), KIND_KEY));
}

static void
show_more (AdwExpanderRow *row, BwWhyCard *self)
{
  GPtrArray *changes = bw_explanation_get_changes (self->explanation, get_kind (row));
  guint shown = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), SHOWN_KEY));
  guint end = MIN (shown + N_AT_ONCE, changes->len);

  for (guint i = shown; i < end; i++)
    adw_expander_row_add_row (row, create_action_row (self, g_ptr_array_index (changes, i)));
  g_object_set_data (G_OBJECT (row), SHOWN_KEY, GUINT_TO_POINTER (end));
  if (end < changes->len)
    add_more_button (self, row, changes->len - end);
}

/* The rows of a part are made when it is first opened. */
static void
on_expanded (AdwExpanderRow *row, GParamSpec *pspec, BwWhyCard *self)
{
  if (adw_expander_row_get_expanded (row) && g_object_get_data (G_OBJECT (row), SHOWN_KEY) == NULL)
    show_more (row, self);
}

/* The parts. */

static gboolean
is_part (BwExplanation *explanation, BwChangeKind kind)
{
  BwChangeSum sum = bw_explanation_get_sum (explanation, kind);

  return bw_explanation_get_changes (explanation, kind)->len > 0 ||
         fabs (sum.points) > BW_POINTS_EPSILON || fabs (sum.max_points) > BW_POINTS_EPSILON;
}

static GtkWidget *
create_part (BwWhyCard *self, BwChangeKind kind, const BwChangeSum *sum, guint n_changes)
{
  GtkWidget *row = adw_expander_row_new ();
  g_autofree char *count = bw_change_text_say_count (n_changes);
  g_autofree char *subtitle = say_subtitle (sum, count);

  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), subtitle);
  adw_expander_row_add_suffix (ADW_EXPANDER_ROW (row), create_share (sum));
  g_object_set_data (G_OBJECT (row), KIND_KEY, GUINT_TO_POINTER (kind));
  g_signal_connect_object (row, "notify::expanded", G_CALLBACK (on_expanded), self,
                           G_CONNECT_DEFAULT);
  return row;
}

/* What no action accounts for has none to show. */
static GtkWidget *
create_rest (const BwChangeSum *sum)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *subtitle = say_subtitle (sum, NULL);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_share (sum));
  return row;
}

static void
add_part (BwWhyCard *self, BwChangeKind kind)
{
  BwChangeSum sum = bw_explanation_get_sum (self->explanation, kind);
  guint n_changes = bw_explanation_get_changes (self->explanation, kind)->len;
  GtkWidget *row = n_changes > 0 ? create_part (self, kind, &sum, n_changes) : create_rest (&sum);
  g_autofree char *label = bw_change_text_label_kind (kind);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  gtk_list_box_append (self->parts, row);
}

/* The kinds whose actions are seen, a bit each. */
static guint
list_open (BwWhyCard *self)
{
  GtkListBoxRow *row = NULL;
  guint open = 0;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->parts, i)) != NULL; i++)
    if (ADW_IS_EXPANDER_ROW (row) && adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)))
      open |= 1u << get_kind (ADW_EXPANDER_ROW (row));
  return open;
}

static void
open_again (BwWhyCard *self, guint open)
{
  GtkListBoxRow *row = NULL;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->parts, i)) != NULL; i++)
    if (ADW_IS_EXPANDER_ROW (row) && (open & (1u << get_kind (ADW_EXPANDER_ROW (row)))) != 0)
      adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
}

static void
add_parts (BwWhyCard *self)
{
  guint open = list_open (self);

  gtk_list_box_remove_all (self->parts);
  for (BwChangeKind kind = 0; self->explanation != NULL && kind < BW_N_CHANGE_KINDS; kind++)
    if (is_part (self->explanation, kind))
      add_part (self, kind);
  open_again (self, open);
  gtk_widget_set_visible (GTK_WIDGET (self->parts),
                          gtk_list_box_get_row_at_index (self->parts, 0) != NULL);
}

/* Between which days, and which of those that were asked for are not compared. */
static char *
say_days (BwExplanation *explanation)
{
  g_autofree char *days = bw_change_text_say_days (explanation);
  g_autofree char *passed = bw_change_text_say_passed (explanation);

  return passed != NULL ? g_strconcat (days, "\n", passed, NULL) : g_steal_pointer (&days);
}

static void
say_explanation (BwWhyCard *self)
{
  g_autofree char *days = say_days (self->explanation);
  g_autofree char *whole = bw_change_text_say_whole (self->explanation);
  g_autofree char *reason = bw_change_text_say_reason (self->explanation);
  gboolean has_parts = gtk_widget_get_visible (GTK_WIDGET (self->parts));

  set_text (self->days, days);
  set_text (self->whole, whole);
  if (reason == NULL && !has_parts)
    set_text (self->reason, _ ("No action changed between these days."));
  else
    set_text (self->reason, reason);
}

static void
say_error (BwWhyCard *self, const GError *error)
{
  g_autoptr (BwErrorText) text = error != NULL ? bw_error_text_new (error) : NULL;

  set_text (self->days, NULL);
  set_text (self->whole, NULL);
  set_text (self->reason, text != NULL ? text->body : NULL);
}

static void
bw_why_card_dispose (GObject *object)
{
  BwWhyCard *self = BW_WHY_CARD (object);

  /* The template's child is the bin's own, which has to let go of it before the template does. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), BW_TYPE_WHY_CARD);
  g_clear_object (&self->explanation);
  g_clear_object (&self->scorecard);

  G_OBJECT_CLASS (bw_why_card_parent_class)->dispose (object);
}

static void
bw_why_card_class_init (BwWhyCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bw_why_card_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               BW_RESOURCE_PATH "/history/bw-why-card.ui");
  gtk_widget_class_bind_template_child (widget_class, BwWhyCard, heading);
  gtk_widget_class_bind_template_child (widget_class, BwWhyCard, days);
  gtk_widget_class_bind_template_child (widget_class, BwWhyCard, whole);
  gtk_widget_class_bind_template_child (widget_class, BwWhyCard, reason);
  gtk_widget_class_bind_template_child (widget_class, BwWhyCard, parts);
}

static void
bw_why_card_init (BwWhyCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bw_why_card_set_explanation:
 * @self: the card
 * @explanation: (nullable): why the score changed
 * @scorecard: (nullable): the actions that there are now
 * @error: (nullable): why there is no explanation
 *
 * Sets what it tells. Where that is the same as before, its rows stay; else those that are open open again.
 */
void
bw_why_card_set_explanation (BwWhyCard *self,
                             BwExplanation *explanation,
                             BwScorecard *scorecard,
                             const GError *error)
{
  gboolean is_same = FALSE;

  g_return_if_fail (BW_IS_WHY_CARD (self));

  is_same = self->explanation != NULL && explanation != NULL &&
            bw_explanation_is_same (self->explanation, explanation);
  g_set_object (&self->explanation, explanation);
  g_set_object (&self->scorecard, scorecard);
  if (!is_same)
    add_parts (self);
  if (explanation != NULL)
    say_explanation (self);
  else
    say_error (self, error);
  gtk_widget_set_visible (GTK_WIDGET (self), explanation != NULL || error != NULL);
}

/**
 * bw_why_card_set_heading:
 * @self: the card
 * @heading: what stands above it; translated
 */
void
bw_why_card_set_heading (BwWhyCard *self, const char *heading)
{
  g_return_if_fail (BW_IS_WHY_CARD (self));

  gtk_label_set_label (self->heading, heading);
}
