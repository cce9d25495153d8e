/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "net/bw-http-error.h"
#include "support/bw-test-server.h"

G_BEGIN_DECLS

/**
 * BwTestTrouble:
 * @name: what it is called
 * @fault: what happens to a request, over TLS
 * @passes: whether another try goes well
 * @code: what is said where it happens every time
 * @content: whether it is in what was asked for only, which not everybody reads
 *
 * What may go wrong with a request to Graph. The table has it all.
 */
typedef struct {
  const char *name;
  BwTestFault fault;
  gboolean passes;
  BwHttpError code;
  gboolean content;
} BwTestTrouble;

#define BW_N_TEST_TROUBLES 24
extern const BwTestTrouble BW_TEST_TROUBLES[BW_N_TEST_TROUBLES];

G_END_DECLS
