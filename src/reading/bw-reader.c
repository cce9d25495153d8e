/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "reading/bw-reader.h"

#include "model/bw-id.h"
#include "reading/bw-answer.h"
#include "reading/bw-decode.h"
#include "reading/bw-json-scan.h"
#include "reading/bw-json.h"
#include "reading/bw-reading-error.h"

struct _BwReader {
  GObject parent_instance;

  GHashTable *snapshots;
  GPtrArray *profiles;
  GHashTable *profile_places;
  char *tenant_id;
  gboolean has_scores;
  gboolean has_profiles;
  gboolean has_last_page;
  gboolean has_other_pages;
  char *empty_name;
  char *next_link;
};

G_DEFINE_FINAL_TYPE (BwReader, bw_reader, G_TYPE_OBJECT)

static void
bw_reader_finalize (GObject *object)
{
  BwReader *self = BW_READER (object);

  g_clear_pointer (&self->snapshots, g_hash_table_unref);
  g_clear_pointer (&self->profile_places, g_hash_table_unref);
  g_clear_pointer (&self->profiles, g_ptr_array_unref);
  g_clear_pointer (&self->tenant_id, g_free);
  g_clear_pointer (&self->empty_name, g_free);
  g_clear_pointer (&self->next_link, g_free);

  G_OBJECT_CLASS (bw_reader_parent_class)->finalize (object);
}

static void
bw_reader_class_init (BwReaderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bw_reader_finalize;
}

static void
bw_reader_init (BwReader *self)
{
  self->snapshots = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  self->profiles = g_ptr_array_new_with_free_func (g_object_unref);
  self->profile_places = g_hash_table_new (bw_id_hash, bw_id_equal);
}

/**
 * bw_reader_new:
 *
 * Returns: (transfer full): a reader that has read nothing yet
 */
BwReader *
bw_reader_new (void)
{
  return g_object_new (BW_TYPE_READER, NULL);
}

/* Of two snapshots of one day the later one holds (features.md §5.1 no. 5). */
static gboolean
is_replaced (BwSnapshot *old, BwSnapshot *new)
{
  GDateTime *old_created = old != NULL ? bw_snapshot_get_created (old) : NULL;
  GDateTime *new_created = bw_snapshot_get_created (new);

  if (old_created == NULL || new_created == NULL)
    return new_created != NULL || old_created == NULL;

  return g_date_time_compare (new_created, old_created) >= 0;
}

static void
take_snapshot (BwReader *self, BwSnapshot *snapshot)
{
  gpointer day = GUINT_TO_POINTER (bw_snapshot_get_day (snapshot));

  if (is_replaced (g_hash_table_lookup (self->snapshots, day), snapshot))
    g_hash_table_insert (self->snapshots, day, g_object_ref (snapshot));
}

/* Of two profiles of one control the one that was read later holds, at the place of the first. */
static void
take_profile (BwReader *self, BwControlProfile *profile)
{
  const char *id = bw_control_profile_get_id (profile);
  gpointer place = NULL;

  if (!g_hash_table_lookup_extended (self->profile_places, id, NULL, &place)) {
    g_hash_table_insert (self->profile_places, (gpointer) id,
                         GUINT_TO_POINTER (self->profiles->len));
    g_ptr_array_add (self->profiles, g_object_ref (profile));
    return;
  }

  g_hash_table_replace (self->profile_places, (gpointer) id, place);
  g_object_unref (self->profiles->pdata[GPOINTER_TO_UINT (place)]);
  self->profiles->pdata[GPOINTER_TO_UINT (place)] = g_object_ref (profile);
}

static void
take_answer (BwReader *self, BwAnswer *answer)
{
  for (guint i = 0; i < answer->snapshots->len; i++)
    take_snapshot (self, g_ptr_array_index (answer->snapshots, i));
  for (guint i = 0; i < answer->profiles->len; i++)
    take_profile (self, g_ptr_array_index (answer->profiles, i));

  g_set_str (&self->tenant_id, answer->tenant_id);
  self->has_scores |= answer->has_scores;
  self->has_profiles |= answer->has_profiles;
  self->has_last_page |= answer->n_last_pages > 0;
  self->has_other_pages |= answer->n_other_pages > 0;
  if (answer->has_empty && self->empty_name == NULL)
    self->empty_name = g_strdup (answer->name != NULL ? answer->name : "");
}

static JsonParser *
parse (GBytes *text, const char *name, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) problem = NULL;
  gsize length = 0;
  const char *data = g_bytes_get_data (text, &length);

  if (!bw_json_scan (data != NULL ? data : "", length, name, error))
    return NULL;
  if (!json_parser_load_from_data (parser, data, (gssize) length, &problem)) {
    g_propagate_error (error, bw_reading_error_new (BW_READING_ERROR_NOT_JSON, name, 0, 0, NULL,
                                                    "%s", problem->message));
    return NULL;
  }

  return g_steal_pointer (&parser);
}

/* Graph tells where the next page is beside the records of this one. */
static void
take_next_link (BwReader *self, JsonNode *root)
{
  JsonNode *link = JSON_NODE_HOLDS_OBJECT (root)
                       ? bw_json_find_in (json_node_get_object (root), "@odata.nextLink")
                       : NULL;

  g_set_str (&self->next_link, bw_json_node_get_string (link));
}

