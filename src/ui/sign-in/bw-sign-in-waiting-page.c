/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/sign-in/bw-sign-in-waiting-page.h"

#include <glib/gi18n.h>
#include <string.h>

#include "auth/bw-auth-code.h"
#include "ui/bw-copy.h"

#define CODE_SCALE 2.4

struct _BwSignInWaitingPage {
  BwSignInPage parent_instance;

  BwClock *clock;
  BwAddressMaker *addresses;
  char *address;
  GDateTime *expires;
  guint ticking;

  gboolean has_asked;
  GtkLabel *once_more;
  GtkWidget *code_box;
  GtkLabel *code;
  GtkWidget *copy_code;
  GtkWidget *open_code;
  GtkLabel *code_address;
  GtkLabel *countdown;
  GtkLabel *wait;
  GtkWidget *browser_box;
  GtkWidget *open_again;
  GtkWidget *cancel;
  GtkWidget *number_box;
  GtkEditable *number;
  GtkWidget *number_hint;
};

G_DEFINE_FINAL_TYPE (BwSignInWaitingPage, bw_sign_in_waiting_page, BW_TYPE_SIGN_IN_PAGE)

/* The browser gets a new one each time, since each is good for once. */
static char *
dup_address (BwSignInWaitingPage *self)
{
  return self->addresses != NULL ? bw_address_maker_make (self->addresses)
                                 : g_strdup (self->address);
}

static void
on_open (BwSignInWaitingPage *self)
{
  g_autofree char *address = dup_address (self);

  if (address != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "sign-in.open", "s", address);
}

static void
on_copy_address (BwSignInWaitingPage *self)
{
  g_autofree char *address = dup_address (self);

  if (address != NULL)
    bw_copy (GTK_WIDGET (self), address);
}

static void
on_copy_code (BwSignInWaitingPage *self)
{
  bw_copy (GTK_WIDGET (self), gtk_label_get_label (self->code));
}

/* Microsoft does not lead back from what it refuses in the browser before it trusts the redirect. */
static void
on_number (BwSignInWaitingPage *self)
{
  const char *text = gtk_editable_get_text (self->number);
  const char *digits = text + strcspn (text, "0123456789");
  guint number = (guint) g_ascii_strtoull (digits, NULL, 10);
  gboolean is_known = bw_auth_code_find (number) != NULL;

  gtk_widget_set_visible (self->number_hint, !is_known);
  if (is_known)
    gtk_widget_activate_action (GTK_WIDGET (self), "sign-in.look-up", "u", number);
}

static void
stop_ticking (BwSignInWaitingPage *self)
{
  g_clear_handle_id (&self->ticking, g_source_remove);
}

static void
bw_sign_in_waiting_page_dispose (GObject *object)
{
  BwSignInWaitingPage *self = BW_SIGN_IN_WAITING_PAGE (object);

  stop_ticking (self);
  g_clear_object (&self->clock);
  g_clear_object (&self->addresses);
  g_clear_pointer (&self->address, g_free);
  g_clear_pointer (&self->expires, g_date_time_unref);

  G_OBJECT_CLASS (bw_sign_in_waiting_page_parent_class)->dispose (object);
}

static void
bw_sign_in_waiting_page_class_init (BwSignInWaitingPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bw_sign_in_waiting_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, BW_RESOURCE_PATH
                                               "/sign-in/bw-sign-in-waiting-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BwSignInWaitingPage, once_more);
  gtk_widget_class_bind_template_child (widget_class, BwSignInWaitingPage, code_box);
  gtk_widget_class_bind_template_child (widget_class, BwSignInWaitingPage, code);
  gtk_widget_class_bind_template_child (widget_class, BwSignInWaitingPage, copy_code);
  gtk_widget_class_bind_template_child (widget_class, BwSignInWaitingPage, open_code);
  gtk_widget_class_bind_template_child (widget_class, BwSignInWaitingPage, code_address);
  gtk_widget_class_bind_template_child (widget_class, BwSignInWaitingPage, countdown);
  gtk_widget_class_bind_template_child (widget_class, BwSignInWaitingPage, wait);
  gtk_widget_class_bind_template_child (widget_class, BwSignInWaitingPage, browser_box);
  gtk_widget_class_bind_template_child (widget_class, BwSignInWaitingPage, open_again);
  gtk_widget_class_bind_template_child (widget_class, BwSignInWaitingPage, cancel);
  gtk_widget_class_bind_template_child (widget_class, BwSignInWaitingPage, number_box);
  gtk_widget_class_bind_template_child (widget_class, BwSignInWaitingPage, number);
  gtk_widget_class_bind_template_child (widget_class, BwSignInWaitingPage, number_hint);
  gtk_widget_class_bind_template_callback (widget_class, on_number);
  gtk_widget_class_bind_template_callback (widget_class, on_open);
  gtk_widget_class_bind_template_callback (widget_class, on_copy_address);
  gtk_widget_class_bind_template_callback (widget_class, on_copy_code);
}

