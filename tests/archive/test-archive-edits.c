/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The changes that were made of controls are kept, with what came of them. */

#include "archive/bw-archive-world.h"

static GDateTime *
make_moment (const char *text)
{
  GDateTime *moment = g_date_time_new_from_iso8601 (text, NULL);

  g_assert_nonnull (moment);
  return moment;
}

static BwStateUpdate *
make_mark (const char *state, const char *comment, const char *assigned_to, const char *moment)
{
  g_autoptr (GDateTime) updated = moment != NULL ? make_moment (moment) : NULL;

  return bw_state_update_new (
      &(BwStateUpdateFields) { .state = state,
                               .comment = comment,
                               .assigned_to = assigned_to,
                               .updated_by = moment != NULL ? "me@example.com" : NULL,
                               .updated = updated });
}

static BwEdit *
make_edit (const char *id, const char *comment, const char *assigned_to)
{
  g_autoptr (GDateTime) begun = make_moment ("2026-07-17T12:00:00.123456Z");
  g_autoptr (BwControlUpdate) update = bw_control_update_new (&(BwControlUpdateFields) {
      .id = id, .state = "Ignored", .comment = comment, .assigned_to = assigned_to });

  return bw_edit_new (&(BwEditFields) { .update = update, .begun = begun });
}

static GPtrArray *
add (BwArchiveWorld *world, ...)
{
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;
  GPtrArray *kept = NULL;
  va_list more;
  BwEdit *edit = NULL;

  va_start (more, world);
  while ((edit = va_arg (more, BwEdit *)) != NULL)
    g_ptr_array_add (edits, edit);
  va_end (more);
  kept = bw_archive_add_edits (world->archive, edits, NULL, &error);
  g_assert_no_error (error);
  return kept;
}

static GPtrArray *
list (BwArchiveWorld *world)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *edits = bw_archive_list_edits (world->archive, NULL, &error);

  g_assert_no_error (error);
  return edits;
}

static void
assert_same (BwEdit *a, BwEdit *b)
{
  BwEditFields one = bw_edit_get_fields (a);
  BwEditFields other = bw_edit_get_fields (b);

  g_assert_cmpint (one.number, ==, other.number);
  g_assert_cmpint (one.group, ==, other.group);
  g_assert_cmpint (one.undoes, ==, other.undoes);
  g_assert_cmpint (one.outcome, ==, other.outcome);
  g_assert_cmpstr (one.problem, ==, other.problem);
  g_assert_cmpstr (bw_edit_get_id (a), ==, bw_edit_get_id (b));
  g_assert_cmpstr (bw_control_update_get_state (one.update), ==,
                   bw_control_update_get_state (other.update));
  g_assert_cmpstr (bw_control_update_get_comment (one.update), ==,
                   bw_control_update_get_comment (other.update));
  g_assert_cmpstr (bw_control_update_get_assigned_to (one.update), ==,
                   bw_control_update_get_assigned_to (other.update));
  g_assert_true (bw_edit_is_same_mark (one.before, other.before));
  g_assert_true ((one.before == NULL) == (other.before == NULL));
  g_assert_true (bw_edit_is_same_mark (one.after, other.after));
  g_assert_true ((one.after == NULL) == (other.after == NULL));
  g_assert_true (g_date_time_equal (one.begun, other.begun));
  g_assert_true ((one.told == NULL) == (other.told == NULL));
  g_assert_true (one.told == NULL || g_date_time_equal (one.told, other.told));
}

/* What is not named and what is empty are two things. */
static void
test_kept (void)
{
  g_autoptr (BwArchiveWorld) world = bw_archive_world_new ();
  g_autoptr (GPtrArray) first = add (world, make_edit ("a", NULL, NULL),
                                    make_edit ("11770.MDA_x", "", "Ada"), NULL);
  g_autoptr (GPtrArray) second = add (world, make_edit ("c", "Why", ""), NULL);
  g_autoptr (GPtrArray) listed = NULL;

  bw_archive_world_reopen (world);
  listed = list (world);
  g_assert_cmpuint (listed->len, ==, 3);
  assert_same (listed->pdata[0], first->pdata[0]);
  assert_same (listed->pdata[1], first->pdata[1]);
  assert_same (listed->pdata[2], second->pdata[0]);
  g_assert_cmpint (bw_edit_get_fields (listed->pdata[0]).number, ==, 1);
  g_assert_cmpint (bw_edit_get_fields (listed->pdata[1]).group, ==, 1);
  g_assert_cmpint (bw_edit_get_fields (listed->pdata[2]).group, ==, 3);
  g_assert_cmpint (bw_edit_get_outcome (listed->pdata[2]), ==, BW_EDIT_PLANNED);
}

