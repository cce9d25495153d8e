/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BwTestAuthority:
 *
 * A certificate authority that lives as long as the test. Two of them do not know each other.
 */
typedef struct _BwTestAuthority BwTestAuthority;

/**
 * BwTestCertificate:
 * @BW_TEST_CERTIFICATE_GOOD: for `localhost`, 127.0.0.1 and ::1
 * @BW_TEST_CERTIFICATE_EXPIRED: the same, since yesterday
 * @BW_TEST_CERTIFICATE_EARLY: the same, from tomorrow on
 * @BW_TEST_CERTIFICATE_OTHER_NAME: for another host
 */
typedef enum {
  BW_TEST_CERTIFICATE_GOOD,
  BW_TEST_CERTIFICATE_EXPIRED,
  BW_TEST_CERTIFICATE_EARLY,
  BW_TEST_CERTIFICATE_OTHER_NAME,
} BwTestCertificate;

BwTestAuthority *bw_test_authority_new (void);
void bw_test_authority_free (BwTestAuthority *self);
const char *bw_test_authority_get_path (BwTestAuthority *self);
GTlsDatabase *bw_test_authority_dup_database (BwTestAuthority *self);
GTlsCertificate *bw_test_authority_issue (BwTestAuthority *self, BwTestCertificate kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwTestAuthority, bw_test_authority_free)

G_END_DECLS
