/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <libsoup/soup.h>

#include "support/bw-test-authority.h"

G_BEGIN_DECLS

/**
 * BwTestServer:
 *
 * An HTTP server on a real loopback socket, with a thread of its own. It notes what it was asked, and
 * can be told to answer any request wrongly.
 */
typedef struct _BwTestServer BwTestServer;

/**
 * BwTestRequest:
 * @method: the method
 * @target: path and query, as they came
 * @headers: (element-type utf8 utf8): by their names in small letters
 * @body: what was sent
 *
 * A request that came.
 */
typedef struct {
  char *method;
  char *target;
  GHashTable *headers;
  GBytes *body;
} BwTestRequest;

/**
 * BwTestEnd:
 * @BW_TEST_END_CLOSE: the connection is closed in good order
 * @BW_TEST_END_RESET: it is reset
 * @BW_TEST_END_HANG: nothing more comes, until the other end closes it or the server is freed
 *
 * What happens after the bytes of a #BwTestFault.
 */
typedef enum {
  BW_TEST_END_CLOSE,
  BW_TEST_END_RESET,
  BW_TEST_END_HANG,
} BwTestEnd;

/**
 * BwTestFault:
 * @status: the status that is answered; 0 where @raw says what is
 * @headers: (nullable): `Name: value` lines, with `\n` between
 * @body: (nullable): the body
 * @body_bytes: (nullable): the same, where it is no text
 * @hold: whether it is not answered before bw_test_server_release()
 * @raw: (nullable): bytes written in the place of an answer
 * @pause: how long to wait between two bytes of @raw, in milliseconds
 * @end: what happens after @raw
 *
 * What is answered in the place of what would be right.
 */
typedef struct {
  guint status;
  const char *headers;
  const char *body;
  GBytes *body_bytes;
  gboolean hold;
  const char *raw;
  guint pause;
  BwTestEnd end;
} BwTestFault;

/**
 * BwTestAnswer:
 * @message: what to answer
 * @request: what was asked
 * @data: what was handed to bw_test_server_new()
 *
 * Answers a request rightly. Runs on the server's thread.
 */
typedef void (*BwTestAnswer) (SoupServerMessage *message,
                              const BwTestRequest *request,
                              gpointer data);

BwTestServer *bw_test_server_new (GTlsCertificate *certificate, BwTestAnswer answer, gpointer data);
void bw_test_server_free (BwTestServer *self);
const char *bw_test_server_get_root (BwTestServer *self);
guint bw_test_server_get_port (BwTestServer *self);
void bw_test_server_add_fault (BwTestServer *self, guint number, const BwTestFault *fault);
void bw_test_server_clear_faults (BwTestServer *self);
void bw_test_server_hold (BwTestServer *self, SoupServerMessage *message);
void bw_test_server_release (BwTestServer *self);
void bw_test_server_wait_for_held (BwTestServer *self);
guint bw_test_server_count_requests (BwTestServer *self);
guint bw_test_server_wait_for_requests (BwTestServer *self, guint n);
void bw_test_server_wait_for_gone (BwTestServer *self, guint n);
guint bw_test_server_get_most_at_once (BwTestServer *self);
const BwTestRequest *bw_test_server_get_request (BwTestServer *self, guint number);
const char *bw_test_request_get_header (const BwTestRequest *request, const char *name);
gboolean bw_test_socket_is_gone (GSocket *socket, GTimeSpan span);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwTestServer, bw_test_server_free)

G_END_DECLS
