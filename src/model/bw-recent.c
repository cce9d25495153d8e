/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/bw-recent.h"

#include <math.h>

#include "model/bw-control-score.h"
#include "model/bw-id.h"
#include "model/bw-points.h"

static const char *const keys[] = {
  [BW_RECENT_REGRESSED] = "regressed",
  [BW_RECENT_ADDED] = "added",
  [BW_RECENT_CHANGED] = "changed",
};
G_STATIC_ASSERT (G_N_ELEMENTS (keys) == BW_N_RECENT_KINDS);

struct _BwRecent {
  GObject parent_instance;

  GHashTable *by_id; /* to Events */
};

G_DEFINE_FINAL_TYPE (BwRecent, bw_recent, G_TYPE_OBJECT)

/* What happened to a control. */
typedef struct {
  BwRecentEvent of_kind[BW_N_RECENT_KINDS];
  const char *keys[BW_N_RECENT_KINDS + 1];
} Events;

/* What a day tells of a control. */
typedef struct {
  BwDay day;
  double points;
  double percentage;
  double max; /* as far as it follows from this day and those before it */
} Reading;

/* What all of it is worked out from. */
typedef struct {
  BwDay oldest; /* the first day that tells of controls */
  BwDay newest;
  BwDay since; /* the first one that is recent */
  GHashTable *readings; /* of each control the days on which it was scored, oldest first */
} Look;

static void
bw_recent_finalize (GObject *object)
{
  BwRecent *self = BW_RECENT (object);

  g_clear_pointer (&self->by_id, g_hash_table_unref);

  G_OBJECT_CLASS (bw_recent_parent_class)->finalize (object);
}

static void
bw_recent_class_init (BwRecentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bw_recent_finalize;
}

static void
bw_recent_init (BwRecent *self)
{
  self->by_id = g_hash_table_new_full (bw_id_hash, bw_id_equal, g_free, g_free);
}

