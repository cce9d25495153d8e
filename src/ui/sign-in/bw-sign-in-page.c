/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/sign-in/bw-sign-in-page.h"

#include <glib/gi18n.h>

#define WIDTH 520

/* Set on a row that was left, or in which Enter was pressed, since it was right. */
#define LEFT_KEY "bw-left"

typedef struct {
  BwSignInForm *form;
  GtkWidget *first_focus;

  GtkLabel *lead;
  AdwBin *body;
  GtkButton *button;
  AdwToolbarView *frame;
} BwSignInPagePrivate;

G_DEFINE_TYPE_WITH_PRIVATE (BwSignInPage, bw_sign_in_page, ADW_TYPE_NAVIGATION_PAGE)

typedef enum {
  PROP_FORM = 1,
  PROP_LEAD,
  PROP_BODY,
  PROP_NEXT_LABEL,
  PROP_COMPLETE,
} BwSignInPageProperty;

static GParamSpec *properties[PROP_COMPLETE + 1];
static guint signal_next;

static BwSignInPagePrivate *
get_private (BwSignInPage *self)
{
  return bw_sign_in_page_get_instance_private (self);
}

static void
set_next_label (BwSignInPage *self, const char *label)
{
  BwSignInPagePrivate *priv = get_private (self);

  gtk_widget_set_visible (GTK_WIDGET (priv->button), label != NULL);
  adw_toolbar_view_set_reveal_bottom_bars (priv->frame, label != NULL);
  gtk_button_set_label (priv->button, label != NULL ? label : "");
}

