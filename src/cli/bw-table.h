/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cli/bw-terminal.h"

G_BEGIN_DECLS

/**
 * BwTableAlign:
 * @BW_TABLE_START: text: at the left
 * @BW_TABLE_END: numbers: at the right
 * @BW_TABLE_FLEXIBLE: text that is wrapped where the terminal is too narrow
 */
typedef enum {
  BW_TABLE_START,
  BW_TABLE_END,
  BW_TABLE_FLEXIBLE,
} BwTableAlign;

/**
 * BwTable:
 *
 * Rows of cells, set in columns that are as wide as what stands in them. A cell may have several
 * lines.
 */
typedef struct _BwTable BwTable;

BwTable *bw_table_new (void);
void bw_table_free (BwTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwTable, bw_table_free)

void bw_table_add_column (BwTable *self, const char *title, BwTableAlign align);
void bw_table_take_cell (BwTable *self, char *text);
void bw_table_add_cell (BwTable *self, const char *text);
void bw_table_add_heading (BwTable *self, const char *text);
void bw_table_append_to (BwTable *self, const BwTerminal *terminal, GString *output);

G_END_DECLS
