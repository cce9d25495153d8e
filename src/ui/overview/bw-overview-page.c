/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/overview/bw-overview-page.h"

#include "ui/overview/bw-breakdown-card.h"
#include "ui/overview/bw-comparison-card.h"
#include "ui/overview/bw-no-score.h"
#include "ui/overview/bw-notes-card.h"
#include "ui/overview/bw-review-card.h"
#include "ui/overview/bw-score-card.h"
#include "ui/overview/bw-since-card.h"
#include "ui/overview/bw-top-actions-card.h"

/* In pixels. The least is what the breakpoint bin in it asks for. */
#define MIN_WIDTH 320
#define MIN_HEIGHT 150
#define NATURAL_WIDTH 1100
#define NATURAL_HEIGHT 700

struct _BwOverviewPage {
  AdwBin parent_instance;

  BwSession *session;
  gboolean is_drawn;
  gulong drawing;
  guint rest;

  AdwMultiLayoutView *layouts;
  GtkStack *score_or_none;
  BwScoreCard *score;
  BwSinceCard *since;
  BwReviewCard *review;
  BwTopActionsCard *top_actions;
  /* Made after the first frame. */
  BwBreakdownCard *breakdown;
  BwComparisonCard *comparison;
  BwNotesCard *notes;
};

G_DEFINE_FINAL_TYPE (BwOverviewPage, bw_overview_page, ADW_TYPE_BIN)

typedef enum {
  PROP_SESSION = 1,
} BwOverviewPageProperty;

static GParamSpec *properties[PROP_SESSION + 1];

/* What came from Microsoft itself without a score will have one; files will not. */
static const char *
choose_head (BwScorecard *scorecard, gboolean scored, gboolean has_actions)
{
  if (scored)
    return "score";
  if (scorecard != NULL && bw_scorecard_get_cloud (scorecard) != NULL)
    return "not-yet";
  return has_actions ? "none" : "empty";
}

/* What is under a widget and does the same when it is activated. */
static GtkWidget *
find_twin (GtkWidget *widget, const char *action, GVariant *target)
{
  GtkWidget *found = NULL;

  if (GTK_IS_ACTIONABLE (widget)) {
    GVariant *its = gtk_actionable_get_action_target_value (GTK_ACTIONABLE (widget));

    if (g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), action) == 0 &&
        its != NULL && g_variant_equal (its, target))
      return widget;
  }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_twin (child, action, target);
  return found;
}

static GtkWidget *
find_card (BwOverviewPage *self, GtkWidget *widget)
{
  GtkWidget *cards[] = { GTK_WIDGET (self->review), GTK_WIDGET (self->top_actions),
                         GTK_WIDGET (self->breakdown) };

  for (gsize i = 0; i < G_N_ELEMENTS (cards); i++)
    if (widget != NULL && cards[i] != NULL && gtk_widget_is_ancestor (widget, cards[i]))
      return cards[i];
  return NULL;
}

static gpointer
add_card (BwOverviewPage *self, const char *slot, GType type)
{
  GtkWidget *card = g_object_new (type, NULL);

  adw_multi_layout_view_set_child (self->layouts, slot, card);
  return card;
}

static void
ensure_rest (BwOverviewPage *self)
{
  if (self->breakdown != NULL)
    return;

  self->breakdown = add_card (self, "breakdown", BW_TYPE_BREAKDOWN_CARD);
  self->comparison = add_card (self, "comparison", BW_TYPE_COMPARISON_CARD);
  self->notes = add_card (self, "notes", BW_TYPE_NOTES_CARD);
}

/* What stands at the end of the page, mostly out of sight: the first frame need not wait for it. */
static void
update_rest (BwOverviewPage *self)
{
  BwScorecard *scorecard = bw_session_get_scorecard (self->session);
  gboolean scored = scorecard != NULL && bw_scorecard_get_snapshot (scorecard) != NULL;

  ensure_rest (self);
  gtk_widget_set_visible (GTK_WIDGET (self->breakdown), scored);
  gtk_widget_set_visible (GTK_WIDGET (self->comparison), scored);
  bw_breakdown_card_set_scorecard (self->breakdown, scorecard);
  bw_comparison_card_set_scorecard (self->comparison, scorecard);
  bw_notes_card_set_scorecard (self->notes, scorecard);
}

