/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "auth/bw-test-browser.h"

#include <libsoup/soup.h>

struct _BwTestBrowser {
  GObject parent_instance;

  BwTestBrowserVisit visit;
  gpointer visit_data;
  gboolean closed;
  GTlsDatabase *trust;
  GThread *thread;
  char *opened;
  char *address;
  SoupMessage *message;
  char *page;
  char *code;
  char *code_address;
};

/* What comes back of one address, without following anything. */
static char *
get_page (const char *address, GTlsDatabase *trust, SoupMessage **message)
{
  g_autoptr (SoupSession) session = soup_session_new ();
  g_autoptr (GBytes) bytes = NULL;

  if (trust != NULL)
    soup_session_set_tls_database (session, trust);
  *message = soup_message_new ("GET", address);
  g_assert_nonnull (*message);
  soup_message_add_flags (*message, SOUP_MESSAGE_NO_REDIRECT);
  bytes = soup_session_send_and_read (session, *message, NULL, NULL);
  if (bytes == NULL)
    return NULL;
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

guint
bw_test_browser_fetch (const char *address, char **page)
{
  g_autoptr (SoupMessage) message = NULL;
  g_autofree char *got = get_page (address, NULL, &message);

  if (page != NULL)
    *page = g_steal_pointer (&got);
  return soup_message_get_status (message);
}

static const char *
find_location (SoupMessage *message)
{
  return soup_message_headers_get_one (soup_message_get_response_headers (message), "Location");
}

/**
 * bw_test_browser_find_location:
 * @address: an address
 *
 * Returns: (transfer full) (nullable): where it leads, which is not followed; %NULL where that is the end
 */
char *
bw_test_browser_find_location (const char *address)
{
  g_autoptr (SoupMessage) message = NULL;
  g_autofree char *page = get_page (address, NULL, &message);

  return g_strdup (find_location (message));
}

/* Goes to an address, and finds where it leads; NULL where that is the end, which is kept. */
static char *
go (BwTestBrowser *self, const char *address)
{
  g_autoptr (SoupMessage) message = NULL;
  g_autofree char *page = get_page (address, self->trust, &message);

  if (find_location (message) != NULL)
    return g_strdup (find_location (message));
  self->message = g_steal_pointer (&message);
  self->page = g_steal_pointer (&page);
  return NULL;
}

static gpointer
browse (gpointer data)
{
  BwTestBrowser *self = data;
  g_autofree char *location = NULL;

  self->address = go (self, self->opened);
  if (self->address != NULL)
    location = go (self, self->address);
  if (location == NULL)
    return NULL;
  if (self->visit != NULL)
    self->visit (location, self->visit_data);
  self->page = get_page (location, self->trust, &self->message);
  return NULL;
}

static gboolean
open_address (BwInteraction *interaction,
              BwAddressMaker *addresses,
              GCancellable *cancellable,
              GError **error)
{
  g_autofree char *address = bw_address_maker_make (addresses);

  bw_test_browser_open (BW_TEST_BROWSER (interaction), address);
  return TRUE;
}

static gboolean
show_code (BwInteraction *interaction,
           const char *code,
           const char *address,
           GDateTime *expires,
           GCancellable *cancellable,
           GError **error)
{
  BwTestBrowser *self = BW_TEST_BROWSER (interaction);

  g_set_str (&self->code, code);
  g_set_str (&self->code_address, address);
  return TRUE;
}

static void
tell_progress (BwInteraction *interaction, BwStep step, guint done, guint total)
{
}

static void
interaction_iface_init (BwInteractionInterface *iface)
{
  iface->open_address = open_address;
  iface->show_code = show_code;
  iface->tell_progress = tell_progress;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (BwTestBrowser,
                               bw_test_browser,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (BW_TYPE_INTERACTION, interaction_iface_init))

static void
bw_test_browser_finalize (GObject *object)
{
  BwTestBrowser *self = BW_TEST_BROWSER (object);

  bw_test_browser_join (self);
  g_free (self->opened);
  g_free (self->address);
  g_clear_object (&self->trust);
  g_clear_object (&self->message);
  g_free (self->page);
  g_free (self->code);
  g_free (self->code_address);
  G_OBJECT_CLASS (bw_test_browser_parent_class)->finalize (object);
}

static void
bw_test_browser_class_init (BwTestBrowserClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bw_test_browser_finalize;
}

static void
bw_test_browser_init (BwTestBrowser *self)
{
}

BwTestBrowser *
bw_test_browser_new (void)
{
  return g_object_new (BW_TYPE_TEST_BROWSER, NULL);
}

void
bw_test_browser_set_visit (BwTestBrowser *self, BwTestBrowserVisit visit, gpointer data)
{
  self->visit = visit;
  self->visit_data = data;
}

/* A user who opens the browser and does nothing. */
void
bw_test_browser_set_closed (BwTestBrowser *self, gboolean closed)
{
  self->closed = closed;
}

/* The authorities that the browser trusts, where those are not the system's. */
void
bw_test_browser_set_trust (BwTestBrowser *self, GTlsDatabase *trust)
{
  g_set_object (&self->trust, trust);
}

void
bw_test_browser_join (BwTestBrowser *self)
{
  g_clear_pointer (&self->thread, g_thread_join);
}

void
bw_test_browser_open (BwTestBrowser *self, const char *address)
{
  /* Whoever is asked a second time has been led back from the first one. */
  bw_test_browser_join (self);
  g_clear_object (&self->message);
  g_clear_pointer (&self->page, g_free);
  g_clear_pointer (&self->address, g_free);
  g_set_str (&self->opened, address);
  if (!self->closed)
    self->thread = g_thread_new ("browser", browse, self);
}

/* What it was started with. */
const char *
bw_test_browser_get_opened (BwTestBrowser *self)
{
  return self->opened;
}

/* The sign-in service's own, to which it was led from there. */
const char *
bw_test_browser_get_address (BwTestBrowser *self)
{
  return self->address;
}

guint
bw_test_browser_get_status (BwTestBrowser *self)
{
  return self->message != NULL ? soup_message_get_status (self->message) : 0;
}

const char *
bw_test_browser_get_page (BwTestBrowser *self)
{
  return self->page;
}

const char *
bw_test_browser_get_header (BwTestBrowser *self, const char *name)
{
  return soup_message_headers_get_one (soup_message_get_response_headers (self->message), name);
}

const char *
bw_test_browser_get_code (BwTestBrowser *self)
{
  return self->code;
}

const char *
bw_test_browser_get_code_address (BwTestBrowser *self)
{
  return self->code_address;
}
