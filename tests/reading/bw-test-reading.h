/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "reading/bw-reader.h"
#include "reading/bw-reading-error.h"
#include "support/bw-test-files.h"

G_BEGIN_DECLS

void bw_test_add_text (BwReader *reader, const char *text);
void bw_test_add_fixture (BwReader *reader, const char *name);
BwSnapshot *bw_test_read_snapshot (const char *text);
BwControlProfile *bw_test_read_profile (const char *text);
void bw_test_assert_refused (const char *text, BwReadingError code, const char *found);

G_END_DECLS
