/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/bw-activity.h"

#include <math.h>
#include <string.h>

#include "model/bw-points.h"
#include "model/bw-product.h"

static const struct {
  const char *key;
  BwActor actor;
} KINDS[] = {
  [BW_ACTIVITY_STATE] = { "state", BW_ACTOR_PERSON },
  [BW_ACTIVITY_ACHIEVED] = { "achieved", BW_ACTOR_SYSTEM },
  [BW_ACTIVITY_LOST] = { "lost", BW_ACTOR_SYSTEM },
  [BW_ACTIVITY_ASSERTED] = { "asserted", BW_ACTOR_PERSON },
  [BW_ACTIVITY_REWEIGHTED] = { "re-weighted", BW_ACTOR_MICROSOFT },
  [BW_ACTIVITY_ADDED] = { "added", BW_ACTOR_SCOPE },
  [BW_ACTIVITY_GONE] = { "gone", BW_ACTOR_SCOPE },
  [BW_ACTIVITY_POPULATION] = { "population", BW_ACTOR_SYSTEM },
  [BW_ACTIVITY_SMALL] = { "small", BW_ACTOR_SYSTEM },
};

G_STATIC_ASSERT (G_N_ELEMENTS (KINDS) == BW_N_ACTIVITY_KINDS);

static const char *const ACTORS[] = {
  [BW_ACTOR_SYSTEM] = "system",
  [BW_ACTOR_MICROSOFT] = "microsoft",
  [BW_ACTOR_SCOPE] = "microsoft-or-licence",
  [BW_ACTOR_PERSON] = "person",
};

G_STATIC_ASSERT (G_N_ELEMENTS (ACTORS) == BW_N_ACTORS);

static const char *const GROUPS[] = {
  [BW_ACTIVITY_GROUP_ALL] = "",
  [BW_ACTIVITY_GROUP_IMPROVEMENTS] = "improvements",
  [BW_ACTIVITY_GROUP_REGRESSIONS] = "regressions",
  [BW_ACTIVITY_GROUP_MICROSOFT] = "microsoft",
  [BW_ACTIVITY_GROUP_PEOPLE] = "people",
  [BW_ACTIVITY_GROUP_POPULATION] = "population",
};

G_STATIC_ASSERT (G_N_ELEMENTS (GROUPS) == BW_N_ACTIVITY_GROUPS);

struct _BwActivity {
  GObject parent_instance;

  BwActivityFields fields;
};

G_DEFINE_FINAL_TYPE (BwActivity, bw_activity, G_TYPE_OBJECT)

static void
bw_activity_finalize (GObject *object)
{
  BwActivity *self = BW_ACTIVITY (object);

  g_free ((char *) self->fields.id);
  g_free ((char *) self->fields.category);
  g_free ((char *) self->fields.person);
  g_clear_object (&self->fields.profile);
  g_clear_object (&self->fields.before);
  g_clear_object (&self->fields.after);
  g_clear_object (&self->fields.update);
  g_clear_object (&self->fields.update_before);

  G_OBJECT_CLASS (bw_activity_parent_class)->finalize (object);
}

static void
bw_activity_class_init (BwActivityClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bw_activity_finalize;
}

static void
bw_activity_init (BwActivity *self)
{
}

static gpointer
ref (gpointer object)
{
  return object != NULL ? g_object_ref (object) : NULL;
}

/**
 * bw_activity_new:
 * @fields: what it is made of
 *
 * Returns: (transfer full): a new record
 */
BwActivity *
bw_activity_new (const BwActivityFields *fields)
{
  BwActivity *self = NULL;

  g_return_val_if_fail (fields != NULL && fields->id != NULL, NULL);
  g_return_val_if_fail (fields->category != NULL, NULL);

  self = g_object_new (BW_TYPE_ACTIVITY, NULL);
  self->fields = *fields;
  self->fields.id = g_strdup (fields->id);
  self->fields.category = g_strdup (fields->category);
  self->fields.person = g_strdup (fields->person);
  self->fields.profile = ref (fields->profile);
  self->fields.before = ref (fields->before);
  self->fields.after = ref (fields->after);
  self->fields.update = ref (fields->update);
  self->fields.update_before = ref (fields->update_before);
  return self;
}

/**
 * bw_activity_get_fields:
 * @self: a record
 *
 * Returns: (transfer none): what it is made of
 */
const BwActivityFields *
bw_activity_get_fields (BwActivity *self)
{
  g_return_val_if_fail (BW_IS_ACTIVITY (self), NULL);

  return &self->fields;
}

