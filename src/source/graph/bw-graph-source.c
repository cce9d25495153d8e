/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "source/graph/bw-graph-source.h"

#include "net/bw-gate.h"
#include "source/graph/bw-graph-control.h"
#include "source/graph/bw-graph-pages.h"

/* graph.md §1.1. */
#define SCORES "/v1.0/security/secureScores"

/* Only the newest day is rich; a chart needs totals; whole days come in pages that a provider gathers
 * within its ten seconds (graph.md §1.8, §5), and that are small in memory while they are read: what a page
 * takes there, and not what is kept of it, is most of what a first reading takes. */
#define NEWEST SCORES "?$top=1"
#define TOTALS \
  SCORES "?$top=90&$select=createdDateTime,currentScore,maxScore,averageComparativeScores"
#define WHOLE SCORES "?$top=10"

/* What Graph keeps (graph.md §1.7). */
#define N_DAYS 90

/* How long the pages of a reading that broke off are good for: the day turns, and links grow old. */
#define GOOD_FOR (1 * G_TIME_SPAN_HOUR)

struct _BwGraphSource {
  GObject parent_instance;

  BwGraphCaller caller;
  char *origin;
  BwClock *clock;
  BwInteraction *interaction;

  /* One reading of whole days at a time; it guards the next two. */
  BwGate *whole_gate;
  BwGraphPages *whole;
  GDateTime *whole_begun;
};

static BwSourceCapabilities
get_capabilities (BwSource *source)
{
  return BW_SOURCE_HISTORY | BW_SOURCE_CHANGE | BW_SOURCE_LIVE;
}

static BwGraphPages *
start_pages (BwGraphSource *self, gboolean wants_scores, const char *path)
{
  g_autofree char *address = g_strconcat (self->origin, path, NULL);

  return bw_graph_pages_new (&self->caller, wants_scores, address);
}

/* An organisation without a score has none of it, in one way or the other (graph.md §5). Where there was a
 * page, though, the next one does not say that there is nothing; nor does a server that is none of Graph's, as a wrong
 * address of a cloud of one's own leads to: Graph's errors have a code. */
static gboolean
is_nothing (BwGraphPages *pages, GError **problem)
{
  const BwHttpErrorFields *fields = bw_http_error_get_fields (*problem);

  if (bw_graph_pages_have_begun (pages) || fields == NULL || fields->service_code == NULL ||
      !g_error_matches (*problem, BW_HTTP_ERROR, BW_HTTP_ERROR_NOT_FOUND))
    return FALSE;
  g_clear_error (problem);
  return TRUE;
}

/* The link to a page may be good for a while only; Graph says so with one of these. Then one begins anew,
 * once. */
static gboolean
is_stale (BwGraphPages *pages, const GError *problem)
{
  const BwHttpErrorFields *fields = bw_http_error_get_fields (problem);

  return bw_graph_pages_have_begun (pages) && fields != NULL &&
         (fields->status == 400 || fields->status == 404 || fields->status == 410);
}

/* 206 and nothing in it does not say that there is nothing: what could tell of it is out of order at Microsoft's
 * (graph.md §5). */
static gboolean
fail_outage (GError **error)
{
  g_set_error_literal (error, BW_SOURCE_ERROR, BW_SOURCE_ERROR_OUTAGE,
                       "Microsoft Graph answered 206 and gathered no day");
  return FALSE;
}

static BwSnapshot *
dup_newest (BwGraphPages *pages)
{
  g_autoptr (GPtrArray) days = bw_reader_list_snapshots (pages->reader);
  BwSnapshot *newest = days->len > 0 ? g_ptr_array_index (days, days->len - 1) : NULL;

  if (newest == NULL)
    return NULL;
  return pages->incomplete ? bw_snapshot_new_incomplete (newest) : g_object_ref (newest);
}

/* `$top` is the size of a page, so there is a next one, which is not wanted (graph.md §0 no. 6). */
static gboolean
newest (BwSource *source, BwSnapshot **snapshot, GCancellable *cancellable, GError **error)
{
  BwGraphSource *self = BW_GRAPH_SOURCE (source);
  g_autoptr (BwGraphPages) pages = start_pages (self, TRUE, NEWEST);
  g_autoptr (GError) problem = NULL;

  bw_interaction_tell_progress (self->interaction, BW_STEP_SCORE, 0, 1);
  if (!bw_graph_pages_read (pages, cancellable, &problem) && !is_nothing (pages, &problem)) {
    g_propagate_error (error, g_steal_pointer (&problem));
    return FALSE;
  }

  *snapshot = dup_newest (pages);
  if (*snapshot == NULL && pages->incomplete)
    return fail_outage (error);
  bw_interaction_tell_progress (self->interaction, BW_STEP_SCORE, 1, 1);
  return TRUE;
}

