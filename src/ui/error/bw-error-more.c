/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/error/bw-error-more.h"

#include <glib/gi18n.h>

#include "ui/bw-address.h"
#include "ui/bw-copy.h"
#include "ui/bw-english.h"

#define KEY "bw-error-more"

static GtkWidget *
create_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  return label;
}

/* A button whose label wraps, and which keeps what it is about. */
static void
append_button (GtkWidget *box, const char *label, const char *about, GCallback clicked)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *child = gtk_label_new (label);

  gtk_label_set_wrap (GTK_LABEL (child), TRUE);
  gtk_label_set_justify (GTK_LABEL (child), GTK_JUSTIFY_CENTER);
  gtk_button_set_child (GTK_BUTTON (button), child);
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_set_tooltip_text (button, about);
  g_object_set_data_full (G_OBJECT (button), KEY, g_strdup (about), g_free);
  g_signal_connect (button, "clicked", clicked, NULL);
  gtk_box_append (GTK_BOX (box), button);
}

static void
on_link (GtkWidget *button)
{
  bw_address_open (button, g_object_get_data (G_OBJECT (button), KEY));
}

static void
on_copy (GtkWidget *button)
{
  bw_copy (button, g_object_get_data (G_OBJECT (button), KEY));
}

/* All as wide as the widest, as those above them are. */
static void
append_buttons (GtkBox *box, const BwErrorText *text)
{
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  gtk_widget_set_halign (buttons, GTK_ALIGN_CENTER);
  if (text->link != NULL)
    append_button (buttons, text->link_label, text->link, G_CALLBACK (on_link));
  if (text->other_link != NULL)
    append_button (buttons, text->other_label, text->other_link, G_CALLBACK (on_link));
  if (text->ids != NULL)
    /* Translators: a button that puts the numbers by which Microsoft's support finds an attempt on the
       clipboard. */
    append_button (buttons, _ ("Copy IDs for Support"), text->ids, G_CALLBACK (on_copy));
  gtk_box_append (box, buttons);
}

static void
append_said (GtkBox *box, const char *said, gboolean is_english)
{
  GtkWidget *label = create_label (said);
  g_autoptr (PangoAttrList) english = is_english ? bw_english_new_attributes () : NULL;

  gtk_label_set_attributes (GTK_LABEL (label), english);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (box, label);
}

static void
append_detail (GtkBox *box, const char *detail, gboolean is_english)
{
  /* Translators: opens to show what the system said about an error. */
  GtkWidget *expander = gtk_expander_new_with_mnemonic (_ ("De_tails"));
  GtkWidget *label = create_label (detail);
  g_autoptr (PangoAttrList) english = is_english ? bw_english_new_attributes () : NULL;

  gtk_label_set_attributes (GTK_LABEL (label), english);
  gtk_widget_add_css_class (label, "monospace");
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_set_margin_top (label, 6);
  gtk_expander_set_child (GTK_EXPANDER (expander), label);
  gtk_widget_set_halign (expander, GTK_ALIGN_CENTER);
  gtk_box_append (box, expander);
}

/**
 * bw_error_more_fill:
 * @box: a vertical box, which is emptied first
 * @text: how an error is told
 *
 * Puts into a box what is told of an error besides its title and its body: Microsoft's own words, a
 * button to the page that helps, one that copies the ids for support, and what was noted.
 */
void
bw_error_more_fill (GtkBox *box, const BwErrorText *text)
{
  GtkWidget *child = NULL;

  g_return_if_fail (GTK_IS_BOX (box));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
  if (text->said != NULL)
    append_said (box, text->said, text->is_english);
  if (text->link != NULL || text->ids != NULL)
    append_buttons (box, text);
  if (text->detail != NULL)
    append_detail (box, text->detail, text->is_english);
}
