/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/bw-ui-test.h"
#include "ui/flyout/bw-rich-text-view.h"

#define ADDRESS "https://entra.example/policies?a=1&b=2"

static BwRichTextView *
new_view (const char *html)
{
  g_autoptr (BwRichText) text = bw_rich_text_new_from_html (html);
  BwRichTextView *view = BW_RICH_TEXT_VIEW (bw_rich_text_view_new ());

  bw_rich_text_view_set_rich_text (view, text);
  return view;
}

/* A window with a view of @html in it, as it stands in the flyout. */
static GtkWindow *
present_html (const char *html, BwRichTextView **view)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  *view = new_view (html);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (*view));
  return bw_ui_test_present_widget (scrolled, 420, 500);
}

static GtkLabel *
find_label (BwRichTextView *view, const char *text)
{
  g_autoptr (GPtrArray) labels = bw_ui_test_find_all (GTK_WIDGET (view), GTK_TYPE_LABEL);

  for (guint i = 0; i < labels->len; i++) {
    if (strstr (gtk_label_get_text (labels->pdata[i]), text) != NULL)
      return labels->pdata[i];
  }
  g_error ("No label says “%s”", text);
}

static gboolean
has_attribute (GtkLabel *label, PangoAttrType type, const char *part)
{
  const char *text = gtk_label_get_text (label);
  guint at = (guint) (strstr (text, part) - text);
  PangoAttrList *attributes = pango_layout_get_attributes (gtk_label_get_layout (label));
  g_autoptr (PangoAttrIterator) i = pango_attr_list_get_iterator (attributes);

  do {
    int start = 0;
    int end = 0;

    pango_attr_iterator_range (i, &start, &end);
    if ((guint) start <= at && at < (guint) end)
      return pango_attr_iterator_get (i, type) != NULL;
  } while (pango_attr_iterator_next (i));
  return FALSE;
}

static GtkWidget *
get_child (GtkWidget *widget, guint n)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  while (n-- > 0)
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static const char *
get_mark (GtkWidget *item)
{
  return gtk_label_get_text (GTK_LABEL (gtk_widget_get_first_child (item)));
}

static void
test_lists (void)
{
  BwRichTextView *view = NULL;
  GtkWindow *window =
      present_html ("<p>Before</p><ol start=3><li>Three<ul><li>A<ul><li>Deep</li></ul>"
                    "</li><li>B</li></ul></li><li>Four</li></ol>",
                    &view);
  GtkWidget *blocks = gtk_widget_get_first_child (GTK_WIDGET (view));
  GtkWidget *list = get_child (blocks, 1);
  GtkWidget *nested = get_child (get_child (get_child (list, 0), 1), 1);
  GtkWidget *deepest = get_child (get_child (get_child (nested, 0), 1), 1);

  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_ROLE_LIST);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (get_child (list, 0)),
                                   GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  g_assert_cmpstr (get_mark (get_child (list, 0)), ==, "3.");
  g_assert_cmpstr (get_mark (get_child (list, 1)), ==, "4.");
  g_assert_null (get_child (list, 2));

  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (nested), GTK_ACCESSIBLE_ROLE_LIST);
  g_assert_cmpstr (get_mark (get_child (nested, 0)), ==, "◦");
  g_assert_cmpstr (get_mark (get_child (nested, 1)), ==, "◦");
  g_assert_cmpstr (get_mark (get_child (deepest, 0)), ==, "▪");
  bw_ui_test_close (window);
}

