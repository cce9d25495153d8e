/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/bw-editing.h"

#include <glib/gi18n.h>

#include "auth/bw-auth-error.h"
#include "cli/bw-edit-output.h"
#include "cli/bw-interrupt.h"
#include "cli/bw-terminal.h"
#include "organisation/bw-organisation-edit.h"
#include "present/bw-edit-text.h"

/* What came of it. */
typedef struct {
  GPtrArray *previews;
  GPtrArray *results; /* NULL where nothing was sent */
} Edited;

static void
edited_free (Edited *self)
{
  g_clear_pointer (&self->previews, g_ptr_array_unref);
  g_clear_pointer (&self->results, g_ptr_array_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Edited, edited_free)

/**
 * bw_editing_add_options:
 * @self: what is filled in
 * @command: a command that changes controls
 */
void
bw_editing_add_options (BwEditing *self, BwCommand *command)
{
  const GOptionEntry options[] = {
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &self->dry_run,
      N_ ("Tell what would be changed, and change nothing"), NULL },
    { "overwrite", 0, 0, G_OPTION_ARG_NONE, &self->overwrites,
      N_ ("Change also what somebody else has changed meanwhile"), NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &self->json, N_ ("Write JSON for other programs"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  bw_command_add_options (command, options);
  bw_command_set_description (
      command, _ ("Where some of the changes were not made, the exit status is 3, and the output "
                  "says which and why. Nothing is sent for an action that is so already.\n\n"));
}

/**
 * bw_editing_settle:
 * @organisation: an organisation
 *
 * Finds out what came of changes that were interrupted, and tells it on standard error.
 */
void
bw_editing_settle (BwOrganisation *organisation)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) results = bw_organisation_settle_edits (organisation, NULL, &error);

  if (results == NULL)
    bw_message_fail (error);
  for (guint i = 0; results != NULL && i < results->len; i++) {
    const BwEditResult *result = g_ptr_array_index (results, i);
    const char *title = result->profile != NULL ? bw_control_profile_get_title (result->profile)
                                                : bw_control_update_get_id (result->update);
    g_autofree char *text = bw_edit_text_say_settled (title, result->kind);

    bw_message_tell (text);
  }
}

static GPtrArray *
look (const BwEditing *self, BwRecords *records)
{
  GPtrArray *previews = g_ptr_array_new_with_free_func ((GDestroyNotify) bw_edit_preview_free);

  for (guint i = 0; i < self->updates->len; i++)
    g_ptr_array_add (previews, bw_edit_preview_new (bw_records_get_scorecard (records),
                                                    self->updates->pdata[i]));
  return previews;
}

/* What an administrator can do about it is told with the error itself. */
static void
tell_sign_in (const GError *error)
{
  if (g_error_matches (error, BW_AUTH_ERROR, BW_AUTH_ERROR_READ_ONLY))
    /* Translators: leave “bolwerk sign-in --write” as it is. */
    bw_message_tell (_ ("“bolwerk sign-in --write”, with the options of the sign-in before, asks "
                        "for the permission to make changes."));
}

/* On a terminal, in one line that is written over. */
static void
tell_progress (const BwEditProgress *progress, gpointer data)
{
  g_autofree char *text = NULL;

  if (bw_terminal_for_errors ().columns == 0)
    return;
  if (progress->n_done < progress->n_all)
    /* Translators: how far many changes are; both are numbers. */
    text = g_strdup_printf (_ ("%u of %u done; Ctrl+C stops"), progress->n_done, progress->n_all);
  g_printerr ("\r\033[K%s", text != NULL ? text : "");
}

static GPtrArray *
make (const BwEditing *self, BwOrganisation *organisation, BwRecords *records, GError **error)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (BwInterrupt) interrupt G_GNUC_UNUSED = bw_interrupt_new (cancellable);

  return bw_organisation_edit (organisation,
                               &(BwEditRequest) { .records = records,
                                                  .updates = self->updates,
                                                  .overwrites = self->overwrites,
                                                  .told = tell_progress },
                               cancellable, error);
}

static gpointer
edit (BwOrganisation *organisation, gconstpointer data, GError **error)
{
  const BwEditing *self = data;
  g_autoptr (Edited) edited = g_new0 (Edited, 1);
  g_autoptr (BwRecords) records = NULL;
  GError *problem = NULL;

  bw_editing_settle (organisation);
  records = bw_organisation_refresh (organisation, NULL, error);
  if (records == NULL)
    return NULL;
  edited->previews = look (self, records);
  if (self->dry_run)
    return g_steal_pointer (&edited);
  edited->results = make (self, organisation, records, &problem);
  if (edited->results != NULL)
    return g_steal_pointer (&edited);
  tell_sign_in (problem);
  g_propagate_error (error, problem);
  return NULL;
}

/* One that cannot be made has failed, also where it was only looked at. */
static gboolean
has_failed (const Edited *edited)
{
  for (guint i = 0; i < edited->previews->len; i++) {
    const BwEditPreview *preview = edited->previews->pdata[i];

    if (edited->results != NULL ? !bw_edit_result_is_success (edited->results->pdata[i])
                                : bw_edit_verdict_is_refusal (preview->verdict))
      return TRUE;
  }
  return FALSE;
}

/**
 * bw_editing_run:
 * @self: changes, at least one
 * @command: the command line, parsed
 *
 * Makes them, or tells what they would do, and writes what came of each.
 *
 * Returns: the exit status
 */
BwExit
bw_editing_run (const BwEditing *self, BwCommand *command)
{
  BwExit status = BW_EXIT_DONE;
  g_autoptr (Edited) edited = NULL;

  if (bw_command_get_which (command).offline && !self->dry_run)
    return bw_command_refuse (
        command, "%s",
        /* Translators: leave the options as they are. */
        _ ("Nothing can be changed with --offline; with --dry-run it can be looked at."));
  edited = bw_command_ask (command, edit, self, &status);
  if (edited == NULL)
    return status;
  status = self->json ? bw_edit_output_json (edited->previews, edited->results)
                      : bw_edit_output_table (edited->previews, edited->results);
  if (status != BW_EXIT_DONE)
    return status;
  return has_failed (edited) ? BW_EXIT_SOME_FAILED : BW_EXIT_DONE;
}
