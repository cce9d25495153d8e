/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/bw-snapshot.h"

#include <math.h>

#include "model/bw-words.h"

struct _BwSnapshot {
  GObject parent_instance;

  BwSnapshotFields fields;
};

G_DEFINE_FINAL_TYPE (BwSnapshot, bw_snapshot, G_TYPE_OBJECT)

static void
bw_snapshot_finalize (GObject *object)
{
  BwSnapshot *self = BW_SNAPSHOT (object);

  g_free ((char *) self->fields.id);
  g_free ((char *) self->fields.tenant_id);
  g_clear_pointer (&self->fields.created, g_date_time_unref);
  g_clear_pointer (&self->fields.comparisons, g_ptr_array_unref);
  g_clear_pointer (&self->fields.control_scores, g_ptr_array_unref);
  g_free ((char *) self->fields.rest);

  G_OBJECT_CLASS (bw_snapshot_parent_class)->finalize (object);
}

static void
bw_snapshot_class_init (BwSnapshotClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bw_snapshot_finalize;
}

static void
bw_snapshot_init (BwSnapshot *self)
{
}

/**
 * bw_snapshot_new:
 * @fields: what it is made of
 *
 * Returns: (transfer full): a new record
 */
BwSnapshot *
bw_snapshot_new (const BwSnapshotFields *fields)
{
  BwSnapshot *self = g_object_new (BW_TYPE_SNAPSHOT, NULL);

  self->fields = *fields;
  self->fields.rest = g_strdup (fields->rest);
  self->fields.id = g_strdup (fields->id);
  self->fields.tenant_id = g_strdup (fields->tenant_id);
  if (fields->created != NULL)
    g_date_time_ref (fields->created);
  if (fields->comparisons != NULL)
    g_ptr_array_ref (fields->comparisons);
  else
    self->fields.comparisons = g_ptr_array_new ();
  if (fields->control_scores != NULL)
    g_ptr_array_ref (fields->control_scores);
  else
    self->fields.control_scores = g_ptr_array_new ();

  return self;
}

/**
 * bw_snapshot_new_incomplete:
 * @snapshot: a record
 *
 * Returns: (transfer full): the same, of which it is known that something is missing in it
 */
BwSnapshot *
bw_snapshot_new_incomplete (BwSnapshot *snapshot)
{
  BwSnapshotFields fields = { 0 };

  g_return_val_if_fail (BW_IS_SNAPSHOT (snapshot), NULL);

  fields = snapshot->fields;
  fields.incomplete = TRUE;
  return bw_snapshot_new (&fields);
}

/**
 * bw_snapshot_new_from_file:
 * @snapshot: a record
 *
 * Returns: (transfer full): the same, of which it is known that it comes from a saved file
 */
BwSnapshot *
bw_snapshot_new_from_file (BwSnapshot *snapshot)
{
  BwSnapshotFields fields = { 0 };

  g_return_val_if_fail (BW_IS_SNAPSHOT (snapshot), NULL);

  fields = snapshot->fields;
  fields.from_file = TRUE;
  return bw_snapshot_new (&fields);
}

/**
 * bw_snapshot_new_with_scores:
 * @snapshot: a record
 * @control_scores: (element-type BwControlScore): what each scored control earned
 *
 * Returns: (transfer full): the same day with these control scores
 */
BwSnapshot *
bw_snapshot_new_with_scores (BwSnapshot *snapshot, GPtrArray *control_scores)
{
  BwSnapshotFields fields = { 0 };

  g_return_val_if_fail (BW_IS_SNAPSHOT (snapshot), NULL);

  fields = snapshot->fields;
  fields.control_scores = control_scores;
  return bw_snapshot_new (&fields);
}

/**
 * bw_snapshot_get_id:
 * @self: a record
 *
 * Returns: (transfer none): Graph's id of the snapshot, or an empty string
 */