static void
show_head (BwOverviewPage *self, const char *head)
{
  if (gtk_stack_get_child_by_name (self->score_or_none, head) == NULL)
    gtk_stack_add_named (self->score_or_none, bw_no_score_new (head), head);
  gtk_stack_set_visible_child_name (self->score_or_none, head);
}

static void
update_cards (BwOverviewPage *self)
{
  BwRecords *records = bw_session_get_records (self->session);
  BwScorecard *scorecard = bw_session_get_scorecard (self->session);
  gboolean scored = scorecard != NULL && bw_scorecard_get_snapshot (scorecard) != NULL;

  gboolean has_actions = scorecard != NULL && bw_scorecard_get_actions (scorecard)->len > 0;

  show_head (self, choose_head (scorecard, scored, has_actions));
  gtk_widget_set_visible (GTK_WIDGET (self->review), has_actions);
  gtk_widget_set_visible (GTK_WIDGET (self->top_actions), scored);

  bw_score_card_set_records (self->score, records);
  bw_since_card_update (self->since);
  bw_review_card_set_scorecard (self->review, scorecard);
  bw_top_actions_card_set_scorecard (self->top_actions, scorecard);
  if (self->is_drawn)
    update_rest (self);
}

static void
stop_awaiting (BwOverviewPage *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));

  if (self->drawing != 0 && clock != NULL)
    g_signal_handler_disconnect (clock, self->drawing);
  self->drawing = 0;
}

static gboolean
show_rest (gpointer data)
{
  BwOverviewPage *self = data;

  self->rest = 0;
  if (self->session != NULL)
    update_rest (self);
  return G_SOURCE_REMOVE;
}

/* Not here: the frame is not handed on before all have been told of it. Before the next frame, though, however many of them
 * there are. */
static void
on_drawn (BwOverviewPage *self)
{
  stop_awaiting (self);
  self->is_drawn = TRUE;
  self->rest = g_idle_add_full (G_PRIORITY_DEFAULT, show_rest, self, NULL);
}

static void
await_drawing (BwOverviewPage *self)
{
  if (!self->is_drawn && self->drawing == 0)
    self->drawing = g_signal_connect_swapped (gtk_widget_get_frame_clock (GTK_WIDGET (self)),
                                              "after-paint", G_CALLBACK (on_drawn), self);
}

