/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/bw-terminal-interaction.h"

#include <glib/gi18n.h>

#include "cli/bw-terminal.h"
#include "cli/bw-text-layout.h"
#include "present/bw-progress-text.h"

/* Back to the start of the line, and away with what stands there (ECMA-48, EL). */
#define LINE_AWAY "\r\033[K"

struct _BwTerminalInteraction {
  GObject parent_instance;

  GMutex lock; /* one line at a time */
  gboolean has_line;
  gboolean has_asked;
};

static void bw_terminal_interaction_iface_init (BwInteractionInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BwTerminalInteraction,
                               bw_terminal_interaction,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (BW_TYPE_INTERACTION,
                                                      bw_terminal_interaction_iface_init))

static void
bw_terminal_interaction_finalize (GObject *object)
{
  BwTerminalInteraction *self = BW_TERMINAL_INTERACTION (object);

  bw_terminal_interaction_end_line (self);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (bw_terminal_interaction_parent_class)->finalize (object);
}

static void
bw_terminal_interaction_class_init (BwTerminalInteractionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bw_terminal_interaction_finalize;
}

static void
bw_terminal_interaction_init (BwTerminalInteraction *self)
{
  g_mutex_init (&self->lock);
}

static gboolean
has_display (void)
{
  const char *wayland = g_getenv ("WAYLAND_DISPLAY");
  const char *x11 = g_getenv ("DISPLAY");

  return (wayland != NULL && *wayland != '\0') || (x11 != NULL && *x11 != '\0');
}

/* What is to be pasted stands in a line of its own, whole. */
static void
tell (const char *text, const char *pasted)
{
  BwTerminal terminal = bw_terminal_for_errors ();
  g_autofree char *clean = bw_text_layout_clean (text);
  g_auto (GStrv) lines = bw_text_layout_wrap (clean, terminal.columns);
  g_autofree char *wrapped = g_strjoinv ("\n", lines);
  g_autofree char *clean_pasted = bw_text_layout_clean_line (pasted);

  g_printerr ("%s\n", wrapped);
  if (pasted != NULL)
    g_printerr ("\n  %s\n\n", clean_pasted);
}

/* Whoever has just signed in and is asked again wants to know why: Graph demanded more of it. */
static void
begin_asking (BwTerminalInteraction *self)
{
  bw_terminal_interaction_end_line (self);
  if (self->has_asked)
    tell (_ ("Microsoft wants more of this sign-in, such as a second proof of who you are. Sign in "
             "once more:"),
          NULL);
  self->has_asked = TRUE;
}

/* The one that is told may not have been seen by a browser that did not open after all. */
static gboolean
open_address (BwInteraction *interaction,
              BwAddressMaker *addresses,
              GCancellable *cancellable,
              GError **error)
{
  g_autofree char *opened = bw_address_maker_make (addresses);
  g_autofree char *told = bw_address_maker_make (addresses);

  begin_asking (BW_TERMINAL_INTERACTION (interaction));
  if (has_display () && g_app_info_launch_default_for_uri (opened, NULL, NULL))
    tell (_ ("Your browser opens. Sign in there; this program waits for it for five minutes."),
          NULL);
  else
    /* Translators: an address follows in a line of its own. Leave --device-code as it is. */
    tell (_ ("No browser can be opened here. Open this address in a browser on this computer, "
             "within five minutes; where there is none, stop and use --device-code:"),
          told);
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
  g_autoptr (GDateTime) local = g_date_time_to_local (expires);
  g_autofree char *until = g_date_time_format (local, "%H:%M");
  g_autofree char *text = NULL;

  begin_asking (BW_TERMINAL_INTERACTION (interaction));
  text = g_strdup_printf (
      /* Translators: the first %s is a web address, the second one a time of day, as in "18:20". A
         code of letters and digits follows in a line of its own. */
      _ ("Open %s in a browser on any device before %s, sign in there, and enter this code:"),
      address, until);
  tell (text, code);
  return TRUE;
}

static void
tell_progress (BwInteraction *interaction, BwStep step, guint done, guint total)
{
  BwTerminalInteraction *self = BW_TERMINAL_INTERACTION (interaction);
  BwTerminal terminal = bw_terminal_for_errors ();
  g_autofree char *text = bw_progress_text (step, done, total);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  /* Where nothing is bold, a line may not be taken back either. */
  if (!terminal.bold || bw_text_layout_measure (text) >= terminal.columns)
    return;
  g_printerr (LINE_AWAY "%s", text);
  self->has_line = TRUE;
}

static void
bw_terminal_interaction_iface_init (BwInteractionInterface *iface)
{
  iface->open_address = open_address;
  iface->show_code = show_code;
  iface->tell_progress = tell_progress;
}

/**
 * bw_terminal_interaction_new:
 *
 * Returns: (transfer full): what asks and tells on standard error
 */
BwInteraction *
bw_terminal_interaction_new (void)
{
  return g_object_new (BW_TYPE_TERMINAL_INTERACTION, NULL);
}

/**
 * bw_terminal_interaction_end_line:
 * @self: an interaction
 *
 * Takes the line of progress away, before something else is written.
 */
void
bw_terminal_interaction_end_line (BwTerminalInteraction *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  if (self->has_line)
    g_printerr (LINE_AWAY);
  self->has_line = FALSE;
}
