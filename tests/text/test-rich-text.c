/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "text/bw-rich-text.h"

static void dump_blocks (GString *dump, GPtrArray *blocks);

static void
dump_span (GString *dump, const BwRichSpan *span)
{
  if ((span->style & BW_RICH_BOLD) != 0)
    g_string_append (dump, "*");
  if ((span->style & BW_RICH_ITALIC) != 0)
    g_string_append (dump, "/");
  if ((span->style & BW_RICH_CODE) != 0)
    g_string_append (dump, "`");
  if (span->href != NULL)
    g_string_append_printf (dump, "<%s>", span->href);
  g_string_append_printf (dump, "'%s'", span->text);
}

/* P paragraph, U list with bullets, N list with numbers, each item in brackets. */
static void
dump_blocks (GString *dump, GPtrArray *blocks)
{
  for (guint i = 0; i < blocks->len; i++) {
    BwRichBlock *block = g_ptr_array_index (blocks, i);

    if (block->kind == BW_RICH_PARAGRAPH) {
      g_string_append (dump, "P");
      for (guint j = 0; j < block->spans->len; j++)
        dump_span (dump, g_ptr_array_index (block->spans, j));
      continue;
    }
    g_string_append (dump, block->kind == BW_RICH_BULLETS ? "U" : "N");
    if (block->kind == BW_RICH_NUMBERS)
      g_string_append_printf (dump, "%d", block->start);
    for (guint j = 0; j < block->items->len; j++) {
      g_string_append (dump, "[");
      dump_blocks (dump, g_ptr_array_index (block->items, j));
      g_string_append (dump, "]");
    }
  }
}

static void
check (const char *html, const char *expected)
{
  g_autoptr (BwRichText) text = bw_rich_text_new_from_html (html);
  g_autoptr (GString) dump = g_string_new (NULL);

  dump_blocks (dump, bw_rich_text_get_blocks (text));
  g_assert_cmpstr (dump->str, ==, expected);
  g_assert_true (bw_rich_text_is_empty (text) == (*expected == '\0'));
}

static void
check_plain (const char *html, const char *expected)
{
  g_autoptr (BwRichText) text = bw_rich_text_new_from_html (html);
  g_autofree char *plain = bw_rich_text_to_plain (text);

  g_assert_cmpstr (plain, ==, expected);
}

static void
test_empty (void)
{
  check (NULL, "");
  check ("", "");
  check (" \n\t ", "");
  check ("<p></p>", "");
  check ("<p>&nbsp;</p><p><br></p><ul><li></li></ul>", "");
  check ("<!-- nothing -->", "");
}

static void
test_paragraphs (void)
{
  check ("<p>One</p><p>Two</p>", "P'One'P'Two'");
  check ("One<p>Two</p>Three", "P'One'P'Two'P'Three'");
  check ("<div>One</div>\n<div>Two<div>Three</div></div>", "P'One'P'Two'P'Three'");
  check ("<p>One<br><br>Two</p>", "P'One'P'Two'");
  check ("<p>One<p>Two", "P'One'P'Two'");
  check ("<h2>Head</h2>text", "P'Head'P'text'");
}

static void
test_breaks (void)
{
  check (" <p>1. Go to the portal <br />2. Choose it.<br/> 3. Save</p>",
         "P'1. Go to the portal\n2. Choose it.\n3. Save'");
  check ("<p><br>One<br></p>", "P'One'");
  check ("a<br><b>b</b>", "P'a\n'*'b'");
}

/* No tag at all: then the line breaks are all that there is. */
static void
test_plain_input (void)
{
  check ("Just a sentence.", "P'Just a sentence.'");
  check ("\n\tA description.\n", "P'A description.'");
  check ("One\nTwo\n\nThree\r\nFour", "P'One\nTwo'P'Three\nFour'");
  check ("a < b && c > d", "P'a < b && c > d'");
  check ("Teams &amp; groups -&gt; active", "P'Teams & groups -> active'");
}

