/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include <glib/gi18n.h>
#include <locale.h>

#include "auth/bw-secret-keyring.h"
#include "ui/bw-application.h"

int
main (int argc, char **argv)
{
  g_autoptr (BwClock) clock = bw_system_clock_new ();
  g_autoptr (BwOrganisationList) list = bw_organisation_list_new (NULL);
  g_autoptr (BwKeyring) keyring = bw_secret_keyring_new (TRUE);
  g_autoptr (BwOrganisationStore) store = bw_organisation_store_new (list, keyring, clock);
  g_autoptr (BwApplication) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (BW_GETTEXT_DOMAIN, BW_LOCALE_DIR);
  bind_textdomain_codeset (BW_GETTEXT_DOMAIN, "UTF-8");
  textdomain (BW_GETTEXT_DOMAIN);

  application = bw_application_new (store);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