static void
test_outcome (void)
{
  g_autoptr (BwArchiveWorld) world = bw_archive_world_new ();
  g_autoptr (GPtrArray) kept =
                add (world, make_edit ("a", "Why", NULL), make_edit ("b", NULL, NULL), NULL);
  g_autoptr (GDateTime) told = make_moment ("2026-07-17T12:00:05Z");
  g_autoptr (BwStateUpdate) before = make_mark ("Default", NULL, NULL, NULL);
  g_autoptr (BwStateUpdate) after = make_mark ("Ignored", "Why", "", "2026-07-17T12:00:04.123456Z");
  BwEditFields fields = bw_edit_get_fields (kept->pdata[0]);
  g_autoptr (BwEdit) changed = NULL;
  g_autoptr (GPtrArray) listed = NULL;
  g_autoptr (GError) error = NULL;

  fields.before = before;
  fields.after = after;
  fields.told = told;
  fields.outcome = BW_EDIT_UNKNOWN;
  fields.problem = "gone";
  changed = bw_edit_new (&fields);
  g_assert_true (bw_archive_update_edit (world->archive, changed, NULL, &error));
  g_assert_no_error (error);

  bw_archive_world_reopen (world);
  listed = list (world);
  assert_same (listed->pdata[0], changed);
  assert_same (listed->pdata[1], kept->pdata[1]);
}

static void
test_undoing (void)
{
  g_autoptr (BwArchiveWorld) world = bw_archive_world_new ();
  g_autoptr (GPtrArray) kept = add (world, make_edit ("a", NULL, NULL), NULL);
  BwEditFields fields = bw_edit_get_fields (kept->pdata[0]);
  g_autoptr (GPtrArray) undoing = NULL;
  g_autoptr (GPtrArray) listed = NULL;

  fields.undoes = fields.number;
  undoing = add (world, bw_edit_new (&fields), NULL);
  listed = list (world);
  g_assert_cmpint (bw_edit_get_fields (listed->pdata[1]).undoes, ==, 1);
  g_assert_cmpint (bw_edit_get_fields (listed->pdata[1]).number, ==, 2);
  g_assert_cmpint (bw_edit_get_fields (listed->pdata[1]).group, ==, 2);
}

/* All of a group, or none of it. */
static void
test_cancelled (void)
{
  g_autoptr (BwArchiveWorld) world = bw_archive_world_new ();
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GPtrArray) listed = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (edits, make_edit ("a", NULL, NULL));
  g_cancellable_cancel (cancellable);
  g_assert_null (bw_archive_add_edits (world->archive, edits, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  listed = list (world);
  g_assert_cmpuint (listed->len, ==, 0);
}

/* With the days of before goes what came of changes; what is not known yet stays. */
static void
test_forgotten (void)
{
  g_autoptr (BwArchiveWorld) world = bw_archive_world_new ();
  g_autoptr (GPtrArray) kept =
                add (world, make_edit ("a", NULL, NULL), make_edit ("b", NULL, NULL), NULL);
  BwEditFields fields = bw_edit_get_fields (kept->pdata[0]);
  g_autoptr (BwEdit) known = NULL;
  g_autoptr (GPtrArray) listed = NULL;
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GError) error = NULL;

  fields.outcome = BW_EDIT_CONFIRMED;
  known = bw_edit_new (&fields);
  g_assert_true (bw_archive_update_edit (world->archive, known, NULL, &error));
  g_assert_true (bw_archive_forget_before (world->archive, bw_day_new (2026, 7, 17), NULL, &error));
  listed = list (world);
  g_assert_cmpuint (listed->len, ==, 2);
  g_assert_true (bw_archive_forget_before (world->archive, bw_day_new (2026, 7, 18), NULL, &error));
  g_assert_no_error (error);
  left = list (world);
  g_assert_cmpuint (left->len, ==, 1);
  g_assert_cmpstr (bw_edit_get_id (left->pdata[0]), ==, "b");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/archive-edits/kept", test_kept);
  g_test_add_func ("/archive-edits/outcome", test_outcome);
  g_test_add_func ("/archive-edits/undoing", test_undoing);
  g_test_add_func ("/archive-edits/cancelled", test_cancelled);
  g_test_add_func ("/archive-edits/forgotten", test_forgotten);
  return g_test_run ();
}
