/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "net/bw-failure.h"

#include <libsoup/soup.h>

typedef struct {
  BwHttpError code;
  const char *what;
} Meaning;

static const struct {
  GIOErrorEnum code;
  Meaning meaning;
} IO_MEANINGS[] = {
  { G_IO_ERROR_TIMED_OUT, { BW_HTTP_ERROR_TIMED_OUT, "nothing came in time" } },
  { G_IO_ERROR_CONNECTION_REFUSED, { BW_HTTP_ERROR_UNREACHABLE, "the connection was refused" } },
  { G_IO_ERROR_HOST_UNREACHABLE, { BW_HTTP_ERROR_UNREACHABLE, "no way leads there" } },
  { G_IO_ERROR_NETWORK_UNREACHABLE, { BW_HTTP_ERROR_OFFLINE, "there is no network" } },
  { G_IO_ERROR_HOST_NOT_FOUND, { BW_HTTP_ERROR_OFFLINE, "the name has no address" } },
  { G_IO_ERROR_CONNECTION_CLOSED, { BW_HTTP_ERROR_UNREACHABLE, "the connection was dropped" } },
  { G_IO_ERROR_BROKEN_PIPE, { BW_HTTP_ERROR_UNREACHABLE, "the connection was dropped" } },
  { G_IO_ERROR_NOT_CONNECTED, { BW_HTTP_ERROR_UNREACHABLE, "the connection was dropped" } },
  { G_IO_ERROR_PARTIAL_INPUT, { BW_HTTP_ERROR_UNREACHABLE, "the answer broke off" } },
  { G_IO_ERROR_PROXY_AUTH_FAILED,
    { BW_HTTP_ERROR_PROXY_PASSWORD, "the proxy does not take the password" } },
  { G_IO_ERROR_PROXY_NEED_AUTH, { BW_HTTP_ERROR_PROXY_PASSWORD, "the proxy wants a password" } },
  { G_IO_ERROR_PROXY_FAILED, { BW_HTTP_ERROR_PROXY, "the proxy failed" } },
  { G_IO_ERROR_PROXY_NOT_ALLOWED, { BW_HTTP_ERROR_PROXY, "the proxy refused" } },
  { G_IO_ERROR_INVALID_DATA, { BW_HTTP_ERROR_BAD_ANSWER, "the answer cannot be unpacked" } },
};

static const Meaning DROPPED = { BW_HTTP_ERROR_UNREACHABLE, "the connection broke" };
static const Meaning NO_HTTP = { BW_HTTP_ERROR_BAD_ANSWER, "the answer is no HTTP, or broke off" };
static const Meaning NO_ADDRESS = { BW_HTTP_ERROR_OFFLINE, "the name has no address" };
/* GnuTLS does not tell a host that speaks something else from one that hangs up. */
static const Meaning NO_TLS = { BW_HTTP_ERROR_UNREACHABLE,
                                "the connection broke before it was encrypted" };
static const Meaning BEFORE_HOST = { BW_HTTP_ERROR_PROXY, "the proxy cannot be reached" };
static const Meaning PORTAL = { BW_HTTP_ERROR_CAPTIVE_PORTAL, "the network wants a sign-in first" };
static const Meaning UNKNOWN_AUTHORITY = { BW_HTTP_ERROR_UNKNOWN_AUTHORITY,
                                           "the certificate is of an unknown authority" };

/* Of several things that are wrong the first one holds: what an unknown authority says about names and
 * dates is worth nothing. */
static const struct {
  GTlsCertificateFlags flag;
  Meaning meaning;
} CERTIFICATE_MEANINGS[] = {
  { G_TLS_CERTIFICATE_UNKNOWN_CA,
    { BW_HTTP_ERROR_UNKNOWN_AUTHORITY, "the certificate is of an unknown authority" } },
  { G_TLS_CERTIFICATE_REVOKED, { BW_HTTP_ERROR_CERTIFICATE, "the certificate was revoked" } },
  { G_TLS_CERTIFICATE_BAD_IDENTITY,
    { BW_HTTP_ERROR_CERTIFICATE, "the certificate is of another name" } },
  { G_TLS_CERTIFICATE_EXPIRED, { BW_HTTP_ERROR_CERTIFICATE, "the certificate has expired" } },
  { G_TLS_CERTIFICATE_NOT_ACTIVATED,
    { BW_HTTP_ERROR_CERTIFICATE, "the certificate is not valid yet" } },
  { G_TLS_CERTIFICATE_VALIDATE_ALL,
    { BW_HTTP_ERROR_CERTIFICATE, "the certificate is not acceptable" } },
};

