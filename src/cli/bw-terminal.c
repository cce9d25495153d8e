/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/bw-terminal.h"

#include <langinfo.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "cli/bw-text-layout.h"

/* ECMA-48, SGR. */
#define BOLD_ON "\033[1m"
#define BOLD_OFF "\033[0m"

static int
count_columns (int output)
{
  const char *variable = g_getenv ("COLUMNS");
  struct winsize size = { 0 };
  guint64 columns = 0;

  if (ioctl (output, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
    return size.ws_col;
  if (variable != NULL && g_ascii_string_to_unsigned (variable, 10, 1, 10000, &columns, NULL))
    return (int) columns;
  return BW_TERMINAL_USUAL_COLUMNS;
}

static BwTerminal
look_at (int output)
{
  BwTerminal self = { 0, FALSE };
  const char *no_color = g_getenv ("NO_COLOR");
  const char *kind = g_getenv ("TERM");

  if (!isatty (output))
    return self;

  self.columns = count_columns (output);
  self.bold = (no_color == NULL || *no_color == '\0') && g_strcmp0 (kind, "dumb") != 0;
  return self;
}

/**
 * bw_terminal_for_output:
 *
 * Looks at standard output. `NO_COLOR` and a terminal that calls itself `dumb` take the bold type
 * away (no-color.org).
 *
 * Returns: what it can do
 */
BwTerminal
bw_terminal_for_output (void)
{
  return look_at (STDOUT_FILENO);
}

/**
 * bw_terminal_for_errors:
 *
 * Like bw_terminal_for_output(), for standard error.
 *
 * Returns: what it can do
 */
BwTerminal
bw_terminal_for_errors (void)
{
  return look_at (STDERR_FILENO);
}

/**
 * bw_terminal_append_heading:
 * @self: a terminal
 * @output: where to write
 * @text: a heading
 *
 * Writes a line in bold where the terminal can.
 */
void
bw_terminal_append_heading (const BwTerminal *self, GString *output, const char *text)
{
  g_autofree char *clean = bw_text_layout_clean_line (text);
  g_auto (GStrv) lines = bw_text_layout_wrap (clean, self->columns);

  for (gsize i = 0; lines[i] != NULL; i++)
    g_string_append_printf (output, "%s%s%s\n", self->bold ? BOLD_ON : "", lines[i],
                            self->bold ? BOLD_OFF : "");
}

/**
 * bw_terminal_append_prose:
 * @self: a terminal
 * @output: where to write
 * @text: a text of any length
 *
 * Writes a text, wrapped to the width of the terminal.
 */
void
bw_terminal_append_prose (const BwTerminal *self, GString *output, const char *text)
{
  bw_terminal_append_indented (self, output, "", text);
}

/**
 * bw_terminal_append_indented:
 * @self: a terminal
 * @output: where to write
 * @mark: what stands before the first line
 * @text: a text of any length
 *
 * Writes a text, wrapped to the width of the terminal, all of it to the right of @mark.
 */
void
bw_terminal_append_indented (const BwTerminal *self,
                             GString *output,
                             const char *mark,
                             const char *text)
{
  g_autofree char *clean = bw_text_layout_clean (text);
  int columns = self->columns > 0 ? self->columns : BW_TERMINAL_USUAL_COLUMNS;
  int indent = bw_text_layout_measure (mark);
  g_auto (GStrv) lines = bw_text_layout_wrap (clean, MAX (1, columns - indent));

  for (gsize i = 0; lines[i] != NULL; i++) {
    if (*lines[i] == '\0')
      g_string_append_c (output, '\n');
    else if (i == 0)
      g_string_append_printf (output, "%s%s\n", mark, lines[i]);
    else
      g_string_append_printf (output, "%*s%s\n", indent, "", lines[i]);
  }
}

/**
 * bw_terminal_has_user:
 *
 * Returns: whether a user sits there, who may be asked something; a timer has none
 */
gboolean
bw_terminal_has_user (void)
{
  return isatty (STDIN_FILENO) && isatty (STDERR_FILENO);
}

/* What counts as "yes" in the language of the user (langinfo.h, YESEXPR), and in English. */
static gboolean
says_yes (const char *answer)
{
  return g_regex_match_simple (nl_langinfo (YESEXPR), answer, G_REGEX_DEFAULT,
                               G_REGEX_MATCH_DEFAULT) ||
         g_regex_match_simple ("^[yY]", answer, G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT);
}

/**
 * bw_terminal_ask_yes:
 * @question: a question, with how to answer it
 *
 * Asks the user; only where bw_terminal_has_user().
 *
 * Returns: whether the answer was "yes"; nothing, or no answer, is "no"
 */
gboolean
bw_terminal_ask_yes (const char *question)
{
  BwTerminal terminal = bw_terminal_for_errors ();
  g_autoptr (GString) text = g_string_new (NULL);
  char answer[256] = { 0 };

  bw_terminal_append_prose (&terminal, text, question);
  g_printerr ("%s ", g_strchomp (text->str));
  return fgets (answer, sizeof answer, stdin) != NULL && says_yes (g_strstrip (answer));
}
