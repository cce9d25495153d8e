/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "archive/bw-database.h"

G_BEGIN_DECLS

/*
 * BwTransaction:
 *
 * All or nothing: what is done in it and not committed by its end was never done.
 */
typedef struct _BwTransaction BwTransaction;

BwTransaction *bw_transaction_new_reading (BwDatabase *database, GError **error);
BwTransaction *bw_transaction_new_writing (BwDatabase *database, GError **error);
gboolean bw_transaction_commit (BwTransaction *self, GError **error);
void bw_transaction_free (BwTransaction *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwTransaction, bw_transaction_free)

G_END_DECLS
