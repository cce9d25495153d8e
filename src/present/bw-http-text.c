/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include <glib/gi18n.h>

#include "net/bw-http-error.h"
#include "present/bw-plain-text.h"

static const BwPlainText KINDS[] = {
  [BW_HTTP_ERROR_OFFLINE] = {
    N_ ("There is no connection"),
    N_ ("Either this computer is offline, or the host has no address. Check "
        "the network, and with a cloud of your own its addresses too."),
  },
  [BW_HTTP_ERROR_UNREACHABLE] = {
    N_ ("Microsoft cannot be reached"),
    N_ ("The connection was refused or broke off, again and again. Check the "
        "network and the firewall, or try again later. In a hotel or on a train, "
        "sign in to the network first: open any page in the browser."),
  },
  [BW_HTTP_ERROR_TIMED_OUT] = {
    N_ ("The answer took too long"),
    N_ ("No whole answer came in time. Check the network, or try again later."),
  },
  [BW_HTTP_ERROR_UNKNOWN_AUTHORITY] = {
    N_ ("Something on the network looks into the connection"),
    N_ ("The certificate comes from an authority that this computer does not "
        "trust. Nothing was sent. In a hotel or on a train, sign in to the "
        "network first: open any page in the browser. Where the network of your "
        "organisation inspects TLS, ask its administrator to install that "
        "authority on this computer."),
  },
  [BW_HTTP_ERROR_CERTIFICATE] = {
    N_ ("The certificate of the host is not valid"),
    N_ ("It has expired, does not count yet, was revoked or is of another "
        "name. Nothing was sent. Check the clock of this computer, and the "
        "network: in a hotel or on a train, sign in to it first, by any page in "
        "the browser."),
  },
  [BW_HTTP_ERROR_PROXY_PASSWORD] = {
    N_ ("The proxy asks for a password"),
    N_ ("Enter the name and the password of the proxy in the network settings "
        "of the desktop, or in the environment variable https_proxy."),
  },
  [BW_HTTP_ERROR_PROXY] = {
    N_ ("The proxy does not let through"),
    N_ ("It cannot be reached, or refuses. Check its settings in the network "
        "settings of the desktop, or in the environment variable https_proxy."),
  },
  [BW_HTTP_ERROR_CAPTIVE_PORTAL] = {
    N_ ("The network wants you to sign in first"),
    N_ ("A page of the network answered in the place of Microsoft, as in a "
        "hotel or on a train. Open any page in the browser, and sign in to the "
        "network."),
  },
  [BW_HTTP_ERROR_OTHER_HOST] = {
    N_ ("The answer leads to another host"),
    N_ ("Bolwerk sends nothing there. With a cloud of your own, check its "
        "addresses; otherwise something on the way has changed the answer."),
  },
  [BW_HTTP_ERROR_TOO_LARGE] = {
    N_ ("The answer is too large"),
    N_ ("It is far larger than answers of Microsoft are. Try again later; "
        "where that does not help, something on the way changes it."),
  },
  [BW_HTTP_ERROR_TOO_DEEP] = {
    N_ ("The answer is nested too deeply"),
    N_ ("Answers of Microsoft are never built like that, so Bolwerk has not read "
        "it. Try again later; where that does not help, something on the way "
        "changes it."),
  },
  [BW_HTTP_ERROR_TOO_MANY_PAGES] = {
    N_ ("The answer has too many pages"),
    N_ ("Bolwerk has stopped reading. Try again later; what was there before "
        "stays."),
  },
  [BW_HTTP_ERROR_REPEATED_PAGE] = {
    N_ ("The answer leads round in a circle"),
    N_ ("Its pages repeat, so Bolwerk has stopped reading. Try again later; "
        "what was there before stays."),
  },
  [BW_HTTP_ERROR_BUSY] = {
    N_ ("Microsoft asks for patience"),
    N_ ("Too much was asked for this organisation within a short time, by "
        "Bolwerk or by other programs. Try again later."),
  },
  [BW_HTTP_ERROR_SERVER] = {
    N_ ("Microsoft has a disturbance"),
    N_ ("The service itself fails. Try again later."),
  },
  [BW_HTTP_ERROR_NOT_SIGNED_IN] = {
    N_ ("Microsoft does not accept the sign-in"),
    N_ ("The sign-in is refused, also after it was renewed. Sign in again; "
        "where that does not help, check whether the cloud is the right one."),
  },
  [BW_HTTP_ERROR_FORBIDDEN] = {
    N_ ("A permission or a role is missing"),
    N_ ("Two things are needed. The application needs the permission "
        "SecurityEvents.Read.All, to which an administrator has consented. The "
        "account needs a role in Entra: Security Reader is enough; a role in "
        "Microsoft Defender alone does not count."),
  },
  [BW_HTTP_ERROR_NOT_FOUND] = {
    N_ ("Microsoft does not know this"),
    N_ ("What was asked for is not there, or not yet. With a cloud of your "
        "own, check its addresses."),
  },
  [BW_HTTP_ERROR_REFUSED] = {
    N_ ("Microsoft refused the question"),
    N_ ("What Microsoft says of it stands below. Its support can find the "
        "question by the ids."),
  },
  [BW_HTTP_ERROR_BAD_ANSWER] = {
    N_ ("The answer cannot be read"),
    N_ ("What came is no answer of this service. Check whether something on "
        "the network changes what is sent, and with a cloud of your own its "
        "addresses."),
  },
  [BW_HTTP_ERROR_TRUST_FILE] = {
    N_ ("The file of trusted authorities cannot be read"),
    N_ ("The cloud of your own names it, and without it no host can be "
        "trusted. See that it is a PEM file, that it is there and that it may be "
        "read, or choose another one."),
  },
  [BW_HTTP_ERROR_FORBIDDEN_CHANGE] = {
    N_ ("A permission or a role to make changes is missing"),
    N_ ("Two things are needed. The application needs the permission "
        "SecurityEvents.ReadWrite.All, to which an administrator has consented. "
        "The account needs a role in Entra that may make changes: Security "
        "Administrator; Exchange or SharePoint Administrator may do. A role in "
        "Microsoft Defender alone does not count. Nothing was changed, and "
        "everything stays readable."),
  },
};

/**
 * bw_plain_text_find_http:
 * @error: a %BW_HTTP_ERROR
 *
 * Returns: (transfer none): how it is told, in English
 */
const BwPlainText *
bw_plain_text_find_http (const GError *error)
{
  if ((guint) error->code < G_N_ELEMENTS (KINDS))
    return &KINDS[error->code];
  return &KINDS[BW_HTTP_ERROR_BAD_ANSWER];
}
