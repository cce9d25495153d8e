/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "present/bw-edit-text.h"

#include <glib/gi18n.h>
#include <math.h>

#include "model/bw-status.h"
#include "model/bw-words.h"
#include "present/bw-format.h"
#include "present/bw-label.h"

static const char *const RESULTS[] = {
  /* Translators: what came of the change of an action. */
  [BW_EDIT_RESULT_MADE] = NC_ ("change", "Changed"),
  /* Translators: what came of the change of an action: Microsoft took it, and does not show it yet. */
  [BW_EDIT_RESULT_ACCEPTED] = NC_ ("change", "Taken, not shown yet"),
  /* Translators: what came of the change of an action: somebody else has changed it since. */
  [BW_EDIT_RESULT_REPLACED] = NC_ ("change", "Changed, then changed by somebody else"),
  /* Translators: what came of the change of an action: it was so already. */
  [BW_EDIT_RESULT_NO_CHANGE] = NC_ ("change", "Nothing to change"),
  /* Translators: what came of the change of an action: it cannot be made. */
  [BW_EDIT_RESULT_REFUSED] = NC_ ("change", "Not possible"),
  /* Translators: what came of the change of an action: somebody else was first. */
  [BW_EDIT_RESULT_CONFLICT] = NC_ ("change", "Changed by somebody else"),
  /* Translators: what came of the change of an action. */
  [BW_EDIT_RESULT_FAILED] = NC_ ("change", "Failed"),
  /* Translators: what came of the change of an action: nobody knows. */
  [BW_EDIT_RESULT_UNKNOWN] = NC_ ("change", "Not known"),
  /* Translators: what came of the change of an action: it was called off before it was sent. */
  [BW_EDIT_RESULT_DROPPED] = NC_ ("change", "Not sent"),
};

/**
 * bw_edit_text_say_result:
 * @kind: what came of a change
 *
 * Returns: (transfer full): it, in a few words
 */
char *
bw_edit_text_say_result (BwEditResultKind kind)
{
  g_return_val_if_fail ((guint) kind < BW_N_EDIT_RESULT_KINDS, NULL);

  return g_strdup (g_dpgettext2 (NULL, "change", RESULTS[kind]));
}

/**
 * bw_edit_text_say_refusal:
 * @verdict: why a change cannot be made
 *
 * Returns: (transfer full) (nullable): the reason and the place to go, in a sentence or two; %NULL where it can be made
 */
char *
bw_edit_text_say_refusal (BwEditVerdict verdict)
{
  switch (verdict) {
  case BW_EDIT_NOT_THERE:
    return g_strdup (_ ("The organisation has no action with this id."));
  case BW_EDIT_DEVICE:
    return g_strdup (
        _ ("The status of device actions is kept in Defender Vulnerability Management: make an "
           "exception for the recommendation there. It comes over within about two hours."));
  case BW_EDIT_DEPRECATED:
    return g_strdup (_ ("Microsoft has retired this action, so its status no longer matters."));
  case BW_EDIT_COMPLETED:
    return g_strdup (_ ("All points of this action are achieved. Microsoft keeps it at Completed "
                        "as long as it measures that."));
  case BW_EDIT_NO_STATE:
    return g_strdup (_ ("Microsoft has no such status for actions."));
  case BW_EDIT_CHANGES:
  case BW_EDIT_NO_CHANGE:
  default:
    return NULL;
  }
}

/**
 * bw_edit_text_say_points:
 * @preview: what a change would do
 *
 * Returns: (transfer full) (nullable): what becomes of the points of the action, in a sentence; %NULL where it has none
 */
char *
bw_edit_text_say_points (const BwEditPreview *preview)
{
  double max_points = preview->action != NULL ? bw_action_get_max_points (preview->action) : NAN;
  g_autofree char *after = NULL;

  if (preview->verdict != BW_EDIT_CHANGES || isnan (preview->points_before))
    return NULL;
  if (isnan (preview->points_after))
    return g_strdup (_ ("How many points remain is known once Microsoft has worked them out."));
  after = bw_format_points_of (preview->points_after, max_points);
  if (preview->is_asserted)
    /* Translators: %s are points, as in "8 of 8". */
    return g_strdup_printf (_ ("%s points, on your word: Microsoft does not measure them."), after);
  /* Translators: %s are points, as in "2 of 8". */
  return g_strdup_printf (_ ("%s points, as measured: this status gives none."), after);
}

static char *
say_state (BwStateUpdate *mark)
{
  const char *state = mark != NULL ? bw_state_update_get_state (mark) : BW_STATE_DEFAULT;

  return bw_label_status (bw_status_work_out (state, NAN, NAN, FALSE), state);
}

