/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/bw-error-text.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <string.h>

#include "archive/bw-archive-error.h"
#include "present/bw-format.h"
#include "present/bw-found-text.h"
#include "present/bw-plain-text.h"
#include "present/bw-sign-in-text.h"
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
  [BW_READING_ERROR_NOT_JSON] = {
    N_ ("This is not JSON"),
    N_ ("What stands there is not JSON. Choose a saved answer of Microsoft Graph."),
  },
  [BW_READING_ERROR_TRUNCATED] = {
    N_ ("The file ends in the middle"),
    N_ ("The answer stops before its end. Save it again, whole."),
  },
  [BW_READING_ERROR_OTHER_KIND] = { NULL, NULL },
  [BW_READING_ERROR_CUT_DEPTH] = {
    N_ ("PowerShell cut the answer short"),
    /* Translators: leave ConvertTo-Json and -Depth as they are. Lines of PowerShell follow the
       colon. */
    N_ ("ConvertTo-Json was given too small a -Depth, so what lies deeper is missing. Save the "
        "answers again with:"),
  },
  [BW_READING_ERROR_MIXED] = {
    N_ ("Two organisations at once"),
    N_ ("It belongs to another organisation than the rest. Open the files of one organisation at "
        "a time."),
  },
  [BW_READING_ERROR_EMPTY] = {
    N_ ("The file is empty"),
    N_ ("There is nothing in it. Save the answer again."),
  },
  [BW_READING_ERROR_TOO_LARGE] = {
    N_ ("The file is too large"),
    N_ ("Answers of Microsoft Graph are far smaller. Choose another file, or save fewer days."),
  },
  [BW_READING_ERROR_TOO_DEEP] = {
    N_ ("The file is nested too deeply"),
    N_ ("No answer of Microsoft Graph nests that deeply. Choose another file."),
  },
  [BW_READING_ERROR_ENCODING] = {
    N_ ("The text cannot be read"),
    N_ ("It is neither UTF-8 nor UTF-16 with a byte order mark: it is damaged, or is no text at "
        "all. Save the answer again as UTF-8."),
  },
  [BW_READING_ERROR_COMPRESSION] = {
    N_ ("The compressed file is damaged"),
    N_ ("It cannot be unpacked. Save or download it again."),
  },
  [BW_READING_ERROR_FOLDER] = {
    N_ ("This is a folder"),
    N_ ("A folder cannot be opened. Choose the saved answers in it."),
  },
  [BW_READING_ERROR_NOT_FOUND] = {
    N_ ("There is no such file"),
    N_ ("It does not exist, or no longer. Choose another file."),
  },
  [BW_READING_ERROR_PERMISSION] = {
    N_ ("The file may not be read"),
    N_ ("Reading it is not permitted. Ask for permission, or copy it to a folder of yours."),
  },
  [BW_READING_ERROR_FAILED] = {
    N_ ("The file cannot be read"),
    N_ ("The system could not read it. Try again, or copy it to another disk first."),
  },
};

