/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/flyout/bw-flyout.h"

#include <glib/gi18n.h>

#include "present/bw-action-text.h"
#include "present/bw-format.h"
#include "present/bw-label.h"
#include "present/bw-recent-text.h"
#include "ui/actions/bw-status-icon.h"
#include "ui/bw-address.h"
#include "ui/bw-english.h"
#include "ui/bw-toast.h"
#include "ui/flyout/bw-flyout-section.h"

struct _BwFlyout {
  AdwBin parent_instance;

  BwAction *action;
  BwScorecard *scorecard;

  GtkWidget *close;
  GtkScrolledWindow *scrolled;
  GtkLabel *title;
  GtkImage *status_icon;
  GtkLabel *status;
  GtkLabel *not_scored;
  GtkWidget *retired;
  GtkLabel *impact;
  GtkLabel *points;
  GtkLabel *recent;
  GtkLabel *reason;
  GtkWidget *settings;
  GtkWidget *copy;
  GtkActionable *elsewhere;
  GtkLabel *no_settings;
  BwFlyoutSection *description;
  BwFlyoutSection *next_steps;
  BwFlyoutSection *effect;
  GtkListBox *glance;
  BwFlyoutSection *implementation;
  GtkLabel *synced;
  GtkLabel *delay;
};

G_DEFINE_FINAL_TYPE (BwFlyout, bw_flyout, ADW_TYPE_BIN)

typedef enum {
  PROP_ACTION = 1,
  PROP_SCORECARD,
} BwFlyoutProperty;

static GParamSpec *properties[PROP_SCORECARD + 1];

/* A line of the overview: what it is, and its value. */
static void
add_fact (BwFlyout *self, const char *title, char *value)
{
  g_autofree char *text = value;
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
  adw_action_row_set_subtitle_selectable (ADW_ACTION_ROW (row), TRUE);
  gtk_widget_add_css_class (row, "property");
  gtk_list_box_append (self->glance, row);
}

static void
show_facts (BwFlyout *self)
{
  BwAction *action = self->action;
  const char *const *threats = bw_action_get_threats (action);
  int rank = bw_action_get_rank (action);

  gtk_list_box_remove_all (self->glance);
  /* Translators: a fact about an action: Identity, Data, Device, Apps. */
  add_fact (self, _ ("Category"), bw_label_category (bw_action_get_category (action)));
  /* Translators: a fact about an action: the Microsoft product. */
  add_fact (self, _ ("Product"),
            bw_label_facet_value (BW_FACET_PRODUCT, bw_action_get_product (action)));
  if (threats != NULL && threats[0] != NULL)
    /* Translators: a fact about an action: the threats. */
    add_fact (self, _ ("Protects Against"), bw_label_threats (threats));
  /* Translators: a fact about an action: how much users notice. */
  add_fact (self, _ ("User Impact"), bw_label_level (bw_action_get_user_impact (action)));
  /* Translators: a fact about an action: how much work it is. */
  add_fact (self, _ ("Implementation Cost"), bw_label_level (bw_action_get_cost (action)));
  /* Translators: a fact about an action: Core, Defense in Depth, Advanced. */
  add_fact (self, _ ("Tier"), bw_label_tier (bw_action_get_tier (action)));
  if (rank >= 0)
    /* Translators: the rank that Microsoft gives an action, 1 first. */
    add_fact (self, C_ ("flyout", "Rank"), bw_format_count ((guint) rank));
  /* Translators: the id of an action, as scripts name it. */
  add_fact (self, C_ ("flyout", "Id"), g_strdup (bw_action_get_id (action)));
}