const char *
bw_snapshot_get_id (BwSnapshot *self)
{
  g_return_val_if_fail (BW_IS_SNAPSHOT (self), NULL);

  return self->fields.id;
}

/**
 * bw_snapshot_get_tenant_id:
 * @self: a record
 *
 * Returns: (transfer none): the id of the organisation's tenant
 */
const char *
bw_snapshot_get_tenant_id (BwSnapshot *self)
{
  g_return_val_if_fail (BW_IS_SNAPSHOT (self), NULL);

  return self->fields.tenant_id;
}

/**
 * bw_snapshot_get_day:
 * @self: a record
 *
 * Returns: the UTC day that it describes
 */
BwDay
bw_snapshot_get_day (BwSnapshot *self)
{
  g_return_val_if_fail (BW_IS_SNAPSHOT (self), BW_DAY_NONE);

  return self->fields.day;
}

/**
 * bw_snapshot_get_created:
 * @self: a record
 *
 * Returns: (transfer none) (nullable): the moment that Graph stamped it with
 */
GDateTime *
bw_snapshot_get_created (BwSnapshot *self)
{
  g_return_val_if_fail (BW_IS_SNAPSHOT (self), NULL);

  return self->fields.created;
}

/**
 * bw_snapshot_get_current:
 * @self: a record
 *
 * Returns: achieved points, or NAN when they are missing
 */
double
bw_snapshot_get_current (BwSnapshot *self)
{
  g_return_val_if_fail (BW_IS_SNAPSHOT (self), NAN);

  return self->fields.current;
}

/**
 * bw_snapshot_get_max:
 * @self: a record
 *
 * Returns: attainable points, or NAN when they are missing
 */
double
bw_snapshot_get_max (BwSnapshot *self)
{
  g_return_val_if_fail (BW_IS_SNAPSHOT (self), NAN);

  return self->fields.max;
}

/**
 * bw_snapshot_get_active_users:
 * @self: a record
 *
 * Returns: the number of active users, or -1
 */
gint64
bw_snapshot_get_active_users (BwSnapshot *self)
{
  g_return_val_if_fail (BW_IS_SNAPSHOT (self), -1);

  return self->fields.active_users;
}

/**
 * bw_snapshot_get_comparisons:
 * @self: a record
 *
 * Returns: (transfer none): the averages of other organisations, by basis
 */
GPtrArray *
bw_snapshot_get_comparisons (BwSnapshot *self)
{
  g_return_val_if_fail (BW_IS_SNAPSHOT (self), NULL);

  return self->fields.comparisons;
}

/**
 * bw_snapshot_find_comparison:
 * @self: a snapshot
 * @basis: the basis of a comparison, in any case
 *
 * Finds a comparison by its basis, never by its place (graph.md §1.4). Of several with the same basis
 * the first one with a percentage is taken.
 *
 * Returns: (transfer none) (nullable): the comparison, which may still have no percentage; %NULL
 *   where there is none
 */
BwComparison *
bw_snapshot_find_comparison (BwSnapshot *self, const char *basis)
{
  BwComparison *found = NULL;

  g_return_val_if_fail (BW_IS_SNAPSHOT (self), NULL);
  g_return_val_if_fail (basis != NULL, NULL);

  for (guint i = 0; i < self->fields.comparisons->len; i++) {
    BwComparison *comparison = g_ptr_array_index (self->fields.comparisons, i);

    if (g_ascii_strcasecmp (bw_comparison_get_basis (comparison), basis) != 0)
      continue;
    if (isfinite (bw_comparison_get_percentage (comparison)))
      return comparison;
    if (found == NULL)
      found = comparison;
  }
  return found;
}

/* A group that nothing was sent of has no average. */
static void
take_comparison (GPtrArray *list, BwSnapshot *self, const char *basis)
{
  BwComparison *found = bw_snapshot_find_comparison (self, basis);
  const BwComparisonFields nothing = {
    .basis = basis, .percentage = NAN, .seats_lower = -1, .seats_upper = -1
  };

  g_ptr_array_add (list, found != NULL ? g_object_ref (found) : bw_comparison_new (&nothing));
}