/* What can be said more closely, by the key of what was found; see #BwReadingError. */
static const struct {
  BwReadingError code;
  const char *found;
  Text text;
} FOUND_TEXTS[] = {
  { BW_READING_ERROR_NOT_JSON,
    "markup",
    {
        N_ ("This is a web page"),
        /* Translators: "Response preview" is what Graph Explorer calls the part of its page that
           shows the answer; it speaks English. */
        N_ ("It is HTML or XML, perhaps a page that the browser saved. Save the answer itself: in "
            "Graph Explorer, what stands under “Response preview”."),
    } },
  { BW_READING_ERROR_NOT_JSON,
    "zip",
    {
        N_ ("This is an archive"),
        N_ ("It is a ZIP archive or a workbook. Unpack it, and choose the saved answers in it."),
    } },
  { BW_READING_ERROR_NOT_JSON,
    "more",
    {
        N_ ("There is more than one answer in it"),
        N_ ("The answer has ended there, and something else follows. Save each answer to a file of "
            "its own."),
    } },
  { BW_READING_ERROR_NOT_JSON,
    "character",
    {
        N_ ("A character in it is damaged"),
        N_ ("What is written there as “\\u” and four digits is no character that a text can hold. "
            "Save the answer again, and do not let it be cut or changed on the way."),
    } },
  { BW_READING_ERROR_EMPTY,
    "list",
    {
        N_ ("There are no records in it"),
        N_ ("It holds an empty list that does not say of what. Save the whole answer of Microsoft "
            "Graph, with its “@odata.context”."),
    } },
  { BW_READING_ERROR_FAILED,
    "special",
    {
        N_ ("This is no regular file"),
        /* Translators: leave "--from -" as it is. */
        N_ ("It is a pipe, a socket or a device. Save the answer to a file, or, on the command "
            "line, write it to standard input and give “--from -”."),
    } },
  { BW_READING_ERROR_FAILED,
    "link",
    {
        N_ ("This link leads in a circle"),
        N_ ("It is a symbolic link that leads back to itself, and to no file. Choose the saved "
            "answer "
            "itself."),
    } },
  { BW_READING_ERROR_FAILED,
    "address",
    {
        N_ ("This is an address, not a file"),
        N_ ("Bolwerk opens saved answers. Save what Microsoft Graph answers there to a file, and "
            "open that."),
    } },
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
    [BW_SOURCE_ERROR_NO_DAY] =
        {
            N_ ("There is no earlier day to compare with"),
            N_ ("It takes two days with their actions to tell why the score changed. Choose days "
                "that there are records of: Microsoft keeps 90 days."),
        },
    [BW_SOURCE_ERROR_ONLY_TOTALS] =
        {
            N_ ("Only totals are known of that day"),
            N_ ("It takes two days with all their actions to tell why the score changed. Of that "
                "day, and of those shortly before it, only the totals or a part are known so far. "
                "Bolwerk goes on reading earlier days when it refreshes; try again then, or choose "
                "another day."),
        },
    [BW_SOURCE_ERROR_BUSY] =
        {
            N_ ("Another program is making changes"),
            N_ ("Bolwerk is just changing actions of this organisation elsewhere, in a window or "
                "on the command line. Try again when that is done."),
        },
    [BW_SOURCE_ERROR_OUTAGE] =
        {
            N_ ("Microsoft has an outage"),
            N_ ("Microsoft says that it could not gather the score this time. What was known "
                "before stays. Try again later."),
        },
};

static BwErrorText *
error_text_new (const Text *text, char *body)
{
  BwErrorText *self = g_new0 (BwErrorText, 1);

  self->title = g_strdup (gettext (text->title));
  self->notice = g_strdup (self->title);
  self->body = body;
  return self;
}

/* The messages of reading itself are for developers: what they tell is in the texts. What the system
 * said is more, and in the language of the user. */
static char *
dup_detail (const GError *error)
{
  switch (error->code) {
  case BW_READING_ERROR_COMPRESSION:
  case BW_READING_ERROR_NOT_FOUND:
  case BW_READING_ERROR_PERMISSION:
    return g_strdup (error->message);
  default:
    return NULL;
  }
}

/* How a file is called: by its name, unless it is standard input. */
static const char *
say_file (const char *file)
{
  /* Translators: stands for the name of a file: what is written to the program. */
  return g_str_equal (file, "-") ? _ ("standard input") : file;
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
    return g_strdup_printf (_ ("%s, line %d, column %d"), say_file (file), line, column);
  if (line > 0)
    /* Translators: a place in a file: its name and the line. */
    return g_strdup_printf (_ ("%s, line %d"), say_file (file), line);
  return g_strdup (say_file (file));
}

