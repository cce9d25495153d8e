/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/bw-catalogue.h"

#include "model/bw-id.h"

struct _BwCatalogue {
  GObject parent_instance;

  char *tenant_id;
  gboolean partial;
  gboolean incomplete;
  GPtrArray *profiles;
  GHashTable *by_id;
};

G_DEFINE_FINAL_TYPE (BwCatalogue, bw_catalogue, G_TYPE_OBJECT)

static void
bw_catalogue_finalize (GObject *object)
{
  BwCatalogue *self = BW_CATALOGUE (object);

  g_clear_pointer (&self->tenant_id, g_free);
  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->profiles, g_ptr_array_unref);

  G_OBJECT_CLASS (bw_catalogue_parent_class)->finalize (object);
}

static void
bw_catalogue_class_init (BwCatalogueClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bw_catalogue_finalize;
}

static void
bw_catalogue_init (BwCatalogue *self)
{
  self->profiles = g_ptr_array_new_with_free_func (g_object_unref);
  self->by_id = g_hash_table_new (bw_id_hash, bw_id_equal);
}

/**
 * bw_catalogue_new:
 * @tenant_id: (nullable): the id of the organisation's tenant
 * @profiles: (element-type BwControlProfile): the profiles; of several with one id the first is kept
 *
 * Returns: (transfer full): a new record; @profiles is not taken over and may change afterwards
 */
BwCatalogue *
bw_catalogue_new (const char *tenant_id, GPtrArray *profiles)
{
  BwCatalogue *self = NULL;

  g_return_val_if_fail (profiles != NULL, NULL);

  self = g_object_new (BW_TYPE_CATALOGUE, NULL);
  self->tenant_id = g_strdup (tenant_id != NULL ? tenant_id : "");
  for (guint i = 0; i < profiles->len; i++) {
    BwControlProfile *profile = g_ptr_array_index (profiles, i);
    const char *id = bw_control_profile_get_id (profile);

    if (g_hash_table_contains (self->by_id, id))
      continue;
    g_ptr_array_add (self->profiles, g_object_ref (profile));
    g_hash_table_insert (self->by_id, (gpointer) id, profile);
  }

  return self;
}

/**
 * bw_catalogue_new_partial:
 * @tenant_id: (nullable): the id of the organisation's tenant
 * @profiles: (element-type BwControlProfile): those of its profiles that are at hand
 *
 * Returns: (transfer full): a new record as of bw_catalogue_new(), of which it is known that there are
 *   more profiles than these
 */
BwCatalogue *
bw_catalogue_new_partial (const char *tenant_id, GPtrArray *profiles)
{
  BwCatalogue *self = bw_catalogue_new (tenant_id, profiles);

  if (self != NULL)
    self->partial = TRUE;
  return self;
}

/**
 * bw_catalogue_new_incomplete:
 * @tenant_id: (nullable): the id of the organisation's tenant
 * @profiles: (element-type BwControlProfile): the profiles that came
 *
 * Returns: (transfer full): a new record as of bw_catalogue_new(), of which Microsoft said that it could
 *   not gather everything
 */
BwCatalogue *
bw_catalogue_new_incomplete (const char *tenant_id, GPtrArray *profiles)
{
  BwCatalogue *self = bw_catalogue_new (tenant_id, profiles);

  if (self != NULL)
    self->incomplete = TRUE;
  return self;
}

static BwControlProfile *
choose (GPtrArray *profiles, BwControlProfile *profile)
{
  for (guint i = profiles->len; i > 0; i--)
    if (bw_id_equal (bw_control_profile_get_id (profiles->pdata[i - 1]),
                     bw_control_profile_get_id (profile)))
      return profiles->pdata[i - 1];
  return profile;
}

/**
 * bw_catalogue_new_with:
 * @catalogue: a catalogue
 * @profiles: (element-type BwControlProfile): some of its profiles as they are by now; of several with one id the last
 *   counts, and one that it does not have is passed over
 *
 * Returns: (transfer full): the catalogue with those in their places
 */
BwCatalogue *
bw_catalogue_new_with (BwCatalogue *catalogue, GPtrArray *profiles)
{
  g_autoptr (GPtrArray) chosen = g_ptr_array_new ();
  BwCatalogue *self = NULL;

  g_return_val_if_fail (BW_IS_CATALOGUE (catalogue), NULL);
  g_return_val_if_fail (profiles != NULL, NULL);

  for (guint i = 0; i < catalogue->profiles->len; i++)
    g_ptr_array_add (chosen, choose (profiles, g_ptr_array_index (catalogue->profiles, i)));
  self = bw_catalogue_new (catalogue->tenant_id, chosen);
  self->partial = catalogue->partial;
  self->incomplete = catalogue->incomplete;
  return self;
}

/**
 * bw_catalogue_is_incomplete:
 * @self: a catalogue
 *
 * Returns: whether Microsoft said that it could not gather everything (graph.md §5, 206)
 */
gboolean
bw_catalogue_is_incomplete (BwCatalogue *self)
{
  g_return_val_if_fail (BW_IS_CATALOGUE (self), FALSE);

  return self->incomplete;
}

/**
 * bw_catalogue_is_partial:
 * @self: a catalogue
 *
 * Returns: whether it is known that there are more profiles
 */
gboolean
bw_catalogue_is_partial (BwCatalogue *self)
{
  g_return_val_if_fail (BW_IS_CATALOGUE (self), FALSE);

  return self->partial;
}

/**
 * bw_catalogue_get_tenant_id:
 * @self: a catalogue
 *
 * Returns: (transfer none): the id of the organisation's tenant; empty where it is not known
 */
const char *
bw_catalogue_get_tenant_id (BwCatalogue *self)
{
  g_return_val_if_fail (BW_IS_CATALOGUE (self), NULL);

  return self->tenant_id;
}

/**
 * bw_catalogue_get_profiles:
 * @self: a catalogue
 *
 * Returns: (transfer none) (element-type BwControlProfile): the profiles, each id once, in the order
 *   in which they came
 */
GPtrArray *
bw_catalogue_get_profiles (BwCatalogue *self)
{
  g_return_val_if_fail (BW_IS_CATALOGUE (self), NULL);

  return self->profiles;
}

/**
 * bw_catalogue_find:
 * @self: a catalogue
 * @id: the id of a control, in any case
 *
 * Returns: (transfer none) (nullable): the profile of that control, or %NULL
 */
BwControlProfile *
bw_catalogue_find (BwCatalogue *self, const char *id)
{
  g_return_val_if_fail (BW_IS_CATALOGUE (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return g_hash_table_lookup (self->by_id, id);
}
