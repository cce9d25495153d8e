/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Whatever keeps an organisation from being read, its page says what and offers what helps. */

#include "bw-config.h"

#include "auth/bw-auth-error.h"
#include "auth/bw-certificate.h"
#include "net/bw-http-error.h"
#include "ui/error/bw-error-page.h"
#include "ui/organisations/bw-listed-window.h"

#define RETRY "win.retry"
#define SIGN_IN "win.sign-in-again"
#define UNLOCK "win.unlock"

static const char *const AUTH[] = {
  [BW_AUTH_ERROR_SIGN_IN_AGAIN] = SIGN_IN,
  [BW_AUTH_ERROR_MORE_PROOF] = SIGN_IN,
  [BW_AUTH_ERROR_START_AGAIN] = SIGN_IN,
  [BW_AUTH_ERROR_CONSENT] = SIGN_IN,
  [BW_AUTH_ERROR_BORROWED_ID] = SIGN_IN,
  [BW_AUTH_ERROR_OTHER_APPLICATION] = SIGN_IN,
  [BW_AUTH_ERROR_OTHER_CLOUD] = SIGN_IN,
  [BW_AUTH_ERROR_OTHER_TENANT] = SIGN_IN,
  [BW_AUTH_ERROR_PUBLIC_CLIENT] = SIGN_IN,
  [BW_AUTH_ERROR_REDIRECT] = SIGN_IN,
  [BW_AUTH_ERROR_WRONG_WAY] = SIGN_IN,
  [BW_AUTH_ERROR_WRONG_SECRET] = SIGN_IN,
  [BW_AUTH_ERROR_EXPIRED_SECRET] = SIGN_IN,
  [BW_AUTH_ERROR_CERTIFICATE] = SIGN_IN,
  [BW_AUTH_ERROR_CLOCK] = RETRY,
  [BW_AUTH_ERROR_DEVICE_CODE_BLOCKED] = SIGN_IN,
  [BW_AUTH_ERROR_CONDITIONAL_ACCESS] = RETRY,
  [BW_AUTH_ERROR_DECLINED] = SIGN_IN,
  [BW_AUTH_ERROR_EXPIRED] = SIGN_IN,
  [BW_AUTH_ERROR_TIMED_OUT] = SIGN_IN,
  [BW_AUTH_ERROR_OPENED_TWICE] = SIGN_IN,
  [BW_AUTH_ERROR_ACCOUNT_NOT_IN_TENANT] = SIGN_IN,
  [BW_AUTH_ERROR_NOT_ASSIGNED] = RETRY,
  [BW_AUTH_ERROR_ACCOUNT_DISABLED] = RETRY,
  [BW_AUTH_ERROR_PASSWORD_EXPIRED] = SIGN_IN,
  [BW_AUTH_ERROR_TRANSIENT] = RETRY,
  /* These two never leave their room. */
  [BW_AUTH_ERROR_PENDING] = NULL,
  [BW_AUTH_ERROR_SLOW_DOWN] = NULL,
  [BW_AUTH_ERROR_BAD_ANSWER] = RETRY,
  [BW_AUTH_ERROR_FORM] = SIGN_IN,
  [BW_AUTH_ERROR_UNKNOWN] = SIGN_IN,
};

static const char *const KEYRING[] = {
  [BW_KEYRING_ERROR_NO_SERVICE] = SIGN_IN, [BW_KEYRING_ERROR_LOCKED] = UNLOCK,
  [BW_KEYRING_ERROR_DISMISSED] = UNLOCK,   [BW_KEYRING_ERROR_GONE] = SIGN_IN,
  [BW_KEYRING_ERROR_DAMAGED] = SIGN_IN,    [BW_KEYRING_ERROR_FILE_DAMAGED] = RETRY,
  [BW_KEYRING_ERROR_BUSY] = RETRY,         [BW_KEYRING_ERROR_REFUSED] = RETRY,
  [BW_KEYRING_ERROR_FAILED] = RETRY,
};

