/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "net/bw-http.h"
#include "support/bw-manual-clock.h"
#include "support/bw-test-interaction.h"
#include "support/bw-test-server.h"

G_BEGIN_DECLS

/* The secret that must not be found in any error. */
#define BW_TEST_TOKEN "eyJ0eXAiOiJKV1Qi.planted-secret-token.c2lnbmF0dXJl"
#define BW_TEST_QUERY "planted-query"

/**
 * BwTestHttp:
 *
 * A server, and who asks it by a clock that stands still.
 */
typedef struct {
  BwClock *clock;
  BwInteraction *interaction;
  BwTestServer *server;
  BwHttp *http;
  char *origin;
} BwTestHttp;

BwTestHttp *bw_test_http_new (void);
BwTestHttp *bw_test_http_new_with (const BwHttpFields *fields, const char *origin);
void bw_test_http_free (BwTestHttp *self);
BwHttpAnswer *bw_test_http_get (BwTestHttp *self, GCancellable *cancellable, GError **error);
BwHttpAnswer *
bw_test_http_send (BwTestHttp *self, const char *method, GCancellable *cancellable, GError **error);
GTimeSpan bw_test_http_get_waited (BwTestHttp *self);
void bw_test_http_assert_error (BwTestHttp *self, const GError *error, BwHttpError code);
void bw_test_http_assert_text (BwHttpAnswer *answer, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwTestHttp, bw_test_http_free)

G_END_DECLS
