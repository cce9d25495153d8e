/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/bw-loading-page.h"

#include <glib/gi18n.h>

static GtkWidget *
create_cancel (void)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Cancel"));

  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.cancel");
  return button;
}

/**
 * bw_loading_page_new:
 *
 * Returns: (transfer floating): an #AdwStatusPage that stands there while the records are read; its description, as markup, is
 *   for what is being opened
 */
GtkWidget *
bw_loading_page_new (void)
{
  GtkWidget *page = adw_status_page_new ();
  g_autoptr (AdwSpinnerPaintable) spinner = adw_spinner_paintable_new (page);

  adw_status_page_set_paintable (ADW_STATUS_PAGE (page), GDK_PAINTABLE (spinner));
  /* Translators: stands there while the records are read. */
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("Reading Records"));
  adw_status_page_set_child (ADW_STATUS_PAGE (page), create_cancel ());
  return page;
}
