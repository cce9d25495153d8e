/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "organisation/bw-lookup.h"

#include <string.h>

#include "archive/bw-archive.h"
#include "model/bw-id.h"
#include "text/bw-fold.h"

/* What is kept of one organisation. */
typedef struct {
  BwOrganisationEntry *entry;
  BwScorecard *scorecard;
  GError *error;
} Kept;

struct _BwLookup {
  GObject parent_instance;

  GPtrArray *kept; /* by name */
  GPtrArray *actions; /* each id once, in the order of the organisations and of their lists */
  GPtrArray *folded; /* for each of them what is searched: title and id */
};

G_DEFINE_FINAL_TYPE (BwLookup, bw_lookup, G_TYPE_OBJECT)

static void
kept_free (gpointer data)
{
  Kept *kept = data;

  g_clear_object (&kept->entry);
  g_clear_object (&kept->scorecard);
  g_clear_error (&kept->error);
  g_free (kept);
}

static void
bw_lookup_finalize (GObject *object)
{
  BwLookup *self = BW_LOOKUP (object);

  g_clear_pointer (&self->actions, g_ptr_array_unref);
  g_clear_pointer (&self->folded, g_ptr_array_unref);
  g_clear_pointer (&self->kept, g_ptr_array_unref);

  G_OBJECT_CLASS (bw_lookup_parent_class)->finalize (object);
}

static void
bw_lookup_class_init (BwLookupClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bw_lookup_finalize;
}

static void
bw_lookup_init (BwLookup *self)
{
  self->kept = g_ptr_array_new_with_free_func (kept_free);
  self->actions = g_ptr_array_new ();
  self->folded = g_ptr_array_new_with_free_func (g_free);
}

/* NULL without an error where no day is kept. */
static BwScorecard *
load_scorecard (BwArchive *archive,
                BwOrganisationEntry *entry,
                GCancellable *cancellable,
                GError **error)
{
  GError *problem = NULL;
  g_autoptr (BwSnapshot) newest = bw_archive_load_newest (archive, cancellable, &problem);
  g_autoptr (BwCatalogue) catalogue = NULL;
  g_autoptr (BwPlan) plan = NULL;

  if (newest != NULL)
    catalogue = bw_archive_load_catalogue (archive, BW_DAY_NONE, cancellable, &problem);
  if (newest != NULL && problem == NULL)
    plan = bw_archive_load_plan (archive, cancellable, &problem);
  if (problem != NULL) {
    g_propagate_error (error, problem);
    return NULL;
  }
  return newest != NULL ? bw_scorecard_new_in_cloud (newest, catalogue, plan, BW_DAY_NONE,
                                                     bw_organisation_entry_get_fields (entry).cloud)
                        : NULL;
}

static Kept *
load_kept (BwOrganisationList *list,
           BwOrganisationEntry *entry,
           BwClock *clock,
           GCancellable *cancellable)
{
  Kept *kept = g_new0 (Kept, 1);
  g_autofree char *folder =
      bw_organisation_list_build_archive_folder (list, bw_organisation_entry_get_id (entry));
  g_autofree char *file = g_build_filename (folder, BW_ARCHIVE_FILE, NULL);
  g_autoptr (BwArchive) archive = NULL;

  kept->entry = g_object_ref (entry);
  if (!g_file_test (file, G_FILE_TEST_EXISTS))
    return kept;
  archive = bw_archive_look_into (folder, clock, cancellable, &kept->error);
  if (archive != NULL)
    kept->scorecard = load_scorecard (archive, entry, cancellable, &kept->error);
  return kept;
}

static int
compare_kept (gconstpointer a, gconstpointer b)
{
  const Kept *one = *(Kept *const *) a;
  const Kept *other = *(Kept *const *) b;
  g_autofree char *name = g_utf8_casefold (bw_organisation_entry_get_name (one->entry), -1);
  g_autofree char *other_name = g_utf8_casefold (bw_organisation_entry_get_name (other->entry), -1);

  return g_utf8_collate (name, other_name);
}

static void
list_actions (BwLookup *self)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (bw_id_hash, bw_id_equal);

  for (guint i = 0; i < self->kept->len; i++) {
    const Kept *kept = g_ptr_array_index (self->kept, i);
    GPtrArray *actions =
        kept->scorecard != NULL ? bw_scorecard_get_actions (kept->scorecard) : NULL;

    for (guint j = 0; actions != NULL && j < actions->len; j++) {
      BwAction *action = g_ptr_array_index (actions, j);
      g_autofree char *text = NULL;

      if (!g_hash_table_add (ids, (gpointer) bw_action_get_id (action)))
        continue;
      text = g_strconcat (bw_action_get_title (action), " ", bw_action_get_id (action), NULL);
      g_ptr_array_add (self->actions, action);
      g_ptr_array_add (self->folded, bw_fold (text));
    }
  }
}

