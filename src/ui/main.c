/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include <glib/gi18n.h>
#include <locale.h>

#include "ui/bw-application.h"

int
main (int argc, char **argv)
{
  g_autoptr (BwClock) clock = bw_system_clock_new ();
  g_autoptr (BwApplication) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (BW_GETTEXT_DOMAIN, BW_LOCALE_DIR);
  bind_textdomain_codeset (BW_GETTEXT_DOMAIN, "UTF-8");
  textdomain (BW_GETTEXT_DOMAIN);

  application = bw_application_new (clock);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
