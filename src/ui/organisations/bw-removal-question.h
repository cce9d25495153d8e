/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "ui/organisations/bw-organisation-store.h"

G_BEGIN_DECLS

void
bw_removal_question_ask (GtkWidget *parent, BwOrganisationStore *store, BwOrganisationEntry *entry);

G_END_DECLS