static void
look_clear (Look *self)
{
  g_clear_pointer (&self->readings, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Look, look_clear)

static Events *
ensure_events (BwRecent *self, const char *id)
{
  Events *events = g_hash_table_lookup (self->by_id, id);

  if (events != NULL)
    return events;
  events = g_new0 (Events, 1);
  for (int kind = 0; kind < BW_N_RECENT_KINDS; kind++)
    events->of_kind[kind].points_before = events->of_kind[kind].max_before = NAN;
  g_hash_table_insert (self->by_id, g_strdup (id), events);
  return events;
}

static void
note (BwRecent *self, const char *id, BwRecentKind kind, const BwRecentEvent *event)
{
  ensure_events (self, id)->of_kind[kind] = *event;
}

/* Once all is known. */
static void
list_keys (BwRecent *self)
{
  GHashTableIter iter;
  gpointer value = NULL;

  g_hash_table_iter_init (&iter, self->by_id);
  while (g_hash_table_iter_next (&iter, NULL, &value)) {
    Events *events = value;
    guint n = 0;

    for (int kind = 0; kind < BW_N_RECENT_KINDS; kind++)
      if (events->of_kind[kind].day != BW_DAY_NONE)
        events->keys[n++] = keys[kind];
  }
}

static void
take_score (Look *look, BwControlScore *score, BwDay day)
{
  const char *id = bw_control_score_get_id (score);
  GArray *readings = g_hash_table_lookup (look->readings, id);
  Reading reading = {
    .day = day,
    .points = bw_control_score_get_points (score),
    .percentage = bw_control_score_get_percentage (score),
    .max = NAN,
  };

  if (readings == NULL) {
    readings = g_array_new (FALSE, FALSE, sizeof (Reading));
    g_hash_table_insert (look->readings, (gpointer) id, readings);
  }
  /* Of several scores with one id the last counts, as when a scorecard is made. */
  if (readings->len > 0 && g_array_index (readings, Reading, readings->len - 1).day == day)
    g_array_set_size (readings, readings->len - 1);
  g_array_append_val (readings, reading);
}

static void
take_days (Look *look, GPtrArray *days)
{
  look->readings =
      g_hash_table_new_full (bw_id_hash, bw_id_equal, NULL, (GDestroyNotify) g_array_unref);
  for (guint i = days->len; i > 0 && look->newest == BW_DAY_NONE; i--)
    if (bw_snapshot_tells_controls (g_ptr_array_index (days, i - 1)))
      look->newest = bw_snapshot_get_day (g_ptr_array_index (days, i - 1));
  look->since = look->newest > BW_RECENT_DAYS ? look->newest - BW_RECENT_DAYS : BW_DAY_NONE;

  for (guint i = 0; i < days->len; i++) {
    BwSnapshot *snapshot = g_ptr_array_index (days, i);
    GPtrArray *scores = bw_snapshot_get_control_scores (snapshot);
    BwDay day = bw_snapshot_get_day (snapshot);

    if (!bw_snapshot_tells_controls (snapshot) || day + 1 < look->since)
      continue;
    if (look->oldest == BW_DAY_NONE)
      look->oldest = day;
    for (guint j = 0; j < scores->len; j++)
      take_score (look, g_ptr_array_index (scores, j), day);
  }
}

/* What is known of the maximum may be confirmed by a day, contradicted, or left as it is by one without points
   (graph.md §1.3). */
static double
follow_max (const Reading *reading, double known)
{
  double told = bw_points_max_from_percentage (reading->points, reading->percentage);

  if (!isfinite (told) || bw_points_agree (reading->points, reading->percentage, known))
    return known;
  return told;
}

/* A day without points tells no maximum: of the newest one the catalogue does. */
static double
ask_catalogue (BwCatalogue *catalogue, const char *id, const Reading *reading, double max)
{
  BwControlProfile *profile = catalogue != NULL ? bw_catalogue_find (catalogue, id) : NULL;
  double now = profile != NULL ? bw_control_profile_get_max_points (profile) : NAN;

  if (!isfinite (now) || now <= 0.0 ||
      isfinite (bw_points_max_from_percentage (reading->points, reading->percentage)))
    return max;
  return now;
}

/* Fills in the maximum of each day, and notes the last day on which it became another one. */
static void
look_for_change (BwRecent *self, BwCatalogue *catalogue, const char *id, GArray *readings)
{
  double known = NAN;

  for (guint i = 0; i < readings->len; i++) {
    Reading *reading = &g_array_index (readings, Reading, i);
    double max = follow_max (reading, known);

    if (i + 1 == readings->len)
      max = ask_catalogue (catalogue, id, reading, max);
    if (isfinite (known) && isfinite (max) && fabs (max - known) > BW_POINTS_EPSILON)
      note (self, id, BW_RECENT_CHANGED,
            &(BwRecentEvent) { .day = reading->day, .points_before = NAN, .max_before = known });
    reading->max = known = max;
  }
}

/* The points of a day as they would be with the maximum of today: one that was weighed anew has not regressed. */
static double
scale_points (const Reading *reading, double max)
{
  if (isfinite (reading->max) && isfinite (max) && reading->max > 0.0)
    return reading->points * max / reading->max;
  return reading->points;
}

/* The last day on which it had most; where all of them are unknown, the last one. */
static guint
find_highest (GArray *readings, double max)
{
  guint highest = readings->len - 1;
  double most = NAN;

  for (guint i = 0; i < readings->len; i++) {
    double points = scale_points (&g_array_index (readings, Reading, i), max);

    if (isfinite (points) && !(points < most - BW_POINTS_EPSILON)) {
      most = isfinite (most) ? MAX (most, points) : points;
      highest = i;
    }
  }
  return highest;
}

static void
look_for_regression (BwRecent *self, const char *id, GArray *readings)
{
  const Reading *now = &g_array_index (readings, Reading, readings->len - 1);
  guint i = find_highest (readings, now->max);
  const Reading *best = &g_array_index (readings, Reading, i);
  double most = scale_points (best, now->max);
  double whole = isfinite (now->max) ? now->max : most;

  if (best == now || !(most - now->points >= BW_RECENT_LEAST_LOSS * whole - BW_POINTS_EPSILON) ||
      !(most - now->points > BW_POINTS_EPSILON))
    return;
  note (self, id, BW_RECENT_REGRESSED,
        &(BwRecentEvent) {
            .day = best[1].day, .points_before = best->points, .max_before = best->max });
}

static void
look_at_control (BwRecent *self,
                 const Look *look,
                 BwCatalogue *catalogue,
                 const char *id,
                 GArray *readings)
{
  BwDay first = g_array_index (readings, Reading, 0).day;

  if (g_array_index (readings, Reading, readings->len - 1).day != look->newest)
    return;
  look_for_change (self, catalogue, id, readings);
  look_for_regression (self, id, readings);
  if (first > look->oldest)
    note (self, id, BW_RECENT_ADDED,
          &(BwRecentEvent) { .day = first, .points_before = NAN, .max_before = NAN });
}

/* What was in the first catalogue of all was there before, who knows how long. */
static BwDay
find_first_catalogue (GPtrArray *profiles)
{
  BwDay first = BW_DAY_NONE;

  for (guint i = 0; i < profiles->len; i++) {
    const BwProfileDays *days = g_ptr_array_index (profiles, i);

    if (first == BW_DAY_NONE || days->first_seen < first)
      first = days->first_seen;
  }
  return first;
}

static gboolean
was_scored_before (const Look *look, const char *id)
{
  GArray *readings = g_hash_table_lookup (look->readings, id);

  return readings != NULL && g_array_index (readings, Reading, 0).day == look->oldest;
}

/* What the days tell goes first: it is of the organisation itself, and has the points. */
static void
look_at_profile (BwRecent *self, const Look *look, const BwProfileDays *days, BwDay first)
{
  const BwRecentEvent *added = bw_recent_find (self, days->id, BW_RECENT_ADDED);
  BwDay since = MAX (look->since, days->first_seen + 1);

  if (added == NULL && days->first_seen > first && days->first_seen >= look->since &&
      !was_scored_before (look, days->id))
    note (self, days->id, BW_RECENT_ADDED,
          &(BwRecentEvent) { .day = days->first_seen, .points_before = NAN, .max_before = NAN });
  else if (added != NULL)
    since = MAX (since, added->day + 1);
  if (days->last_changed >= since && bw_recent_find (self, days->id, BW_RECENT_CHANGED) == NULL)
    note (self, days->id, BW_RECENT_CHANGED,
          &(BwRecentEvent) { .day = days->last_changed, .points_before = NAN, .max_before = NAN });
}

static void
look_at_profiles (BwRecent *self, const Look *look, GPtrArray *profiles)
{
  BwDay first = find_first_catalogue (profiles);

  for (guint i = 0; i < profiles->len; i++)
    look_at_profile (self, look, g_ptr_array_index (profiles, i), first);
}

/**
 * bw_recent_new:
 * @days: (element-type BwSnapshot): days with their control scores, oldest first; the last one is the newest, and those
 *   of more than %BW_RECENT_DAYS + 1 days before it do not matter
 * @catalogue: (nullable): the newest catalogue
 * @profiles: (nullable) (element-type BwProfileDays): since when profiles are there, and are what they are
 *
 * Works out what happened recently. All of it is about actions that are scored on the newest day, save what @profiles
 * tell. An action
 *
 * - has regressed if it has at least %BW_RECENT_LEAST_LOSS of its maximum less than it had on one of these days, both
 *   by the maximum of today, so that one that was weighed anew has not; since the day after the last one on which it had
 *   most;
 * - was added if it was not scored on the first of these days, or on any after it, until one; or if it came into the
 *   catalogue and was not scored before;
 * - was changed if its maximum became another one, or if anything of its profile did after it was added. The
 *   `lastModifiedDateTime` of Graph has never been seen to be other than null (graph.md §1.5).
 *
 * Days of which only a part is known, or no control scores, are left out.
 *
 * Returns: (transfer full): what happened
 */
BwRecent *
bw_recent_new (GPtrArray *days, BwCatalogue *catalogue, GPtrArray *profiles)
{
  BwRecent *self = g_object_new (BW_TYPE_RECENT, NULL);
  g_auto (Look) look = { BW_DAY_NONE };
  GHashTableIter iter;
  gpointer id = NULL;
  gpointer readings = NULL;

  take_days (&look, days);
  g_hash_table_iter_init (&iter, look.readings);
  while (g_hash_table_iter_next (&iter, &id, &readings))
    look_at_control (self, &look, catalogue, id, readings);
  if (look.newest == BW_DAY_NONE)
    return self;
  if (profiles != NULL)
    look_at_profiles (self, &look, profiles);
  list_keys (self);
  return self;
}

/**
 * bw_recent_find:
 * @self: what happened
 * @id: the id of an action, in any case
 * @kind: of which kind
 *
 * Returns: (transfer none) (nullable): that, or %NULL where nothing of the kind happened to it
 */
const BwRecentEvent *
bw_recent_find (BwRecent *self, const char *id, BwRecentKind kind)
{
  Events *events = NULL;

  g_return_val_if_fail (BW_IS_RECENT (self), NULL);
  g_return_val_if_fail ((guint) kind < BW_N_RECENT_KINDS, NULL);

  events = g_hash_table_lookup (self->by_id, id);
  return events != NULL && events->of_kind[kind].day != BW_DAY_NONE ? &events->of_kind[kind] : NULL;
}

/**
 * bw_recent_list_keys:
 * @self: what happened
 * @id: the id of an action, in any case
 *
 * Returns: (transfer none): the keys of what happened to it, in the order of #BwRecentKind; may be empty
 */
const char *const *
bw_recent_list_keys (BwRecent *self, const char *id)
{
  static const char *const none[] = { NULL };

  Events *events = NULL;

  g_return_val_if_fail (BW_IS_RECENT (self), NULL);

  events = g_hash_table_lookup (self->by_id, id);
  return events != NULL ? events->keys : none;
}

/**
 * bw_recent_kind_to_key:
 * @kind: what happened
 *
 * Returns: the stable, untranslated key of @kind
 */
const char *
bw_recent_kind_to_key (BwRecentKind kind)
{
  g_return_val_if_fail ((guint) kind < BW_N_RECENT_KINDS, NULL);

  return keys[kind];
}

/**
 * bw_recent_kind_from_key:
 * @key: the key of a kind
 * @kind: (out): the kind
 *
 * Returns: whether @key is that of a kind
 */
gboolean
bw_recent_kind_from_key (const char *key, BwRecentKind *kind)
{
  for (int i = 0; i < BW_N_RECENT_KINDS; i++)
    if (g_strcmp0 (keys[i], key) == 0) {
      *kind = (BwRecentKind) i;
      return TRUE;
    }
  return FALSE;
}
