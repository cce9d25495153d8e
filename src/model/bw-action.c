/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/bw-action-private.h"

#include <math.h>

#include "model/bw-points.h"
#include "model/bw-product.h"
#include "text/bw-fold.h"

struct _BwAction {
  GObject parent_instance;

  BwControlProfile *profile;
  BwControlScore *score;
  BwPlanEntry *plan_entry;
  BwCloud *cloud;
  BwRecent *recent;
  BwDay today;
  BwStateUpdate *newest_update;
  char *title;
  char *product;
  char *status_key;
  BwStatus status;
  BwNotScoredReason not_scored_reason;
  double points;
  double max_points;
  double points_left;
  double impact;

  /* Made when they are first asked for, whichever thread asks. */
  char *title_key;
  char *search_text;
};

typedef enum {
  PROP_ID = 1,
  PROP_TITLE,
  PROP_PRODUCT,
  PROP_CATEGORY,
  PROP_STATUS,
  PROP_RANK,
  PROP_POINTS,
  PROP_MAX_POINTS,
  PROP_IMPACT,
  PROP_SCORED,
} BwActionProperty;

static GParamSpec *properties[PROP_SCORED + 1];

G_DEFINE_FINAL_TYPE (BwAction, bw_action, G_TYPE_OBJECT)

static void
bw_action_finalize (GObject *object)
{
  BwAction *self = BW_ACTION (object);

  g_clear_object (&self->profile);
  g_clear_object (&self->score);
  g_clear_object (&self->plan_entry);
  g_clear_object (&self->cloud);
  g_clear_object (&self->recent);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->product, g_ref_string_release);
  g_clear_pointer (&self->status_key, g_ref_string_release);
  g_clear_pointer (&self->title_key, g_free);
  g_clear_pointer (&self->search_text, g_free);

  G_OBJECT_CLASS (bw_action_parent_class)->finalize (object);
}

