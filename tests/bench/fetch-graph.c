/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Reads everything of an organisation from a Graph, ninety whole days too, and says how long that took:
 * fetch-graph ROOT AUTHORITY. Any token is good there. */

#include <stdlib.h>
#include <sys/resource.h>

#include "source/graph/bw-graph-source.h"

/* Hands out a token that means nothing. */
#define BW_TYPE_BENCH_TOKENS (bw_bench_tokens_get_type ())
G_DECLARE_FINAL_TYPE (BwBenchTokens, bw_bench_tokens, BW, BENCH_TOKENS, GObject)

struct _BwBenchTokens {
  GObject parent_instance;
};

static char *
obtain (BwTokenProvider *provider,
        const char *refused,
        const char *claims,
        GCancellable *cancellable,
        GError **error)
{
  return g_strdup ("token");
}

static void
provider_iface_init (BwTokenProviderInterface *iface)
{
  iface->obtain = obtain;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (BwBenchTokens,
                               bw_bench_tokens,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (BW_TYPE_TOKEN_PROVIDER, provider_iface_init))

static void
bw_bench_tokens_class_init (BwBenchTokensClass *klass)
{
}

static void
bw_bench_tokens_init (BwBenchTokens *self)
{
}

static BwSource *
make_source (const char *root, const char *authority, GError **error)
{
  g_autoptr (BwClock) clock = bw_system_clock_new ();
  g_autoptr (BwTokenProvider) tokens = g_object_new (BW_TYPE_BENCH_TOKENS, NULL);
  g_autoptr (BwCloud) cloud = bw_cloud_new_custom (
      &(BwCloudFields) { .login = root, .graph = root, .trust_file = authority }, error);
  g_autoptr (BwHttp) http = cloud != NULL ? bw_http_new_for_cloud (cloud, clock, NULL, error) : NULL;

  if (http == NULL)
    return NULL;
  return bw_graph_source_new (&(BwGraphSourceFields) {
      .http = http, .tokens = tokens, .origin = bw_cloud_get_graph (cloud), .clock = clock });
}

static gboolean
fetch (BwSource *source, GError **error)
{
  g_autoptr (BwSnapshot) snapshot = NULL;
  g_autoptr (BwCatalogue) catalogue = NULL;
  g_autoptr (GPtrArray) days = NULL;
  gint64 start = g_get_monotonic_time ();
  struct rusage usage = { 0 };

  if (!bw_source_newest (source, &snapshot, NULL, error) ||
      !bw_source_catalogue (source, &catalogue, NULL, error))
    return FALSE;
  days = bw_source_days (source, BW_DAYS_WHOLE, BW_DAY_NONE, BW_DAY_NONE, NULL, error);
  if (days == NULL)
    return FALSE;

  getrusage (RUSAGE_SELF, &usage);
  g_print ("{\"days\":%u,\"profiles\":%u,\"milliseconds\":%.1f,\"peak_kib\":%ld}\n", days->len,
           bw_catalogue_get_profiles (catalogue)->len,
           (double) (g_get_monotonic_time () - start) / 1000, usage.ru_maxrss);
  return TRUE;
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BwSource) source = argc == 3 ? make_source (argv[1], argv[2], &error) : NULL;

  if (source == NULL || !fetch (source, &error)) {
    g_printerr ("%s\n", error != NULL ? error->message : "fetch-graph ROOT AUTHORITY");
    return EXIT_FAILURE;
  }
  return EXIT_SUCCESS;
}
