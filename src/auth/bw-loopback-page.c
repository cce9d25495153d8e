/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "auth/bw-loopback-page.h"

#include <glib/gi18n.h>

static const struct {
  const char *title;
  const char *text;
} PAGES[] = {
  [BW_LOOPBACK_PAGE_DONE] = {
    /* Translators: the title of a page in the browser. */
    N_ ("You are signed in"),
    N_ ("You can close this page and go back to Bolwerk."),
  },
  [BW_LOOPBACK_PAGE_REFUSED] = {
    /* Translators: the title of a page in the browser. */
    N_ ("The sign-in did not succeed"),
    N_ ("You can close this page. Bolwerk tells what is the matter and what you can do."),
  },
  [BW_LOOPBACK_PAGE_STRANGE] = {
    /* Translators: the title of a page in the browser. */
    N_ ("Bolwerk does not expect this"),
    N_ ("This address does not belong to a sign-in that was started in Bolwerk. Close this page, "
        "and start the sign-in in Bolwerk."),
  },
  [BW_LOOPBACK_PAGE_LEADING] = {
    /* Translators: the title of a page in the browser that is shown for a moment. */
    N_ ("Signing in"),
    N_ ("Microsoft’s sign-in page opens."),
  },
  [BW_LOOPBACK_PAGE_TWICE] = {
    /* Translators: the title of a page in the browser. */
    N_ ("The sign-in was ended"),
    N_ ("This address has been opened before, perhaps by somebody else on this computer. Close this "
        "page, and start the sign-in in Bolwerk again."),
  },
};

/**
 * bw_loopback_page_build:
 * @page: which page
 *
 * A page without script, style or anything from elsewhere, in the user's language.
 *
 * Returns: (transfer full): HTML
 */
char *
bw_loopback_page_build (BwLoopbackPage page)
{
  /* Translators: the code of the language that you translate into, as HTML wants it: "nl". */
  const char *language = C_ ("language code", "en");
  g_autofree char *title = g_markup_escape_text (gettext (PAGES[page].title), -1);
  g_autofree char *text = g_markup_escape_text (gettext (PAGES[page].text), -1);

  return g_strdup_printf ("<!DOCTYPE html>\n"
                          "<html lang=\"%s\">\n"
                          "<meta charset=\"utf-8\">\n"
                          "<meta name=\"color-scheme\" content=\"light dark\">\n"
                          "<meta name=\"viewport\" content=\"width=device-width\">\n"
                          "<title>%s – Bolwerk</title>\n"
                          "<h1>%s</h1>\n"
                          "<p>%s</p>\n"
                          "</html>\n",
                          language, title, title, text);
}
