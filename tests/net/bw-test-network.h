/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BwTestNetwork:
 *
 * A network of which a test says how far it reaches.
 */
#define BW_TYPE_TEST_NETWORK (bw_test_network_get_type ())
G_DECLARE_FINAL_TYPE (BwTestNetwork, bw_test_network, BW, TEST_NETWORK, GObject)

GNetworkMonitor *bw_test_network_new (GNetworkConnectivity connectivity);

G_END_DECLS
