/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Every page in a window as narrow as a telephone, in both languages, with text of the usual size and with
 * text half as large again. */

#include "bw-config.h"

#include "present/bw-test-locale.h"
#include "ui/bw-ui-test.h"
#include "ui/organisations/bw-colour-dot.h"

#define WIDTH 360

/* In 1024ths of dots an inch, as GtkSettings has it: the usual size. */
#define USUAL_TEXT (96 * 1024)

typedef struct {
  const char *locale;
  double text;
} Form;

static const Form FORMS[] = {
  { "C.UTF-8", 1 },
  { "C.UTF-8", 1.5 },
  { "nl_NL.UTF-8", 1 },
  { "nl_NL.UTF-8", 1.5 },
};

/* Says which widgets ask for too much, from the window down to where it begins. */
static void
tell_who_asks (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    int minimum = 0;

    gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
    if (minimum > WIDTH && gtk_widget_get_mapped (child))
      g_test_message ("%d px: %s %s", minimum, G_OBJECT_TYPE_NAME (child),
                      GTK_IS_LABEL (child) ? gtk_label_get_text (GTK_LABEL (child)) : "");
    tell_who_asks (child);
  }
}

static void
assert_fits (BwWindow *window)
{
  int minimum = 0;

  bw_ui_test_settle ();
  gtk_widget_measure (GTK_WIDGET (window), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL,
                      NULL);
  if (minimum > WIDTH)
    tell_who_asks (GTK_WIDGET (window));
  g_assert_cmpint (minimum, <=, WIDTH);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (window)), ==, WIDTH);
}

typedef BwWindow *(*Present) (int width, int height);

static BwWindow *
present (const Form *form, Present what)
{
  if (!bw_test_locale_enter (form->locale))
    return NULL;
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", (int) (USUAL_TEXT * form->text), NULL);
  return what (WIDTH, 640);
}

static void
leave (BwWindow *window)
{
  bw_ui_test_close (GTK_WINDOW (window));
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", USUAL_TEXT, NULL);
  bw_test_locale_enter ("C.UTF-8");
}

static void
test_overview (gconstpointer form)
{
  BwWindow *window = present (form, bw_ui_test_present_demo);

  if (window == NULL)
    return;
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-page", "s", "overview");
  assert_fits (window);
  leave (window);
}

static void
test_actions (gconstpointer form)
{
  BwWindow *window = present (form, bw_ui_test_present_few);
  BwActionsPage *page = NULL;

  if (window == NULL)
    return;
  page = bw_content_show_actions (bw_window_get_content (window));
  assert_fits (window);
  gtk_widget_activate_action (GTK_WIDGET (page), "actions.group", "s", "user-impact");
  gtk_widget_activate_action (GTK_WIDGET (page), "actions.toggle-filter", "(ss)", "product",
                              "Microsoft Defender for Office 365");
  assert_fits (window);
  gtk_widget_activate_action (GTK_WIDGET (page), "actions.clear-all", NULL);
  gtk_widget_activate_action (GTK_WIDGET (page), "actions.group", "s", "");
  leave (window);
}

/* One with much to say: it is not scored and Microsoft retired it. */
static gboolean
has_most_labels (BwAction *action)
{
  return !bw_action_is_scored (action) && bw_action_is_deprecated (action);
}

static void
test_flyout (gconstpointer form)
{
  BwWindow *window = present (form, bw_ui_test_present_few);
  GPtrArray *actions = NULL;

  if (window == NULL)
    return;
  actions = bw_scorecard_get_actions (bw_session_get_scorecard (bw_window_get_session (window)));
  bw_window_set_action (window, actions->pdata[0]);
  assert_fits (window);
  for (guint i = 0; i < actions->len; i++)
    if (has_most_labels (actions->pdata[i]))
      bw_window_set_action (window, actions->pdata[i]);
  assert_fits (window);
  leave (window);
}

static void
test_welcome_and_back (gconstpointer form)
{
  BwWindow *window = present (form, bw_ui_test_present_demo);

  if (window == NULL)
    return;
  bw_session_close (bw_window_get_session (window));
  assert_fits (window);
  leave (window);
}

/* The header has room for the colour of an organisation besides all the rest, and for three buttons of the
 * window. */
static void
test_colour (gconstpointer form)
{
  GtkSettings *settings = gtk_settings_get_default ();
  BwWindow *window = NULL;

  g_object_set (settings, "gtk-decoration-layout", ":minimize,maximize,close", NULL);
  window = present (form, bw_ui_test_present_demo);
  if (window == NULL)
    return;
  bw_colour_dot_set_colour (
      BW_COLOUR_DOT (bw_ui_test_find (GTK_WIDGET (window), BW_TYPE_COLOUR_DOT)), "teal");
  assert_fits (window);
  leave (window);
  gtk_settings_reset_property (settings, "gtk-decoration-layout");
}

static void
add (const char *page, GTestDataFunc test)
{
  for (gsize i = 0; i < G_N_ELEMENTS (FORMS); i++) {
    g_autofree char *name =
        g_strdup_printf ("/ui/narrow/%s/%s/%g", page, FORMS[i].locale, FORMS[i].text);

    g_test_add_data_func (name, &FORMS[i], test);
  }
}

int
main (int argc, char **argv)
{
  bw_ui_test_init (&argc, &argv);
  bw_test_locale_bind (argc, argv);
  add ("overview", test_overview);
  add ("actions", test_actions);
  add ("flyout", test_flyout);
  add ("welcome", test_welcome_and_back);
  add ("colour", test_colour);
  return g_test_run ();
}