static const char *const CERTIFICATE[] = {
  [BW_CERTIFICATE_ERROR_FORM] = SIGN_IN,           [BW_CERTIFICATE_ERROR_WANTS_PASSWORD] = SIGN_IN,
  [BW_CERTIFICATE_ERROR_WRONG_PASSWORD] = SIGN_IN, [BW_CERTIFICATE_ERROR_NO_CERTIFICATE] = SIGN_IN,
  [BW_CERTIFICATE_ERROR_NO_KEY] = SIGN_IN,         [BW_CERTIFICATE_ERROR_OTHER_KEY] = SIGN_IN,
  [BW_CERTIFICATE_ERROR_NOT_RSA] = SIGN_IN,        [BW_CERTIFICATE_ERROR_EXPIRED] = SIGN_IN,
};

static const char *const HTTP[] = {
  [BW_HTTP_ERROR_OFFLINE] = RETRY,       [BW_HTTP_ERROR_UNREACHABLE] = RETRY,
  [BW_HTTP_ERROR_TIMED_OUT] = RETRY,     [BW_HTTP_ERROR_UNKNOWN_AUTHORITY] = RETRY,
  [BW_HTTP_ERROR_CERTIFICATE] = RETRY,   [BW_HTTP_ERROR_PROXY_PASSWORD] = RETRY,
  [BW_HTTP_ERROR_PROXY] = RETRY,         [BW_HTTP_ERROR_CAPTIVE_PORTAL] = RETRY,
  [BW_HTTP_ERROR_OTHER_HOST] = RETRY,    [BW_HTTP_ERROR_TOO_LARGE] = RETRY,
  [BW_HTTP_ERROR_TOO_DEEP] = RETRY,      [BW_HTTP_ERROR_TOO_MANY_PAGES] = RETRY,
  [BW_HTTP_ERROR_REPEATED_PAGE] = RETRY, [BW_HTTP_ERROR_BUSY] = RETRY,
  [BW_HTTP_ERROR_SERVER] = RETRY,        [BW_HTTP_ERROR_NOT_SIGNED_IN] = SIGN_IN,
  [BW_HTTP_ERROR_FORBIDDEN] = RETRY,     [BW_HTTP_ERROR_NOT_FOUND] = RETRY,
  [BW_HTTP_ERROR_REFUSED] = RETRY,       [BW_HTTP_ERROR_BAD_ANSWER] = RETRY,
};

typedef struct {
  GtkWindow *window;
  BwErrorPage *page;
  BwOrganisationEntry *entry;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BwCloud) cloud = bw_cloud_new_known ("gcc-high");

  fixture->entry = bw_organisation_entry_new (&(BwOrganisationEntryFields) {
      .id = "one",
      .name = "One",
      .cloud = cloud,
      .tenant = BW_FAKE_ENTRA_TENANT,
      .client_id = BW_FAKE_ENTRA_CLIENT,
      .way = BW_SIGN_IN_BROWSER,
  });
  fixture->page = g_object_new (BW_TYPE_ERROR_PAGE, NULL);
  fixture->window = bw_ui_test_present_widget (GTK_WIDGET (fixture->page), 700, 700);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  bw_ui_test_close (fixture->window);
  g_assert_finalize_object (g_steal_pointer (&fixture->entry));
}

/* The labels of what can be pressed, in their order; what is hidden is not among them. */
static GtkWidget *
get_first_button (Fixture *fixture)
{
  g_autoptr (GPtrArray) buttons = bw_ui_test_find_all (GTK_WIDGET (fixture->page), GTK_TYPE_BUTTON);

  for (guint i = 0; i < buttons->len; i++)
    if (gtk_widget_get_visible (g_ptr_array_index (buttons, i)))
      return g_ptr_array_index (buttons, i);
  g_error ("there is no button");
}

