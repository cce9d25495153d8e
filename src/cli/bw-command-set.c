/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>

#include "cli/bw-commands.h"
#include "cli/bw-editing.h"
#include "model/bw-edit-preview.h"
#include "model/bw-id.h"

/* What the options say of the change. */
typedef struct {
  char *status;
  char *comment;
  char *assigned_to;
} Wishes;

static void
wishes_clear (Wishes *wishes)
{
  g_free (wishes->status);
  g_free (wishes->comment);
  g_free (wishes->assigned_to);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wishes, wishes_clear)

static void
add_options (BwCommand *command, Wishes *wishes)
{
  const GOptionEntry options[] = {
    { "status", 0, 0, G_OPTION_ARG_STRING, &wishes->status,
      N_ ("The new status: to-address, risk-accepted, third-party or reviewed"),
      /* Translators: stands for the key of a status in the help of the command line. */
      N_ ("STATUS") },
    { "comment", 0, 0, G_OPTION_ARG_STRING, &wishes->comment,
      N_ ("The comment; without it, that of before is kept; an empty one deletes it"),
      /* Translators: stands for a text in the help of the command line. */
      N_ ("TEXT") },
    { "assigned-to", 0, 0, G_OPTION_ARG_STRING, &wishes->assigned_to,
      N_ ("Who it is assigned to; without it, that of before is kept; an empty one deletes it"),
      /* Translators: stands for a person in the help of the command line. */
      N_ ("WHO") },
    G_OPTION_ENTRY_NULL,
  };

  bw_command_add_options (command, options);
}

/* Transfer full, or NULL where it can be understood. */
static char *
find_complaint (const Wishes *wishes, int argc, char **argv)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (bw_id_hash, bw_id_equal);

  if (argc < 2)
    return g_strdup (_ ("Say which actions: an id is missing."));
  if (wishes->status == NULL)
    /* Translators: leave --status as it is. */
    return g_strdup (_ ("Say which status: --status is missing."));
  if (bw_edit_find_state (wishes->status) == NULL)
    return g_strdup_printf (
        /* Translators: %s is what was typed. Leave the words of the statuses as they are. */
        _ ("“%s” is no status that can be set: there are to-address, risk-accepted, third-party "
           "and reviewed."),
        wishes->status);
  for (int i = 1; i < argc; i++)
    if (!g_hash_table_add (seen, argv[i]))
      /* Translators: %s is the id of an action. */
      return g_strdup_printf (_ ("“%s” is named twice."), argv[i]);
  return NULL;
}

static GPtrArray *
make_updates (const Wishes *wishes, int argc, char **argv)
{
  GPtrArray *updates = g_ptr_array_new_with_free_func (g_object_unref);

  for (int i = 1; i < argc; i++)
    g_ptr_array_add (updates, bw_control_update_new (&(BwControlUpdateFields) {
                                  .id = argv[i],
                                  .state = bw_edit_find_state (wishes->status),
                                  .comment = wishes->comment,
                                  .assigned_to = wishes->assigned_to,
                              }));
  return updates;
}

/**
 * bw_command_set:
 * @ask: how an organisation that is signed in to is asked
 * @argc: the number of arguments
 * @argv: the arguments, `set` first
 *
 * Changes the status of actions in Microsoft's record.
 *
 * Returns: the exit status
 */
BwExit
bw_command_set (BwAskSignedIn ask, int argc, char **argv)
{
  g_auto (Wishes) wishes = { NULL };
  BwEditing editing = { NULL };
  g_autoptr (BwCommand) command
      /* Translators: stands for the ids of actions in the help of the command line. */
      = bw_command_new (ask, "set", _ ("ID…"),
                        _ ("Changes the status of improvement actions in Microsoft’s record, with "
                           "a comment and an assignee. “bolwerk list” shows the ids."));
  g_autofree char *complaint = NULL;
  g_autoptr (GPtrArray) updates = NULL;
  BwExit status = BW_EXIT_DONE;

  add_options (command, &wishes);
  bw_editing_add_options (&editing, command);
  if (!bw_command_parse (command, &argc, &argv, &status))
    return status;
  complaint = find_complaint (&wishes, argc, argv);
  if (complaint != NULL)
    return bw_command_refuse (command, "%s", complaint);
  editing.updates = updates = make_updates (&wishes, argc, argv);
  return bw_editing_run (&editing, command);
}
