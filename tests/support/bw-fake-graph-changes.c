/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is changed of the controls, by who asks and by others (graph.md §2). */

#include "support/bw-fake-graph-private.h"

#include <string.h>

#include "support/bw-synthetic.h"

/* What somebody else changes just before a request is answered. */
typedef struct {
  guint n; /* how many requests still */
  char *id;
  BwFakeEdit edit;
} Later;

void
bw_fake_graph_later_free (gpointer data)
{
  Later *later = data;

  g_free (later->id);
  g_free ((char *) later->edit.state);
  g_free ((char *) later->edit.assigned_to);
  g_free ((char *) later->edit.comment);
  g_free ((char *) later->edit.by);
  g_free (later);
}

static gboolean
find_number (BwFakeGraph *self, const char *id, guint *number)
{
  for (guint i = 0; i < self->fields.n_controls; i++) {
    g_autofree char *other = bw_synthetic_new_id (i);

    *number = i;
    if (g_ascii_strcasecmp (id, other) == 0)
      return TRUE;
  }
  return FALSE;
}

/* Which control a request is about, by its id percent-encoded; FALSE where there is none. */
static gboolean
find_control (BwFakeGraph *self, const BwTestRequest *request, guint *number)
{
  g_autofree char *id =
      g_uri_unescape_string (request->target + strlen (BW_FAKE_GRAPH_PROFILES "/"), NULL);

  return id != NULL && find_number (self, id, number);
}

void
bw_fake_graph_answer_profile (BwFakeGraph *self,
                              SoupServerMessage *message,
                              const BwTestRequest *request,
                              const BwFakeVerdict *verdict)
{
  g_autofree char *profile = NULL;
  guint number = 0;

  if (!find_control (self, request, &number)) {
    bw_fake_graph_answer_error (message, 404, "ResourceNotFound", "There is no such control.");
    return;
  }
  profile = bw_fake_graph_tell_tenant (bw_fake_graph_make_profile (self, number, FALSE), verdict);
  bw_fake_graph_answer_json (message, 200, profile);
}

static void
forget_packed (BwFakeGraph *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  g_hash_table_remove_all (self->packed);
}

/* graph.md §2. */
static void
patch (BwFakeGraph *self,
       SoupServerMessage *message,
       const BwTestRequest *request,
       const BwFakeVerdict *verdict)
{
  g_autofree char *id = NULL;
  g_autofree char *profile = NULL;
  const char *prefer = bw_test_request_get_header (request, "prefer");
  guint number = 0;
  gboolean is_known = find_control (self, request, &number);

  id = is_known ? bw_synthetic_new_id (number) : NULL;
  if (!is_known || !bw_fake_controls_patch (self->controls, id, request->body)) {
    bw_fake_graph_answer_error (message, 400, "", "Http request failed with statusCode=BadRequest");
    return;
  }
  forget_packed (self);
  profile = bw_fake_graph_tell_tenant (bw_fake_graph_make_profile (self, number, TRUE), verdict);
  if (g_strcmp0 (prefer, "return=representation") == 0)
    bw_fake_graph_answer_json (message, 200, profile);
  else
    soup_server_message_set_status (message, 204, NULL);
}

/* Whether the answer to this one is kept back, and whether it is done all the same. */
static gboolean
is_held (BwFakeGraph *self, gboolean *is_done)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  *is_done = self->held_is_done;
  if (self->held_patch > 1) {
    self->held_patch--;
    return FALSE;
  }
  return self->held_patch == 1;
}

void
bw_fake_graph_answer_patch (BwFakeGraph *self,
                            SoupServerMessage *message,
                            const BwTestRequest *request,
                            const BwFakeVerdict *verdict)
{
  gboolean is_done = FALSE;
  gboolean held = is_held (self, &is_done);

  if (held && !is_done)
    bw_fake_graph_answer_error (message, 503, "ServiceUnavailable", "Try again.");
  else
    patch (self, message, request, verdict);
  if (held)
    bw_test_server_hold (self->server, message);
}

/* What others were to change before this one is answered. */
static GPtrArray *
take_due (BwFakeGraph *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  GPtrArray *due = g_ptr_array_new_with_free_func (bw_fake_graph_later_free);

  for (guint i = self->later->len; i > 0; i--) {
    Later *later = g_ptr_array_index (self->later, i - 1);

    if (--later->n == 0)
      g_ptr_array_add (due, g_ptr_array_steal_index (self->later, i - 1));
  }
  return due;
}

void
bw_fake_graph_let_others_change (BwFakeGraph *self)
{
  g_autoptr (GPtrArray) due = take_due (self);

  for (guint i = 0; i < due->len; i++) {
    Later *later = g_ptr_array_index (due, i);

    bw_fake_graph_edit (self, later->id, &later->edit);
  }
}

/**
 * bw_fake_graph_get_controls:
 * @self: a Graph
 *
 * Returns: (transfer none): the states of its controls
 */
BwFakeControls *
bw_fake_graph_get_controls (BwFakeGraph *self)
{
  return self->controls;
}

/**
 * bw_fake_graph_edit:
 * @self: a Graph
 * @id: one of its controls
 * @edit: how somebody else changes it now
 */
void
bw_fake_graph_edit (BwFakeGraph *self, const char *id, const BwFakeEdit *edit)
{
  bw_fake_controls_change (self->controls, id, edit);
  forget_packed (self);
}

/**
 * bw_fake_graph_edit_later:
 * @self: a Graph
 * @n: just before which request it happens, from 1 for the next one
 * @id: one of its controls
 * @edit: how somebody else changes it then
 */
void
bw_fake_graph_edit_later (BwFakeGraph *self, guint n, const char *id, const BwFakeEdit *edit)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  Later *later = g_new0 (Later, 1);

  later->n = n;
  later->id = g_strdup (id);
  later->edit.state = g_strdup (edit->state);
  later->edit.assigned_to = g_strdup (edit->assigned_to);
  later->edit.comment = g_strdup (edit->comment);
  later->edit.by = g_strdup (edit->by);
  g_ptr_array_add (self->later, later);
}

/**
 * bw_fake_graph_hold_patch:
 * @self: a Graph
 * @n: from which patch on, from 1 for the next one; 0 for none any more
 * @is_done: whether they are done before
 *
 * Keeps the answers to them back, until bw_test_server_release(): what is not done then is refused.
 */
void
bw_fake_graph_hold_patch (BwFakeGraph *self, guint n, gboolean is_done)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  self->held_patch = n;
  self->held_is_done = is_done;
}
