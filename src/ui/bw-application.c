/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/bw-application.h"

#include <glib/gi18n.h>

#include "ui/bw-first-frame.h"
#include "ui/bw-window.h"
#include "ui/organisations/bw-window-organisations.h"

/* The exit status for a command line that asks for something impossible. */
#define EXIT_WRONG_USAGE 2

struct _BwApplication {
  AdwApplication parent_instance;

  BwClock *clock;
  BwOrganisationStore *store;
};

G_DEFINE_FINAL_TYPE (BwApplication, bw_application, ADW_TYPE_APPLICATION)

/* The keys of the actions; both shortcuts dialogs say the same. */
static const struct {
  const char *action;
  const char *keys[3];
} shortcuts[] = {
  { "app.quit", { "<Control>q" } },
  { "win.open", { "<Control>o" } },
  { "win.refresh", { "F5", "<Control>r" } },
  { "win.preferences", { "<Control>comma" } },
  { "win.search", { "<Control>f" } },
  { "win.export", { "<Control>e" } },
  { "win.show-page::overview", { "<Alt>1" } },
  { "win.show-page::actions", { "<Alt>2" } },
  { "win.show-page::history", { "<Alt>3" } },
  { "win.organisation(1)", { "<Control>1" } },
  { "win.organisation(2)", { "<Control>2" } },
  { "win.organisation(3)", { "<Control>3" } },
  { "win.organisation(4)", { "<Control>4" } },
  { "win.organisation(5)", { "<Control>5" } },
  { "win.organisation(6)", { "<Control>6" } },
  { "win.organisation(7)", { "<Control>7" } },
  { "win.organisation(8)", { "<Control>8" } },
  { "win.organisation(9)", { "<Control>9" } },
  { "win.all-organisations", { "<Control>0" } },
  { "win.previous-action", { "<Alt>Up" } },
  { "win.next-action", { "<Alt>Down" } },
  { "window.close", { "<Control>w" } },
};

static GtkWindow *
find_window (BwApplication *self)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (self));

  while (windows != NULL && !BW_IS_WINDOW (windows->data))
    windows = windows->next;
  return windows != NULL ? windows->data : NULL;
}

/* The session of the window, or of one to come: what is opened in it is read while the window is built. */
static BwSession *
take_session (BwApplication *self)
{
  GtkWindow *window = find_window (self);

  if (window != NULL) {
    bw_views_show_opened (bw_window_get_views (BW_WINDOW (window)));
    return g_object_ref (bw_window_get_opened (BW_WINDOW (window)));
  }
  return bw_session_new (self->clock);
}

static void
present (BwApplication *self, BwSession *session)
{
  GtkWindow *window = find_window (self);

  if (window == NULL)
    window = GTK_WINDOW (bw_window_new (self, session));
  bw_first_frame_present (BW_WINDOW (window));
}

static void
bw_application_activate (GApplication *application)
{
  BwApplication *self = BW_APPLICATION (application);
  GtkWindow *window = find_window (self);

  if (window != NULL)
    gtk_window_present (window);
  else
    bw_first_frame_open (GTK_APPLICATION (self), self->store, NULL);
}

static void
open_files (BwApplication *self, GPtrArray *files)
{
  g_autoptr (BwSession) session = take_session (self);
  g_autoptr (BwOrganisation) organisation = bw_organisation_new_for_files (files, self->clock);

  bw_session_open (session, organisation);
  present (self, session);
}

/* In the window that is there, or in a new one. */
static void
open_organisation (BwApplication *self, const char *id)
{
  GtkWindow *window = find_window (self);

  if (window == NULL) {
    bw_first_frame_open (GTK_APPLICATION (self), self->store, id);
    return;
  }
  bw_window_organisations_start_with (BW_WINDOW (window), id);
  bw_first_frame_present (BW_WINDOW (window));
}

static void
open_demo (BwApplication *self)
{
  g_autoptr (BwOrganisation) demo = bw_organisation_new_demo (self->clock);
  g_autoptr (BwSession) session = take_session (self);

  bw_session_open (session, demo);
  present (self, session);
}

