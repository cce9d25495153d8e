/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "organisation/bw-organisation-opening.h"

#include "base/bw-steady-interaction.h"
#include "source/graph/bw-graph-source.h"

/* What is on its way when the user calls off comes to its end within that. */
#define GRACE (10 * G_TIME_SPAN_SECOND)

static BwTokenKeeper *
make_keeper (const BwOrganisationOpening *self, BwHttp *http)
{
  BwOrganisationEntryFields fields = bw_organisation_entry_get_fields (self->entry);
  BwRegistration registration = bw_organisation_entry_get_registration (self->entry);
  g_autoptr (BwEntra) entra = bw_entra_new (http, self->clock, &registration);

  return bw_token_keeper_new (&(BwTokenKeeperFields) {
      .entra = entra,
      .keyring = self->keyring,
      .organisation = fields.id,
      .clock = self->clock,
      .lock_folder = self->lock_folder,
      .credential = self->given,
      .tokens = self->tokens,
  });
}

static BwSource *
make_source (const BwOrganisationOpening *self,
             BwHttp *http,
             BwTokenKeeper *keeper,
             BwInteraction *interaction)
{
  return bw_graph_source_new (&(BwGraphSourceFields) {
      .http = http,
      .tokens = BW_TOKEN_PROVIDER (keeper),
      .origin = bw_cloud_get_graph (bw_organisation_entry_get_fields (self->entry).cloud),
      .clock = self->clock,
      .interaction = interaction,
      .grace = GRACE,
  });
}

/**
 * bw_organisation_opening_open:
 * @self: what it takes
 * @keeper: (out) (optional) (transfer full): who hands out its tokens: for unlocking the keyring, and
 *   to see whether what it has is kept
 * @error: return location for %BW_AUTH_ERROR_FORM, or an error where the file of authorities of the
 *   cloud cannot be read
 *
 * Returns: (transfer full): the organisation; nothing is asked yet. Or %NULL
 */
BwOrganisation *
bw_organisation_opening_open (const BwOrganisationOpening *self,
                              BwTokenKeeper **keeper,
                              GError **error)
{
  BwOrganisationEntryFields fields = bw_organisation_entry_get_fields (self->entry);
  BwRegistration registration = bw_organisation_entry_get_registration (self->entry);
  g_autoptr (BwInteraction) interaction = bw_steady_interaction_new (self->interaction);
  g_autoptr (BwHttp) http = NULL;
  g_autoptr (BwTokenKeeper) made = NULL;
  g_autoptr (BwSource) source = NULL;
  BwOrganisation *organisation = NULL;

  /* The list is a file, which anybody may have changed. */
  if (!bw_registration_check (&registration, fields.way == BW_SIGN_IN_APPLICATION, error))
    return NULL;
  http = bw_http_new_for_cloud (fields.cloud, self->clock, interaction, error);
  if (http == NULL)
    return NULL;

  made = make_keeper (self, http);
  source = make_source (self, http, made, interaction);
  organisation = bw_organisation_new_in_cloud (source, self->memory, fields.cloud, self->clock);
  if (keeper != NULL)
    *keeper = g_steal_pointer (&made);
  return organisation;
}