static void
test_space (void)
{
  check ("<p>\n\t One\n\n  two \xc2\xa0 three&nbsp;four </p>", "P'One two three four'");
  check ("<p>Go to <b>Users </b>and<b> groups</b> now</p>",
         "P'Go to '*'Users ''and '*'groups ''now'");
}

static void
test_styles (void)
{
  check ("<p>a<b>b</b><strong>c</strong><i>d</i><em>e</em><code>f</code></p>",
         "P'a'*'bc'/'de'`'f'");
  check ("<b>a<i>b</i></b>c", "P*'a'*/'b''c'");
  check ("<u>a</u><span style=\"color:red\">b</span><abbr title=\"x\">c</abbr><label>d</label>",
         "P'abcd'");
  check ("<strong>bold<p>still</p></strong>", "P*'bold'P*'still'");
  check ("<b><i>x</b>y</i>z", "P*/'x''yz'");
}

static void
test_lists (void)
{
  check ("<ul><li>a</li><li>b</li></ul>", "U[P'a'][P'b']");
  check ("<ol><li>a<li>b</ol>", "N1[P'a'][P'b']");
  check ("<ol start=\"3\"><li>a</li></ol>", "N3[P'a']");
  check ("<ol start=\"0\"><li>a</li></ol>", "N0[P'a']");
  check ("<ol start=\"x\"><li>a</li></ol><ol start=\"-4\"><li>b</li></ol>", "N1[P'a']N1[P'b']");
  check ("<ol start=99999999999999999999><li>a</li></ol>", "N1[P'a']");
  check ("<p>Do:</p><ol><li><p>a</p><p>b</p></li></ol>after", "P'Do:'N1[P'a'P'b']P'after'");
}

static void
test_nested_lists (void)
{
  check ("<ol start=3><li>a<ul><li>b</li><li>c<ol><li>d</li></ol></li></ul>e</li><li>f</li></ol>",
         "N3[P'a'U[P'b'][P'c'N1[P'd']]P'e'][P'f']");
  /* A list directly in a list belongs to the item before it. */
  check ("<ul><li>a</li><ul><li>b</li></ul><li>c</li></ul>", "U[P'a'U[P'b']][P'c']");
  check ("<ul><ul><li>a</li></ul></ul>", "U[U[P'a']]");
  check ("<ul>loose<li>a</li></ul>", "U[P'loose'][P'a']");
  check ("<ul><li></li><li>a</li></ul>", "U[P'a']");
  check ("<ol><li>a</li><li></li><li>c</li><li></li></ol>", "N1[P'a'][][P'c']");
}

static void
test_items_without_list (void)
{
  check ("<li>a</li><li>b</li>", "U[P'a'][P'b']");
  check ("x<li>a</li>y<li>b</li>", "P'x'U[P'a']P'y'U[P'b']");
  check ("<li>a<ul><li>b</li></ul></li>c", "U[P'a'U[P'b']]P'c'");
}

static void
test_entities (void)
{
  check ("<p>&ldquo;a&rdquo; &amp; &apos;b&apos; &gt; &bull; &#8364; &#x20AC; &rsquo;</p>",
         "P'“a” & 'b' > • € € ’'");
  check ("<p>&unknown; &amp;lt;b&amp;gt;</p>", "P'&unknown; &lt;b&gt;'");
  check ("<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>", "P'<script>alert(1)</script>'");
}

static void
test_dropped (void)
{
  check ("<p>a<script>alert('<p>x</p>')</script>b</p>", "P'ab'");
  check ("<style>p { color: red }</style><p>a</p>", "P'a'");
  check ("<html><head><title>T</title></head><body><p>a</p></body></html>", "P'a'");
  check ("a<iframe src=\"https://example.com\">frame</iframe>b", "P'ab'");
  check ("a<object data=x><p>inner</p></object>b", "P'ab'");
  check ("<p onclick=\"x()\">a<img src=\"https://example.com/x.png\" alt=\"alt\">b</p>", "P'ab'");
  check ("<table><tr><td>a</td><td>b</td></tr></table>", "P'a'P'b'");
  check ("<form>a<input value=x><button>b</button></form>", "P'ab'");
  check ("<svg><text>t</text></svg>a", "P'a'");
  /* What is dropped within what is dropped does not end it. */
  check ("<svg><title>x</title>hidden</svg>a", "P'a'");
  check ("a<object><script></script>hidden</object>b", "P'ab'");
}

