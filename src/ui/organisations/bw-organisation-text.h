/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "organisation/bw-organisation-entry.h"
#include "present/bw-error-text.h"

G_BEGIN_DECLS

BwErrorText *bw_organisation_text_new_error (const GError *error, BwOrganisationEntry *entry);

G_END_DECLS
