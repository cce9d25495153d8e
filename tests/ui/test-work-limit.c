/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What several kinds of work may do at once. */

#include "ui/bw-ui-test.h"
#include "ui/bw-work-limit.h"
#include "ui/bw-workers.h"

typedef struct {
  int n_going;
  int may_end;
  guint n_done;
} State;

static void
work (gpointer data, GCancellable *cancellable)
{
  State *state = data;

  g_atomic_int_inc (&state->n_going);
  while (!g_atomic_int_get (&state->may_end) && !g_cancellable_is_cancelled (cancellable))
    g_usleep (1000);
  g_atomic_int_add (&state->n_going, -1);
}

static void
done (gpointer data)
{
  ((State *) data)->n_done++;
}

static gboolean
are_two_going (gpointer data)
{
  return g_atomic_int_get (&((State *) data)->n_going) == 2;
}

static gboolean
is_one_done (gpointer data)
{
  return ((State *) data)->n_done == 1;
}

static gboolean
are_all_done (gpointer data)
{
  return ((State *) data)->n_done == 4;
}

/* Each has threads enough of its own, and all of them together do no more than the limit; what is cancelled
 * does not wait for its turn. */
static void
test_together (void)
{
  g_autoptr (BwWorkLimit) limit = bw_work_limit_new (2);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  BwWorkers *workers[3] = { NULL };
  State state = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (workers); i++) {
    workers[i] = bw_workers_new (4);
    bw_workers_set_limit (workers[i], limit);
    bw_workers_run (workers[i], work, done, &state, NULL, i == 2 ? cancellable : NULL);
    if (i == 1)
      g_assert_true (bw_ui_test_wait (are_two_going, &state));
  }
  for (guint i = 0; i < 20; i++) {
    g_usleep (1000);
    g_assert_cmpint (g_atomic_int_get (&state.n_going), ==, 2);
  }
  g_cancellable_cancel (cancellable);
  g_assert_true (bw_ui_test_wait (is_one_done, &state));
  bw_workers_run (workers[2], work, done, &state, NULL, NULL);
  g_atomic_int_set (&state.may_end, TRUE);
  g_assert_true (bw_ui_test_wait (are_all_done, &state));
  for (guint i = 0; i < G_N_ELEMENTS (workers); i++)
    g_assert_finalize_object (workers[i]);
}

int
main (int argc, char **argv)
{
  bw_ui_test_init (&argc, &argv);
  g_test_add_func ("/work-limit/together", test_together);
  return g_test_run ();
}