static void
bw_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_object_unref);

  for (int i = 0; i < n_files; i++)
    g_ptr_array_add (list, g_object_ref (files[i]));
  open_files (BW_APPLICATION (application), list);
}

/* The files named on a command line, seen from the folder in which it was given. */
static GPtrArray *
list_files (GApplicationCommandLine *command_line, GVariantDict *options)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree const char **names = NULL;

  g_variant_dict_lookup (options, G_OPTION_REMAINING, "^a&ay", &names);
  for (gsize i = 0; names != NULL && names[i] != NULL; i++)
    g_ptr_array_add (files,
                     g_application_command_line_create_file_for_arg (command_line, names[i]));

  return g_steal_pointer (&files);
}

static int
bw_application_command_line (GApplication *application, GApplicationCommandLine *command_line)
{
  BwApplication *self = BW_APPLICATION (application);
  GVariantDict *options = g_application_command_line_get_options_dict (command_line);
  g_autoptr (GPtrArray) files = list_files (command_line, options);
  gboolean demo = g_variant_dict_contains (options, "demo");
  const char *id = NULL;

  if (demo && files->len > 0) {
    g_application_command_line_printerr (command_line, "%s\n",
                                         _ ("Give either --demo or files, not both."));
    return EXIT_WRONG_USAGE;
  }

  if (files->len > 0) {
    open_files (self, files);
    return EXIT_SUCCESS;
  }

  if (demo)
    open_demo (self);
  else if (g_variant_dict_lookup (options, "organisation", "&s", &id))
    open_organisation (self, id);
  else
    g_application_activate (application);
  return EXIT_SUCCESS;
}

static int
bw_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  if (g_variant_dict_contains (options, "version")) {
    g_print ("Bolwerk %s\n", BW_VERSION);
    return EXIT_SUCCESS;
  }
  /* Else GTK ends the program with a line of its own, which tells no way on. */
  if (!gtk_init_check ()) {
    g_printerr ("bolwerk: %s\n",
                /* Translators: leave the three words score, list and show as they are. */
                _ ("The window cannot be opened: there is no display here.\n"
                   "The commands score, list and show work without one; see “bolwerk --help”."));
    return EXIT_FAILURE;
  }
  return -1;
}

static void
quit (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkApplication *application = GTK_APPLICATION (user_data);
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (application));

  /* Closing lets each window put its size away. The program ends after the last one, once what is being
   * written is written. */
  for (GList *at = windows; at != NULL; at = at->next)
    gtk_window_close (at->data);
}

static void
show_about (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkApplication *application = GTK_APPLICATION (user_data);
  AdwAboutDialog *dialog = ADW_ABOUT_DIALOG (adw_about_dialog_new ());

  g_object_set (
      dialog, "application-name", "Bolwerk", "application-icon", BW_APPLICATION_ID, "version",
      BW_VERSION, "license-type", GTK_LICENSE_GPL_3_0, "developer-name", _ ("The Bolwerk authors"),
      "copyright", _ ("© 2026 The Bolwerk authors"), "comments",
      _ ("Microsoft Secure Score on the Linux desktop: see where your organisation stands "
         "and what to do first.\n\nBolwerk is not made or endorsed by Microsoft. Microsoft, "
         "Microsoft 365 and Microsoft Secure Score are trademarks of Microsoft."),
      /* Translators: put your names here, one a line; they are shown in the about dialog. */
      "translator-credits", _ ("translator-credits"), NULL);
  adw_dialog_present (ADW_DIALOG (dialog),
                      GTK_WIDGET (gtk_application_get_active_window (application)));
}

/* libadwaita has a shortcuts dialog of its own from 1.8 on; before that GTK's window shows the same.
 * It is built when it is asked for: GTK's own way, gtk/help-overlay.ui, builds it with every window. */
static void
show_shortcuts (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GtkBuilder) builder =
                gtk_builder_new_from_resource (BW_RESOURCE_PATH "/shortcuts-window.ui");
  GtkWindow *window = GTK_WINDOW (gtk_builder_get_object (builder, "shortcuts_window"));

  gtk_window_set_transient_for (window, gtk_application_get_active_window (user_data));
  gtk_window_present (window);
}