static void
show_label (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

static void
show_head (BwFlyout *self)
{
  BwAction *action = self->action;
  BwStatus status = bw_action_get_status (action);
  BwNotScoredReason not_scored = bw_action_get_not_scored_reason (action);
  g_autofree char *status_text = bw_label_status (status, bw_action_get_state_word (action));
  g_autofree char *tag = bw_label_not_scored (not_scored);
  g_autofree char *reason = bw_label_not_scored_reason (not_scored);
  g_autofree char *impact = bw_action_text_say_impact (action);
  g_autofree char *points = bw_action_text_say_points (action);
  g_autofree char *recent = bw_recent_text_say_events (action);

  gtk_label_set_label (self->title, bw_action_get_title (action));
  gtk_image_set_from_icon_name (self->status_icon, bw_status_icon_get_name (status));
  gtk_label_set_label (self->status, status_text);
  show_label (self->not_scored, tag);
  gtk_widget_set_visible (self->retired, bw_action_is_deprecated (action));
  show_label (self->impact, not_scored == BW_SCORED ? impact : NULL);
  show_label (self->points, not_scored == BW_SCORED ? points : NULL);
  show_label (self->recent, recent);
  show_label (self->reason, reason);
}

static char *
dup_portal_address (BwFlyout *self)
{
  const char *tenant =
      self->scorecard != NULL ? bw_scorecard_get_tenant_id (self->scorecard) : NULL;

  return self->action != NULL ? bw_action_get_portal_address (self->action, tenant) : NULL;
}

static void
show_links (BwFlyout *self)
{
  g_autofree char *address = bw_action_get_settings_address (self->action);
  g_autofree char *portal = dup_portal_address (self);
  g_autofree char *problem = bw_action_text_say_settings (self->action);

  gtk_widget_set_visible (self->settings, address != NULL);
  gtk_widget_set_tooltip_text (self->settings, address);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->settings),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  address != NULL ? address : "", -1);
  /* A cloud of one's own may have no portal. */
  gtk_widget_set_visible (self->copy, portal != NULL);
  show_label (self->no_settings, problem);
  gtk_actionable_set_action_target (self->elsewhere, "s", bw_action_get_id (self->action));
  /* Not before it has what it is about: GTK complains. */
  gtk_actionable_set_action_name (self->elsewhere, "flyout.look-up");
}

static void
show_texts (BwFlyout *self)
{
  g_autoptr (BwRichText) description = bw_action_dup_description (self->action);
  g_autoptr (BwRichText) next_steps = bw_action_dup_next_steps (self->action);
  g_autoptr (BwRichText) effect = bw_action_dup_effect_on_users (self->action);
  g_autoptr (BwRichText) implementation = bw_action_dup_implementation_status (self->action);
  g_autofree char *synced = bw_action_text_say_synced (self->action);

  bw_flyout_section_set_text (self->description, description);
  bw_flyout_section_set_text (self->next_steps, next_steps);
  bw_flyout_section_set_text (self->effect, effect);
  bw_flyout_section_set_text (self->implementation, implementation);
  gtk_label_set_label (self->synced, synced);
}

static void
show_action (BwFlyout *self)
{
  show_head (self);
  show_links (self);
  show_texts (self);
  show_facts (self);
}

static void
on_settings (BwFlyout *self)
{
  g_autofree char *address =
      self->action != NULL ? bw_action_get_settings_address (self->action) : NULL;

  if (address != NULL)
    bw_address_open (GTK_WIDGET (self), address);
}

static void
on_copy (BwFlyout *self)
{
  g_autofree char *address = dup_portal_address (self);

  if (address == NULL)
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), address);
  /* Translators: told in passing. */
  bw_toast_show (GTK_WIDGET (self), _ ("Link copied"));
}

