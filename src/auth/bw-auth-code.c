/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "auth/bw-auth-code.h"

/* A number that means the same however somebody signs in, and one that means another thing with a
   device code. */
#define CODE(number, kind, link) \
  { number, BW_AUTH_ERROR_##kind, BW_AUTH_ERROR_##kind, BW_AUTH_LINK_##link }
#define CODE_BLOCKS(number, link)                                                \
  { number, BW_AUTH_ERROR_CONDITIONAL_ACCESS, BW_AUTH_ERROR_DEVICE_CODE_BLOCKED, \
    BW_AUTH_LINK_##link }

/* graph.md §4.2 to §4.6, in the order of the numbers. */
static const BwAuthCode CODES[] = {
  CODE (16000, ACCOUNT_NOT_IN_TENANT, LOOKUP),
  CODE (50011, REDIRECT, AUTHENTICATION),
  CODE (50020, ACCOUNT_NOT_IN_TENANT, LOOKUP),
  CODE (50033, TRANSIENT, NONE),
  CODE (50034, ACCOUNT_NOT_IN_TENANT, LOOKUP),
  CODE (50055, PASSWORD_EXPIRED, PASSWORD),
  CODE (50057, ACCOUNT_DISABLED, USERS),
  CODE (50058, SIGN_IN_AGAIN, NONE),
  CODE (50072, MORE_PROOF, NONE),
  CODE (50074, MORE_PROOF, NONE),
  CODE (50076, MORE_PROOF, NONE),
  CODE (50078, MORE_PROOF, NONE),
  CODE (50079, MORE_PROOF, NONE),
  CODE (50087, TRANSIENT, NONE),
  CODE (50089, SIGN_IN_AGAIN, NONE),
  CODE_BLOCKS (50097, POLICIES),
  CODE (50105, NOT_ASSIGNED, ENTERPRISE),
  CODE (50132, SIGN_IN_AGAIN, NONE),
  CODE (50133, SIGN_IN_AGAIN, NONE),
  CODE (50134, START_AGAIN, NONE),
  CODE (50147, START_AGAIN, LOOKUP),
  CODE (50158, MORE_PROOF, NONE),
  CODE (50173, SIGN_IN_AGAIN, NONE),
  CODE (50194, OTHER_TENANT, NONE),
  CODE (50196, TRANSIENT, NONE),
  CODE (51004, ACCOUNT_NOT_IN_TENANT, LOOKUP),
  CODE_BLOCKS (53000, POLICIES),
  CODE_BLOCKS (53001, POLICIES),
  CODE_BLOCKS (53002, POLICIES),
  CODE_BLOCKS (53003, POLICIES),
  CODE (54005, START_AGAIN, NONE),
  CODE (65001, CONSENT, CONSENT),
  CODE (65002, BORROWED_ID, REGISTRATIONS),
  CODE (65004, DECLINED, CONSENT),
  CODE (70008, SIGN_IN_AGAIN, NONE),
  CODE (70016, PENDING, NONE),
  CODE (70018, START_AGAIN, NONE),
  CODE (70019, EXPIRED, NONE),
  CODE (70020, EXPIRED, NONE),
  CODE (70043, SIGN_IN_AGAIN, NONE),
  CODE (90002, OTHER_TENANT, LOOKUP),
  CODE (90006, TRANSIENT, NONE),
  CODE (90012, TRANSIENT, NONE),
  CODE (90024, TRANSIENT, NONE),
  CODE (90033, TRANSIENT, NONE),
  CODE (90038, OTHER_CLOUD, LOOKUP),
  CODE (90072, ACCOUNT_NOT_IN_TENANT, LOOKUP),
  CODE (90094, CONSENT, CONSENT),
  CODE (90095, CONSENT, CONSENT),
  CODE (90099, CONSENT, CONSENT),
  CODE (501481, START_AGAIN, LOOKUP),
  CODE (501491, START_AGAIN, LOOKUP),
  CODE_BLOCKS (530032, POLICIES),
  CODE_BLOCKS (530034, ORGANISATION),
  CODE_BLOCKS (530035, ORGANISATION),
  CODE (700011, OTHER_APPLICATION, REGISTRATIONS),
  CODE (700016, OTHER_APPLICATION, REGISTRATIONS),
  CODE (700024, CLOCK, NONE),
  CODE (700025, WRONG_WAY, AUTHENTICATION),
  CODE (700027, CERTIFICATE, SECRETS),
  CODE (700082, SIGN_IN_AGAIN, NONE),
  CODE (700084, REDIRECT, AUTHENTICATION),
  CODE (900432, OTHER_CLOUD, LOOKUP),
  CODE (1000104, OTHER_CLOUD, LOOKUP),
  CODE (7000112, OTHER_APPLICATION, ENTERPRISE),
  CODE (7000215, WRONG_SECRET, SECRETS),
  CODE (7000218, PUBLIC_CLIENT, AUTHENTICATION),
  CODE (7000222, EXPIRED_SECRET, SECRETS),
};

/**
 * bw_auth_code_list:
 * @n_codes: (out): how many
 *
 * Returns: (transfer none) (array length=n_codes): every number that is known, in order
 */
const BwAuthCode *
bw_auth_code_list (gsize *n_codes)
{
  *n_codes = G_N_ELEMENTS (CODES);
  return CODES;
}

/**
 * bw_auth_code_find:
 * @number: a number after AADSTS
 *
 * Returns: (transfer none) (nullable): what is known of it
 */
const BwAuthCode *
bw_auth_code_find (guint number)
{
  for (gsize i = 0; i < G_N_ELEMENTS (CODES); i++)
    if (CODES[i].number == number)
      return &CODES[i];
  return NULL;
}

/* Where no number says it: the page for what the user can do. */
static BwAuthLink
find_link_of_kind (int kind)
{
  switch (kind) {
  case BW_AUTH_ERROR_CONSENT:
  case BW_AUTH_ERROR_READ_ONLY:
    return BW_AUTH_LINK_CONSENT;
  case BW_AUTH_ERROR_OTHER_APPLICATION:
    return BW_AUTH_LINK_REGISTRATIONS;
  case BW_AUTH_ERROR_PUBLIC_CLIENT:
  case BW_AUTH_ERROR_REDIRECT:
    return BW_AUTH_LINK_AUTHENTICATION;
  case BW_AUTH_ERROR_WRONG_SECRET:
  case BW_AUTH_ERROR_CERTIFICATE:
    return BW_AUTH_LINK_SECRETS;
  default:
    return BW_AUTH_LINK_NONE;
  }
}

/**
 * bw_auth_code_find_link:
 * @error: an error of any domain
 *
 * Returns: which page helps; for a number that is not known, Microsoft's page about it
 */
BwAuthLink
bw_auth_code_find_link (const GError *error)
{
  const BwAuthErrorFields *fields = bw_auth_error_get_fields (error);
  const BwAuthCode *code = fields != NULL ? bw_auth_code_find (fields->number) : NULL;
  BwAuthLink link = BW_AUTH_LINK_NONE;

  if (code != NULL)
    return code->link;
  if (fields == NULL)
    return BW_AUTH_LINK_NONE;

  link = find_link_of_kind (error->code);
  if (link == BW_AUTH_LINK_NONE && fields->number != 0)
    return BW_AUTH_LINK_LOOKUP;
  return link;
}
