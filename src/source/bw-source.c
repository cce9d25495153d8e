/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "source/bw-source.h"

G_DEFINE_INTERFACE (BwSource, bw_source, G_TYPE_OBJECT)
G_DEFINE_QUARK (bw - source - error - quark, bw_source_error)

static void
bw_source_default_init (BwSourceInterface *iface)
{
}

/**
 * bw_source_get_capabilities:
 * @self: a source
 *
 * Returns: what it can do
 */
BwSourceCapabilities
bw_source_get_capabilities (BwSource *self)
{
  g_return_val_if_fail (BW_IS_SOURCE (self), 0);

  return BW_SOURCE_GET_IFACE (self)->get_capabilities (self);
}

/**
 * bw_source_newest:
 * @self: a source
 * @snapshot: (out) (optional) (nullable): the newest snapshot, or %NULL where there is none yet
 * @cancellable: (nullable): ends the call early
 * @error: return location for an error
 *
 * Reads the newest day in full.
 *
 * Returns: %TRUE when the answer is known, also when there is no snapshot; %FALSE on error
 */
gboolean
bw_source_newest (BwSource *self, BwSnapshot **snapshot, GCancellable *cancellable, GError **error)
{
  g_autoptr (BwSnapshot) found = NULL;

  g_return_val_if_fail (BW_IS_SOURCE (self), FALSE);

  if (!BW_SOURCE_GET_IFACE (self)->newest (self, &found, cancellable, error))
    return FALSE;
  if (snapshot != NULL)
    *snapshot = g_steal_pointer (&found);
  return TRUE;
}

/**
 * bw_source_days:
 * @self: a source
 * @detail: how much of each day is needed
 * @from: the first day asked for, or %BW_DAY_NONE for the earliest there is
 * @to: the last day asked for, or %BW_DAY_NONE for the newest there is
 * @cancellable: (nullable): ends the call early
 * @error: return location for an error
 *
 * Reads the days between two days, both included. Days that the source does not have are simply
 * not there; earlier days may be hollow (graph.md §0 no. 2).
 *
 * Returns: (transfer full) (element-type BwSnapshot): the days, oldest first, each day once; or
 *   %NULL on error
 */
GPtrArray *
bw_source_days (BwSource *self,
                BwDaysDetail detail,
                BwDay from,
                BwDay to,
                GCancellable *cancellable,
                GError **error)
{
  g_return_val_if_fail (BW_IS_SOURCE (self), NULL);

  return BW_SOURCE_GET_IFACE (self)->days (self, detail, from, to, cancellable, error);
}

static gboolean
gather_at_once (BwSource *self,
                BwDay from,
                BwDay to,
                BwDaysFunc take,
                gpointer data,
                GCancellable *cancellable,
                GError **error)
{
  g_autoptr (GPtrArray) days = bw_source_days (self, BW_DAYS_WHOLE, from, to, cancellable, error);

  if (days == NULL)
    return FALSE;
  take (days, data);
  return TRUE;
}

/**
 * bw_source_gather:
 * @self: a source
 * @from: the first day asked for
 * @to: the last day asked for
 * @take: (scope call): is handed the days as they come, several times and in any order; a day may come again
 * @data: for @take
 * @cancellable: (nullable): ends the call early
 * @error: return location for an error
 *
 * Reads whole days, as bw_source_days() does, for who keeps each of them at once: what was handed on is not lost when
 * the rest cannot be read.
 *
 * Returns: %TRUE when all days were handed on that there are; %FALSE on error
 */
gboolean
bw_source_gather (BwSource *self,
                  BwDay from,
                  BwDay to,
                  BwDaysFunc take,
                  gpointer data,
                  GCancellable *cancellable,
                  GError **error)
{
  BwSourceInterface *iface = NULL;

  g_return_val_if_fail (BW_IS_SOURCE (self), FALSE);
  g_return_val_if_fail (take != NULL, FALSE);

  iface = BW_SOURCE_GET_IFACE (self);
  return iface->gather != NULL ? iface->gather (self, from, to, take, data, cancellable, error)
                               : gather_at_once (self, from, to, take, data, cancellable, error);
}

/**
 * bw_source_catalogue:
 * @self: a source
 * @catalogue: (out) (optional) (nullable): the catalogue, or %NULL where the source has none
 * @cancellable: (nullable): ends the call early
 * @error: return location for an error
 *
 * Returns: %TRUE when the answer is known, also when there is no catalogue; %FALSE on error
 */
gboolean
bw_source_catalogue (BwSource *self,
                     BwCatalogue **catalogue,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (BwCatalogue) found = NULL;

  g_return_val_if_fail (BW_IS_SOURCE (self), FALSE);

  if (!BW_SOURCE_GET_IFACE (self)->catalogue (self, &found, cancellable, error))
    return FALSE;
  if (catalogue != NULL)
    *catalogue = g_steal_pointer (&found);
  return TRUE;
}

static void
clear_object (gpointer object)
{
  g_clear_object (&object);
}