/* A hyphen where the line breaks off would be entered with the rest. */
static PangoAttrList *
new_exact_attributes (void)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  return attributes;
}

/* So large that it is read from across the room. */
static void
enlarge_code (BwSignInWaitingPage *self)
{
  g_autoptr (PangoAttrList) attributes = new_exact_attributes ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (CODE_SCALE));
  pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  gtk_label_set_attributes (self->code, attributes);
}

static void
bw_sign_in_waiting_page_init (BwSignInWaitingPage *self)
{
  g_autoptr (PangoAttrList) exact = new_exact_attributes ();

  gtk_widget_init_template (GTK_WIDGET (self));
  enlarge_code (self);
  gtk_label_set_attributes (self->code_address, exact);
  /* Translators: the heading of the page that waits. */
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), _ ("Signing in"));
}

/**
 * bw_sign_in_waiting_page_new:
 * @form: what is filled in
 * @clock: tells how long a code still counts
 *
 * Returns: (transfer floating): the page
 */
BwSignInPage *
bw_sign_in_waiting_page_new (BwSignInForm *form, BwClock *clock)
{
  BwSignInWaitingPage *self = g_object_new (BW_TYPE_SIGN_IN_WAITING_PAGE, "form", form, NULL);

  g_set_object (&self->clock, clock);
  return BW_SIGN_IN_PAGE (self);
}

/**
 * bw_sign_in_waiting_page_begin:
 * @self: the page
 *
 * Shows that an attempt has begun of which nothing is known yet.
 */
void
bw_sign_in_waiting_page_begin (BwSignInWaitingPage *self)
{
  g_return_if_fail (BW_IS_SIGN_IN_WAITING_PAGE (self));

  bw_sign_in_waiting_page_end (self);
  bw_sign_in_page_set_lead (BW_SIGN_IN_PAGE (self), _ ("Bolwerk asks Microsoft."));
  self->has_asked = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->once_more), FALSE);
  gtk_widget_set_visible (self->code_box, FALSE);
  gtk_widget_set_visible (self->browser_box, FALSE);
  gtk_widget_set_visible (self->number_box, FALSE);
  gtk_widget_set_visible (self->number_hint, FALSE);
  gtk_editable_set_text (self->number, "");
  gtk_widget_set_visible (GTK_WIDGET (self->wait), FALSE);
  bw_sign_in_page_set_first_focus (BW_SIGN_IN_PAGE (self), self->cancel);
}