static char *
say_size_limit (const char *found)
{
  guint64 n_values = 0;
  g_autofree char *limit = NULL;

  if (g_str_has_prefix (found, "values:") &&
      g_ascii_string_to_unsigned (found + strlen ("values:"), 10, 0, G_MAXUINT, &n_values, NULL)) {
    limit = bw_format_count ((guint) n_values);
    return g_strdup_printf (
        /* Translators: %s is a large number of single texts, numbers and so on in a file. */
        ngettext ("Bolwerk reads at most %s value.", "Bolwerk reads at most %s values.", n_values),
        limit);
  }

  limit = g_format_size_full (BW_READER_MAX_BYTES, G_FORMAT_SIZE_IEC_UNITS);
  if (g_str_has_prefix (found, "unpacked:"))
    /* Translators: %s is a size, as in "256.0 MiB". */
    return g_strdup_printf (_ ("Bolwerk reads at most %s after unpacking."), limit);
  /* Translators: %s is a size, as in "256.0 MiB". */
  return g_strdup_printf (_ ("Bolwerk reads at most %s."), limit);
}

/* What is said after the sentences that all errors of a code share; NULL for nothing. */
static char *
say_particulars (const GError *error)
{
  const char *found = bw_reading_error_get_found (error);
  const char *known = found != NULL ? found : "";

  switch (error->code) {
  case BW_READING_ERROR_CUT_DEPTH:
    return g_strdup ("\n" SAVE_COMMANDS);
  case BW_READING_ERROR_TOO_LARGE:
    return say_size_limit (known);
  case BW_READING_ERROR_TOO_DEEP:
    /* Translators: %d is a number of levels of nested JSON. */
    return g_strdup_printf (ngettext ("Bolwerk reads at most %d level.",
                                      "Bolwerk reads at most %d levels.", BW_READER_MAX_DEPTH),
                            BW_READER_MAX_DEPTH);
  case BW_READING_ERROR_MIXED:
    if (*known == '\0')
      return NULL;
    /* Translators: %s identifies an organisation: a long number. */
    return g_strdup_printf (_ ("The tenant of the other one is %s."), known);
  case BW_READING_ERROR_FAILED:
    if (*known != '\0')
      return NULL;
    /* Translators: %s is what the system says, as in "Input/output error". */
    return g_strdup_printf (_ ("The system says: %s"), error->message);
  default:
    return NULL;
  }
}

/* The text of an error's code, or a closer one. Its title is translated, its body is not NULL. */
static BwFoundText
find_reading_text (const GError *error)
{
  const char *found = bw_reading_error_get_found (error);
  const Text *text = &READING_TEXTS[error->code];

  if (error->code == BW_READING_ERROR_OTHER_KIND)
    return bw_found_text_say (found);
  for (gsize i = 0; i < G_N_ELEMENTS (FOUND_TEXTS); i++)
    if ((int) FOUND_TEXTS[i].code == error->code && g_strcmp0 (FOUND_TEXTS[i].found, found) == 0)
      text = &FOUND_TEXTS[i].text;
  return (BwFoundText) { gettext (text->title), g_strdup (gettext (text->body)) };
}

/* What happened, and in which file. */
static char *
say_notice (const GError *error, const char *title)
{
  const char *file = bw_reading_error_get_file (error);

  if (file == NULL || *file == '\0')
    return g_strdup (title);
  /* Translators: the name of a file and what is the matter with it, as in
     "scores.json: This is not JSON". */
  return g_strdup_printf (C_ ("notice", "%s: %s"), say_file (file), title);
}