static GPtrArray *
outline_newest (BwSource *self,
                const BwDay *days,
                gsize n_days,
                GCancellable *cancellable,
                GError **error)
{
  g_autoptr (GPtrArray) outlines = g_ptr_array_new_with_free_func (clear_object);
  g_autoptr (BwCatalogue) newest = NULL;
  gboolean is_asked = n_days > 0 && days[n_days - 1] == BW_DAY_NONE;

  if (is_asked && !bw_source_catalogue (self, &newest, cancellable, error))
    return NULL;
  for (gsize i = 0; i < n_days; i++)
    g_ptr_array_add (outlines,
                     days[i] == BW_DAY_NONE && newest != NULL ? g_object_ref (newest) : NULL);
  return g_steal_pointer (&outlines);
}

/**
 * bw_source_outlines:
 * @self: a source
 * @days: (array length=n_days): days, the earliest first; %BW_DAY_NONE, as the last one, for the newest catalogue
 * @n_days: how many
 * @cancellable: (nullable): ends the call early
 * @error: return location for an error
 *
 * Reads what explaining a change takes of the catalogues of days: of each profile at least its id, its title, its category,
 * its maximum, and the history of its state.
 *
 * Returns: (transfer full) (element-type BwCatalogue): for each of @days the catalogue as it was then, %NULL where the source
 *   does not know it; or %NULL on error
 */
GPtrArray *
bw_source_outlines (BwSource *self,
                    const BwDay *days,
                    gsize n_days,
                    GCancellable *cancellable,
                    GError **error)
{
  BwSourceInterface *iface = NULL;

  g_return_val_if_fail (BW_IS_SOURCE (self), NULL);

  iface = BW_SOURCE_GET_IFACE (self);
  return iface->outlines != NULL ? iface->outlines (self, days, n_days, cancellable, error)
                                 : outline_newest (self, days, n_days, cancellable, error);
}

static BwControlProfile *
look_up (BwSource *self, const char *id, GCancellable *cancellable, GError **error)
{
  g_autoptr (BwCatalogue) catalogue = NULL;
  BwControlProfile *found = NULL;

  if (!bw_source_catalogue (self, &catalogue, cancellable, error))
    return NULL;
  found = catalogue != NULL ? bw_catalogue_find (catalogue, id) : NULL;
  if (found == NULL)
    g_set_error (error, BW_SOURCE_ERROR, BW_SOURCE_ERROR_UNKNOWN_CONTROL,
                 "there is no control “%s”", id);
  return found != NULL ? g_object_ref (found) : NULL;
}

/**
 * bw_source_control:
 * @self: a source
 * @id: the id of a control
 * @cancellable: (nullable): ends the call early
 * @error: return location for an error, %BW_SOURCE_ERROR_UNKNOWN_CONTROL among others
 *
 * Reads one profile, as it is now.
 *
 * Returns: (transfer full): the profile, or %NULL on error
 */
BwControlProfile *
bw_source_control (BwSource *self, const char *id, GCancellable *cancellable, GError **error)
{
  BwSourceInterface *iface = NULL;

  g_return_val_if_fail (BW_IS_SOURCE (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  iface = BW_SOURCE_GET_IFACE (self);
  return iface->control != NULL ? iface->control (self, id, cancellable, error)
                                : look_up (self, id, cancellable, error);
}

/**
 * bw_source_may_change:
 * @self: a source
 * @cancellable: (nullable): ends the call early
 * @error: return location for %BW_SOURCE_ERROR_UNSUPPORTED, or what is missing
 *
 * Tells beforehand, without asking the source, what is known to keep it from being changed. What is not known before
 * bw_source_change() tells.
 *
 * Returns: whether nothing is known that does
 */
gboolean
bw_source_may_change (BwSource *self, GCancellable *cancellable, GError **error)
{
  BwSourceInterface *iface = NULL;

  g_return_val_if_fail (BW_IS_SOURCE (self), FALSE);

  iface = BW_SOURCE_GET_IFACE (self);
  if ((iface->get_capabilities (self) & BW_SOURCE_CHANGE) == 0) {
    g_set_error_literal (error, BW_SOURCE_ERROR, BW_SOURCE_ERROR_UNSUPPORTED,
                         "nothing can be changed there");
    return FALSE;
  }
  return iface->may_change == NULL || iface->may_change (self, cancellable, error);
}

/**
 * bw_source_change:
 * @self: a source
 * @update: the change
 * @changed: (out) (optional) (nullable) (transfer full): the profile as it is now, where the source tells it
 * @cancellable: (nullable): ends the call early
 * @error: return location for an error, of %BW_SOURCE_ERROR among others
 *
 * Makes one change of state at the source. The change shows in what the source answers from then
 * on; points follow later.
 *
 * Returns: %TRUE when the source took the change
 */
gboolean
bw_source_change (BwSource *self,
                  BwControlUpdate *update,
                  BwControlProfile **changed,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (BwControlProfile) told = NULL;

  g_return_val_if_fail (BW_IS_SOURCE (self), FALSE);
  g_return_val_if_fail (BW_IS_CONTROL_UPDATE (update), FALSE);

  if (!BW_SOURCE_GET_IFACE (self)->change (self, update, &told, cancellable, error))
    return FALSE;
  if (changed != NULL)
    *changed = g_steal_pointer (&told);
  return TRUE;
}