/**
 * bw_reader_add_bytes:
 * @self: a reader
 * @bytes: one saved answer, as it lies in a file: gzip or plain, UTF-8 or UTF-16
 * @name: (nullable): the name of the file, for errors
 * @error: return location for a %BW_READING_ERROR
 *
 * Takes in all records of one answer, or none of them when something is wrong with it. Of what comes
 * twice (a day, a control) the later one holds.
 *
 * Returns: whether it was taken in
 */
gboolean
bw_reader_add_bytes (BwReader *self, GBytes *bytes, const char *name, GError **error)
{
  g_autoptr (GBytes) text = NULL;
  g_autoptr (JsonParser) parser = NULL;
  g_autoptr (BwAnswer) answer = NULL;

  g_return_val_if_fail (BW_IS_READER (self), FALSE);
  g_return_val_if_fail (bytes != NULL, FALSE);

  text = bw_decode_text (bytes, BW_READER_MAX_BYTES, name, error);
  if (text == NULL)
    return FALSE;
  parser = parse (text, name, error);
  if (parser == NULL)
    return FALSE;
  answer = bw_answer_new (name, self->tenant_id);
  if (!bw_answer_read (answer, json_parser_get_root (parser), error))
    return FALSE;

  take_answer (self, answer);
  take_next_link (self, json_parser_get_root (parser));
  return TRUE;
}

/**
 * bw_reader_finish:
 * @self: a reader
 * @error: return location for %BW_READING_ERROR_EMPTY
 *
 * Says that all answers are added. An empty collection that does not tell its kind (`[]`) is taken
 * for the one that is missing beside the other; on its own it is an error.
 *
 * Returns: whether at least one of the two collections is there
 */
gboolean
bw_reader_finish (BwReader *self, GError **error)
{
  g_return_val_if_fail (BW_IS_READER (self), FALSE);

  if (!self->has_scores && !self->has_profiles) {
    g_propagate_error (error, bw_reading_error_new (BW_READING_ERROR_EMPTY, self->empty_name, 0, 0,
                                                    "list", "no records, and no word of which"));
    return FALSE;
  }

  if (self->empty_name != NULL)
    self->has_scores = self->has_profiles = TRUE;
  return TRUE;
}

/**
 * bw_reader_has_scores:
 * @self: a reader
 *
 * Returns: whether the collection of scores was among the answers; it may be empty, which means
 *   that there is no score yet (graph.md §5)
 */
gboolean
bw_reader_has_scores (BwReader *self)
{
  g_return_val_if_fail (BW_IS_READER (self), FALSE);

  return self->has_scores;
}

/**
 * bw_reader_has_profiles:
 * @self: a reader
 *
 * Returns: whether the collection of control profiles was among the answers
 */
gboolean
bw_reader_has_profiles (BwReader *self)
{
  g_return_val_if_fail (BW_IS_READER (self), FALSE);

  return self->has_profiles;
}

/**
 * bw_reader_get_next_link:
 * @self: a reader
 *
 * Returns: (transfer none) (nullable): where the page after the answer that was added last is, as it
 *   stands there; %NULL where that was the last page
 */
const char *
bw_reader_get_next_link (BwReader *self)
{
  g_return_val_if_fail (BW_IS_READER (self), NULL);

  return self->next_link;
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  BwDay day_a = bw_snapshot_get_day (*(BwSnapshot **) a);
  BwDay day_b = bw_snapshot_get_day (*(BwSnapshot **) b);

  return (day_a > day_b) - (day_a < day_b);
}

/**
 * bw_reader_list_snapshots:
 * @self: a reader
 *
 * Returns: (transfer full) (element-type BwSnapshot): the scores, oldest day first, each day once
 */
GPtrArray *
bw_reader_list_snapshots (BwReader *self)
{
  GPtrArray *list = NULL;
  GHashTableIter iter;
  gpointer snapshot = NULL;

  g_return_val_if_fail (BW_IS_READER (self), NULL);

  list = g_ptr_array_new_full (g_hash_table_size (self->snapshots), g_object_unref);
  g_hash_table_iter_init (&iter, self->snapshots);
  while (g_hash_table_iter_next (&iter, NULL, &snapshot))
    g_ptr_array_add (list, g_object_ref (snapshot));
  g_ptr_array_sort (list, compare_days);
  return list;
}

/**
 * bw_reader_dup_catalogue:
 * @self: a reader
 *
 * Returns: (transfer full) (nullable): the catalogue, which may be empty, or partial where the last of
 *   its pages is not among the answers; %NULL where no answer held it
 */
BwCatalogue *
bw_reader_dup_catalogue (BwReader *self)
{
  g_return_val_if_fail (BW_IS_READER (self), NULL);

  if (!self->has_profiles)
    return NULL;
  if (self->has_other_pages && !self->has_last_page)
    return bw_catalogue_new_partial (self->tenant_id, self->profiles);
  return bw_catalogue_new (self->tenant_id, self->profiles);
}