/* Every level begins further in than the one around it, also where the interface runs the other way. */
static void
test_direction (void)
{
  BwRichTextView *view = NULL;
  GtkWindow *window = NULL;
  graphene_point_t outer;
  graphene_point_t inner;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  window = present_html ("<ul><li>Outer<ul><li>Inner</li></ul></li></ul>", &view);
  g_assert_true (gtk_widget_compute_point (GTK_WIDGET (find_label (view, "Outer")),
                                           GTK_WIDGET (window), &GRAPHENE_POINT_INIT (0, 0),
                                           &outer));
  g_assert_true (gtk_widget_compute_point (GTK_WIDGET (find_label (view, "Inner")),
                                           GTK_WIDGET (window), &GRAPHENE_POINT_INIT (0, 0),
                                           &inner));
  g_assert_cmpfloat (outer.x, <, inner.x);
  bw_ui_test_close (window);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

static void
test_styles (void)
{
  BwRichTextView *view = NULL;
  GtkWindow *window =
      present_html ("<p>plain <b>bold</b> <i>italic</i> <code>code</code> &lt;b&gt;</p>", &view);
  GtkLabel *label = find_label (view, "plain");

  g_assert_cmpstr (gtk_label_get_text (label), ==, "plain bold italic code <b>");
  g_assert_false (has_attribute (label, PANGO_ATTR_WEIGHT, "plain"));
  g_assert_true (has_attribute (label, PANGO_ATTR_WEIGHT, "bold"));
  g_assert_true (has_attribute (label, PANGO_ATTR_STYLE, "italic"));
  g_assert_true (has_attribute (label, PANGO_ATTR_FAMILY, "code"));
  g_assert_false (has_attribute (label, PANGO_ATTR_LANGUAGE, "plain"));
  g_assert_true (gtk_label_get_selectable (label));
  bw_ui_test_close (window);
}

static void
test_language (void)
{
  g_autofree char *before = g_strdup (g_getenv ("LC_ALL"));
  BwRichTextView *view = NULL;
  GtkWindow *window = NULL;

  g_setenv ("LC_ALL", "nl_NL.UTF-8", TRUE);
  window = present_html ("<p>plain <b>bold</b></p>", &view);
  g_assert_true (has_attribute (find_label (view, "plain"), PANGO_ATTR_LANGUAGE, "plain"));
  g_assert_true (has_attribute (find_label (view, "plain"), PANGO_ATTR_LANGUAGE, "bold"));
  bw_ui_test_close (window);
  if (before != NULL)
    g_setenv ("LC_ALL", before, TRUE);
  else
    g_unsetenv ("LC_ALL");
}

static void
take_address (BwRichTextView *view, const char *address, char **taken)
{
  g_set_str (taken, address);
}

static void
test_link_by_keyboard (void)
{
  BwRichTextView *view = NULL;
  GtkWindow *window = present_html ("<p>See <a href='https://first.example/'>one</a> and "
                                    "<a href='https://entra.example/policies?a=1&amp;b=2'>two</a>.",
                                    &view);
  GtkLabel *label = find_label (view, "See");
  g_autofree char *taken = NULL;

  g_signal_connect (view, "open-address", G_CALLBACK (take_address), &taken);
  gtk_window_set_focus (window, NULL);
  for (guint i = 0; i < 3 && g_strcmp0 (gtk_label_get_current_uri (label), ADDRESS) != 0; i++)
    gtk_widget_child_focus (GTK_WIDGET (view), GTK_DIR_TAB_FORWARD);
  g_assert_true (gtk_widget_is_focus (GTK_WIDGET (label)));
  g_assert_cmpstr (gtk_label_get_current_uri (label), ==, ADDRESS);

  g_signal_emit_by_name (label, "activate-current-link");
  g_assert_cmpstr (taken, ==, ADDRESS);
  bw_ui_test_close (window);
}

/* GTK's own handler of the label's activate-link, which opens it without asking, is not reached. A real click on a
 * link is made in the app suite. */
static void
test_link_activated (void)
{
  BwRichTextView *view = NULL;
  GtkWindow *window = present_html ("<p><a href='" ADDRESS "'>go</a></p>", &view);
  g_autofree char *taken = NULL;
  gboolean handled = FALSE;

  g_signal_connect (view, "open-address", G_CALLBACK (take_address), &taken);
  g_signal_emit_by_name (find_label (view, "go"), "activate-link", ADDRESS, &handled);
  g_assert_true (handled);
  g_assert_cmpstr (taken, ==, ADDRESS);
  bw_ui_test_close (window);
}

static void
test_no_link (gconstpointer data)
{
  const char *address = data;
  g_autofree char *html = g_strdup_printf ("<p>Look <a href=\"%s\">there</a> "
                                           "<a href='https://good.example/'>good</a></p>",
                                           address);
  BwRichTextView *view = NULL;
  GtkWindow *window = present_html (html, &view);
  GtkLabel *label = find_label (view, "Look there good");
  g_auto (GStrv) parts = NULL;

  parts = g_strsplit (gtk_label_get_label (label), "<a ", -1);
  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  g_assert_true (g_str_has_prefix (parts[1], "href=\"https://good.example/\""));
  bw_ui_test_close (window);
}

static guint
count_widgets (GtkWidget *widget)
{
  g_autoptr (GPtrArray) found = bw_ui_test_find_all (widget, GTK_TYPE_WIDGET);

  return found->len;
}

/* Nothing but text gets in: no picture, no frame, no script, no style. */
static void
test_only_text (void)
{
  BwRichTextView *view = NULL;
  GtkWindow *window =
      present_html ("<img src='https://spy.example/1.png' onerror='run()'><script>run()</script>"
                    "<style>p{}</style><iframe src='https://spy.example/'>frame</iframe>"
                    "<object data='x'>object</object><svg><text>drawing</text></svg>"
                    "<p onclick='run()' style='background:url(https://spy.example/2)'>Text</p>",
                    &view);
  g_autoptr (GPtrArray) all = bw_ui_test_find_all (GTK_WIDGET (view), GTK_TYPE_WIDGET);
  g_autoptr (GPtrArray) labels = bw_ui_test_find_all (GTK_WIDGET (view), GTK_TYPE_LABEL);

  g_assert_cmpuint (labels->len, ==, 1);
  g_assert_cmpstr (gtk_label_get_label (labels->pdata[0]), ==, "Text");
  for (guint i = 0; i < all->len; i++)
    g_assert_false (GTK_IS_IMAGE (all->pdata[i]) || GTK_IS_PICTURE (all->pdata[i]));
  bw_ui_test_close (window);
}

static char *
repeat (const char *text, guint n)
{
  g_autoptr (GString) repeated = g_string_sized_new (strlen (text) * n);

  while (n-- > 0)
    g_string_append (repeated, text);
  return g_string_free_and_steal (g_steal_pointer (&repeated));
}

static void
test_nesting (gconstpointer data)
{
  g_autofree char *html = repeat (data, 100 * 1000);
  BwRichTextView *view = NULL;
  GtkWindow *window = present_html (html, &view);

  g_assert_cmpuint (count_widgets (GTK_WIDGET (view)), <, 5000);
  bw_ui_test_close (window);
}

static gsize
join_labels (BwRichTextView *view, GString *joined)
{
  g_autoptr (GPtrArray) labels = bw_ui_test_find_all (GTK_WIDGET (view), GTK_TYPE_LABEL);
  gsize longest = 0;

  for (guint i = 0; i < labels->len; i++) {
    const char *text = gtk_label_get_text (labels->pdata[i]);

    longest = MAX (longest, strlen (text));
    g_string_append (joined, text);
  }
  return longest;
}

/* What is far too long is cut, and says so; no label is so long that it would stand still. */
static void
test_length (gconstpointer data)
{
  g_autofree char *html = repeat (data, 1024 * 1024 / strlen (data));
  g_autoptr (BwRichTextView) view = g_object_ref_sink (new_view (html));
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_cmpuint (join_labels (view, text), <, 8 * 1024);
  g_assert_cmpuint (text->len, >, 100 * 1024);
  g_assert_cmpuint (text->len, <, strlen (html) / 2);
  g_assert_true (g_str_has_suffix (text->str, "…"));
  g_assert_true (g_str_has_prefix (html, "<") ||
                 strncmp (text->str, html, text->len - strlen ("…")) == 0);
}

/* What goes on in another label is seen in each of them. */
static void
test_long (gconstpointer data)
{
  /* A word without an end is cut at fewer bytes, and Pango takes long to break it. */
  gsize length = strchr (data, ' ') != NULL ? 10 * 1024 : 5 * 1024;
  g_autofree char *html = repeat (data, length / strlen (data));
  BwRichTextView *view = NULL;
  GtkWindow *window = present_html (html, &view);
  g_autoptr (GPtrArray) labels = bw_ui_test_find_all (GTK_WIDGET (view), GTK_TYPE_LABEL);

  g_assert_cmpuint (labels->len, >, 2);
  for (guint i = 0; i < labels->len; i++)
    g_assert_cmpint (gtk_widget_get_height (labels->pdata[i]), >, 0);
  bw_ui_test_close (window);
}

static void
test_broken (gconstpointer data)
{
  BwRichTextView *view = NULL;
  GtkWindow *window = present_html (data, &view);

  g_assert_true (bw_ui_test_shows_text (GTK_WIDGET (view), "Text"));
  bw_ui_test_close (window);
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

static void
test_released (void)
{
  BwRichTextView *view = NULL;
  GtkWindow *window = present_html ("<p>Old <a href='https://a.example/'>link</a></p>", &view);
  gpointer label = find_label (view, "Old");
  gpointer text = bw_rich_text_view_get_rich_text (view);

  g_object_add_weak_pointer (label, &label);
  g_object_add_weak_pointer (text, &text);
  bw_rich_text_view_set_rich_text (view, NULL);
  g_assert_true (bw_ui_test_wait (is_gone, &label));
  g_assert_null (text);
  g_assert_null (gtk_widget_get_first_child (GTK_WIDGET (view)));
  bw_ui_test_close (window);
}

static void
add_address (const char *name, const char *address)
{
  g_autofree char *path = g_strdup_printf ("/ui/rich-text-view/no-link/%s", name);

  g_test_add_data_func (path, address, test_no_link);
}

static void
add_broken (const char *name, const char *html)
{
  g_autofree char *path = g_strdup_printf ("/ui/rich-text-view/broken/%s", name);

  g_test_add_data_func (path, html, test_broken);
}

int
main (int argc, char **argv)
{
  bw_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/rich-text-view/lists", test_lists);
  g_test_add_func ("/ui/rich-text-view/direction", test_direction);
  g_test_add_func ("/ui/rich-text-view/styles", test_styles);
  g_test_add_func ("/ui/rich-text-view/language", test_language);
  g_test_add_func ("/ui/rich-text-view/link/keyboard", test_link_by_keyboard);
  g_test_add_func ("/ui/rich-text-view/link/activated", test_link_activated);
  add_address ("javascript", "javascript:alert(1)");
  add_address ("javascript-hidden", "java&#10;script:alert(1)");
  add_address ("file", "file:///etc/passwd");
  add_address ("data", "data:text/html,hello");
  add_address ("relative", "/somewhere");
  add_address ("user", "https://microsoft.com@evil.example/");
  add_address ("empty", "");
  g_test_add_func ("/ui/rich-text-view/only-text", test_only_text);
  g_test_add_data_func ("/ui/rich-text-view/nesting/lists", "<ul><li>x", test_nesting);
  g_test_add_data_func ("/ui/rich-text-view/nesting/styles", "<b><i>x", test_nesting);
  g_test_add_data_func ("/ui/rich-text-view/nesting/blocks", "<div>", test_nesting);
  g_test_add_data_func ("/ui/rich-text-view/length/sentences", "A sentence of some words. ",
                        test_length);
  g_test_add_data_func ("/ui/rich-text-view/length/word", "Ünending", test_length);
  g_test_add_data_func ("/ui/rich-text-view/long/sentences", "A sentence of some words. ",
                        test_long);
  g_test_add_data_func ("/ui/rich-text-view/long/word", "Ünending", test_long);
  add_broken ("unclosed", "<p><b><a href='https://a.example/'>Text");
  add_broken ("markup", "Text &lt;span size='1000000'&gt; </b></p> <&>");
  add_broken ("bytes", "Text \xff\xfe <p>\xc3");
  add_broken ("controls", "Text\x01\x02\x1b[31m\xe2\x80\xae");
  g_test_add_func ("/ui/rich-text-view/released", test_released);
  return g_test_run ();
}