/**
 * bw_activity_get_title:
 * @self: a record
 *
 * Returns: (transfer none): the title of the control; its id where it has no profile
 */
const char *
bw_activity_get_title (BwActivity *self)
{
  g_return_val_if_fail (BW_IS_ACTIVITY (self), NULL);

  return self->fields.profile != NULL ? bw_control_profile_get_title (self->fields.profile)
                                      : self->fields.id;
}

/**
 * bw_activity_dup_product:
 * @self: a record
 *
 * Returns: (transfer full): the product of the control, or an empty string where that is not known
 */
char *
bw_activity_dup_product (BwActivity *self)
{
  const char *service = NULL;

  g_return_val_if_fail (BW_IS_ACTIVITY (self), NULL);

  if (self->fields.profile != NULL)
    service = bw_control_profile_get_service (self->fields.profile);
  return service != NULL ? bw_product_name_from_service (service) : g_strdup ("");
}

/**
 * bw_activity_get_actor:
 * @self: a record
 *
 * Returns: who it is attributed to. What is measured has no author (features.md §5)
 */
BwActor
bw_activity_get_actor (BwActivity *self)
{
  g_return_val_if_fail (BW_IS_ACTIVITY (self), BW_ACTOR_SYSTEM);

  return KINDS[self->fields.kind].actor;
}

/**
 * bw_activity_get_group:
 * @self: a record
 *
 * Returns: the group that it is in; never %BW_ACTIVITY_GROUP_ALL
 */
BwActivityGroup
bw_activity_get_group (BwActivity *self)
{
  g_return_val_if_fail (BW_IS_ACTIVITY (self), BW_ACTIVITY_GROUP_ALL);

  switch (self->fields.kind) {
  case BW_ACTIVITY_STATE:
    return BW_ACTIVITY_GROUP_PEOPLE;
  case BW_ACTIVITY_ACHIEVED:
  case BW_ACTIVITY_LOST:
  case BW_ACTIVITY_ASSERTED:
  case BW_ACTIVITY_SMALL:
    return self->fields.change.points > 0 ? BW_ACTIVITY_GROUP_IMPROVEMENTS
                                          : BW_ACTIVITY_GROUP_REGRESSIONS;
  case BW_ACTIVITY_POPULATION:
    return BW_ACTIVITY_GROUP_POPULATION;
  case BW_ACTIVITY_REWEIGHTED:
  case BW_ACTIVITY_ADDED:
  case BW_ACTIVITY_GONE:
  default:
    return BW_ACTIVITY_GROUP_MICROSOFT;
  }
}

/**
 * bw_activity_is_small:
 * @self: a record
 *
 * Returns: whether the points that were won or lost are less than %BW_ACTIVITY_LEAST_PART of the maximum. What Microsoft
 *   did, what people set, and counts without points are never small, nor is what has no maximum that is known
 */
gboolean
bw_activity_is_small (BwActivity *self)
{
  const BwActivityFields *fields = NULL;

  g_return_val_if_fail (BW_IS_ACTIVITY (self), FALSE);

  fields = &self->fields;
  return (fields->kind == BW_ACTIVITY_ACHIEVED || fields->kind == BW_ACTIVITY_LOST) &&
         fabs (fields->change.points) <
             BW_ACTIVITY_LEAST_PART * fields->max_points - BW_POINTS_EPSILON;
}

/**
 * bw_activity_matches:
 * @self: a record
 * @group: which are looked at
 * @category: (nullable): the category that is looked at, or %NULL for all
 *
 * Returns: whether it is among them
 */
gboolean
bw_activity_matches (BwActivity *self, BwActivityGroup group, const char *category)
{
  g_return_val_if_fail (BW_IS_ACTIVITY (self), FALSE);

  if (category != NULL && !g_str_equal (category, self->fields.category))
    return FALSE;
  return group == BW_ACTIVITY_GROUP_ALL || group == bw_activity_get_group (self);
}

/* The newest first. Those of people carry their moment. */
static int
compare_moments (BwActivity *a, BwActivity *b)
{
  GDateTime *moment_a = NULL;
  GDateTime *moment_b = NULL;

  if (a->fields.update != NULL)
    moment_a = bw_state_update_get_updated (a->fields.update);
  if (b->fields.update != NULL)
    moment_b = bw_state_update_get_updated (b->fields.update);
  return moment_a != NULL && moment_b != NULL ? g_date_time_compare (moment_b, moment_a) : 0;
}

