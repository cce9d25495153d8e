/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/overview/bw-no-score.h"

#include <glib/gi18n.h>

/* In pixels, and in characters. */
#define SIGN_SIZE 96
#define SPACING 12
#define MAX_WIDTH 60

typedef struct {
  const char *kind;
  const char *title;
  const char *text;
  const char *label;
  const char *action;
} Words;

static const Words all_words[] = {
  { "none",
    /* Translators: the title of a page. */
    N_ ("No Score"), N_ ("There are improvement actions, but there is no score to go with them."),
    N_ ("Show the _Actions"), "win.show-actions" },
  { "not-yet",
    /* Translators: the title of a page: Microsoft has not calculated a score of a new organisation. */
    N_ ("No Score Yet"),
    N_ ("Microsoft calculates the score once a day. For a new organisation, or one without "
        "licences until now, the first one can take a day or two: refresh tomorrow."),
    N_ ("_Refresh"), "win.refresh" },
  { "empty",
    /* Translators: the title of a page: what was opened is empty. */
    N_ ("No Records"), N_ ("What was opened holds neither a score nor an improvement action."),
    N_ ("_Open Files…"), "win.open" },
};

static const Words *
find_words (const char *kind)
{
  for (gsize i = 0; i < G_N_ELEMENTS (all_words); i++)
    if (g_str_equal (all_words[i].kind, kind))
      return &all_words[i];
  return NULL;
}

static GtkWidget *
create_sign (void)
{
  GtkWidget *sign =
      g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_image_set_from_icon_name (GTK_IMAGE (sign), "bw-overview-symbolic");
  gtk_image_set_pixel_size (GTK_IMAGE (sign), SIGN_SIZE);
  gtk_widget_add_css_class (sign, "dimmed");
  return sign;
}

static GtkWidget *
create_label (const char *text, GtkAccessibleRole role)
{
  return g_object_new (GTK_TYPE_LABEL, "accessible-role", role, "label", text, "wrap", TRUE,
                       "justify", GTK_JUSTIFY_CENTER, NULL);
}

static GtkWidget *
create_text (const char *text)
{
  GtkWidget *label = create_label (text, GTK_ACCESSIBLE_ROLE_LABEL);

  gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_WIDTH);
  gtk_widget_set_halign (label, GTK_ALIGN_CENTER);
  return label;
}

static GtkWidget *
create_button (const Words *words)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ (words->label));

  gtk_button_set_can_shrink (GTK_BUTTON (button), TRUE);
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (button, SPACING);
  gtk_widget_add_css_class (button, "pill");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), words->action);
  return button;
}

/**
 * bw_no_score_new:
 * @kind: why there is no score: `none`, `not-yet` or `empty`
 *
 * Returns: (transfer floating): what stands there without a score, and the way on. It is no status page: that scrolls, so that
 *   it does not ask for the height that it needs
 */
GtkWidget *
bw_no_score_new (const char *kind)
{
  const Words *words = find_words (kind);
  GtkWidget *box = NULL;
  GtkWidget *title = NULL;

  g_return_val_if_fail (words != NULL, NULL);

  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING);
  title = create_label (_ (words->title), GTK_ACCESSIBLE_ROLE_HEADING);
  gtk_widget_add_css_class (title, "title-2");
  gtk_box_append (GTK_BOX (box), create_sign ());
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), create_text (_ (words->text)));
  gtk_box_append (GTK_BOX (box), create_button (words));
  return box;
}