/**
 * bw_lookup_load:
 * @list: the list of organisations
 * @entries: (element-type BwOrganisationEntry): some of them, or all
 * @clock: the time
 * @cancellable: (nullable): ends it early, with those that were read until then
 *
 * Reads the newest day and the newest catalogue that are kept of each; neither network nor keyring is asked.
 *
 * Returns: (transfer full): what actions can be looked up in
 */
BwLookup *
bw_lookup_load (BwOrganisationList *list,
                GPtrArray *entries,
                BwClock *clock,
                GCancellable *cancellable)
{
  BwLookup *self = g_object_new (BW_TYPE_LOOKUP, NULL);

  for (guint i = 0; i < entries->len && !g_cancellable_is_cancelled (cancellable); i++)
    g_ptr_array_add (self->kept,
                     load_kept (list, g_ptr_array_index (entries, i), clock, cancellable));
  g_ptr_array_sort (self->kept, compare_kept);
  list_actions (self);
  return self;
}

/**
 * bw_lookup_list_places:
 * @self: what actions are looked up in
 * @id: (nullable): the id of an action, in any case
 *
 * Returns: (transfer full) (element-type BwLookupPlace): the organisations by name, with that action where they have it
 */
GArray *
bw_lookup_list_places (BwLookup *self, const char *id)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (BwLookupPlace));

  g_return_val_if_fail (BW_IS_LOOKUP (self), places);

  for (guint i = 0; i < self->kept->len; i++) {
    const Kept *kept = g_ptr_array_index (self->kept, i);
    BwLookupPlace place = { kept->entry, kept->scorecard, NULL, kept->error };

    if (kept->scorecard != NULL && id != NULL)
      place.action = bw_scorecard_find (kept->scorecard, id);
    g_array_append_val (places, place);
  }
  return places;
}

static BwLookupFinding *
make_finding (BwLookup *self, BwAction *action)
{
  BwLookupFinding *finding = g_new0 (BwLookupFinding, 1);

  finding->action = action;
  finding->places = bw_lookup_list_places (self, bw_action_get_id (action));
  for (guint i = 0; i < finding->places->len; i++) {
    const BwLookupPlace *place = &g_array_index (finding->places, BwLookupPlace, i);

    finding->n_known += place->scorecard != NULL;
    finding->n_having += place->action != NULL;
  }
  return finding;
}

/**
 * bw_lookup_finding_free:
 * @self: (transfer full): a finding
 */
void
bw_lookup_finding_free (BwLookupFinding *self)
{
  g_clear_pointer (&self->places, g_array_unref);
  g_free (self);
}

static gboolean
has_words (const char *folded, const char *const *words)
{
  for (; *words != NULL; words++)
    if (strstr (folded, *words) == NULL)
      return FALSE;
  return TRUE;
}

/* One whose id it is is what is meant, whatever else has it in its title. */
static BwAction *
find_by_id (BwLookup *self, const char *id)
{
  for (guint i = 0; i < self->actions->len; i++) {
    BwAction *action = g_ptr_array_index (self->actions, i);

    if (bw_id_equal (bw_action_get_id (action), id))
      return action;
  }
  return NULL;
}

/**
 * bw_lookup_find:
 * @self: what actions are looked up in
 * @text: the id of an action, in any case; or words, each of which must be in its title or id, whatever the case and the
 *   diacritics
 * @most: how many actions at most, or 0 for all
 *
 * Returns: (transfer full) (element-type BwLookupFinding): the actions, each with what there is of it in all
 *   organisations; they may be used as long as @self
 */
GPtrArray *
bw_lookup_find (BwLookup *self, const char *text, guint most)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  g_autofree char *folded = bw_fold (trimmed);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  GPtrArray *findings = g_ptr_array_new_with_free_func ((GDestroyNotify) bw_lookup_finding_free);
  BwAction *exact = NULL;

  g_return_val_if_fail (BW_IS_LOOKUP (self), findings);

  if (*trimmed == '\0')
    return findings;
  exact = find_by_id (self, trimmed);
  if (exact != NULL)
    g_ptr_array_add (findings, make_finding (self, exact));
  for (guint i = 0; exact == NULL && i < self->actions->len; i++)
    if ((most == 0 || findings->len < most) &&
        has_words (g_ptr_array_index (self->folded, i), (const char *const *) words))
      g_ptr_array_add (findings, make_finding (self, g_ptr_array_index (self->actions, i)));
  return findings;
}