static int
compare_sizes (double a, double b)
{
  double size_a = isfinite (a) ? fabs (a) : 0;
  double size_b = isfinite (b) ? fabs (b) : 0;

  return (size_a < size_b) - (size_a > size_b);
}

/**
 * bw_activity_compare:
 * @a: a record
 * @b: a record
 *
 * Compares by day, the newest first; then by kind, what people set first; then by moment, by the share in the change of
 * the score, whichever way it goes, and by id.
 *
 * Returns: below 0 where @a comes first, above 0 where @b does
 */
int
bw_activity_compare (BwActivity *a, BwActivity *b)
{
  int order = (a->fields.day < b->fields.day) - (a->fields.day > b->fields.day);

  if (order == 0)
    order = (a->fields.kind > b->fields.kind) - (a->fields.kind < b->fields.kind);
  if (order == 0)
    order = compare_moments (a, b);
  if (order == 0)
    order = compare_sizes (a->fields.change.percentage, b->fields.change.percentage);
  return order != 0 ? order : g_ascii_strcasecmp (a->fields.id, b->fields.id);
}

static gboolean
is_same_number (double a, double b)
{
  return a == b || (isnan (a) && isnan (b));
}

static gboolean
is_same_update (BwStateUpdate *a, BwStateUpdate *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return g_str_equal (bw_state_update_get_state (a), bw_state_update_get_state (b)) &&
         g_strcmp0 (bw_state_update_get_comment (a), bw_state_update_get_comment (b)) == 0 &&
         g_strcmp0 (bw_state_update_get_assigned_to (a), bw_state_update_get_assigned_to (b)) == 0;
}

static gboolean
is_same_count (BwControlScore *a, BwControlScore *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return bw_control_score_get_count (a) == bw_control_score_get_count (b) &&
         bw_control_score_get_total (a) == bw_control_score_get_total (b);
}

/**
 * bw_activity_is_same:
 * @a: a record
 * @b: a record
 *
 * Returns: whether both tell the same, so that one of them may stay where the other comes in its place
 */
gboolean
bw_activity_is_same (BwActivity *a, BwActivity *b)
{
  const BwActivityFields *one = bw_activity_get_fields (a);
  const BwActivityFields *other = bw_activity_get_fields (b);

  return one->day == other->day && one->kind == other->kind && one->since == other->since &&
         one->n_actions == other->n_actions && g_ascii_strcasecmp (one->id, other->id) == 0 &&
         compare_moments (a, b) == 0 && is_same_number (one->points, other->points) &&
         is_same_number (one->max_points, other->max_points) &&
         is_same_number (one->change.points, other->change.points) &&
         is_same_number (one->change.max_points, other->change.max_points) &&
         g_str_equal (one->category, other->category) &&
         g_strcmp0 (one->person, other->person) == 0 &&
         is_same_update (one->update, other->update) &&
         is_same_update (one->update_before, other->update_before) &&
         is_same_count (one->before, other->before) && is_same_count (one->after, other->after) &&
         strcmp (bw_activity_get_title (a), bw_activity_get_title (b)) == 0;
}

/**
 * bw_activity_kind_to_key:
 * @kind: what happened
 *
 * Returns: (transfer none): its stable, untranslated key
 */
const char *
bw_activity_kind_to_key (BwActivityKind kind)
{
  g_return_val_if_fail ((guint) kind < BW_N_ACTIVITY_KINDS, NULL);

  return KINDS[kind].key;
}

/**
 * bw_activity_group_to_key:
 * @group: which activities are looked at
 *
 * Returns: (transfer none): its untranslated key; the empty one for all
 */
const char *
bw_activity_group_to_key (BwActivityGroup group)
{
  g_return_val_if_fail ((guint) group < BW_N_ACTIVITY_GROUPS, NULL);

  return GROUPS[group];
}

/**
 * bw_activity_group_from_key:
 * @key: a key
 *
 * Returns: the group that it stands for; all, where it stands for none
 */
BwActivityGroup
bw_activity_group_from_key (const char *key)
{
  for (BwActivityGroup group = 0; group < BW_N_ACTIVITY_GROUPS; group++)
    if (g_strcmp0 (GROUPS[group], key) == 0)
      return group;
  return BW_ACTIVITY_GROUP_ALL;
}

/**
 * bw_actor_to_key:
 * @actor: who
 *
 * Returns: (transfer none): the stable, untranslated key
 */
const char *
bw_actor_to_key (BwActor actor)
{
  g_return_val_if_fail ((guint) actor < BW_N_ACTORS, NULL);

  return ACTORS[actor];
}
