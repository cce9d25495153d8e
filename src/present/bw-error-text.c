/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/bw-error-text.h"

#include <gio/gio.h>
#include <glib/gi18n.h>

#include "reading/bw-reader.h"
#include "reading/bw-reading-error.h"
#include "source/bw-source.h"

/* The two lines of PowerShell that save both answers deeply enough: the records nest five levels,
   and ConvertTo-Json stops at two where it is not told otherwise. */
#define SAVE_COMMANDS                                                                     \
  "Get-MgSecuritySecureScore -Top 90 | ConvertTo-Json -Depth 10 | Out-File scores.json\n" \
  "Get-MgSecuritySecureScoreControlProfile -All | ConvertTo-Json -Depth 10 | "            \
  "Out-File profiles.json"

/* How an error is told: what happened, and what it means and what to do. */
typedef struct {
  const char *title;
  const char *body;
} Text;

static const Text READING_TEXTS[] = {
    [BW_READING_ERROR_NOT_JSON] =
        {
            N_ ("This is not JSON"),
            N_ ("What stands there is not JSON. Choose a saved answer of Microsoft Graph."),
        },
    [BW_READING_ERROR_TRUNCATED] =
        {
            N_ ("The file ends in the middle"),
            N_ ("The answer stops before its end. Save it again, whole."),
        },
    [BW_READING_ERROR_OTHER_KIND] =
        {
            N_ ("This is JSON of another kind"),
            /* Translators: leave the two words of Graph, secureScores and secureScoreControlProfiles, as
       they are. */
            N_ ("It holds neither secureScores nor secureScoreControlProfiles of Microsoft Graph. "
                "Choose "
                "another file."),
        },
    [BW_READING_ERROR_CUT_DEPTH] =
        {
            N_ ("PowerShell cut the answer short"),
            /* Translators: leave ConvertTo-Json and -Depth as they are. Lines of PowerShell follow the
       colon. */
            N_ ("ConvertTo-Json was given too small a -Depth, so what lies deeper is missing. Save "
                "the "
                "answers again with:"),
        },
    [BW_READING_ERROR_MIXED] =
        {
            N_ ("Two organisations at once"),
            N_ ("It belongs to another organisation than the rest. Open the files of one "
                "organisation at a "
                "time."),
        },
    [BW_READING_ERROR_EMPTY] =
        {
            N_ ("The file is empty"),
            N_ ("There is nothing in it. Save the answer again."),
        },
    [BW_READING_ERROR_TOO_LARGE] =
        {
            N_ ("The file is too large"),
            N_ ("Answers of Microsoft Graph are far smaller. Choose another file, or save fewer "
                "days."),
        },
    [BW_READING_ERROR_TOO_DEEP] =
        {
            N_ ("The file is nested too deeply"),
            N_ ("No answer of Microsoft Graph nests that deeply. Choose another file."),
        },
    [BW_READING_ERROR_ENCODING] =
        {
            N_ ("The text is damaged"),
            N_ ("It is neither UTF-8 nor UTF-16 with a byte order mark. Save the answer again as "
                "UTF-8."),
        },
    [BW_READING_ERROR_COMPRESSION] =
        {
            N_ ("The compressed file is damaged"),
            N_ ("It cannot be unpacked. Save or download it again."),
        },
    [BW_READING_ERROR_FOLDER] =
        {
            N_ ("This is a folder"),
            N_ ("A folder cannot be opened. Choose the saved answers in it."),
        },
    [BW_READING_ERROR_NOT_FOUND] =
        {
            N_ ("There is no such file"),
            N_ ("It does not exist, or no longer. Choose another file."),
        },
    [BW_READING_ERROR_PERMISSION] =
        {
            N_ ("The file may not be read"),
            N_ ("Reading it is not permitted. Ask for permission, or copy it to a folder of "
                "yours."),
        },
    [BW_READING_ERROR_FAILED] =
        {
            N_ ("The file cannot be read"),
            N_ ("The system could not read it. Try again, or copy it to another disk first."),
        },
};

static const Text SOURCE_TEXTS[] = {
    [BW_SOURCE_ERROR_UNSUPPORTED] =
        {
            N_ ("This cannot be done here"),
            N_ ("Saved files can be read but not changed. Make the change in the Microsoft "
                "Defender portal, "
                "then save the answers again."),
        },
    [BW_SOURCE_ERROR_UNKNOWN_CONTROL] =
        {
            N_ ("There is no such action"),
            N_ ("The organisation has no action with this id, or no longer. Refresh, then look "
                "again."),
        },
    [BW_SOURCE_ERROR_REFUSED] =
        {
            N_ ("The change was refused"),
            N_ ("The status of this action cannot be changed here. Open its settings to change it "
                "there."),
        },
};

static BwErrorText *
error_text_new (const Text *text, char *body, const GError *error)
{
  BwErrorText *self = g_new0 (BwErrorText, 1);

  self->title = g_strdup (gettext (text->title));
  self->body = body;
  self->detail = g_strdup (error->message);
  return self;
}