static void
bw_action_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BwAction *self = BW_ACTION (object);

  switch ((BwActionProperty) id) {
  case PROP_ID:
    g_value_set_string (value, bw_action_get_id (self));
    break;
  case PROP_TITLE:
    g_value_set_string (value, self->title);
    break;
  case PROP_PRODUCT:
    g_value_set_string (value, self->product);
    break;
  case PROP_CATEGORY:
    g_value_set_string (value, bw_action_get_category (self));
    break;
  case PROP_STATUS:
    g_value_set_int (value, (int) self->status);
    break;
  case PROP_RANK:
    g_value_set_int (value, bw_action_get_rank (self));
    break;
  case PROP_POINTS:
    g_value_set_double (value, self->points);
    break;
  case PROP_MAX_POINTS:
    g_value_set_double (value, self->max_points);
    break;
  case PROP_IMPACT:
    g_value_set_double (value, self->impact);
    break;
  case PROP_SCORED:
    g_value_set_boolean (value, bw_action_is_scored (self));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static GParamSpec *
new_string_pspec (const char *name)
{
  return g_param_spec_string (name, NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static GParamSpec *
new_double_pspec (const char *name)
{
  return g_param_spec_double (name, NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0.0,
                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static void
bw_action_class_init (BwActionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = bw_action_finalize;
  object_class->get_property = bw_action_get_property;

  properties[PROP_ID] = new_string_pspec ("id");
  properties[PROP_TITLE] = new_string_pspec ("title");
  properties[PROP_PRODUCT] = new_string_pspec ("product");
  properties[PROP_CATEGORY] = new_string_pspec ("category");
  properties[PROP_STATUS] = g_param_spec_int ("status", NULL, NULL, 0, BW_N_STATUSES - 1, 0, flags);
  properties[PROP_RANK] = g_param_spec_int ("rank", NULL, NULL, -1, G_MAXINT, -1, flags);
  properties[PROP_POINTS] = new_double_pspec ("points");
  properties[PROP_MAX_POINTS] = new_double_pspec ("max-points");
  properties[PROP_IMPACT] = new_double_pspec ("impact");
  properties[PROP_SCORED] = g_param_spec_boolean ("scored", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
bw_action_init (BwAction *self)
{
}

static BwNotScoredReason
find_not_scored_reason (BwAction *self, gboolean has_snapshot)
{
  if (self->score == NULL)
    return has_snapshot ? BW_NOT_SCORED_NOT_ASSESSED : BW_NOT_SCORED_NO_SNAPSHOT;
  return self->max_points == 0.0 ? BW_NOT_SCORED_NO_MAXIMUM : BW_SCORED;
}

static double
find_max_points (BwAction *self)
{
  double max_points = NAN;

  if (self->profile != NULL)
    max_points = bw_control_profile_get_max_points (self->profile);
  if (isfinite (max_points) && max_points >= 0.0)
    return max_points;
  if (self->score == NULL)
    return NAN;
  return bw_points_max_from_percentage (bw_control_score_get_points (self->score),
                                        bw_control_score_get_percentage (self->score));
}

static double
find_points_left (BwAction *self)
{
  if (self->not_scored_reason == BW_NOT_SCORED_NO_SNAPSHOT)
    return NAN;
  if (self->not_scored_reason != BW_SCORED)
    return 0.0;
  if (bw_points_are_full (self->points, self->max_points))
    return 0.0;
  return self->max_points - self->points;
}

static void
work_out_points (BwAction *self, gboolean has_snapshot, double organisation_max)
{
  self->points = NAN;
  if (self->score != NULL && isfinite (bw_control_score_get_points (self->score)))
    self->points = bw_control_score_get_points (self->score);
  self->max_points = find_max_points (self);
  self->not_scored_reason = find_not_scored_reason (self, has_snapshot);
  self->points_left = find_points_left (self);
  self->impact = self->points_left == 0.0
                     ? 0.0
                     : bw_points_to_percentage (self->points_left, organisation_max);
}

static void
work_out_status (BwAction *self)
{
  gboolean planned = self->plan_entry != NULL && bw_plan_entry_is_planned (self->plan_entry);
  const char *state = NULL;

  if (self->profile != NULL)
    self->newest_update =
        bw_status_find_newest_update (bw_control_profile_get_state_updates (self->profile));
  if (self->newest_update != NULL)
    state = bw_state_update_get_state (self->newest_update);

  self->status = bw_status_work_out (state, self->points, self->max_points, planned);
  if (self->status == BW_STATUS_OTHER) {
    g_autofree char *key = g_strconcat (bw_status_to_key (BW_STATUS_OTHER), ":", state, NULL);

    self->status_key = g_ref_string_new_intern (key);
  } else
    self->status_key = g_ref_string_new_intern (bw_status_to_key (self->status));
}

static char *
find_title (BwAction *self)
{
  g_autofree char *title = NULL;

  if (self->profile != NULL)
    title = g_strdup (bw_control_profile_get_title (self->profile));
  if (title != NULL && *g_strstrip (title) != '\0')
    return g_steal_pointer (&title);
  return g_strdup (bw_action_get_id (self));
}

/**
 * bw_action_new:
 * @profile: (nullable): its entry in the catalogue
 * @score: (nullable): its control score of the newest snapshot; not both of them may be %NULL
 * @plan_entry: (nullable): what is kept here about it
 * @has_snapshot: whether there is a newest snapshot at all
 * @organisation_max: the maximum of that snapshot, or NAN
 *
 * Joins what belongs together and works out what follows from it.
 *
 * Returns: (transfer full): a new action
 */
BwAction *
bw_action_new (BwControlProfile *profile,
               BwControlScore *score,
               BwPlanEntry *plan_entry,
               gboolean has_snapshot,
               double organisation_max)
{
  g_autofree char *product = NULL;
  BwAction *self = NULL;

  g_return_val_if_fail (profile != NULL || score != NULL, NULL);

  self = g_object_new (BW_TYPE_ACTION, NULL);
  g_set_object (&self->profile, profile);
  g_set_object (&self->score, score);
  g_set_object (&self->plan_entry, plan_entry);
  product = bw_product_name_from_service (bw_action_get_service (self));
  self->title = find_title (self);
  self->product = g_ref_string_new_intern (product);
  work_out_points (self, has_snapshot, organisation_max);
  work_out_status (self);
  return self;
}

/**
 * bw_action_set_cloud:
 * @self: an action that nobody else has yet
 * @cloud: (nullable): the cloud that it came from; %NULL for the worldwide one
 */
void
bw_action_set_cloud (BwAction *self, BwCloud *cloud)
{
  g_set_object (&self->cloud, cloud);
}

/**
 * bw_action_get_cloud:
 * @self: an action
 *
 * Returns: (transfer none) (nullable): the cloud that it came from; %NULL for the worldwide one
 */
BwCloud *
bw_action_get_cloud (BwAction *self)
{
  return self->cloud;
}

/**
 * bw_action_set_recent:
 * @self: an action that nobody else has yet
 * @recent: (nullable): what happened recently; %NULL where that is not known
 */
void
bw_action_set_recent (BwAction *self, BwRecent *recent)
{
  g_set_object (&self->recent, recent);
}

/**
 * bw_action_get_all_recent:
 * @self: an action
 *
 * Returns: (transfer none) (nullable): what happened recently to it and to all others
 */
BwRecent *
bw_action_get_all_recent (BwAction *self)
{
  return self->recent;
}

/**
 * bw_action_set_today:
 * @self: an action that nobody else has yet
 * @today: the present UTC day, or %BW_DAY_NONE where it is not known
 */
void
bw_action_set_today (BwAction *self, BwDay today)
{
  self->today = today;
}

/**
 * bw_action_get_today:
 * @self: an action
 *
 * Returns: the UTC day on which it is looked at, or %BW_DAY_NONE
 */
BwDay
bw_action_get_today (BwAction *self)
{
  return self->today;
}

/**
 * bw_action_get_profile:
 * @self: an action
 *
 * Returns: (transfer none) (nullable): its entry in the catalogue
 */
BwControlProfile *
bw_action_get_profile (BwAction *self)
{
  g_return_val_if_fail (BW_IS_ACTION (self), NULL);

  return self->profile;
}

/**
 * bw_action_get_control_score:
 * @self: an action
 *
 * Returns: (transfer none) (nullable): its control score of the newest snapshot
 */
BwControlScore *
bw_action_get_control_score (BwAction *self)
{
  g_return_val_if_fail (BW_IS_ACTION (self), NULL);

  return self->score;
}

/**
 * bw_action_get_plan_entry:
 * @self: an action
 *
 * Returns: (transfer none) (nullable): what is kept here about it
 */
BwPlanEntry *
bw_action_get_plan_entry (BwAction *self)
{
  g_return_val_if_fail (BW_IS_ACTION (self), NULL);

  return self->plan_entry;
}

/**
 * bw_action_get_newest_update:
 * @self: an action
 *
 * Returns: (transfer none) (nullable): the entry of its history of states that holds; see
 *   bw_status_find_newest_update()
 */
BwStateUpdate *
bw_action_get_newest_update (BwAction *self)
{
  g_return_val_if_fail (BW_IS_ACTION (self), NULL);

  return self->newest_update;
}

/**
 * bw_action_get_id:
 * @self: an action
 *
 * Returns: (transfer none): its id, as the profile spells it where there is one
 */
const char *
bw_action_get_id (BwAction *self)
{
  g_return_val_if_fail (BW_IS_ACTION (self), NULL);

  if (self->profile != NULL)
    return bw_control_profile_get_id (self->profile);
  return bw_control_score_get_id (self->score);
}

/**
 * bw_action_get_title:
 * @self: an action
 *
 * Returns: (transfer none): its title, in English; its id where it has none
 */
const char *
bw_action_get_title (BwAction *self)
{
  g_return_val_if_fail (BW_IS_ACTION (self), NULL);

  return self->title;
}

/**
 * bw_action_get_title_key:
 * @self: an action
 *
 * Returns: (transfer none): its title as titles are put in order by, whatever the locale
 */
const char *
bw_action_get_title_key (BwAction *self)
{
  char *key = NULL;
  g_autofree char *made = NULL;

  g_return_val_if_fail (BW_IS_ACTION (self), NULL);

  key = g_atomic_pointer_get (&self->title_key);
  if (key != NULL)
    return key;

  made = bw_fold (self->title);
  if (g_atomic_pointer_compare_and_exchange (&self->title_key, NULL, made))
    return g_steal_pointer (&made);
  return g_atomic_pointer_get (&self->title_key);
}

/**
 * bw_action_get_service:
 * @self: an action
 *
 * Returns: (transfer none): its service code as Graph has it (`AzureAD`); empty where it is not known
 */
const char *
bw_action_get_service (BwAction *self)
{
  g_return_val_if_fail (BW_IS_ACTION (self), NULL);

  return self->profile != NULL ? bw_control_profile_get_service (self->profile) : "";
}

/**
 * bw_action_get_product:
 * @self: an action
 *
 * Returns: (transfer none): the name of its product (`Microsoft Entra ID`); empty where it is not
 *   known
 */
const char *
bw_action_get_product (BwAction *self)
{
  g_return_val_if_fail (BW_IS_ACTION (self), NULL);

  return self->product;
}

/**
 * bw_action_get_rank:
 * @self: an action
 *
 * Returns: its rank, 1 first, or -1 where it is not known
 */
int
bw_action_get_rank (BwAction *self)
{
  g_return_val_if_fail (BW_IS_ACTION (self), -1);

  return self->profile != NULL ? MAX (bw_control_profile_get_rank (self->profile), -1) : -1;
}

/**
 * bw_action_get_status:
 * @self: an action
 *
 * Returns: how far it is; see bw_status_work_out()
 */
BwStatus
bw_action_get_status (BwAction *self)
{
  g_return_val_if_fail (BW_IS_ACTION (self), BW_STATUS_TO_ADDRESS);

  return self->status;
}

/**
 * bw_action_get_state_word:
 * @self: an action
 *
 * Returns: (transfer none) (nullable): the state as it came where its status is %BW_STATUS_OTHER,
 *   else %NULL
 */
const char *
bw_action_get_state_word (BwAction *self)
{
  g_return_val_if_fail (BW_IS_ACTION (self), NULL);

  if (self->status != BW_STATUS_OTHER)
    return NULL;
  return bw_state_update_get_state (self->newest_update);
}

/**
 * bw_action_get_status_key:
 * @self: an action
 *
 * Returns: (transfer none): the value it has in %BW_FACET_STATUS: the key of its status, and
 *   `other:` with the state as it came where that is unknown
 */
const char *
bw_action_get_status_key (BwAction *self)
{
  g_return_val_if_fail (BW_IS_ACTION (self), NULL);

  return self->status_key;
}

/**
 * bw_action_is_scored:
 * @self: an action
 *
 * Returns: whether implementing it earns points: it has a control score in the newest snapshot and
 *   no known maximum of 0
 */
gboolean
bw_action_is_scored (BwAction *self)
{
  g_return_val_if_fail (BW_IS_ACTION (self), FALSE);

  return self->not_scored_reason == BW_SCORED;
}

/**
 * bw_action_get_not_scored_reason:
 * @self: an action
 *
 * Returns: why it is not scored, or %BW_SCORED
 */
BwNotScoredReason
bw_action_get_not_scored_reason (BwAction *self)
{
  g_return_val_if_fail (BW_IS_ACTION (self), BW_SCORED);

  return self->not_scored_reason;
}

/**
 * bw_action_get_points:
 * @self: an action
 *
 * Returns: its achieved points, or NAN where they are not known
 */
double
bw_action_get_points (BwAction *self)
{
  g_return_val_if_fail (BW_IS_ACTION (self), NAN);

  return self->points;
}

/**
 * bw_action_get_max_points:
 * @self: an action
 *
 * Returns: its attainable points: those of its profile, else worked out from its percentage (see
 *   bw_points_max_from_percentage()), else NAN
 */
double
bw_action_get_max_points (BwAction *self)
{
  g_return_val_if_fail (BW_IS_ACTION (self), NAN);

  return self->max_points;
}

/**
 * bw_action_get_points_left:
 * @self: an action
 *
 * Returns: the points that are still to be achieved, never negative; 0 where the action is not
 *   scored, since implementing it earns nothing; NAN where they are not known, as without a snapshot
 */
double
bw_action_get_points_left (BwAction *self)
{
  g_return_val_if_fail (BW_IS_ACTION (self), NAN);

  return self->points_left;
}

/**
 * bw_action_get_impact:
 * @self: an action
 *
 * Returns: its score impact: points left / the organisation's maximum * 100, in percentage points;
 *   NAN where either is not known
 */
double
bw_action_get_impact (BwAction *self)
{
  g_return_val_if_fail (BW_IS_ACTION (self), NAN);

  return self->impact;
}

/**
 * bw_action_dup_search_text:
 * @self: an action
 *
 * Returns: (transfer full): what bw_action_get_search_text() gives, without keeping it: it is long, and
 *   a scorecard keeps the texts of all its actions in a form of its own
 */
char *
bw_action_dup_search_text (BwAction *self)
{
  const char *text = NULL;

  g_return_val_if_fail (BW_IS_ACTION (self), NULL);

  text = g_atomic_pointer_get (&self->search_text);
  return text != NULL ? g_strdup (text) : bw_action_build_search_text (self);
}

/**
 * bw_action_get_search_text:
 * @self: an action
 *
 * Returns: (transfer none): what a search looks through, folded by bw_fold(): title, product, id,
 *   description, next steps, effect on users and implementation status, as a reader sees
 *   them, and to whom it is assigned at Microsoft; and of what is kept here owner, tags and note
 */
const char *
bw_action_get_search_text (BwAction *self)
{
  char *text = NULL;
  g_autofree char *made = NULL;

  g_return_val_if_fail (BW_IS_ACTION (self), NULL);

  text = g_atomic_pointer_get (&self->search_text);
  if (text != NULL)
    return text;

  made = bw_action_build_search_text (self);
  if (g_atomic_pointer_compare_and_exchange (&self->search_text, NULL, made))
    return g_steal_pointer (&made);
  return g_atomic_pointer_get (&self->search_text);
}
