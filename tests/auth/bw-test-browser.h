/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "base/bw-interaction.h"

G_BEGIN_DECLS

/**
 * BwTestBrowser:
 *
 * Plays the user: really fetches the address that is opened, follows the redirects, and shows what it
 * got at the end. It shows device codes too.
 */
#define BW_TYPE_TEST_BROWSER (bw_test_browser_get_type ())
G_DECLARE_FINAL_TYPE (BwTestBrowser, bw_test_browser, BW, TEST_BROWSER, GObject)

/**
 * BwTestBrowserVisit:
 * @address: where the redirect leads: the loopback, with all that is in the query
 * @data: what was given along
 *
 * Comes before the browser goes back to the loopback: for who gets in its way.
 */
typedef void (*BwTestBrowserVisit) (const char *address, gpointer data);

BwTestBrowser *bw_test_browser_new (void);
void bw_test_browser_set_visit (BwTestBrowser *self, BwTestBrowserVisit visit, gpointer data);
void bw_test_browser_set_closed (BwTestBrowser *self, gboolean closed);
void bw_test_browser_set_trust (BwTestBrowser *self, GTlsDatabase *trust);
void bw_test_browser_join (BwTestBrowser *self);
void bw_test_browser_open (BwTestBrowser *self, const char *address);
const char *bw_test_browser_get_opened (BwTestBrowser *self);
const char *bw_test_browser_get_address (BwTestBrowser *self);
guint bw_test_browser_get_status (BwTestBrowser *self);
const char *bw_test_browser_get_page (BwTestBrowser *self);
const char *bw_test_browser_get_header (BwTestBrowser *self, const char *name);
const char *bw_test_browser_get_code (BwTestBrowser *self);
const char *bw_test_browser_get_code_address (BwTestBrowser *self);
guint bw_test_browser_fetch (const char *address, char **page);
char *bw_test_browser_find_location (const char *address);

G_END_DECLS