static gboolean
is_text (const char *text)
{
  return text != NULL && *text != '\0';
}

/**
 * bw_edit_text_say_mark:
 * @mark: (nullable): an entry of the history of an action
 *
 * Returns: (transfer full): its status, and what else it says: assignee, comment, who made it and when
 */
char *
bw_edit_text_say_mark (BwStateUpdate *mark)
{
  g_autofree char *state = say_state (mark);
  g_autoptr (GString) text = g_string_new (state);

  if (mark == NULL)
    return g_string_free_and_steal (g_steal_pointer (&text));
  if (is_text (bw_state_update_get_assigned_to (mark)))
    /* Translators: goes on after a status; %s is a person. */
    g_string_append_printf (text, _ (", assigned to %s"), bw_state_update_get_assigned_to (mark));
  if (is_text (bw_state_update_get_comment (mark)))
    /* Translators: goes on after a status; %s is a comment. */
    g_string_append_printf (text, _ (", “%s”"), bw_state_update_get_comment (mark));
  if (is_text (bw_state_update_get_updated_by (mark)) &&
      bw_state_update_get_updated (mark) != NULL) {
    g_autofree char *moment = bw_format_moment (bw_state_update_get_updated (mark));

    /* Translators: goes on after a status; the first %s is who has set it, the second one a date and a time. */
    g_string_append_printf (text, _ (" (by %s, %s)"), bw_state_update_get_updated_by (mark),
                            moment);
  }
  return g_string_free_and_steal (g_steal_pointer (&text));
}

/**
 * bw_edit_text_say_conflict:
 * @known: (nullable): what stood there as far as was known here
 * @theirs: (nullable): what stands there now
 *
 * Returns: (transfer full): both, so that the user can decide
 */
char *
bw_edit_text_say_conflict (BwStateUpdate *known, BwStateUpdate *theirs)
{
  g_autofree char *before = bw_edit_text_say_mark (known);
  g_autofree char *now = bw_edit_text_say_mark (theirs);

  /* Translators: the first %s is what was known of an action, the second one what it is now, as in "Risk accepted, “Too old”". */
  return g_strdup_printf (_ ("Known here: %s. Now there: %s."), before, now);
}

/**
 * bw_edit_text_say_overwritten:
 * @theirs: what somebody else wrote between reading and writing
 *
 * Returns: (transfer full): that this change has taken its place
 */
char *
bw_edit_text_say_overwritten (BwStateUpdate *theirs)
{
  g_autofree char *text = bw_edit_text_say_mark (theirs);

  /* Translators: %s is what somebody else has set, as in "Risk accepted, “Too old”". */
  return g_strdup_printf (_ ("Somebody else changed it at the same moment: %s. Your change came "
                             "after that and stands."),
                          text);
}

/**
 * bw_edit_text_say_settled:
 * @title: the title of an action, or its id
 * @kind: what came of a change that was begun before
 *
 * Returns: (transfer full): what came of it, in a sentence
 */
char *
bw_edit_text_say_settled (const char *title, BwEditResultKind kind)
{
  switch (kind) {
  case BW_EDIT_RESULT_MADE:
    /* Translators: %s is the title of an action. A change was interrupted the last time. */
    return g_strdup_printf (_ ("The interrupted change of “%s” was made."), title);
  case BW_EDIT_RESULT_REPLACED:
    return g_strdup_printf (
        /* Translators: %s is the title of an action. A change was interrupted the last time. */
        _ ("The interrupted change of “%s” was made, and somebody has changed it since."), title);
  case BW_EDIT_RESULT_ACCEPTED:
    /* Translators: %s is the title of an action. */
    return g_strdup_printf (_ ("Microsoft took the change of “%s”, and does not show it yet."),
                            title);
  case BW_EDIT_RESULT_DROPPED:
    /* Translators: %s is the title of an action. A change was interrupted the last time. */
    return g_strdup_printf (_ ("The interrupted change of “%s” was not sent."), title);
  case BW_EDIT_RESULT_FAILED:
    /* Translators: %s is the title of an action. A change was interrupted the last time. */
    return g_strdup_printf (_ ("The interrupted change of “%s” was not made."), title);
  case BW_EDIT_RESULT_NO_CHANGE:
  case BW_EDIT_RESULT_REFUSED:
  case BW_EDIT_RESULT_CONFLICT:
  case BW_EDIT_RESULT_UNKNOWN:
  default:
    return g_strdup_printf (
        /* Translators: %s is the title of an action. A change was interrupted the last time. */
        _ ("Whether the interrupted change of “%s” was made is not known yet: Microsoft cannot be "
           "asked now."),
        title);
  }
}