/* What is on the screen is seen: the next time, what is newer than that is told of. */
static void
note_seen (BwOverviewPage *self)
{
  BwScorecard *scorecard = self->session != NULL ? bw_session_get_scorecard (self->session) : NULL;
  BwSnapshot *snapshot = scorecard != NULL ? bw_scorecard_get_snapshot (scorecard) : NULL;

  g_autofree char *day = NULL;

  if (snapshot == NULL || bw_session_get_entry (self->session) == NULL ||
      !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  day = bw_day_to_iso (bw_snapshot_get_day (snapshot));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.note-seen", "s", day);
}

/* The counters are made anew, and a row may show another action than before. The keyboard goes from one to that which
 * takes its place, or, where none does, to another of its card. */
static void
update (BwOverviewPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *card = find_card (self, focus);
  GtkWidget *twin = NULL;
  g_autofree char *action = NULL;
  g_autoptr (GVariant) target = NULL;

  if (card != NULL && GTK_IS_ACTIONABLE (focus)) {
    action = g_strdup (gtk_actionable_get_action_name (GTK_ACTIONABLE (focus)));
    target = gtk_actionable_get_action_target_value (GTK_ACTIONABLE (focus));
  }
  if (target != NULL)
    g_variant_ref (target);

  update_cards (self);
  note_seen (self);
  if (target == NULL)
    return;
  twin = find_twin (card, action, target);
  if (twin != NULL && gtk_widget_grab_focus (twin))
    return;
  if (find_card (self, gtk_root_get_focus (root)) != card)
    gtk_widget_child_focus (card, GTK_DIR_TAB_FORWARD);
}

static void
bw_overview_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BwOverviewPage *self = BW_OVERVIEW_PAGE (object);

  switch ((BwOverviewPageProperty) id) {
  case PROP_SESSION:
    g_value_set_object (value, self->session);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
bw_overview_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  BwOverviewPage *self = BW_OVERVIEW_PAGE (object);

  switch ((BwOverviewPageProperty) id) {
  case PROP_SESSION:
    bw_overview_page_set_session (self, g_value_get_object (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
bw_overview_page_dispose (GObject *object)
{
  BwOverviewPage *self = BW_OVERVIEW_PAGE (object);

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_func (self->session, update, self);
  g_clear_object (&self->session);
  g_clear_handle_id (&self->rest, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), BW_TYPE_OVERVIEW_PAGE);
  self->breakdown = NULL;
  self->comparison = NULL;
  self->notes = NULL;

  G_OBJECT_CLASS (bw_overview_page_parent_class)->dispose (object);
}

/* How large the page is does not hang on what is in it, which scrolls: so that what is in it is measured once,
 * when its width is known, and not also for the window, before it has its styles. */
static void
measure (GtkWidget *page,
         GtkOrientation orientation,
         int for_size,
         int *minimum,
         int *natural,
         int *minimum_baseline,
         int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? MIN_WIDTH : MIN_HEIGHT;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? NATURAL_WIDTH : NATURAL_HEIGHT;
}

static void
allocate (GtkWidget *page, int width, int height, int baseline)
{
  GtkWidget *child = adw_bin_get_child (ADW_BIN (page));

  if (child != NULL)
    gtk_widget_allocate (child, width, height, baseline, NULL);
}

static void
bw_overview_page_class_init (BwOverviewPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = bw_overview_page_get_property;
  object_class->set_property = bw_overview_page_set_property;
  object_class->dispose = bw_overview_page_dispose;

  properties[PROP_SESSION] =
      g_param_spec_object ("session", NULL, NULL, BW_TYPE_SESSION,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (BW_TYPE_REVIEW_CARD);
  g_type_ensure (BW_TYPE_SCORE_CARD);
  g_type_ensure (BW_TYPE_SINCE_CARD);
  g_type_ensure (BW_TYPE_TOP_ACTIONS_CARD);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               BW_RESOURCE_PATH "/overview/bw-overview-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BwOverviewPage, layouts);
  gtk_widget_class_bind_template_child (widget_class, BwOverviewPage, score_or_none);
  gtk_widget_class_bind_template_child (widget_class, BwOverviewPage, score);
  gtk_widget_class_bind_template_child (widget_class, BwOverviewPage, since);
  gtk_widget_class_bind_template_child (widget_class, BwOverviewPage, review);
  gtk_widget_class_bind_template_child (widget_class, BwOverviewPage, top_actions);
}

static void
bw_overview_page_init (BwOverviewPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "map", G_CALLBACK (note_seen), NULL);
  g_signal_connect (self, "map", G_CALLBACK (await_drawing), NULL);
  g_signal_connect (self, "unrealize", G_CALLBACK (stop_awaiting), NULL);
  gtk_widget_set_layout_manager (GTK_WIDGET (self),
                                 gtk_custom_layout_new (NULL, measure, allocate));
}

/**
 * bw_overview_page_set_session:
 * @self: the page
 * @session: (nullable): whose records it shows
 *
 * Sets what the page follows.
 */
void
bw_overview_page_set_session (BwOverviewPage *self, BwSession *session)
{
  g_return_if_fail (BW_IS_OVERVIEW_PAGE (self));
  g_return_if_fail (session == NULL || BW_IS_SESSION (session));

  if (self->session == session)
    return;
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_func (self->session, update, self);
  g_set_object (&self->session, session);
  bw_since_card_set_session (self->since, session);

  if (session != NULL) {
    g_signal_connect_object (session, "notify::records", G_CALLBACK (update), self,
                             G_CONNECT_SWAPPED);
    update (self);
  }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
}