static gboolean
is_always_listed (BwComparison *comparison)
{
  const char *basis = bw_comparison_get_basis (comparison);

  return g_ascii_strcasecmp (basis, BW_BASIS_ALL_TENANTS) == 0 ||
         g_ascii_strcasecmp (basis, BW_BASIS_TOTAL_SEATS) == 0;
}

/**
 * bw_snapshot_list_comparisons:
 * @self: a snapshot
 *
 * Lists what the score is held against, for people: all organisations and those of like size, also where nothing was sent
 * of them, which is not left out; then others of which there is an average.
 *
 * Returns: (transfer full) (element-type BwComparison): the comparisons
 */
GPtrArray *
bw_snapshot_list_comparisons (BwSnapshot *self)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (BW_IS_SNAPSHOT (self), list);

  take_comparison (list, self, BW_BASIS_ALL_TENANTS);
  take_comparison (list, self, BW_BASIS_TOTAL_SEATS);
  for (guint i = 0; i < self->fields.comparisons->len; i++) {
    BwComparison *comparison = g_ptr_array_index (self->fields.comparisons, i);

    if (!is_always_listed (comparison) && isfinite (bw_comparison_get_percentage (comparison)))
      g_ptr_array_add (list, g_object_ref (comparison));
  }
  return list;
}

/**
 * bw_snapshot_get_control_scores:
 * @self: a record
 *
 * Returns: (transfer none): what each scored control earned
 */
GPtrArray *
bw_snapshot_get_control_scores (BwSnapshot *self)
{
  g_return_val_if_fail (BW_IS_SNAPSHOT (self), NULL);

  return self->fields.control_scores;
}

/**
 * bw_snapshot_is_from_file:
 * @self: a record
 *
 * Returns: whether it comes from a saved file, not from Microsoft itself
 */
gboolean
bw_snapshot_is_from_file (BwSnapshot *self)
{
  g_return_val_if_fail (BW_IS_SNAPSHOT (self), FALSE);

  return self->fields.from_file;
}

/**
 * bw_snapshot_is_incomplete:
 * @self: a record
 *
 * Returns: whether Microsoft said that it could not gather everything (graph.md §5, 206)
 */
gboolean
bw_snapshot_is_incomplete (BwSnapshot *self)
{
  g_return_val_if_fail (BW_IS_SNAPSHOT (self), FALSE);

  return self->fields.incomplete;
}

/**
 * bw_snapshot_tells_controls:
 * @self: a record
 *
 * Returns: whether it tells what each control earned, and leaves none out: of some days only the totals are known, and of
 *   others what Microsoft could gather; a control that is not told of there need not have gone
 */
gboolean
bw_snapshot_tells_controls (BwSnapshot *self)
{
  GPtrArray *scores = NULL;

  g_return_val_if_fail (BW_IS_SNAPSHOT (self), FALSE);

  scores = self->fields.control_scores;
  return scores != NULL && scores->len > 0 && !self->fields.incomplete;
}

/**
 * bw_snapshot_count_nameless:
 * @self: a record
 *
 * Returns: how many control scores were left out because they do not say which control they are of
 */
guint
bw_snapshot_count_nameless (BwSnapshot *self)
{
  g_return_val_if_fail (BW_IS_SNAPSHOT (self), 0);

  return self->fields.n_nameless;
}

/**
 * bw_snapshot_get_rest:
 * @self: a record
 *
 * Returns: (transfer none) (nullable): what Graph says besides, in members that Bolwerk does not know: a JSON
 *   object whose members are in the order of their names
 */
const char *
bw_snapshot_get_rest (BwSnapshot *self)
{
  g_return_val_if_fail (BW_IS_SNAPSHOT (self), NULL);

  return self->fields.rest;
}