static void
bw_sign_in_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BwSignInPagePrivate *priv = get_private (BW_SIGN_IN_PAGE (object));

  switch ((BwSignInPageProperty) id) {
  case PROP_FORM:
    g_value_set_object (value, priv->form);
    break;
  case PROP_LEAD:
    g_value_set_string (value, gtk_label_get_label (priv->lead));
    break;
  case PROP_BODY:
    g_value_set_object (value, adw_bin_get_child (priv->body));
    break;
  case PROP_NEXT_LABEL:
    g_value_set_string (value, gtk_button_get_label (priv->button));
    break;
  case PROP_COMPLETE:
    g_value_set_boolean (value, gtk_widget_get_sensitive (GTK_WIDGET (priv->button)));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
bw_sign_in_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  BwSignInPage *self = BW_SIGN_IN_PAGE (object);
  BwSignInPagePrivate *priv = get_private (self);

  switch ((BwSignInPageProperty) id) {
  case PROP_FORM:
    g_set_object (&priv->form, g_value_get_object (value));
    break;
  case PROP_LEAD:
    bw_sign_in_page_set_lead (self, g_value_get_string (value));
    break;
  case PROP_BODY:
    adw_bin_set_child (priv->body, g_value_get_object (value));
    break;
  case PROP_NEXT_LABEL:
    set_next_label (self, g_value_get_string (value));
    break;
  case PROP_COMPLETE:
    bw_sign_in_page_set_complete (self, g_value_get_boolean (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
on_form_changed (BwSignInPage *self)
{
  BwSignInPageClass *klass = BW_SIGN_IN_PAGE_GET_CLASS (self);

  if (klass->update != NULL)
    klass->update (self);
}

static void
bw_sign_in_page_constructed (GObject *object)
{
  BwSignInPage *self = BW_SIGN_IN_PAGE (object);
  BwSignInPagePrivate *priv = get_private (self);

  G_OBJECT_CLASS (bw_sign_in_page_parent_class)->constructed (object);

  g_signal_connect_object (priv->form, "notify", G_CALLBACK (on_form_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (priv->form, "secret-changed", G_CALLBACK (on_form_changed), self,
                           G_CONNECT_SWAPPED);
}

static void
bw_sign_in_page_dispose (GObject *object)
{
  BwSignInPagePrivate *priv = get_private (BW_SIGN_IN_PAGE (object));

  g_clear_object (&priv->form);
  g_clear_weak_pointer (&priv->first_focus);

  G_OBJECT_CLASS (bw_sign_in_page_parent_class)->dispose (object);
}

static void
bw_sign_in_page_showing (AdwNavigationPage *page)
{
  ADW_NAVIGATION_PAGE_CLASS (bw_sign_in_page_parent_class)->showing (page);
  on_form_changed (BW_SIGN_IN_PAGE (page));
}

static void
bw_sign_in_page_shown (AdwNavigationPage *page)
{
  BwSignInPagePrivate *priv = get_private (BW_SIGN_IN_PAGE (page));

  ADW_NAVIGATION_PAGE_CLASS (bw_sign_in_page_parent_class)->shown (page);
  if (priv->first_focus != NULL && gtk_widget_get_mapped (priv->first_focus))
    gtk_widget_grab_focus (priv->first_focus);
}

static void
bw_sign_in_page_class_init (BwSignInPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  AdwNavigationPageClass *page_class = ADW_NAVIGATION_PAGE_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = bw_sign_in_page_get_property;
  object_class->set_property = bw_sign_in_page_set_property;
  object_class->constructed = bw_sign_in_page_constructed;
  object_class->dispose = bw_sign_in_page_dispose;
  page_class->showing = bw_sign_in_page_showing;
  page_class->shown = bw_sign_in_page_shown;

  properties[PROP_FORM] = g_param_spec_object ("form", NULL, NULL, BW_TYPE_SIGN_IN_FORM,
                                               flags | G_PARAM_CONSTRUCT_ONLY);
  properties[PROP_LEAD] = g_param_spec_string ("lead", NULL, NULL, NULL, flags);
  properties[PROP_BODY] = g_param_spec_object ("body", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_NEXT_LABEL] = g_param_spec_string ("next-label", NULL, NULL, NULL, flags);
  properties[PROP_COMPLETE] = g_param_spec_boolean ("complete", NULL, NULL, TRUE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signal_next = g_signal_new ("next", BW_TYPE_SIGN_IN_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                              G_TYPE_NONE, 0);
}

static GtkWidget *
create_heading (BwSignInPage *self)
{
  GtkWidget *heading = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING,
                                     "wrap", TRUE, "xalign", 0.0, NULL);

  gtk_widget_add_css_class (heading, "title-2");
  gtk_accessible_update_property (GTK_ACCESSIBLE (heading), GTK_ACCESSIBLE_PROPERTY_LEVEL, 1, -1);
  g_object_bind_property (self, "title", heading, "label", G_BINDING_SYNC_CREATE);
  return heading;
}

static GtkWidget *
create_content (BwSignInPage *self)
{
  BwSignInPagePrivate *priv = get_private (self);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  priv->lead = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (priv->lead, TRUE);
  gtk_label_set_xalign (priv->lead, 0);
  gtk_widget_set_visible (GTK_WIDGET (priv->lead), FALSE);
  priv->body = ADW_BIN (adw_bin_new ());
  gtk_widget_set_margin_top (GTK_WIDGET (priv->body), 6);
  gtk_box_append (GTK_BOX (box), create_heading (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (priv->lead));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (priv->body));

  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), WIDTH);
  gtk_widget_set_margin_start (clamp, 18);
  gtk_widget_set_margin_end (clamp, 18);
  gtk_widget_set_margin_top (clamp, 6);
  gtk_widget_set_margin_bottom (clamp, 18);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  g_object_set (scrolled, "hscrollbar-policy", GTK_POLICY_NEVER, "propagate-natural-height", TRUE,
                "vexpand", TRUE, "child", clamp, NULL);
  return scrolled;
}

static GtkWidget *
create_bottom (BwSignInPage *self)
{
  BwSignInPagePrivate *priv = get_private (self);

  priv->button = GTK_BUTTON (gtk_button_new ());
  gtk_button_set_use_underline (priv->button, TRUE);
  gtk_widget_set_halign (GTK_WIDGET (priv->button), GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (GTK_WIDGET (priv->button), 6);
  gtk_widget_set_margin_bottom (GTK_WIDGET (priv->button), 18);
  gtk_widget_set_margin_start (GTK_WIDGET (priv->button), 18);
  gtk_widget_set_margin_end (GTK_WIDGET (priv->button), 18);
  gtk_widget_add_css_class (GTK_WIDGET (priv->button), "pill");
  gtk_widget_add_css_class (GTK_WIDGET (priv->button), "suggested-action");
  g_signal_connect_object (priv->button, "clicked", G_CALLBACK (bw_sign_in_page_next), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (priv->button);
}

/* A row with a radio button takes Enter for itself, which would choose what has been chosen. */
static gboolean
on_enter (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, ADW_TYPE_ACTION_ROW) : NULL;
  GtkWidget *check =
      row != NULL ? adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row)) : NULL;

  if (!GTK_IS_CHECK_BUTTON (check) || !gtk_widget_is_sensitive (row))
    return FALSE;

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  bw_sign_in_page_next (BW_SIGN_IN_PAGE (widget));
  return TRUE;
}

static void
add_keys (BwSignInPage *self)
{
  static const guint KEYS[] = { GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_ISO_Enter };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (gsize i = 0; i < G_N_ELEMENTS (KEYS); i++)
    gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (controller),
        gtk_shortcut_new (gtk_keyval_trigger_new (KEYS[i], 0),
                          gtk_callback_action_new (on_enter, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void
bw_sign_in_page_init (BwSignInPage *self)
{
  BwSignInPagePrivate *priv = get_private (self);
  GtkWidget *header = adw_header_bar_new ();

  priv->frame = ADW_TOOLBAR_VIEW (adw_toolbar_view_new ());
  /* The heading below has room for all of it. */
  adw_header_bar_set_show_title (ADW_HEADER_BAR (header), FALSE);
  adw_toolbar_view_add_top_bar (priv->frame, header);
  adw_toolbar_view_set_content (priv->frame, create_content (self));
  adw_toolbar_view_add_bottom_bar (priv->frame, create_bottom (self));
  set_next_label (self, NULL);
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), GTK_WIDGET (priv->frame));
  add_keys (self);
}

/**
 * bw_sign_in_page_get_form:
 * @self: a page
 *
 * Returns: (transfer none): what is filled in
 */
BwSignInForm *
bw_sign_in_page_get_form (BwSignInPage *self)
{
  g_return_val_if_fail (BW_IS_SIGN_IN_PAGE (self), NULL);

  return get_private (self)->form;
}

/**
 * bw_sign_in_page_set_lead:
 * @self: a page
 * @lead: (nullable): the sentence below the heading
 */
void
bw_sign_in_page_set_lead (BwSignInPage *self, const char *lead)
{
  BwSignInPagePrivate *priv = NULL;

  g_return_if_fail (BW_IS_SIGN_IN_PAGE (self));

  priv = get_private (self);
  gtk_label_set_label (priv->lead, lead != NULL ? lead : "");
  gtk_widget_set_visible (GTK_WIDGET (priv->lead), lead != NULL);
}

/**
 * bw_sign_in_page_set_complete:
 * @self: a page
 * @complete: whether one may go on
 */
void
bw_sign_in_page_set_complete (BwSignInPage *self, gboolean complete)
{
  g_return_if_fail (BW_IS_SIGN_IN_PAGE (self));

  gtk_widget_set_sensitive (GTK_WIDGET (get_private (self)->button), complete);
}

/**
 * bw_sign_in_page_next:
 * @self: a page
 *
 * Goes on, where one may.
 */
void
bw_sign_in_page_next (BwSignInPage *self)
{
  BwSignInPagePrivate *priv = NULL;

  g_return_if_fail (BW_IS_SIGN_IN_PAGE (self));

  priv = get_private (self);
  if (gtk_widget_get_visible (GTK_WIDGET (priv->button)) &&
      gtk_widget_get_sensitive (GTK_WIDGET (priv->button)))
    g_signal_emit (self, signal_next, 0);
}

/**
 * bw_sign_in_page_get_button:
 * @self: a page
 *
 * Returns: (transfer none): the button that goes on
 */
GtkWidget *
bw_sign_in_page_get_button (BwSignInPage *self)
{
  g_return_val_if_fail (BW_IS_SIGN_IN_PAGE (self), NULL);

  return GTK_WIDGET (get_private (self)->button);
}

/**
 * bw_sign_in_page_set_first_focus:
 * @self: a page
 * @widget: (nullable): what has the focus when the page is shown
 */
void
bw_sign_in_page_set_first_focus (BwSignInPage *self, GtkWidget *widget)
{
  g_return_if_fail (BW_IS_SIGN_IN_PAGE (self));

  g_set_weak_pointer (&get_private (self)->first_focus, widget);
}

static gboolean
is_chosen (GBinding *binding, const GValue *from, GValue *to, gpointer value)
{
  g_value_set_boolean (to, g_strcmp0 (g_value_get_string (from), value) == 0);
  return TRUE;
}

/* What is not chosen any more says nothing about what is. */
static gboolean
choose (GBinding *binding, const GValue *from, GValue *to, gpointer value)
{
  if (!g_value_get_boolean (from))
    return FALSE;

  g_value_set_string (to, value);
  return TRUE;
}

/**
 * bw_sign_in_page_bind_choice:
 * @self: a page
 * @check: a radio button
 * @property: what it chooses, of the form
 * @value: what it stands for
 *
 * Holds a radio button and the form together.
 */
void
bw_sign_in_page_bind_choice (BwSignInPage *self,
                             GtkCheckButton *check,
                             const char *property,
                             const char *value)
{
  g_return_if_fail (BW_IS_SIGN_IN_PAGE (self));

  g_object_bind_property_full (get_private (self)->form, property, check, "active",
                               G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE, is_chosen, choose,
                               g_strdup (value), g_free);
}

static void
on_typed (AdwEntryRow *row, BwSignInPage *self)
{
  const char *property = g_object_get_data (G_OBJECT (row), "bw-property");

  g_object_set (get_private (self)->form, property, gtk_editable_get_text (GTK_EDITABLE (row)),
                NULL);
}

/* The form drops blanks at both ends; the user, still typing, keeps them. */
static void
on_filled_in (BwSignInForm *form, GParamSpec *pspec, AdwEntryRow *row)
{
  g_autofree char *text = NULL;
  g_autofree char *typed = g_strdup (gtk_editable_get_text (GTK_EDITABLE (row)));

  g_object_get (form, pspec->name, &text, NULL);
  if (!g_str_equal (g_strstrip (typed), text))
    gtk_editable_set_text (GTK_EDITABLE (row), text);
}

/* Nobody is interrupted while typing; once something was told, it stays until it is right. */
static void
on_left (BwSignInPage *self, AdwEntryRow *row)
{
  g_object_set_data (G_OBJECT (row), LEFT_KEY, GINT_TO_POINTER (TRUE));
  on_form_changed (self);
}

static void
on_row_state (GtkWidget *row, GtkStateFlags before, BwSignInPage *self)
{
  GtkStateFlags now = gtk_widget_get_state_flags (row);

  if ((before & GTK_STATE_FLAG_FOCUS_WITHIN) != 0 && (now & GTK_STATE_FLAG_FOCUS_WITHIN) == 0)
    on_left (self, ADW_ENTRY_ROW (row));
}

static gboolean
is_being_typed (AdwEntryRow *row)
{
  return (gtk_widget_get_state_flags (GTK_WIDGET (row)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0 &&
         g_object_get_data (G_OBJECT (row), LEFT_KEY) == NULL;
}

/**
 * bw_sign_in_page_bind_entry:
 * @self: a page
 * @row: where something is typed
 * @property: what that is, of the form
 *
 * Holds an entry and the form together; Enter in it goes on.
 */
void
bw_sign_in_page_bind_entry (BwSignInPage *self, AdwEntryRow *row, const char *property)
{
  BwSignInPagePrivate *priv = NULL;
  g_autofree char *signal = g_strconcat ("notify::", property, NULL);
  g_autofree char *text = NULL;

  g_return_if_fail (BW_IS_SIGN_IN_PAGE (self));

  priv = get_private (self);
  g_object_get (priv->form, property, &text, NULL);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  adw_entry_row_set_activates_default (row, TRUE);
  g_object_set_data_full (G_OBJECT (row), "bw-property", g_strdup (property), g_free);
  g_signal_connect_object (row, "changed", G_CALLBACK (on_typed), self, 0);
  g_signal_connect_object (row, "entry-activated", G_CALLBACK (on_left), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "state-flags-changed", G_CALLBACK (on_row_state), self, 0);
  g_signal_connect_object (priv->form, signal, G_CALLBACK (on_filled_in), row, 0);
}

static void
tell_accessible (GtkAccessible *accessible, GtkLabel *hint, gboolean wrong)
{
  gtk_accessible_update_state (accessible, GTK_ACCESSIBLE_STATE_INVALID,
                               wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  if (wrong)
    gtk_accessible_update_relation (accessible, GTK_ACCESSIBLE_RELATION_ERROR_MESSAGE, hint, NULL,
                                    -1);
  else
    gtk_accessible_reset_relation (accessible, GTK_ACCESSIBLE_RELATION_ERROR_MESSAGE);
}

/**
 * bw_sign_in_page_tell_wrong:
 * @self: a page
 * @row: where something is typed
 * @hint: where it is told
 * @field: what that is, of the form
 *
 * Tells what is wrong with what was typed, to the eye and to a screen reader, once one has left it.
 */
void
bw_sign_in_page_tell_wrong (BwSignInPage *self,
                            AdwEntryRow *row,
                            GtkLabel *hint,
                            BwSignInField field)
{
  g_autofree char *wrong = NULL;

  g_return_if_fail (BW_IS_SIGN_IN_PAGE (self));

  wrong = bw_sign_in_form_check (get_private (self)->form, field);
  if (wrong == NULL)
    g_object_set_data (G_OBJECT (row), LEFT_KEY, NULL);
  else if (is_being_typed (row))
    return;
  gtk_label_set_label (hint, wrong != NULL ? wrong : "");
  gtk_widget_set_visible (GTK_WIDGET (hint), wrong != NULL);
  if (wrong != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (row), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
  tell_accessible (GTK_ACCESSIBLE (row), hint, wrong != NULL);
  /* What has the focus is within the row. */
  tell_accessible (GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (row))), hint,
                   wrong != NULL);
}
