/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/bw-account-banner.h"

#include <glib/gi18n.h>

#include "archive/bw-archive-error.h"
#include "auth/bw-keyring.h"
#include "present/bw-certificate-expiry-text.h"
#include "present/bw-format.h"
#include "present/bw-overview-text.h"
#include "ui/bw-banner-place.h"
#include "ui/error/bw-error-mend.h"
#include "ui/organisations/bw-organisation-text.h"

/* Whoever cannot see it appear is told. */
static void
show (AdwBin *place, const char *title, const char *label, const char *action)
{
  gboolean is_new = bw_banner_place_show (place, title, label, action);
  GtkWidget *banner = adw_bin_get_child (place);

  if (is_new && gtk_widget_get_mapped (banner))
    gtk_accessible_announce (GTK_ACCESSIBLE (banner), title,
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/* With what is shown meanwhile, where that is from an earlier time. */
static char *
say_failure (const char *text, BwRecords *records)
{
  g_autofree char *moment = NULL;

  if (!bw_records_are_kept (records))
    return g_strdup (text);
  moment = bw_format_moment (bw_records_get_loaded (records));
  /* Translators: the first %s says what went wrong; the second one is a date and a time. */
  return g_strdup_printf (_ ("%s. Shown is what was read on %s."), text, moment);
}

static void
show_error (AdwBin *place, const GError *error, BwSession *session)
{
  BwRecords *records = bw_session_get_records (session);
  g_autoptr (BwErrorText) text =
                bw_organisation_text_new_error (error, bw_session_get_entry (session));
  gboolean is_all = bw_error_mend_is_all (error);
  g_autofree char *said = say_failure (is_all ? text->title : text->notice, records);

  if (is_all)
    show (place, said, bw_error_mend_get_label (error), bw_error_mend_get_action (error));
  else
    /* Translators: a button that shows more about an error. */
    show (place, said, _ ("_Details"), "win.show-error");
}

static void
show_unstored (AdwBin *place, const GError *unstored)
{
  g_autoptr (BwErrorText) text = bw_organisation_text_new_error (unstored, NULL);

  /* Translators: a button that shows more about an error. */
  show (place, text->notice, _ ("_Details"), "win.show-unstored");
}

static void
show_unkept (AdwBin *place, const GError *unkept)
{
  if (g_error_matches (unkept, BW_KEYRING_ERROR, BW_KEYRING_ERROR_NO_SERVICE))
    /* Translators: a keyring keeps passwords for programs. */
    show (place, _ ("Signed in for this run only: there is no keyring here"), NULL, NULL);
  else
    show (place, _ ("Signed in for this run only: the keyring did not take the sign-in"),
          /* Translators: a button that tries once more to put the sign-in into the keyring. */
          _ ("_Try Again"), "win.keep");
}

/* Also over the other pages, which are of the same day. */
static gboolean
show_past (AdwBin *place, BwSession *session)
{
  g_autofree char *said = bw_overview_text_say_past (bw_session_get_scorecard (session));

  if (said != NULL)
    show (place, said, _ ("_Refresh"), "win.refresh");
  return said != NULL;
}

/* In few words: a banner cuts off what is longer than three lines. */
static gboolean
show_expiry (AdwBin *place, BwSession *session)
{
  GDateTime *expires = bw_session_get_notices (session).expires;
  g_autoptr (GDateTime) now = bw_clock_get_now (bw_session_get_clock (session));
  g_autofree char *warning =
      expires != NULL ? bw_certificate_expiry_text_warn (expires, now) : NULL;
  g_autofree char *said = warning != NULL ? bw_certificate_expiry_text_say (expires, now) : NULL;

  if (said != NULL)
    show (place, said, _ ("_Sign In Again…"), "win.sign-in-again");
  return said != NULL;
}

/**
 * bw_account_banner_update:
 * @place: where the banner over an organisation stands
 * @session: the organisation
 *
 * Lets the banner tell what lasts until the user does something about it: that the last read failed and
 * what there is is older, that Microsoft has no score now and an earlier one is shown, that somebody has to sign in again,
 * that the keyring is locked, that the sign-in is not kept, or that a certificate is about to expire.
 */
void
bw_account_banner_update (AdwBin *place, BwSession *session)
{
  const GError *error = bw_session_get_error (session);
  BwSessionNotices notices = bw_session_get_notices (session);

  /* Over a page that tells why there is nothing to show, only what is told but once. */
  if (bw_session_get_records (session) == NULL &&
      g_error_matches (notices.unstored, BW_ARCHIVE_ERROR, BW_ARCHIVE_ERROR_SET_ASIDE))
    show_unstored (place, notices.unstored);
  else if (bw_session_get_records (session) == NULL)
    bw_banner_place_hide (place);
  else if (error != NULL)
    show_error (place, error, session);
  else if (show_past (place, session))
    return;
  else if (notices.unkept != NULL)
    show_unkept (place, notices.unkept);
  else if (!show_expiry (place, session))
    bw_banner_place_hide (place);
}

/**
 * bw_account_banner_update_archive:
 * @place: where another banner over the same organisation stands
 * @session: the organisation
 *
 * Lets the banner tell that what came is not kept, or that a damaged archive was set aside. It has a banner of its own:
 * what is the matter with the sign-in may last as long, and the way to each stands in its banner alone.
 */
void
bw_account_banner_update_archive (AdwBin *place, BwSession *session)
{
  const GError *unstored = bw_session_get_notices (session).unstored;

  if (bw_session_get_records (session) == NULL || unstored == NULL)
    bw_banner_place_hide (place);
  else
    show_unstored (place, unstored);
}
