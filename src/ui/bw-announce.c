/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/bw-announce.h"

#include <glib/gi18n.h>

#include "present/bw-format.h"
#include "ui/bw-session-name.h"

/**
 * bw_announce_session:
 * @accessible: the window
 * @session: what it shows
 *
 * Tells what a screen reader's user cannot see: that the records are there. Nothing, where they are not.
 */
void
bw_announce_session (GtkAccessible *accessible, BwSession *session)
{
  BwScorecard *scorecard = bw_session_get_scorecard (session);
  g_autofree char *percentage = NULL;
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;
  guint n = 0;

  if (scorecard == NULL)
    return;

  percentage = bw_format_percentage (bw_scorecard_get_percentage (scorecard));
  name = bw_session_name (session);
  n = bw_scorecard_get_actions (scorecard)->len;
  text = g_strdup_printf (
      /* Translators: a screen reader says this once records are read: what is open (a name), the score
         (a percentage) and how many improvement actions there are. */
      ngettext ("%s: Secure Score %s, %u action", "%s: Secure Score %s, %u actions", n), name,
      percentage, n);
  gtk_accessible_announce (accessible, text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}