static void
ensure_shortcuts (BwApplication *self)
{
  const GActionEntry entry = { .name = "shortcuts", .activate = show_shortcuts };
  const char *const keys[] = { "<Control>question", NULL };

  if (g_action_map_lookup_action (G_ACTION_MAP (self), entry.name) != NULL)
    return;

  g_action_map_add_action_entries (G_ACTION_MAP (self), &entry, 1, self);
  gtk_application_set_accels_for_action (GTK_APPLICATION (self), "app.shortcuts", keys);
}

static void
bw_application_startup (GApplication *application)
{
  const GActionEntry entries[] = {
    { .name = "quit", .activate = quit },
    { .name = "about", .activate = show_about },
  };

  /* While GTK starts. */
  bw_organisation_store_load (BW_APPLICATION (application)->store);
  G_APPLICATION_CLASS (bw_application_parent_class)->startup (application);

  g_action_map_add_action_entries (G_ACTION_MAP (application), entries, G_N_ELEMENTS (entries),
                                   application);
  for (gsize i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application), shortcuts[i].action,
                                           (const char *const *) shortcuts[i].keys);
  ensure_shortcuts (BW_APPLICATION (application));
  /* A paragraph that is selected as a whole when the focus comes keeps Tab from its links. */
  g_object_set (gtk_settings_get_default (), "gtk-label-select-on-focus", FALSE, NULL);
}

/* The program does not end before what was asked of the store is done. */
static void
on_busy (BwApplication *self)
{
  if (bw_organisation_store_is_busy (self->store))
    g_application_hold (G_APPLICATION (self));
  else
    g_application_release (G_APPLICATION (self));
}

static void
bw_application_finalize (GObject *object)
{
  BwApplication *self = BW_APPLICATION (object);

  g_clear_object (&self->clock);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (bw_application_parent_class)->finalize (object);
}

static void
bw_application_class_init (BwApplicationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  object_class->finalize = bw_application_finalize;
  application_class->startup = bw_application_startup;
  application_class->activate = bw_application_activate;
  application_class->open = bw_application_open;
  application_class->command_line = bw_application_command_line;
  application_class->handle_local_options = bw_application_handle_local_options;
}

static void
bw_application_init (BwApplication *self)
{
  GApplication *application = G_APPLICATION (self);
  const GOptionEntry options[] = {
    { "demo", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Open the demo organisation"), NULL },
    { "organisation", 0, 0, G_OPTION_ARG_STRING, NULL,
      N_ ("Open an organisation that is signed in to, by its id"),
      /* Translators: stands for an id in the help of the command line. */
      N_ ("ID") },
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Print the version and end"), NULL },
    /* Translators: stands for the names of files in the help of the command line. */
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, NULL, NULL, N_ ("[FILE…]") },
    { 0 },
  };

  g_application_add_main_option_entries (application, options);
  g_application_set_option_context_summary (
      application,
      _ ("Opens Bolwerk on saved answers of Microsoft Graph, or on the demo organisation."));
}

/**
 * bw_application_new:
 * @store: the organisations of the list
 *
 * Returns: (transfer full): the application, not yet running
 */
BwApplication *
bw_application_new (BwOrganisationStore *store)
{
  BwApplication *self = NULL;

  g_return_val_if_fail (BW_IS_ORGANISATION_STORE (store), NULL);

  self = g_object_new (BW_TYPE_APPLICATION, "application-id", BW_APPLICATION_ID,
                       "resource-base-path", BW_RESOURCE_PATH, "flags",
                       G_APPLICATION_HANDLES_COMMAND_LINE | G_APPLICATION_HANDLES_OPEN, NULL);
  self->store = g_object_ref (store);
  self->clock = g_object_ref (bw_organisation_store_get_clock (store));
  g_signal_connect_object (store, "notify::busy", G_CALLBACK (on_busy), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * bw_application_get_store:
 * @self: the application
 *
 * Returns: (transfer none): the organisations of the list
 */
BwOrganisationStore *
bw_application_get_store (BwApplication *self)
{
  g_return_val_if_fail (BW_IS_APPLICATION (self), NULL);

  return self->store;
}