static void
bw_flyout_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BwFlyout *self = BW_FLYOUT (object);

  switch ((BwFlyoutProperty) id) {
  case PROP_ACTION:
    g_value_set_object (value, self->action);
    break;
  case PROP_SCORECARD:
    g_value_set_object (value, self->scorecard);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
bw_flyout_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  BwFlyout *self = BW_FLYOUT (object);

  switch ((BwFlyoutProperty) id) {
  case PROP_ACTION:
    bw_flyout_set_action (self, g_value_get_object (value));
    break;
  case PROP_SCORECARD:
    bw_flyout_set_scorecard (self, g_value_get_object (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
bw_flyout_dispose (GObject *object)
{
  BwFlyout *self = BW_FLYOUT (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), BW_TYPE_FLYOUT);
  g_clear_object (&self->action);
  g_clear_object (&self->scorecard);
  G_OBJECT_CLASS (bw_flyout_parent_class)->dispose (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  properties[PROP_ACTION] = g_param_spec_object ("action", NULL, NULL, BW_TYPE_ACTION, flags);
  properties[PROP_SCORECARD] =
      g_param_spec_object ("scorecard", NULL, NULL, BW_TYPE_SCORECARD, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               BW_RESOURCE_PATH "/flyout/bw-flyout.ui");
  gtk_widget_class_bind_template_child (widget_class, BwFlyout, close);
  gtk_widget_class_bind_template_child (widget_class, BwFlyout, scrolled);
  gtk_widget_class_bind_template_child (widget_class, BwFlyout, title);
  gtk_widget_class_bind_template_child (widget_class, BwFlyout, status_icon);
  gtk_widget_class_bind_template_child (widget_class, BwFlyout, status);
  gtk_widget_class_bind_template_child (widget_class, BwFlyout, not_scored);
  gtk_widget_class_bind_template_child (widget_class, BwFlyout, retired);
  gtk_widget_class_bind_template_child (widget_class, BwFlyout, impact);
  gtk_widget_class_bind_template_child (widget_class, BwFlyout, points);
  gtk_widget_class_bind_template_child (widget_class, BwFlyout, recent);
  gtk_widget_class_bind_template_child (widget_class, BwFlyout, reason);
  gtk_widget_class_bind_template_child (widget_class, BwFlyout, settings);
  gtk_widget_class_bind_template_child (widget_class, BwFlyout, copy);
  gtk_widget_class_bind_template_child (widget_class, BwFlyout, elsewhere);
  gtk_widget_class_bind_template_child (widget_class, BwFlyout, no_settings);
  gtk_widget_class_bind_template_child (widget_class, BwFlyout, description);
  gtk_widget_class_bind_template_child (widget_class, BwFlyout, next_steps);
  gtk_widget_class_bind_template_child (widget_class, BwFlyout, effect);
  gtk_widget_class_bind_template_child (widget_class, BwFlyout, glance);
  gtk_widget_class_bind_template_child (widget_class, BwFlyout, implementation);
  gtk_widget_class_bind_template_child (widget_class, BwFlyout, synced);
  gtk_widget_class_bind_template_child (widget_class, BwFlyout, delay);
  gtk_widget_class_bind_template_callback (widget_class, on_settings);
  gtk_widget_class_bind_template_callback (widget_class, on_copy);
}

/* Not the first text, which would show a caret as if it could be changed. */
static gboolean
bw_flyout_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (BW_FLYOUT (widget)->close);
}

static void
bw_flyout_class_init (BwFlyoutClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = bw_flyout_get_property;
  object_class->set_property = bw_flyout_set_property;
  object_class->dispose = bw_flyout_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = bw_flyout_grab_focus;
  install_properties (object_class);

  g_type_ensure (BW_TYPE_FLYOUT_SECTION);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
bw_flyout_init (BwFlyout *self)
{
  g_autoptr (PangoAttrList) english = bw_english_new_attributes ();
  g_autofree char *delay = bw_action_text_say_delay ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_label_set_attributes (self->title, english);
  gtk_label_set_label (self->delay, delay);
}

/**
 * bw_flyout_new:
 *
 * Returns: (transfer floating): a flyout that shows nothing yet
 */
GtkWidget *
bw_flyout_new (void)
{
  return g_object_new (BW_TYPE_FLYOUT, NULL);
}

/**
 * bw_flyout_get_action:
 * @self: a flyout
 *
 * Returns: (transfer none) (nullable): what is shown
 */
BwAction *
bw_flyout_get_action (BwFlyout *self)
{
  g_return_val_if_fail (BW_IS_FLYOUT (self), NULL);

  return self->action;
}

/* Who goes on to another action from within the flyout hears which one it is; in the list it is the row that
   tells. */
static void
announce (BwFlyout *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    gtk_accessible_announce (GTK_ACCESSIBLE (self), bw_action_get_title (self->action),
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/* Another action is read from its top; the same one after a refresh stays where it was. */
static gboolean
is_same (BwAction *a, BwAction *b)
{
  return a != NULL && b != NULL && g_str_equal (bw_action_get_id (a), bw_action_get_id (b));
}

/**
 * bw_flyout_set_action:
 * @self: a flyout
 * @action: (nullable): what to show; with %NULL the last one stays in sight until the flyout is gone
 */
void
bw_flyout_set_action (BwFlyout *self, BwAction *action)
{
  gboolean same = FALSE;

  g_return_if_fail (BW_IS_FLYOUT (self));

  same = is_same (self->action, action);
  if (!g_set_object (&self->action, action))
    return;

  if (action != NULL)
    show_action (self);
  if (action != NULL && !same) {
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled), 0);
    announce (self);
  }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACTION]);
}

/**
 * bw_flyout_get_scorecard:
 * @self: a flyout
 *
 * Returns: (transfer none) (nullable): what the action belongs to
 */
BwScorecard *
bw_flyout_get_scorecard (BwFlyout *self)
{
  g_return_val_if_fail (BW_IS_FLYOUT (self), NULL);

  return self->scorecard;
}

/**
 * bw_flyout_set_scorecard:
 * @self: a flyout
 * @scorecard: (nullable): what the action belongs to
 */
void
bw_flyout_set_scorecard (BwFlyout *self, BwScorecard *scorecard)
{
  g_return_if_fail (BW_IS_FLYOUT (self));

  if (g_set_object (&self->scorecard, scorecard))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SCORECARD]);
}