static void
announce (BwSignInWaitingPage *self, const char *text)
{
  gtk_accessible_announce (GTK_ACCESSIBLE (self), text,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
move_focus (BwSignInWaitingPage *self, GtkWidget *widget)
{
  bw_sign_in_page_set_first_focus (BW_SIGN_IN_PAGE (self), widget);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_grab_focus (widget);
}

/* Whoever has just signed in and is asked again wants to know why: Graph demanded more of it (graph.md §4.7). */
static void
begin_asking (BwSignInWaitingPage *self)
{
  if (self->has_asked) {
    gtk_widget_set_visible (GTK_WIDGET (self->once_more), TRUE);
    announce (self, gtk_label_get_label (self->once_more));
  }
  self->has_asked = TRUE;
}

/**
 * bw_sign_in_waiting_page_show_browser:
 * @self: the page
 * @addresses: makes the addresses that the browser opens
 *
 * Shows that the browser is being opened, and offers to open it again.
 */
void
bw_sign_in_waiting_page_show_browser (BwSignInWaitingPage *self, BwAddressMaker *addresses)
{
  const char *lead = _ ("Sign in in the browser, which opens now, and come back when it says so. "
                        "Where it does not open, open it again or copy the address.");

  g_return_if_fail (BW_IS_SIGN_IN_WAITING_PAGE (self));

  begin_asking (self);
  g_set_object (&self->addresses, addresses);
  bw_sign_in_page_set_lead (BW_SIGN_IN_PAGE (self), lead);
  gtk_widget_set_visible (self->browser_box, TRUE);
  gtk_widget_set_visible (self->number_box, TRUE);
  announce (self, lead);
}

/* A screen reader would read the code as a word. */
static char *
spell (const char *code)
{
  g_autoptr (GString) letters = g_string_new (NULL);

  for (const char *at = code; *at != '\0'; at = g_utf8_next_char (at)) {
    if (letters->len > 0)
      g_string_append_c (letters, ' ');
    g_string_append_unichar (letters, g_utf8_get_char (at));
  }
  return g_string_free_and_steal (g_steal_pointer (&letters));
}

static gboolean
tick (gpointer data)
{
  BwSignInWaitingPage *self = data;
  g_autoptr (GDateTime) now = bw_clock_get_now (self->clock);
  gint64 left = g_date_time_difference (self->expires, now) / G_TIME_SPAN_SECOND;
  g_autofree char *text = NULL;

  left = MAX (left, 0);
  /* Translators: how long a code still counts, in minutes and seconds. */
  text = g_strdup_printf (_ ("Enter it within %u:%02u"), (guint) (left / 60), (guint) (left % 60));
  gtk_label_set_label (self->countdown, text);
  return G_SOURCE_CONTINUE;
}

/**
 * bw_sign_in_waiting_page_show_code:
 * @self: the page
 * @code: the code
 * @address: where it is entered
 * @expires: until when
 *
 * Shows a code.
 */
void
bw_sign_in_waiting_page_show_code (BwSignInWaitingPage *self,
                                   const char *code,
                                   const char *address,
                                   GDateTime *expires)
{
  g_autofree char *letters = NULL;

  g_return_if_fail (BW_IS_SIGN_IN_WAITING_PAGE (self));

  begin_asking (self);
  letters = spell (code);
  g_set_str (&self->address, address);
  g_clear_pointer (&self->expires, g_date_time_unref);
  self->expires = g_date_time_ref (expires);
  bw_sign_in_page_set_lead (BW_SIGN_IN_PAGE (self),
                            _ ("Open this address on any device, and enter the code there."));
  gtk_label_set_label (self->code, code);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->code), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  letters, -1);
  gtk_label_set_label (self->code_address, address);
  gtk_widget_set_visible (self->code_box, TRUE);
  gtk_widget_set_visible (self->number_box, TRUE);
  stop_ticking (self);
  tick (self);
  self->ticking = g_timeout_add_seconds (1, tick, self);
  move_focus (self, self->copy_code);
  announce (self, letters);
}

/**
 * bw_sign_in_waiting_page_show_wait:
 * @self: the page
 * @text: (nullable): why the program waits, and how long; %NULL where it does not
 */
void
bw_sign_in_waiting_page_show_wait (BwSignInWaitingPage *self, const char *text)
{
  g_return_if_fail (BW_IS_SIGN_IN_WAITING_PAGE (self));

  gtk_label_set_label (self->wait, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->wait), text != NULL);
}

/**
 * bw_sign_in_waiting_page_end:
 * @self: the page
 *
 * Forgets the attempt: its code and address are worth something no longer.
 */
void
bw_sign_in_waiting_page_end (BwSignInWaitingPage *self)
{
  g_return_if_fail (BW_IS_SIGN_IN_WAITING_PAGE (self));

  stop_ticking (self);
  g_clear_object (&self->addresses);
  g_clear_pointer (&self->address, g_free);
  gtk_label_set_label (self->code, "");
}