static void
test_links (void)
{
  check ("<a href=\"https://example.com/a?b=c&amp;d=e\" target=_blank>go</a>",
         "P<https://example.com/a?b=c&d=e>'go'");
  check ("<a href=\" http://example.com \">go</a>", "P<http://example.com>'go'");
  check ("<a href=\"mailto:admin@example.com\">mail</a>", "P<mailto:admin@example.com>'mail'");
  check ("see <a href=\"https://example.com\"><b>this</b> page </a>now",
         "P'see '*<https://example.com>'this '<https://example.com>'page'' now'");
  check ("<a>no address</a><a name=x>anchor</a>", "P'no addressanchor'");
}

static void
test_refused_links (void)
{
  static const char *const addresses[] = {
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java&#10;script:alert(1)",
    "data:text/html,x",
    "file:///etc/passwd",
    "//example.com/x",
    "/relative",
    "page.html",
    "#part",
    "",
    "https://",
    "https:///path",
    "vbscript:x",
    "ftp://example.com",
    "https://good.example@evil.example/",
    "mailto:",
    "https:\\\\evil.example",
    "https://exa mple.com/",
    "ms-settings:about",
    "https://example.com/\xe2\x80\xae"
    "fdp.exe",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (addresses); i++) {
    g_autofree char *html = g_strdup_printf ("<p>a <a href=\"%s\">b</a></p>", addresses[i]);

    check (html, "P'a b'");
  }
}

static void
test_invisible (void)
{
  check ("<p>gpj.\xe2\x80\xae"
         "exe\xe2\x81\xa6 &#8238;x&#x202e;</p>",
         "P'gpj.exe x'");
  check ("<p>ze\xe2\x80\x8bro&#x200d; wi\xc2\xad"
         "dth \xef\xbb\xbf</p>",
         "P'zero width'");
  check ("<p>a\001b\033[1mc&#27;d&#0;e\x7f</p>", "P'ab[1mcde'");
}

static void
test_broken (void)
{
  check ("<p>a<b", "P'a'");
  check ("</p></ul></li>a</b>", "P'a'");
  check ("<p a=<b>>x</p>", "P'>x'");
  check ("<a href=\"https://example.com>x", "");
  check ("<ul><li>a<p>b", "U[P'a'P'b']");
  check ("caf\xe9<b>x</b>", "P'caf\xef\xbf\xbd'*'x'");
}

static void
check_deep (const char *tag, const char *end)
{
  g_autoptr (GString) html = g_string_new ("<p>before</p>");
  g_autoptr (BwRichText) text = NULL;
  g_autofree char *plain = NULL;

  for (guint i = 0; i < 10000; i++)
    g_string_append_printf (html, "<%s>", tag);
  g_string_append (html, "after");
  text = bw_rich_text_new_from_html (html->str);
  plain = bw_rich_text_to_plain (text);
  g_assert_true (g_str_has_prefix (plain, "before"));
  g_assert_true (g_str_has_suffix (plain, end));
}

/* What cannot be meant is cut, and says so. */
static void
test_deep (void)
{
  check_deep ("b", "…");
  check_deep ("div", "…");
  check_deep ("ul", "…");
  check_deep ("blockquote", "…");
  check_deep ("unknown", "…");
}

static guint
count_depth (GPtrArray *blocks)
{
  guint deepest = 0;

  for (guint i = 0; i < blocks->len; i++) {
    BwRichBlock *block = g_ptr_array_index (blocks, i);

    for (guint j = 0; block->items != NULL && j < block->items->len; j++)
      deepest = MAX (deepest, 1 + count_depth (g_ptr_array_index (block->items, j)));
  }

  return deepest;
}