static void
check (Fixture *fixture, GError *problem, const char *action)
{
  g_autoptr (GError) error = problem;
  GtkWidget *status = bw_ui_test_find (GTK_WIDGET (fixture->page), ADW_TYPE_STATUS_PAGE);
  GtkWidget *first = NULL;
  const char *body = NULL;

  g_test_message ("%s %d", g_quark_to_string (error->domain), error->code);
  bw_error_page_set_error (fixture->page, error, fixture->entry);
  body = adw_status_page_get_description (ADW_STATUS_PAGE (status));
  g_assert_cmpstr (adw_status_page_get_title (ADW_STATUS_PAGE (status)), !=, "");
  g_assert_cmpstr (adw_status_page_get_title (ADW_STATUS_PAGE (status)), !=,
                   "Something went wrong");
  g_assert_nonnull (body);
  g_assert_cmpstr (body, !=, "");
  g_assert_true (pango_parse_markup (body, -1, 0, NULL, NULL, NULL, NULL));
  first = get_first_button (fixture);
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (first)), ==, action);
  gtk_test_accessible_assert_role (first, GTK_ACCESSIBLE_ROLE_BUTTON);
  bw_ui_test_settle ();
  g_assert_false (bw_ui_test_shows_text (GTK_WIDGET (fixture->page), "Open Other Files"));
  g_assert_false (bw_ui_test_shows_text (GTK_WIDGET (fixture->page), "Demo Organisation"));
  g_assert_true (bw_ui_test_shows_text (GTK_WIDGET (fixture->page), "Try Again"));
}

static void
test_auth (Fixture *fixture, gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (AUTH); i++)
    if (AUTH[i] != NULL)
      check (fixture,
             bw_auth_error_new ((BwAuthError) i,
                                &(BwAuthErrorFields) { .message = "<Said> & done" }, "said"),
             AUTH[i]);
}

static void
test_keyring (Fixture *fixture, gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (KEYRING); i++)
    check (fixture, g_error_new_literal (BW_KEYRING_ERROR, (int) i, "<said> & done"), KEYRING[i]);
}

static void
test_certificate (Fixture *fixture, gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (CERTIFICATE); i++)
    check (fixture, g_error_new_literal (BW_CERTIFICATE_ERROR, (int) i, "<said> & done"),
           CERTIFICATE[i]);
}

static void
test_http (Fixture *fixture, gconstpointer data)
{
  const BwHttpErrorFields fields = { .host = "graph.example", .status = 418 };

  for (gsize i = 0; i < G_N_ELEMENTS (HTTP); i++)
    check (fixture, bw_http_error_new ((BwHttpError) i, &fields, "said"), HTTP[i]);
}

/* One that was stopped, and what nobody foresaw, can be tried again. */
static void
test_stopped (Fixture *fixture, gconstpointer data)
{
  check (fixture, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "stopped"), RETRY);
}

/* What is no organisation of the list is a matter of files. */
static void
test_files (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "gone");

  bw_error_page_set_error (fixture->page, error, NULL);
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (get_first_button (fixture))), ==,
                   "win.open");
}

int
main (int argc, char **argv)
{
  static const struct {
    const char *path;
    void (*test) (Fixture *fixture, gconstpointer data);
  } TESTS[] = {
    { "/organisation-errors/auth", test_auth },
    { "/organisation-errors/keyring", test_keyring },
    { "/organisation-errors/certificate", test_certificate },
    { "/organisation-errors/http", test_http },
    { "/organisation-errors/stopped", test_stopped },
    { "/organisation-errors/files", test_files },
  };

  bw_ui_test_init (&argc, &argv);
  for (gsize i = 0; i < G_N_ELEMENTS (TESTS); i++)
    g_test_add (TESTS[i].path, Fixture, NULL, set_up, TESTS[i].test, tear_down);
  return g_test_run ();
}