/* The file and, where it is known, the place in it; NULL where there is no file. */
static char *
say_place (const GError *error)
{
  const char *file = bw_reading_error_get_file (error);
  int line = bw_reading_error_get_line (error);
  int column = bw_reading_error_get_column (error);

  if (file == NULL || *file == '\0')
    return NULL;
  if (line > 0 && column > 0)
    /* Translators: a place in a file: its name, the line and the column. */
    return g_strdup_printf (_ ("%s, line %d, column %d"), file, line, column);
  if (line > 0)
    /* Translators: a place in a file: its name and the line. */
    return g_strdup_printf (_ ("%s, line %d"), file, line);
  return g_strdup (file);
}

/* What is said after the sentences that all errors of a code share; NULL for nothing. */
static char *
say_particulars (const GError *error)
{
  const char *found = bw_reading_error_get_found (error);
  g_autofree char *limit = NULL;

  switch (error->code) {
  case BW_READING_ERROR_OTHER_KIND:
    if (found == NULL || *found == '\0')
      return NULL;
    /* Translators: %s is what a file holds instead of what was expected, in English. */
    return g_strdup_printf (_ ("Found there: %s."), found);
  case BW_READING_ERROR_CUT_DEPTH:
    return g_strdup (SAVE_COMMANDS);
  case BW_READING_ERROR_TOO_LARGE:
    limit = g_format_size_full (BW_READER_MAX_BYTES, G_FORMAT_SIZE_IEC_UNITS);
    /* Translators: %s is a size, as in "256.0 MiB". */
    return g_strdup_printf (_ ("Bolwerk reads at most %s."), limit);
  case BW_READING_ERROR_TOO_DEEP:
    /* Translators: %d is a number of levels of nested JSON. */
    return g_strdup_printf (ngettext ("Bolwerk reads at most %d level.",
                                      "Bolwerk reads at most %d levels.", BW_READER_MAX_DEPTH),
                            BW_READER_MAX_DEPTH);
  default:
    return NULL;
  }
}

static BwErrorText *
say_reading_error (const GError *error)
{
  const Text *text = &READING_TEXTS[error->code];
  g_autofree char *place = say_place (error);
  g_autofree char *particulars = say_particulars (error);
  g_autoptr (GString) body = g_string_new (NULL);

  if (place != NULL)
    /* Translators: a file and the place in it, followed by what is the matter there, as in
       "scores.json, line 3: What stands there is not JSON." */
    g_string_append_printf (body, C_ ("place", "%s: %s"), place, gettext (text->body));
  else
    g_string_append (body, gettext (text->body));

  if (particulars != NULL)
    g_string_append_printf (body, "%s%s", error->code == BW_READING_ERROR_CUT_DEPTH ? "\n" : " ",
                            particulars);
  return error_text_new (text, g_string_free_and_steal (g_steal_pointer (&body)), error);
}

/* Errors that have no text of their own are told in the words of the system. */
static BwErrorText *
say_other_error (const GError *error)
{
  static const Text FAILED = { N_ ("Something went wrong"), NULL };
  static const Text CANCELLED = {
    /* Translators: the title of a message: the user stopped what was going on. */
    N_ ("Stopped"),
    N_ ("You stopped this before it was done. Nothing has changed."),
  };

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return error_text_new (&CANCELLED, g_strdup (gettext (CANCELLED.body)), error);
  return error_text_new (&FAILED, g_strdup (error->message), error);
}

/* The file errors that GIO reports by itself, in the words of the same error of reading. */
static const Text *
find_io_text (const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return &READING_TEXTS[BW_READING_ERROR_NOT_FOUND];
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    return &READING_TEXTS[BW_READING_ERROR_PERMISSION];
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY))
    return &READING_TEXTS[BW_READING_ERROR_FOLDER];
  return NULL;
}

/* GIO's message names the file, in the language of the user: it opens the body. */
static BwErrorText *
say_io_error (const GError *error, const Text *text)
{
  return error_text_new (text, g_strdup_printf ("%s. %s", error->message, gettext (text->body)),
                         error);
}

/**
 * bw_error_text_new:
 * @error: an error of any domain
 *
 * Works out how an error is told: what happened, in which file and where, and the way on.
 *
 * Returns: (transfer full): the texts
 */
BwErrorText *
bw_error_text_new (const GError *error)
{
  const Text *io_text = NULL;

  g_return_val_if_fail (error != NULL, NULL);

  if (error->domain == BW_READING_ERROR && (guint) error->code < G_N_ELEMENTS (READING_TEXTS))
    return say_reading_error (error);
  if (error->domain == BW_SOURCE_ERROR && (guint) error->code < G_N_ELEMENTS (SOURCE_TEXTS))
    return error_text_new (&SOURCE_TEXTS[error->code],
                           g_strdup (gettext (SOURCE_TEXTS[error->code].body)), error);

  io_text = find_io_text (error);
  return io_text != NULL ? say_io_error (error, io_text) : say_other_error (error);
}

/**
 * bw_error_text_free:
 * @self: (nullable): how an error is told
 */
void
bw_error_text_free (BwErrorText *self)
{
  if (self == NULL)
    return;

  g_free (self->title);
  g_free (self->body);
  g_free (self->detail);
  g_free (self);
}