/* Twenty lists in each other: all words are there, in lists that can still be shown. */
static void
test_deep_lists (void)
{
  g_autoptr (GString) html = g_string_new (NULL);
  g_autoptr (BwRichText) text = NULL;
  g_autofree char *words = NULL;

  for (guint i = 0; i < 20; i++)
    g_string_append_printf (html, "<ul><li>w%u", i);
  for (guint i = 0; i < 20; i++)
    g_string_append_printf (html, "</li></ul>");
  g_string_append (html, "<p>end</p>");

  text = bw_rich_text_new_from_html (html->str);
  words = bw_rich_text_to_words (text);
  g_assert_cmpstr (words, ==,
                   "w0 w1 w2 w3 w4 w5 w6 w7 w8 w9 w10 w11 w12 w13 w14 w15 w16 w17 w18 w19 end");
  g_assert_cmpuint (count_depth (bw_rich_text_get_blocks (text)), ==, 12);
  g_assert_cmpuint (bw_rich_text_get_blocks (text)->len, ==, 2);
}

static void
test_huge (void)
{
  g_autofree char *filler = g_strnfill (4 * 1024 * 1024, 'x');
  g_autofree char *html = g_strconcat ("<p>start ", filler, "</p>", NULL);
  g_autoptr (BwRichText) text = bw_rich_text_new_from_html (html);
  g_autofree char *plain = bw_rich_text_to_plain (text);

  g_assert_true (g_str_has_prefix (plain, "start xxx"));
  g_assert_true (g_str_has_suffix (plain, "x\n\n…"));
  g_assert_cmpuint (strlen (plain), <, 300 * 1024);
}

static void
test_to_plain (void)
{
  check_plain ("<p>One</p><p>Two<br>three</p>", "One\n\nTwo\nthree");
  check_plain ("<p>Do:</p><ol start=9><li>a</li><li>b<ul><li>c<br>d</li><li>e</li></ul></li></ol>z",
               "Do:\n\n9. a\n10. b\n    • c\n      d\n    • e\n\nz");
  check_plain ("Go <a href=\"https://example.com/\">there</a>.",
               "Go there <https://example.com/>.");
  check_plain ("<a href=\"https://example.com/\">https://example.com</a>", "https://example.com");
  check_plain ("<a href=\"https://example.com/\">https://example.com/</a>", "https://example.com/");
  check_plain ("<a href=\"mailto:a@example.com\">a@example.com</a>", "a@example.com");
  check_plain ("<a href=\"https://example.com/x\">one <b>link</b></a>",
               "one link <https://example.com/x>");
  check_plain ("<a href=\"https://example.com/x\">one</a><a href=\"https://example.com/y\">two</a>",
               "one <https://example.com/x>two <https://example.com/y>");
}

static void
test_to_words (void)
{
  g_autoptr (BwRichText) text = bw_rich_text_new_from_html (
      "<p class=\"hidden\">Go <b>to</b> <a href=\"https://secret.example/href\">the portal</a></p>"
      "<ol start=7><li>first<br>line</li><li>second</li></ol>");
  g_autofree char *words = bw_rich_text_to_words (text);

  g_assert_cmpstr (words, ==, "Go to the portal first line second");
  g_assert_null (strstr (words, "href"));
  g_assert_null (strstr (words, "secret"));
}

static void
test_to_markup (void)
{
  static const BwRichSpan plain = { .text = "a < b & \"c\"" };
  static const BwRichSpan styled = { .text = "x", .style = BW_RICH_BOLD | BW_RICH_ITALIC };
  static const BwRichSpan code = { .text = "Get-X", .style = BW_RICH_CODE };
  static const BwRichSpan link = { .text = "go", .href = "https://example.com/?a=1&b='2\"" };
  g_autofree char *plain_markup = bw_rich_text_span_to_markup (&plain);
  g_autofree char *styled_markup = bw_rich_text_span_to_markup (&styled);
  g_autofree char *code_markup = bw_rich_text_span_to_markup (&code);
  g_autofree char *link_markup = bw_rich_text_span_to_markup (&link);

  g_assert_cmpstr (plain_markup, ==, "a &lt; b &amp; &quot;c&quot;");
  g_assert_cmpstr (styled_markup, ==, "<b><i>x</i></b>");
  g_assert_cmpstr (code_markup, ==, "<tt>Get-X</tt>");
  g_assert_cmpstr (link_markup, ==,
                   "<a href=\"https://example.com/?a=1&amp;b=&apos;2&quot;\" "
                   "title=\"https://example.com/?a=1&amp;amp;b=&amp;apos;2&amp;quot;\">go</a>");
}

