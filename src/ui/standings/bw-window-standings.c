/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/standings/bw-window-standings.h"

#include "ui/bw-toast.h"
#include "ui/bw-window-actions.h"
#include "ui/standings/bw-lookup-page.h"
#include "ui/standings/bw-standings-page.h"

/* The page of a window that holds what is open. */
#define MAIN "main"

#define FOLLOWED_KEY "bw-followed"

/* Where a window keeps where all organisations stand, while that is shown or refreshed. */
#define MODEL_KEY "bw-standings"

static AdwNavigationView *
get_navigation (BwWindow *window)
{
  GtkWidget *content = GTK_WIDGET (bw_window_get_content (window));

  return ADW_NAVIGATION_VIEW (gtk_widget_get_ancestor (content, ADW_TYPE_NAVIGATION_VIEW));
}

static BwStandingsModel *
get_model (BwWindow *window)
{
  return g_object_get_data (G_OBJECT (window), MODEL_KEY);
}

/* Who looks at something else meanwhile has not called off the refresh of all. */
static void
let_go (BwWindow *window)
{
  BwStandingsModel *model = get_model (window);

  if (model != NULL && !bw_standings_model_is_refreshing (model) &&
      adw_navigation_view_find_page (get_navigation (window), BW_STANDINGS_PAGE_TAG) == NULL)
    g_object_set_data (G_OBJECT (window), MODEL_KEY, NULL);
}

static void
take_records (BwWindow *window, const char *id, BwRecords *records)
{
  BwSession *session = bw_views_find_session (bw_window_get_views (window), id);

  if (session != NULL)
    bw_session_take_records (session, records);
}

/* What is open, in this window or in another one, shows what was read of it. */
static void
on_refreshed (BwWindow *window, BwOrganisationEntry *entry, BwRecords *records)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GtkWindow) other = g_list_model_get_item (windows, i);

    if (BW_IS_WINDOW (other) &&
        bw_window_get_store (BW_WINDOW (other)) == bw_window_get_store (window))
      take_records (BW_WINDOW (other), bw_organisation_entry_get_id (entry), records);
  }
}

static void
on_ended (BwWindow *window, const char *text)
{
  bw_toast_show (GTK_WIDGET (window), text);
  let_go (window);
}

static BwStandingsModel *
ensure_model (BwWindow *window)
{
  BwStandingsModel *model = get_model (window);

  if (model != NULL)
    return model;
  model = bw_standings_model_new (bw_window_get_store (window));
  g_object_set_data_full (G_OBJECT (window), MODEL_KEY, model, g_object_unref);
  g_signal_connect_object (model, "refreshed", G_CALLBACK (on_refreshed), window,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "ended", G_CALLBACK (on_ended), window, G_CONNECT_SWAPPED);
  return model;
}

/* What is under the page is not to change, as under a dialog. */
static void
follow (BwWindow *window, AdwNavigationView *navigation)
{
  if (g_object_get_data (G_OBJECT (navigation), FOLLOWED_KEY) != NULL)
    return;
  g_object_set_data (G_OBJECT (navigation), FOLLOWED_KEY, window);
  g_signal_connect_object (navigation, "notify::visible-page",
                           G_CALLBACK (bw_window_actions_update), window, G_CONNECT_SWAPPED);
  g_signal_connect_object (navigation, "popped", G_CALLBACK (let_go), window, G_CONNECT_SWAPPED);
}

static void
push (BwWindow *window, AdwNavigationPage *page)
{
  AdwNavigationView *navigation = get_navigation (window);

  follow (window, navigation);
  adw_navigation_view_push (navigation, page);
}

/**
 * bw_window_standings_show:
 * @window: a window with a store
 *
 * Shows where all organisations stand, over what is open; to go back leads there.
 */
void
bw_window_standings_show (BwWindow *window)
{
  AdwNavigationPage *page = NULL;

  g_return_if_fail (BW_IS_WINDOW (window));

  if (bw_window_get_store (window) == NULL || bw_window_standings_are_shown (window))
    return;
  page = bw_standings_page_new (bw_window_get_store (window), ensure_model (window));
  g_object_bind_property (window, "narrow", page, "narrow", G_BINDING_SYNC_CREATE);
  push (window, page);
}

/**
 * bw_window_standings_look_up:
 * @window: a window with a store
 * @text: the id of an action, or words of its title
 *
 * Shows who has an action and who misses it, over what is open.
 */
void
bw_window_standings_look_up (BwWindow *window, const char *text)
{
  AdwNavigationPage *page = NULL;

  g_return_if_fail (BW_IS_WINDOW (window));

  if (bw_window_get_store (window) == NULL || bw_window_standings_are_shown (window))
    return;
  page = bw_lookup_page_new (bw_window_get_store (window));
  bw_lookup_page_search (BW_LOOKUP_PAGE (page), text);
  push (window, page);
}

/**
 * bw_window_standings_leave:
 * @window: a window
 *
 * Goes back to what is open; does nothing where that is shown.
 */
void
bw_window_standings_leave (BwWindow *window)
{
  g_return_if_fail (BW_IS_WINDOW (window));

  if (bw_window_standings_are_shown (window))
    adw_navigation_view_pop_to_tag (get_navigation (window), MAIN);
}

/**
 * bw_window_standings_are_shown:
 * @window: a window
 *
 * Returns: whether something else is shown than what is open
 */
gboolean
bw_window_standings_are_shown (BwWindow *window)
{
  AdwNavigationView *navigation = NULL;

  g_return_val_if_fail (BW_IS_WINDOW (window), FALSE);

  navigation = get_navigation (window);
  return navigation != NULL &&
         g_strcmp0 (adw_navigation_view_get_visible_page_tag (navigation), MAIN) != 0;
}