static guint
count_profiles (BwGraphPages *pages)
{
  g_autoptr (BwCatalogue) catalogue = bw_reader_dup_catalogue (pages->reader);

  return catalogue != NULL ? bw_catalogue_get_profiles (catalogue)->len : 0;
}

static gboolean
read_catalogue (BwGraphSource *self, BwGraphPages *pages, GCancellable *cancellable, GError **error)
{
  bw_interaction_tell_progress (self->interaction, BW_STEP_CATALOGUE, 0, 0);
  while (pages->next != NULL) {
    guint n = 0;

    if (!bw_graph_pages_read (pages, cancellable, error))
      return FALSE;
    n = count_profiles (pages);
    bw_interaction_tell_progress (self->interaction, BW_STEP_CATALOGUE, n,
                                  pages->next == NULL ? n : 0);
  }

  return TRUE;
}

/* All pages are there, whatever the reader makes of an empty last one. */
static BwCatalogue *
dup_catalogue (BwGraphPages *pages)
{
  g_autoptr (BwCatalogue) read = bw_reader_dup_catalogue (pages->reader);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  const char *tenant_id = read != NULL ? bw_catalogue_get_tenant_id (read) : NULL;
  GPtrArray *profiles = read != NULL ? bw_catalogue_get_profiles (read) : none;

  return pages->incomplete ? bw_catalogue_new_incomplete (tenant_id, profiles)
                           : bw_catalogue_new (tenant_id, profiles);
}

static gboolean
catalogue (BwSource *source, BwCatalogue **found, GCancellable *cancellable, GError **error)
{
  BwGraphSource *self = BW_GRAPH_SOURCE (source);
  g_autoptr (BwGraphPages) pages = start_pages (self, FALSE, BW_GRAPH_PROFILES);
  g_autoptr (GError) problem = NULL;
  gboolean is_read = read_catalogue (self, pages, cancellable, &problem);
  gboolean is_anew = !is_read && is_stale (pages, problem);

  if (is_anew) {
    g_clear_error (&problem);
    g_clear_pointer (&pages, bw_graph_pages_free);
    pages = start_pages (self, FALSE, BW_GRAPH_PROFILES);
    is_read = read_catalogue (self, pages, cancellable, &problem);
  }
  if (is_read) {
    *found = dup_catalogue (pages);
    return TRUE;
  }
  if (!is_anew && is_nothing (pages, &problem))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/* Days come newest first, so that what is asked for may end long before the last page. */
static gboolean
has_enough (GPtrArray *days, BwDay from)
{
  return days->len >= N_DAYS ||
         (days->len > 0 && bw_snapshot_get_day (g_ptr_array_index (days, 0)) <= from);
}

static GPtrArray *
choose_days (GPtrArray *days, BwDay from, BwDay to, gboolean incomplete)
{
  GPtrArray *chosen = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < days->len; i++) {
    BwSnapshot *snapshot = g_ptr_array_index (days, i);
    BwDay day = bw_snapshot_get_day (snapshot);

    if (day >= from && (to == BW_DAY_NONE || day <= to))
      g_ptr_array_add (chosen, incomplete ? bw_snapshot_new_incomplete (snapshot)
                                          : g_object_ref (snapshot));
  }
  return chosen;
}

/* Who takes days as they come, and the earliest one that was handed on: days come newest first. */
typedef struct {
  BwDaysFunc take;
  gpointer data;
  BwDay earliest;
} Taker;

/* The earliest one of before is handed on again: its record may go on over the edge of a page. */
static void
hand_on (Taker *taker, BwGraphPages *pages, GPtrArray *days, BwDay from, BwDay to)
{
  BwDay last = taker->earliest != BW_DAY_NONE ? MIN (to, taker->earliest) : to;
  g_autoptr (GPtrArray) chosen = choose_days (days, from, last, pages->incomplete);

  if (chosen->len == 0)
    return;
  taker->earliest = bw_snapshot_get_day (g_ptr_array_index (chosen, 0));
  taker->take (chosen, taker->data);
}