#define THREADS 8

static gpointer
read_often (gpointer data)
{
  for (guint i = 0; i < 300; i++)
    check ("<ol start=3><li>a <b>b</b></li></ol>", "N3[P'a '*'b']");
  return NULL;
}

static void
test_threads (void)
{
  GThread *threads[THREADS] = { NULL };

  for (guint i = 0; i < THREADS; i++)
    threads[i] = g_thread_new ("read", read_often, NULL);
  for (guint i = 0; i < THREADS; i++)
    g_thread_join (threads[i]);
}

/* Cut anywhere, or with any byte changed, a text still gives something that can be shown. */
static void
test_damaged (void)
{
  static const char html[] =
      "<p>One <b>two</b> <a href=\"https://example.com/?a=b&amp;c\">three</a></p><ol start=\"3\">"
      "<li>é &ldquo;x&rdquo;<ul><li>y</li></ul></li></ol><script>z</script><code>w</code>";
  g_autoptr (GRand) random = g_rand_new_with_seed (20261123);

  for (guint i = 0; i < 2000; i++) {
    g_autofree char *damaged = g_strdup (html);
    g_autoptr (BwRichText) text = NULL;
    g_autofree char *plain = NULL;

    if (i < sizeof html)
      damaged[i] = '\0';
    else
      damaged[g_rand_int_range (random, 0, sizeof html - 1)] =
          (char) g_rand_int_range (random, 1, 256);
    text = bw_rich_text_new_from_html (damaged);
    plain = bw_rich_text_to_plain (text);
    g_assert_true (g_utf8_validate (plain, -1, NULL));
  }
}

static void
test_new_destroy (void)
{
  BwRichText *text = bw_rich_text_new_from_html ("<p>a</p>");

  g_assert_finalize_object (text);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rich-text/new-destroy", test_new_destroy);
  g_test_add_func ("/rich-text/empty", test_empty);
  g_test_add_func ("/rich-text/paragraphs", test_paragraphs);
  g_test_add_func ("/rich-text/breaks", test_breaks);
  g_test_add_func ("/rich-text/plain-input", test_plain_input);
  g_test_add_func ("/rich-text/space", test_space);
  g_test_add_func ("/rich-text/styles", test_styles);
  g_test_add_func ("/rich-text/lists", test_lists);
  g_test_add_func ("/rich-text/nested-lists", test_nested_lists);
  g_test_add_func ("/rich-text/items-without-list", test_items_without_list);
  g_test_add_func ("/rich-text/entities", test_entities);
  g_test_add_func ("/rich-text/dropped", test_dropped);
  g_test_add_func ("/rich-text/links", test_links);
  g_test_add_func ("/rich-text/refused-links", test_refused_links);
  g_test_add_func ("/rich-text/invisible", test_invisible);
  g_test_add_func ("/rich-text/broken", test_broken);
  g_test_add_func ("/rich-text/deep", test_deep);
  g_test_add_func ("/rich-text/deep-lists", test_deep_lists);
  g_test_add_func ("/rich-text/huge", test_huge);
  g_test_add_func ("/rich-text/to-plain", test_to_plain);
  g_test_add_func ("/rich-text/to-words", test_to_words);
  g_test_add_func ("/rich-text/to-markup", test_to_markup);
  g_test_add_func ("/rich-text/threads", test_threads);
  g_test_add_func ("/rich-text/damaged", test_damaged);
  return g_test_run ();
}
