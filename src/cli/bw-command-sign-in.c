/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include <glib/gi18n.h>

#include "auth/bw-certificate-load.h"
#include "auth/bw-registration.h"
#include "auth/bw-secret-keyring.h"
#include "cli/bw-command.h"
#include "cli/bw-commands.h"
#include "cli/bw-given.h"
#include "cli/bw-organisations.h"
#include "cli/bw-terminal-interaction.h"
#include "cli/bw-terminal.h"
#include "cli/bw-text-layout.h"
#include "organisation/bw-organisation-removal.h"
#include "organisation/bw-organisation-sign-in.h"
#include "present/bw-certificate-expiry-text.h"
#include "present/bw-permission-text.h"

#define CUSTOM "custom"

/**
 * Wishes:
 * @browser: whether to sign in with the browser
 * @device_code: whether to sign in with a code
 * @application: whether to sign in as an application
 * @no_keyring: whether nothing is kept
 * @write: whether the permission to make changes is asked for
 * @cloud_id: (nullable): the cloud
 * @login: (nullable): of a custom cloud
 * @graph: (nullable): of a custom cloud
 * @portal: (nullable): of a custom cloud
 * @admin_centre: (nullable): of a custom cloud
 * @trust_file: (nullable): of a custom cloud
 * @tenant: (nullable): the organisation
 * @client_id: (nullable): the application
 * @name: (nullable): what to call it
 * @given: what an application shows of itself
 *
 * What the options say.
 */
typedef struct {
  gboolean browser;
  gboolean device_code;
  gboolean application;
  gboolean no_keyring;
  gboolean write;
  char *cloud_id;
  char *login;
  char *graph;
  char *portal;
  char *admin_centre;
  char *trust_file;
  char *tenant;
  char *client_id;
  char *name;
  BwGiven given;
} Wishes;

static void
wishes_clear (Wishes *wishes)
{
  g_free (wishes->cloud_id);
  g_free (wishes->login);
  g_free (wishes->graph);
  g_free (wishes->portal);
  g_free (wishes->admin_centre);
  g_free (wishes->trust_file);
  g_free (wishes->tenant);
  g_free (wishes->client_id);
  g_free (wishes->name);
  bw_given_clear (&wishes->given);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wishes, wishes_clear)