static BwErrorText *
say_reading_error (const GError *error)
{
  BwErrorText *self = g_new0 (BwErrorText, 1);
  BwFoundText text = find_reading_text (error);
  g_autofree char *said = text.body;
  g_autofree char *place = say_place (error);
  g_autofree char *particulars = say_particulars (error);
  g_autoptr (GString) body = g_string_new (NULL);

  if (place != NULL)
    /* Translators: a file and the place in it, followed by what is the matter there, as in
       "scores.json, line 3: What stands there is not JSON." */
    g_string_append_printf (body, C_ ("place", "%s: %s"), place, said);
  else
    g_string_append (body, said);

  if (particulars != NULL)
    g_string_append_printf (body, "%s%s", *particulars == '\n' ? "" : " ", particulars);

  self->title = g_strdup (text.title);
  self->notice = say_notice (error, text.title);
  self->body = g_string_free_and_steal (g_steal_pointer (&body));
  self->detail = dup_detail (error);
  return self;
}

/* Whatever the user's language is, SQLite speaks English. */
static BwErrorText *
say_archive_error (const GError *error)
{
  const BwPlainText *plain = bw_plain_text_find_archive (error);
  BwErrorText *self =
      error_text_new (&(Text) { plain->title, NULL }, g_strdup (gettext (plain->body)));

  self->detail = g_strdup (error->message);
  self->is_english = TRUE;
  return self;
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
    return error_text_new (&CANCELLED, g_strdup (gettext (CANCELLED.body)));
  return error_text_new (&FAILED, g_strdup (error->message));
}

/* The same texts as those of signing in, which a terminal asks for too. */
static BwErrorText *
say_sign_in_error (const GError *error, const BwRegistration *registration)
{
  g_autoptr (BwSignInText) text = bw_sign_in_text_new (error, registration);
  BwErrorText *self = g_new0 (BwErrorText, 1);

  self->notice = g_strdup (text->title);
  self->title = g_steal_pointer (&text->title);
  self->body = g_steal_pointer (&text->body);
  self->said = g_steal_pointer (&text->said);
  self->is_english = text->is_english;
  self->link = g_steal_pointer (&text->link);
  self->link_label = g_steal_pointer (&text->link_label);
  self->other_link = g_steal_pointer (&text->other_link);
  self->other_label = g_steal_pointer (&text->other_label);
  self->ids = g_steal_pointer (&text->ids);
  self->detail = g_steal_pointer (&text->detail);
  return self;
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
  return bw_error_text_new_for (error, NULL);
}

/**
 * bw_error_text_new_for:
 * @error: an error of any domain
 * @registration: (nullable): which application signs in where, for the link
 *
 * Like bw_error_text_new(), with the page that helps where that is known.
 *
 * Returns: (transfer full): the texts
 */
BwErrorText *
bw_error_text_new_for (const GError *error, const BwRegistration *registration)
{
  g_return_val_if_fail (error != NULL, NULL);

  if (bw_sign_in_text_knows (error))
    return say_sign_in_error (error, registration);
  if (error->domain == BW_READING_ERROR && (guint) error->code < G_N_ELEMENTS (READING_TEXTS))
    return say_reading_error (error);
  if (error->domain == BW_SOURCE_ERROR && (guint) error->code < G_N_ELEMENTS (SOURCE_TEXTS))
    return error_text_new (&SOURCE_TEXTS[error->code],
                           g_strdup (gettext (SOURCE_TEXTS[error->code].body)));
  if (error->domain == BW_ARCHIVE_ERROR)
    return say_archive_error (error);

  return say_other_error (error);
}

/**
 * bw_error_text_say_writing:
 * @error: why a file could not be written
 *
 * Returns: (transfer full): what the system says of it, and the way on
 */
char *
bw_error_text_say_writing (const GError *error)
{
  g_return_val_if_fail (error != NULL, NULL);

  return g_strdup_printf (
      /* Translators: a file could not be written; %s is what the system says, as in "Permission
         denied". */
      _ ("The system says: %s\nWhat was there before is as it was. Choose another folder or name, "
         "and "
         "try again."),
      error->message);
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
  g_free (self->notice);
  g_free (self->body);
  g_free (self->said);
  g_free (self->link);
  g_free (self->link_label);
  g_free (self->other_link);
  g_free (self->other_label);
  g_free (self->ids);
  g_free (self->detail);
  g_free (self);
}
