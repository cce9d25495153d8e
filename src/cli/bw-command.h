/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cli/bw-ask.h"
#include "model/bw-records.h"

G_BEGIN_DECLS

/**
 * BwCommand:
 *
 * The command line of one subcommand: its options, those that say where the records come from among
 * them, its help and its complaints.
 */
typedef struct _BwCommand BwCommand;

BwCommand *
bw_command_new (BwAskSignedIn ask, const char *name, const char *parameters, const char *summary);
BwCommand *
bw_command_new_without_source (const char *name, const char *parameters, const char *summary);
BwCommand *
bw_command_new_for_organisation (const char *name, const char *parameters, const char *summary);
void bw_command_free (BwCommand *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwCommand, bw_command_free)

void bw_command_add_options (BwCommand *self, const GOptionEntry *entries);
void bw_command_set_description (BwCommand *self, const char *description);
void bw_command_allow_from_day (BwCommand *self);
gboolean bw_command_parse (BwCommand *self, int *argc, char ***argv, BwExit *status);
BwExit bw_command_refuse (BwCommand *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
BwExit bw_command_refuse_argument (BwCommand *self, const char *argument);
BwWhich bw_command_get_which (BwCommand *self);
BwExit bw_command_refuse_day (BwCommand *self, const char *typed);
BwDay bw_command_get_from_day (BwCommand *self);
gboolean bw_command_is_demo (BwCommand *self);
BwRecords *bw_command_read (BwCommand *self, BwExit *status);
gboolean bw_command_bring_up_to_date (BwOrganisation *organisation, GError **error);
gpointer bw_command_ask (BwCommand *self, BwAsk ask, gconstpointer data, BwExit *status);

G_END_DECLS
