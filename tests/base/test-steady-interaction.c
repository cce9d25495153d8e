/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/bw-steady-interaction.h"
#include "support/bw-test-interaction.h"

typedef struct {
  BwStep step;
  guint done;
  guint total;
} Told;

static char *
pass_on (const Told *told, gsize n_told)
{
  g_autoptr (BwInteraction) listener = bw_test_interaction_new ();
  g_autoptr (BwInteraction) steady = bw_steady_interaction_new (listener);

  for (gsize i = 0; i < n_told; i++)
    bw_interaction_tell_progress (steady, told[i].step, told[i].done, told[i].total);
  return bw_test_interaction_dup_told (BW_TEST_INTERACTION (listener));
}

/* Once the wait is over, the step that is running is told again in its place. */
static void
test_wait_over (void)
{
  static const Told TOLD[] = {
    { BW_STEP_SCORE, 0, 1 },        { BW_STEP_DAYS, 20, 90 },       { BW_STEP_WAITING, 0, 1 },
    { BW_STEP_WAITING, 1, 1 },      { BW_STEP_TRYING_AGAIN, 0, 2 }, { BW_STEP_TRYING_AGAIN, 1, 2 },
    { BW_STEP_TRYING_AGAIN, 2, 2 }, { BW_STEP_DAYS, 30, 90 },
  };
  g_autofree char *told = pass_on (TOLD, G_N_ELEMENTS (TOLD));

  g_assert_cmpstr (told, ==,
                   "score 0/1, days 20/90, waiting 0/1, days 20/90, trying again 0/2, "
                   "trying again 1/2, days 20/90, days 30/90");
}

/* Where no step is running, the wait tells that it is over. */
static void
test_nothing_running (void)
{
  static const Told TOLD[] = { { BW_STEP_WAITING, 0, 1 }, { BW_STEP_WAITING, 1, 1 } };
  g_autofree char *told = pass_on (TOLD, G_N_ELEMENTS (TOLD));

  g_assert_cmpstr (told, ==, "waiting 0/1, waiting 1/1");
}

/* Nobody need be there. */
static void
test_nobody (void)
{
  g_autoptr (BwInteraction) steady = bw_steady_interaction_new (NULL);
  g_autoptr (GDateTime) expires = g_date_time_new_now_utc ();
  g_autoptr (GError) error = NULL;

  bw_interaction_tell_progress (steady, BW_STEP_WAITING, 0, 1);
  g_assert_false (bw_interaction_show_code (steady, "code", "address", expires, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/steady-interaction/wait-over", test_wait_over);
  g_test_add_func ("/steady-interaction/nothing-running", test_nothing_running);
  g_test_add_func ("/steady-interaction/nobody", test_nobody);
  return g_test_run ();
}