static void
add_way_options (BwCommand *command, Wishes *wishes)
{
  const GOptionEntry options[] = {
    { "browser", 0, 0, G_OPTION_ARG_NONE, &wishes->browser,
      N_ ("Sign in with the browser of this computer (this is the default)"), NULL },
    { "device-code", 0, 0, G_OPTION_ARG_NONE, &wishes->device_code,
      N_ ("Sign in with a code that you enter in a browser on any device"), NULL },
    { "application", 0, 0, G_OPTION_ARG_NONE, &wishes->application,
      N_ ("Sign in as an application, without a user"), NULL },
    { "secret-fd", 0, 0, G_OPTION_ARG_INT, &wishes->given.secret_fd,
      N_ ("Read the client secret of an application from an open file descriptor"), N_ ("N") },
    { "certificate", 0, 0, G_OPTION_ARG_FILENAME, &wishes->given.certificate,
      N_ ("Use the certificate of an application, with its key"), N_ ("FILE") },
    { "certificate-key", 0, 0, G_OPTION_ARG_FILENAME, &wishes->given.key,
      N_ ("The key of the certificate, where it is in a file of its own"), N_ ("FILE") },
    { "certificate-in-file", 0, 0, G_OPTION_ARG_NONE, &wishes->given.in_file,
      N_ ("Leave the certificate in its file, and read it from there each time"), NULL },
    { "certificate-password-fd", 0, 0, G_OPTION_ARG_INT, &wishes->given.password_fd,
      N_ ("Read the password of the certificate from an open file descriptor"), N_ ("N") },
    { "write", 0, 0, G_OPTION_ARG_NONE, &wishes->write,
      N_ ("Ask for the permission to make changes, too: SecurityEvents.ReadWrite.All"), NULL },
    { "no-keyring", 0, 0, G_OPTION_ARG_NONE, &wishes->no_keyring,
      N_ ("Keep nothing of an application in the keyring: it is given with each call"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  bw_command_add_options (command, options);
}

static void
add_place_options (BwCommand *command, Wishes *wishes)
{
  const GOptionEntry options[] = {
    { "tenant", 0, 0, G_OPTION_ARG_STRING, &wishes->tenant,
      N_ ("The organisation: its domain or id; without it, that of who signs in, where the "
          "registration allows accounts of several organisations"),
      /* Translators: stands for the domain or the id of an organisation in the help of the command
         line. */
      N_ ("TENANT") },
    { "client-id", 0, 0, G_OPTION_ARG_STRING, &wishes->client_id,
      N_ ("The id of the application that is registered for Bolwerk"),
      /* Translators: stands for an id in the help of the command line. */
      N_ ("ID") },
    { "name", 0, 0, G_OPTION_ARG_STRING, &wishes->name,
      N_ ("What to call the organisation; without it, as Microsoft does"), N_ ("NAME") },
    { "cloud", 0, 0, G_OPTION_ARG_STRING, &wishes->cloud_id,
      N_ ("The cloud: worldwide (also GCC; this is the default), gcc-high, dod or custom"),
      /* Translators: stands for the name of a cloud in the help of the command line. */
      N_ ("CLOUD") },
    { "login", 0, 0, G_OPTION_ARG_STRING, &wishes->login,
      N_ ("The address of the sign-in service of a custom cloud"),
      /* Translators: stands for a web address in the help of the command line. */
      N_ ("URL") },
    { "graph", 0, 0, G_OPTION_ARG_STRING, &wishes->graph,
      N_ ("The address of Microsoft Graph in a custom cloud"), N_ ("URL") },
    { "portal", 0, 0, G_OPTION_ARG_STRING, &wishes->portal,
      N_ ("The address of the Defender portal of a custom cloud"), N_ ("URL") },
    { "admin-centre", 0, 0, G_OPTION_ARG_STRING, &wishes->admin_centre,
      N_ ("The address of the Entra admin centre of a custom cloud"), N_ ("URL") },
    { "trust-file", 0, 0, G_OPTION_ARG_FILENAME, &wishes->trust_file,
      N_ ("A PEM file of the authorities that are trusted for a custom cloud"), N_ ("FILE") },
    G_OPTION_ENTRY_NULL,
  };

  bw_command_add_options (command, options);
}

/* A name is cleaned before it is kept, and then nothing may be left of it. */
static gboolean
is_blank (const char *text)
{
  g_autofree char *clean = bw_text_layout_clean_line (text);

  return *g_strstrip (clean) == '\0';
}

static char *
check_way (const Wishes *wishes)
{
  gboolean given = wishes->given.secret_fd >= 0 || wishes->given.certificate != NULL;

  if (wishes->browser + wishes->device_code + wishes->application > 1)
    return g_strdup (_ ("Give one of --browser, --device-code and --application."));
  if (!wishes->application && (given || wishes->no_keyring))
    return g_strdup (_ ("--secret-fd, --certificate and --no-keyring mean nothing without "
                        "--application."));
  if (wishes->application && wishes->write)
    return g_strdup (_ ("--write means nothing with --application: an administrator gives the "
                        "registration the application permission SecurityEvents.ReadWrite.All."));
  if (wishes->no_keyring && wishes->given.in_file)
    return g_strdup (_ ("--certificate-in-file needs the keyring, where the place of the file is "
                        "kept: leave --no-keyring away."));
  if (wishes->name != NULL && is_blank (wishes->name))
    return g_strdup (_ ("The name after --name is empty."));
  return bw_given_check (&wishes->given);
}

static gboolean
has_own_hosts (const Wishes *wishes)
{
  return wishes->login != NULL || wishes->graph != NULL || wishes->portal != NULL ||
         wishes->admin_centre != NULL || wishes->trust_file != NULL;
}

/* The file is remembered, and is to be found from any folder. */
static BwCloud *
make_custom (const Wishes *wishes, char **problem)
{
  g_autofree char *trust_file =
      wishes->trust_file != NULL ? g_canonicalize_filename (wishes->trust_file, NULL) : NULL;
  g_autoptr (GError) error = NULL;
  BwCloud *cloud = NULL;

  if (wishes->login == NULL || wishes->graph == NULL) {
    *problem = g_strdup (_ ("A custom cloud needs --login and --graph."));
    return NULL;
  }
  cloud = bw_cloud_new_custom (
      &(BwCloudFields) {
          .login = wishes->login,
          .graph = wishes->graph,
          .portal = wishes->portal,
          .admin_centre = wishes->admin_centre,
          .trust_file = trust_file,
      },
      &error);
  if (g_error_matches (error, BW_CLOUD_ERROR, BW_CLOUD_ERROR_NOT_SECURE))
    *problem = g_strdup (_ ("The addresses of a custom cloud begin with https://; http:// is for "
                            "this computer alone."));
  else if (cloud == NULL)
    *problem = g_strdup (_ ("The addresses of a custom cloud are https://, a host and perhaps a "
                            "port, and nothing more."));
  return cloud;
}

static BwCloud *
make_cloud (const Wishes *wishes, char **problem)
{
  const char *id = wishes->cloud_id != NULL ? wishes->cloud_id : "worldwide";
  BwCloud *cloud = NULL;

  if (g_str_equal (id, CUSTOM))
    return make_custom (wishes, problem);
  if (has_own_hosts (wishes)) {
    *problem = g_strdup (_ ("--login, --graph, --portal, --admin-centre and --trust-file mean "
                            "nothing without --cloud custom."));
    return NULL;
  }
  cloud = bw_cloud_new_known (id);
  if (cloud == NULL)
    /* Translators: %s is what was typed. Leave the names of the clouds as they are. The cloud of
       China is Microsoft's own. */
    *problem = g_strdup_printf (_ ("There is no cloud “%s”: there are worldwide, gcc-high, dod and "
                                   "custom. The cloud of China does not offer Secure Score."),
                                id);
  return cloud;
}

static BwRegistration
get_registration (const BwOrganisationSignIn *needed)
{
  return (BwRegistration) {
    .cloud = needed->cloud,
    .tenant = needed->tenant,
    .client_id = needed->client_id,
    .application = needed->way == BW_SIGN_IN_APPLICATION,
  };
}

static gboolean
check_registration (const BwOrganisationSignIn *needed, char **problem)
{
  BwRegistration registration = get_registration (needed);
  gboolean application = needed->way == BW_SIGN_IN_APPLICATION;

  if (*needed->client_id == '\0')
    *problem = g_strdup (_ ("Say which application signs in: its id after --client-id is missing. "
                            "Bolwerk brings no id of its own: register an application in the Entra "
                            "admin centre of your organisation."));
  else if (application && g_str_equal (needed->tenant, BW_TENANT_ANY))
    *problem = g_strdup (_ ("An application has to say which organisation: its domain or id after "
                            "--tenant is missing."));
  else if (!bw_registration_check (&registration, application, NULL))
    *problem = g_strdup (_ ("An application id has five groups of letters and digits with dashes "
                            "between. A tenant is such an id too, or a domain."));
  return *problem == NULL;
}

static BwSignInWay
find_way (const Wishes *wishes)
{
  if (wishes->application)
    return BW_SIGN_IN_APPLICATION;
  return wishes->device_code ? BW_SIGN_IN_DEVICE_CODE : BW_SIGN_IN_BROWSER;
}

static gboolean
check_wishes (const Wishes *wishes, BwOrganisationSignIn *needed, BwCloud **cloud, char **problem)
{
  *problem = check_way (wishes);
  if (*problem != NULL)
    return FALSE;
  *cloud = make_cloud (wishes, problem);
  if (*cloud == NULL)
    return FALSE;

  needed->way = find_way (wishes);
  needed->cloud = *cloud;
  needed->tenant = wishes->tenant != NULL ? wishes->tenant : BW_TENANT_ANY;
  needed->client_id = wishes->client_id != NULL
                          ? wishes->client_id
                          : bw_registration_find_preset (*cloud, BW_DEFAULT_CLIENT_ID);
  needed->name = wishes->name;
  needed->unkept = wishes->no_keyring;
  needed->writes = wishes->write;
  return check_registration (needed, problem);
}

/* Until when a certificate counts, and what to do where that is soon. */
static void
append_expiry (const BwTerminal *terminal, GString *output, const BwOrganisationSignIn *needed)
{
  g_autoptr (GDateTime) expires = bw_certificate_load_expiry (needed->application, NULL, NULL);
  g_autoptr (GDateTime) now = bw_clock_get_now (needed->clock);
  g_autofree char *said = NULL;
  g_autofree char *warning = NULL;

  if (expires == NULL)
    return;
  said = bw_certificate_expiry_text_say (expires, now);
  warning = bw_certificate_expiry_text_warn (expires, now);
  bw_terminal_append_prose (terminal, output, warning != NULL ? warning : said);
}

/* What was granted, and whether reading works; where it does not, that was told. */
static void
append_permissions (const BwTerminal *terminal,
                    GString *output,
                    const BwOrganisationSignedIn *result)
{
  const char *scope = result->account != NULL ? bw_account_get_scope (result->account) : NULL;
  g_autofree char *permissions = bw_permission_text_say (scope);

  if (permissions != NULL) {
    g_auto (GStrv) lines = g_strsplit (permissions, "\n", -1);

    /* Translators: a line for each of them follows. */
    bw_terminal_append_prose (terminal, output, _ ("Permissions granted:"));
    for (gsize i = 0; lines[i] != NULL; i++) {
      g_autofree char *line = g_strconcat ("• ", lines[i], NULL);

      bw_terminal_append_prose (terminal, output, line);
    }
  }
  bw_terminal_append_prose (terminal, output,
                            result->reading == NULL ? _ ("Reading the score works.")
                                                    : _ ("Reading the score does not work yet."));
}

static BwExit
print_done (const BwOrganisationSignedIn *result, const BwOrganisationSignIn *needed)
{
  BwOrganisationEntry *entry = result->entry;
  BwOrganisationEntryFields fields = bw_organisation_entry_get_fields (entry);
  BwTerminal terminal = bw_terminal_for_output ();
  g_autoptr (GString) output = g_string_new (NULL);
  g_autofree char *text = NULL;

  if (fields.account != NULL)
    /* Translators: the first %s is the name of an organisation, the second one that of an account. */
    text = g_strdup_printf (_ ("Signed in to “%s” as %s."), fields.name, fields.account);
  else
    /* Translators: %s is the name of an organisation. */
    text = g_strdup_printf (_ ("Signed in to “%s” as an application."), fields.name);
  bw_terminal_append_prose (&terminal, output, text);
  append_permissions (&terminal, output, result);
  append_expiry (&terminal, output, needed);
  if (needed->unkept)
    /* Translators: leave the options and $CREDENTIALS_DIRECTORY/client-secret as they are. */
    bw_terminal_append_prose (&terminal, output,
                              _ ("Nothing secret was kept: give it with each call, by --secret-fd, "
                                 "by --certificate or in $CREDENTIALS_DIRECTORY/client-secret."));
  return bw_message_print (output->str);
}

/* That reading does not work is told, and what to do; what was asked for, signing in, is done. */
static void
tell_reading (const GError *reading, BwOrganisationEntry *entry)
{
  bw_message_tell (_ ("Signing in worked, but reading the score does not work yet:"));
  bw_organisations_fail (reading, entry);
}

/* A registration made as Bolwerk tells is for one organisation, and Microsoft says in the browser alone that it
 * has to be named (AADSTS50194). */
static void
tell_unnamed (const BwOrganisationSignIn *needed)
{
  if (g_str_equal (needed->tenant, BW_TENANT_ANY))
    /* Translators: leave --tenant as it is. */
    bw_message_tell (_ ("No organisation is named by --tenant, so it is that of who signs in. The "
                        "registration then has to allow accounts of several organisations."));
}

static BwExit
sign_in (const BwOrganisationSignIn *needed)
{
  BwRegistration registration = get_registration (needed);
  g_autoptr (GError) error = NULL;
  g_auto (BwOrganisationSignedIn) result = { 0 };
  gboolean done = bw_organisation_sign_in (needed, &result, NULL, &error);

  bw_terminal_interaction_end_line (BW_TERMINAL_INTERACTION (needed->interaction));
  bw_organisations_tell_set_aside (needed->list);
  if (!done) {
    if (error->domain == BW_KEYRING_ERROR || error->domain == BW_ORGANISATION_LIST_ERROR)
      return bw_organisations_fail (error, NULL);
    return bw_message_fail_sign_in (error, &registration);
  }
  if (result.reading != NULL)
    tell_reading (result.reading, result.entry);
  return print_done (&result, needed);
}

/* Nobody is asked for anything where it could not be kept. */
static gboolean
check_keeping (const BwOrganisationSignIn *needed, BwExit *status)
{
  g_autoptr (GError) error = NULL;
  gboolean keeps = bw_organisation_sign_in_check (needed, NULL, &error);

  bw_organisations_tell_set_aside (needed->list);
  if (!keeps)
    *status = bw_organisations_fail (error, NULL);
  return keeps;
}

static BwExit
refuse_ungiven (BwCommand *command)
{
  return bw_command_refuse (
      command, "%s",
      /* Translators: leave the options and $CREDENTIALS_DIRECTORY/client-secret as they are. */
      _ ("An application shows a secret or a certificate: give --secret-fd "
         "or --certificate, or put the secret in "
         "$CREDENTIALS_DIRECTORY/client-secret. On a terminal Bolwerk asks "
         "for it."));
}

static BwExit
run (BwCommand *command, const Wishes *wishes, BwOrganisationSignIn *needed)
{
  g_autoptr (BwOrganisationList) list = bw_organisation_list_new (NULL);
  g_autoptr (BwKeyring) keyring = bw_secret_keyring_new (bw_terminal_has_user ());
  g_autoptr (BwClock) clock = bw_system_clock_new ();
  g_autoptr (BwInteraction) interaction = bw_terminal_interaction_new ();
  g_autoptr (BwCredential) application = NULL;
  g_autoptr (GError) error = NULL;
  BwExit status = BW_EXIT_DONE;

  if (wishes->application && !bw_given_can_be_read (&wishes->given))
    return refuse_ungiven (command);
  needed->list = list;
  needed->keyring = keyring;
  needed->clock = clock;
  needed->interaction = interaction;
  needed->silent = !bw_terminal_has_user ();
  if (!check_keeping (needed, &status))
    return status;
  if (wishes->application && !bw_given_read (&wishes->given, &application, &error))
    return bw_message_fail (error);

  needed->application = application;
  bw_organisation_forget_removed (list, keyring, NULL);
  tell_unnamed (needed);
  return sign_in (needed);
}

/**
 * bw_command_sign_in:
 * @argc: the number of arguments
 * @argv: the arguments, `sign-in` first
 *
 * Signs in to an organisation and adds it to the list, or signs in again to one of the list.
 *
 * Returns: the exit status
 */
BwExit
bw_command_sign_in (int argc, char **argv)
{
  g_auto (Wishes) wishes = { .given = BW_GIVEN_NONE };
  g_autoptr (BwCommand) command = bw_command_new_without_source (
      "sign-in", "",
      _ ("Signs in to an organisation at Microsoft 365 and adds it to the list. Signing in again "
         "renews it there."));
  g_autoptr (BwCloud) cloud = NULL;
  g_autofree char *problem = NULL;
  BwOrganisationSignIn needed = { 0 };
  BwExit status = BW_EXIT_DONE;

  add_way_options (command, &wishes);
  add_place_options (command, &wishes);
  if (!bw_command_parse (command, &argc, &argv, &status))
    return status;
  if (argc > 1)
    return bw_command_refuse_argument (command, argv[1]);
  if (!check_wishes (&wishes, &needed, &cloud, &problem))
    return bw_command_refuse (command, "%s", problem);
  return run (command, &wishes, &needed);
}