/* Transfer full, or NULL: what was asked for and is not there, where not everything is, may be there all the same. */
static GPtrArray *
end_days (GPtrArray *days, BwDay from, BwDay to, gboolean incomplete, GError **error)
{
  g_autoptr (GPtrArray) chosen = choose_days (days, from, to, incomplete);

  if (chosen->len == 0 && incomplete) {
    fail_outage (error);
    return NULL;
  }
  return g_steal_pointer (&chosen);
}

static GPtrArray *
read_days (BwGraphSource *self,
           BwGraphPages *pages,
           BwDay from,
           BwDay to,
           Taker *taker,
           GCancellable *cancellable,
           GError **error)
{
  g_autoptr (GPtrArray) days = bw_reader_list_snapshots (pages->reader);

  /* What is there already was read before a reading broke off. */
  if (taker != NULL)
    hand_on (taker, pages, days, from, to);
  bw_interaction_tell_progress (self->interaction, BW_STEP_DAYS, MIN (days->len, N_DAYS), N_DAYS);
  while (pages->next != NULL && !has_enough (days, from)) {
    if (!bw_graph_pages_read (pages, cancellable, error))
      return NULL;
    g_clear_pointer (&days, g_ptr_array_unref);
    days = bw_reader_list_snapshots (pages->reader);
    if (taker != NULL)
      hand_on (taker, pages, days, from, to);
    bw_interaction_tell_progress (self->interaction, BW_STEP_DAYS, MIN (days->len, N_DAYS), N_DAYS);
  }

  return end_days (days, from, to, pages->incomplete, error);
}

static void
forget_whole (BwGraphSource *self)
{
  g_clear_pointer (&self->whole, bw_graph_pages_free);
  g_clear_pointer (&self->whole_begun, g_date_time_unref);
}

static gboolean
is_old (BwGraphSource *self)
{
  g_autoptr (GDateTime) now = bw_clock_get_now (self->clock);

  return ABS (g_date_time_difference (now, self->whole_begun)) > GOOD_FOR;
}

/* What was read leads nowhere good, so that going on from there would fail for ever. */
static gboolean
is_dead_end (const GError *problem)
{
  if (g_error_matches (problem, BW_SOURCE_ERROR, BW_SOURCE_ERROR_OUTAGE))
    return TRUE;
  if (problem == NULL || problem->domain != BW_HTTP_ERROR)
    return FALSE;

  switch (problem->code) {
  case BW_HTTP_ERROR_OTHER_HOST:
  case BW_HTTP_ERROR_REPEATED_PAGE:
  case BW_HTTP_ERROR_TOO_MANY_PAGES:
  case BW_HTTP_ERROR_TOO_LARGE:
  case BW_HTTP_ERROR_TOO_DEEP:
  case BW_HTTP_ERROR_BAD_ANSWER:
    return TRUE;
  default:
    return FALSE;
  }
}

static GPtrArray *
try_whole_days (BwGraphSource *self,
                BwDay from,
                BwDay to,
                Taker *taker,
                GCancellable *cancellable,
                GError **error)
{
  if (self->whole == NULL) {
    self->whole = start_pages (self, TRUE, WHOLE);
    self->whole_begun = bw_clock_get_now (self->clock);
  }

  return read_days (self, self->whole, from, to, taker, cancellable, error);
}

