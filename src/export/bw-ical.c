/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "export/bw-ical.h"

#include <string.h>

/* How many octets a line may have without its end (RFC 5545 §3.1). */
#define LINE_OCTETS 75

#define LINE_END "\r\n"

struct _BwIcal {
  GString *text;
};

/**
 * bw_ical_new:
 *
 * Returns: (transfer full): a writer with no lines
 */
BwIcal *
bw_ical_new (void)
{
  BwIcal *self = g_new0 (BwIcal, 1);

  self->text = g_string_new (NULL);
  return self;
}

/**
 * bw_ical_free:
 * @self: (nullable): a writer
 */
void
bw_ical_free (BwIcal *self)
{
  if (self == NULL)
    return;

  g_string_free (self->text, TRUE);
  g_free (self);
}

/* Folded between characters: a line that goes on begins with a space, which is one of its octets (RFC 5545 §3.1). */
static void
append_line (BwIcal *self, const char *line)
{
  gsize used = 0;

  for (const char *at = line; *at != '\0'; at = g_utf8_next_char (at)) {
    gsize octets = (gsize) (g_utf8_next_char (at) - at);

    if (used + octets > LINE_OCTETS) {
      g_string_append (self->text, LINE_END " ");
      used = 1;
    }
    g_string_append_len (self->text, at, (gssize) octets);
    used += octets;
  }
  g_string_append (self->text, LINE_END);
}

/* RFC 5545 §3.3.11. No other control character but a tab may stand in a text. */
static void
append_escaped (GString *line, const char *text)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at)) {
    gunichar c = g_utf8_get_char (at);

    if (c == '\r' && at[1] == '\n')
      continue;
    if (c == '\n' || c == '\r')
      g_string_append (line, "\\n");
    else if (c == '\\' || c == ';' || c == ',')
      g_string_append_printf (line, "\\%c", (char) c);
    else if (c == '\t' || !g_unichar_iscntrl (c))
      g_string_append_unichar (line, c);
  }
}

/**
 * bw_ical_add_word:
 * @self: a writer
 * @name: the name of a property, with its parameters
 * @value: its value, which needs no escaping
 *
 * Adds a line.
 */
void
bw_ical_add_word (BwIcal *self, const char *name, const char *value)
{
  g_autofree char *line = g_strconcat (name, ":", value, NULL);

  append_line (self, line);
}

/**
 * bw_ical_add_text:
 * @self: a writer
 * @name: the name of a property
 * @text: (nullable): a text; where there is none, nothing is added
 */
void
bw_ical_add_text (BwIcal *self, const char *name, const char *text)
{
  const char *const texts[] = { text, NULL };

  if (text != NULL && *text != '\0')
    bw_ical_add_texts (self, name, texts);
}

/**
 * bw_ical_add_texts:
 * @self: a writer
 * @name: the name of a property that takes several texts
 * @texts: the texts; where there are none, nothing is added
 */
void
bw_ical_add_texts (BwIcal *self, const char *name, const char *const *texts)
{
  g_autoptr (GString) line = g_string_new (name);

  if (texts[0] == NULL)
    return;
  for (gsize i = 0; texts[i] != NULL; i++) {
    g_string_append_c (line, i == 0 ? ':' : ',');
    append_escaped (line, texts[i]);
  }
  append_line (self, line->str);
}

/**
 * bw_ical_add_day:
 * @self: a writer
 * @name: the name of a property
 * @day: a day, not a moment of it; for %BW_DAY_NONE nothing is added
 */
void
bw_ical_add_day (BwIcal *self, const char *name, BwDay day)
{
  g_autofree char *whole = g_strconcat (name, ";VALUE=DATE", NULL);
  g_autofree char *iso = day != BW_DAY_NONE ? bw_day_to_iso (day) : NULL;
  g_auto (GStrv) parts = iso != NULL ? g_strsplit (iso, "-", -1) : NULL;
  g_autofree char *value = parts != NULL ? g_strjoinv ("", parts) : NULL;

  if (value != NULL)
    bw_ical_add_word (self, whole, value);
}

/**
 * bw_ical_add_moment:
 * @self: a writer
 * @name: the name of a property
 * @moment: a moment, which is written in UTC
 */
void
bw_ical_add_moment (BwIcal *self, const char *name, GDateTime *moment)
{
  g_autoptr (GDateTime) utc = g_date_time_to_utc (moment);
  g_autofree char *value = g_date_time_format (utc, "%Y%m%dT%H%M%SZ");

  bw_ical_add_word (self, name, value);
}

/**
 * bw_ical_dup_text:
 * @self: a writer
 *
 * Returns: (transfer full): all lines written so far
 */
char *
bw_ical_dup_text (BwIcal *self)
{
  return g_strndup (self->text->str, self->text->len);
}