static const Meaning *
find_io_meaning (const GError *problem)
{
  for (gsize i = 0; i < G_N_ELEMENTS (IO_MEANINGS); i++)
    if ((int) IO_MEANINGS[i].code == problem->code)
      return &IO_MEANINGS[i].meaning;
  return &DROPPED;
}

static const Meaning *
find_certificate_meaning (GTlsCertificateFlags flags)
{
  for (gsize i = 0; i < G_N_ELEMENTS (CERTIFICATE_MEANINGS); i++)
    if (flags & CERTIFICATE_MEANINGS[i].flag)
      return &CERTIFICATE_MEANINGS[i].meaning;
  return &UNKNOWN_AUTHORITY;
}

static const Meaning *
find_tls_meaning (const BwFailure *failure)
{
  switch (failure->problem->code) {
  case G_TLS_ERROR_BAD_CERTIFICATE:
    return find_certificate_meaning (failure->certificate);
  case G_TLS_ERROR_EOF:
  case G_TLS_ERROR_HANDSHAKE:
  case G_TLS_ERROR_MISC:
    return &DROPPED;
  default:
    return &NO_TLS;
  }
}

static const Meaning *
find_meaning (const BwFailure *failure)
{
  GQuark domain = failure->problem->domain;

  if (failure->certificate != 0)
    return find_certificate_meaning (failure->certificate);
  if (domain == G_TLS_ERROR)
    return find_tls_meaning (failure);
  if (domain == G_RESOLVER_ERROR)
    return &NO_ADDRESS;
  if (domain == G_IO_ERROR)
    return find_io_meaning (failure->problem);
  return &NO_HTTP;
}

/* What goes wrong on the way to a proxy is the proxy's, and says nothing about the host. */
static gboolean
is_of_proxy (const BwFailure *failure, BwHttpError code)
{
  return failure->before_host &&
         (code == BW_HTTP_ERROR_OFFLINE || code == BW_HTTP_ERROR_UNREACHABLE ||
          code == BW_HTTP_ERROR_TIMED_OUT);
}

/* A network that wants a sign-in first answers in the place of the host, which with TLS shows only as a wrong
 * certificate or as a connection that breaks. What the desktop knows of it is at hand and waits for nobody. It is asked
 * for only now, since few ever need it. */
static gboolean
is_of_portal (const BwFailure *failure, BwHttpError code)
{
  GNetworkMonitor *network = failure->network;

  if (code != BW_HTTP_ERROR_UNKNOWN_AUTHORITY && code != BW_HTTP_ERROR_CERTIFICATE &&
      code != BW_HTTP_ERROR_UNREACHABLE)
    return FALSE;
  if (network == NULL)
    network = g_network_monitor_get_default ();
  return g_network_monitor_get_connectivity (network) == G_NETWORK_CONNECTIVITY_PORTAL;
}

/**
 * bw_failure_to_error:
 * @failure: how it broke off
 * @fields: what is known of the exchange
 *
 * Returns: (transfer full): a %BW_HTTP_ERROR that says what the user can do about it
 */
GError *
bw_failure_to_error (const BwFailure *failure, const BwHttpErrorFields *fields)
{
  const Meaning *meaning = find_meaning (failure);

  if (is_of_proxy (failure, meaning->code))
    meaning = &BEFORE_HOST;
  else if (is_of_portal (failure, meaning->code))
    meaning = &PORTAL;
  return bw_http_error_new (meaning->code, fields, "%s: %s (%s)", fields->host, meaning->what,
                            failure->problem->message);
}

/**
 * bw_failure_is_passing:
 * @error: an error
 *
 * Returns: whether the same request may go well a little later: a connection that was refused or
 *   dropped (be it amid the headers, which then are no HTTP), or took too long
 */
gboolean
bw_failure_is_passing (const GError *error)
{
  const BwHttpErrorFields *fields = bw_http_error_get_fields (error);

  if (fields == NULL || fields->status != 0)
    return FALSE;

  switch (error->code) {
  case BW_HTTP_ERROR_UNREACHABLE:
  case BW_HTTP_ERROR_TIMED_OUT:
  case BW_HTTP_ERROR_PROXY:
  case BW_HTTP_ERROR_BAD_ANSWER:
    return TRUE;
  default:
    return FALSE;
  }
}
