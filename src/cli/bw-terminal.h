/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BwTerminal:
 * @columns: how many cells a line has; 0 where the output is no terminal
 * @bold: whether headings are set in bold
 *
 * Where human output goes and what it can do.
 */
typedef struct {
  int columns;
  gboolean bold;
} BwTerminal;

/* How wide prose is set where nothing says how wide a line is. */
#define BW_TERMINAL_USUAL_COLUMNS 80

BwTerminal bw_terminal_for_output (void);
gboolean bw_terminal_has_user (void);
gboolean bw_terminal_ask_yes (const char *question);
BwTerminal bw_terminal_for_errors (void);
void bw_terminal_append_heading (const BwTerminal *self, GString *output, const char *text);
void bw_terminal_append_prose (const BwTerminal *self, GString *output, const char *text);
void bw_terminal_append_indented (const BwTerminal *self,
                                  GString *output,
                                  const char *mark,
                                  const char *text);

G_END_DECLS
