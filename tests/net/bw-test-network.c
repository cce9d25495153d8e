/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "net/bw-test-network.h"

struct _BwTestNetwork {
  GObject parent_instance;

  GNetworkConnectivity connectivity;
};

enum {
  PROP_AVAILABLE = 1,
  PROP_METERED,
  PROP_CONNECTIVITY
};

static gboolean
init (GInitable *initable, GCancellable *cancellable, GError **error)
{
  return TRUE;
}

static void
initable_iface_init (GInitableIface *iface)
{
  iface->init = init;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (BwTestNetwork,
                               bw_test_network,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_INITABLE, initable_iface_init)
                                   G_IMPLEMENT_INTERFACE (G_TYPE_NETWORK_MONITOR, NULL))

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_CONNECTIVITY)
    g_value_set_enum (value, (int) BW_TEST_NETWORK (object)->connectivity);
  else
    g_value_set_boolean (value, id == PROP_AVAILABLE);
}

static void
bw_test_network_class_init (BwTestNetworkClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = get_property;
  g_object_class_override_property (object_class, PROP_AVAILABLE, "network-available");
  g_object_class_override_property (object_class, PROP_METERED, "network-metered");
  g_object_class_override_property (object_class, PROP_CONNECTIVITY, "connectivity");
}

static void
bw_test_network_init (BwTestNetwork *self)
{
}

GNetworkMonitor *
bw_test_network_new (GNetworkConnectivity connectivity)
{
  BwTestNetwork *self = g_object_new (BW_TYPE_TEST_NETWORK, NULL);

  self->connectivity = connectivity;
  return G_NETWORK_MONITOR (self);
}