/* Goes on where the last reading broke off, or else begins. What was read stays when it breaks off. */
static GPtrArray *
read_whole_days (BwGraphSource *self,
                 BwDay from,
                 BwDay to,
                 Taker *taker,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (BwGatePass) pass = NULL;
  g_autoptr (GPtrArray) days = NULL;
  g_autoptr (GError) problem = NULL;
  gboolean is_anew = FALSE;

  if (!bw_gate_enter (self->whole_gate, cancellable, error))
    return NULL;
  pass = self->whole_gate;
  if (self->whole != NULL && is_old (self))
    forget_whole (self);

  days = try_whole_days (self, from, to, taker, cancellable, &problem);
  is_anew = days == NULL && is_stale (self->whole, problem);
  if (is_anew) {
    g_clear_error (&problem);
    forget_whole (self);
    days = try_whole_days (self, from, to, taker, cancellable, &problem);
  }
  if (days == NULL && !is_anew && is_nothing (self->whole, &problem))
    days = g_ptr_array_new_with_free_func (g_object_unref);
  if (days != NULL || is_dead_end (problem))
    forget_whole (self);
  if (days == NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  return g_steal_pointer (&days);
}

static GPtrArray *
read_totals (BwGraphSource *self, BwDay from, BwDay to, GCancellable *cancellable, GError **error)
{
  g_autoptr (BwGraphPages) pages = start_pages (self, TRUE, TOTALS);
  g_autoptr (GError) problem = NULL;
  g_autoptr (GPtrArray) days = read_days (self, pages, from, to, NULL, cancellable, &problem);
  gboolean is_anew = days == NULL && is_stale (pages, problem);

  if (is_anew) {
    g_clear_error (&problem);
    g_clear_pointer (&pages, bw_graph_pages_free);
    pages = start_pages (self, TRUE, TOTALS);
    days = read_days (self, pages, from, to, NULL, cancellable, &problem);
  }
  if (days == NULL && !is_anew && is_nothing (pages, &problem))
    days = g_ptr_array_new_with_free_func (g_object_unref);
  if (days == NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  return g_steal_pointer (&days);
}

static GPtrArray *
days (BwSource *source,
      BwDaysDetail detail,
      BwDay from,
      BwDay to,
      GCancellable *cancellable,
      GError **error)
{
  BwGraphSource *self = BW_GRAPH_SOURCE (source);

  return detail == BW_DAYS_WHOLE ? read_whole_days (self, from, to, NULL, cancellable, error)
                                 : read_totals (self, from, to, cancellable, error);
}

static gboolean
gather (BwSource *source,
        BwDay from,
        BwDay to,
        BwDaysFunc take,
        gpointer data,
        GCancellable *cancellable,
        GError **error)
{
  Taker taker = { take, data, BW_DAY_NONE };
  g_autoptr (GPtrArray) days =
                read_whole_days (BW_GRAPH_SOURCE (source), from, to, &taker, cancellable, error);

  return days != NULL;
}

static BwControlProfile *
control (BwSource *source, const char *id, GCancellable *cancellable, GError **error)
{
  return bw_graph_control_read (&BW_GRAPH_SOURCE (source)->caller, id, cancellable, error);
}

static gboolean
may_change (BwSource *source, GCancellable *cancellable, GError **error)
{
  return bw_token_provider_check_write (BW_GRAPH_SOURCE (source)->caller.tokens, cancellable,
                                        error);
}

static gboolean
change (BwSource *source,
        BwControlUpdate *update,
        BwControlProfile **changed,
        GCancellable *cancellable,
        GError **error)
{
  return bw_graph_control_change (&BW_GRAPH_SOURCE (source)->caller, update, changed, cancellable,
                                  error);
}

static void
source_iface_init (BwSourceInterface *iface)
{
  iface->get_capabilities = get_capabilities;
  iface->newest = newest;
  iface->days = days;
  iface->gather = gather;
  iface->catalogue = catalogue;
  iface->control = control;
  iface->may_change = may_change;
  iface->change = change;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (BwGraphSource,
                               bw_graph_source,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (BW_TYPE_SOURCE, source_iface_init))

static void
bw_graph_source_finalize (GObject *object)
{
  BwGraphSource *self = BW_GRAPH_SOURCE (object);

  forget_whole (self);
  g_clear_pointer (&self->whole_gate, bw_gate_free);
  g_clear_object (&self->caller.http);
  g_clear_object (&self->caller.tokens);
  g_clear_object (&self->interaction);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->origin, g_free);

  G_OBJECT_CLASS (bw_graph_source_parent_class)->finalize (object);
}

static void
bw_graph_source_class_init (BwGraphSourceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bw_graph_source_finalize;
}

static void
bw_graph_source_init (BwGraphSource *self)
{
  self->whole_gate = bw_gate_new (1);
}

/**
 * bw_graph_source_new:
 * @fields: what it is made of
 *
 * Returns: (transfer full): a source; nothing is asked yet
 */
BwSource *
bw_graph_source_new (const BwGraphSourceFields *fields)
{
  BwGraphSource *self = NULL;

  g_return_val_if_fail (fields != NULL, NULL);
  g_return_val_if_fail (BW_IS_HTTP (fields->http), NULL);
  g_return_val_if_fail (BW_IS_TOKEN_PROVIDER (fields->tokens), NULL);
  g_return_val_if_fail (BW_IS_CLOCK (fields->clock), NULL);

  self = g_object_new (BW_TYPE_GRAPH_SOURCE, NULL);
  self->origin = g_strdup (fields->origin);
  g_set_object (&self->clock, fields->clock);
  g_set_object (&self->interaction, fields->interaction);
  self->caller.http = g_object_ref (fields->http);
  self->caller.tokens = g_object_ref (fields->tokens);
  self->caller.origin = self->origin;
  self->caller.grace = fields->grace;
  return BW_SOURCE (self);
}
