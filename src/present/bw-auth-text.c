/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include <glib/gi18n.h>

#include "auth/bw-auth-error.h"
#include "present/bw-plain-text.h"

static const BwPlainText KINDS[] = {
  [BW_AUTH_ERROR_SIGN_IN_AGAIN] = {
    N_ ("The sign-in has ended"),
    N_ ("The sign-in no longer counts: the password was changed, an "
        "administrator ended it, or it was not used for a long time. Sign in "
        "again."),
  },
  [BW_AUTH_ERROR_MORE_PROOF] = {
    N_ ("Microsoft wants to be sure that it is you"),
    N_ ("Microsoft asks for more than before, such as a second factor. Sign in "
        "again, and follow the steps in the browser."),
  },
  [BW_AUTH_ERROR_START_AGAIN] = {
    N_ ("This attempt went wrong"),
    N_ ("It was started twice, took too long, or its code was used before. "
        "Start the sign-in again."),
  },
  [BW_AUTH_ERROR_CONSENT] = {
    N_ ("An administrator has to consent first"),
    N_ ("Nobody has allowed this application yet to read the security data of "
        "the organisation, and only an administrator can. Open the page for "
        "that, or send its address to an administrator."),
  },
  [BW_AUTH_ERROR_BORROWED_ID] = {
    N_ ("This application id is Microsoft’s own"),
    N_ ("Microsoft’s own applications may not read this data. Register an "
        "application for Bolwerk in the organisation, and enter its id."),
  },
  [BW_AUTH_ERROR_OTHER_APPLICATION] = {
    N_ ("The application is not in this organisation"),
    N_ ("The application id is not known there: it may belong to another "
        "organisation or another cloud. Check the application id, the "
        "organisation and the cloud."),
  },
  [BW_AUTH_ERROR_OTHER_CLOUD] = {
    N_ ("The organisation is in another cloud"),
    N_ ("It belongs to another national cloud of Microsoft. Choose that one: "
        "GCC High and DoD are clouds of their own, and GCC belongs to "
        "Worldwide."),
  },
  [BW_AUTH_ERROR_OTHER_TENANT] = {
    N_ ("There is no such organisation"),
    N_ ("This cloud does not know the organisation. Check its domain or id, "
        "and whether it is the right cloud."),
  },
  [BW_AUTH_ERROR_PUBLIC_CLIENT] = {
    N_ ("The registration does not allow this way to sign in"),
    /* Translators: the words between quotation marks stand so in the admin centre. */
    N_ ("On its page “Authentication”, set “Allow public client flows” to Yes, "
        "and see that http://localhost stands under “Mobile and desktop "
        "applications”, not under “Web”."),
  },
  [BW_AUTH_ERROR_REDIRECT] = {
    N_ ("The redirect address is not registered"),
    /* Translators: the words between quotation marks stand so in the admin centre. */
    N_ ("On the page “Authentication” of the registration, add the platform "
        "“Mobile and desktop applications” with the address http://localhost. "
        "Under another platform it does not work."),
  },
  [BW_AUTH_ERROR_WRONG_WAY] = {
    N_ ("The registration is for another way to sign in"),
    N_ ("It is a public client, which has no secret. Sign in with the browser, "
        "or register another application to sign in as an application."),
  },
  [BW_AUTH_ERROR_WRONG_SECRET] = {
    N_ ("The client secret is wrong"),
    N_ ("Enter the value of the secret, not its id. The value is shown only "
        "once, when the secret is made; where it is lost, make a new secret."),
  },
  [BW_AUTH_ERROR_EXPIRED_SECRET] = {
    N_ ("The client secret has expired"),
    /* Translators: the words between quotation marks stand so in the admin centre. */
    N_ ("Make a new secret on the page “Certificates & secrets” of the "
        "registration, and enter its value."),
  },
  [BW_AUTH_ERROR_CERTIFICATE] = {
    N_ ("The registration does not know the certificate"),
    /* Translators: the words between quotation marks stand so in the admin centre. */
    N_ ("Upload the certificate on the page “Certificates & secrets” of the "
        "registration, or choose the one that is there. Their thumbprints have "
        "to be the same."),
  },
  [BW_AUTH_ERROR_CLOCK] = {
    N_ ("The clock of this computer is wrong"),
    N_ ("Microsoft refuses what is dated in the past or in the future. Set the "
        "date, the time and the time zone, and try again."),
  },
  [BW_AUTH_ERROR_DEVICE_CODE_BLOCKED] = {
    N_ ("Signing in with a code is blocked"),
    N_ ("A policy of the organisation does not allow it, as Microsoft "
        "recommends. Sign in with the browser."),
  },
  [BW_AUTH_ERROR_CONDITIONAL_ACCESS] = {
    N_ ("A policy of the organisation blocks this sign-in"),
    N_ ("Conditional Access wants something that this sign-in does not have, "
        "so trying again does not help. Ask an administrator which policy it "
        "is, and give the ids below."),
  },
  [BW_AUTH_ERROR_DECLINED] = {
    N_ ("The sign-in was declined"),
    N_ ("You or somebody else did not agree to it. Start again when you want "
        "to sign in after all."),
  },
  [BW_AUTH_ERROR_EXPIRED] = {
    N_ ("The code has expired"),
    N_ ("It was not entered in time. Get a new code."),
  },
  [BW_AUTH_ERROR_READ_ONLY] = {
    N_ ("This sign-in may only read"),
    N_ ("To change the status of actions, the application needs the permission "
        "SecurityEvents.ReadWrite.All as well: an administrator consents to it, "
        "and you sign in once more for it. It lets Bolwerk update the security "
        "events of the organisation, which the status, the comment and the "
        "assignee of an action belong to. Until then nothing is changed, and "
        "everything stays readable."),
  },
  [BW_AUTH_ERROR_TIMED_OUT] = {
    N_ ("Nobody came back from the browser"),
    N_ ("The sign-in was not finished within five minutes. Start it again. Where "
        "Microsoft showed an error in the browser, its number begins with AADSTS "
        "and says what is to be mended."),
  },
  [BW_AUTH_ERROR_OPENED_TWICE] = {
    N_ ("The sign-in was opened twice"),
    N_ ("The address that starts it works once, and was opened a second time: by "
        "the browser itself, or by somebody else on this computer. Nobody was "
        "signed in. Start the sign-in again."),
  },
  [BW_AUTH_ERROR_ACCOUNT_NOT_IN_TENANT] = {
    N_ ("This account is not in the organisation"),
    N_ ("Sign in with an account of this organisation, or have an "
        "administrator invite yours as a guest."),
  },
  [BW_AUTH_ERROR_NOT_ASSIGNED] = {
    N_ ("The account may not use the application"),
    /* Translators: the words between quotation marks stand so in the admin centre. */
    N_ ("The application is only for those who are assigned to it. Ask an "
        "administrator to assign you, under “Enterprise applications”."),
  },
  [BW_AUTH_ERROR_ACCOUNT_DISABLED] = {
    N_ ("The account is disabled"),
    N_ ("An administrator has switched it off. Ask one, or sign in with "
        "another account."),
  },
  [BW_AUTH_ERROR_PASSWORD_EXPIRED] = {
    N_ ("The password has expired"),
    N_ ("Change the password of the account, in the browser for example, and "
        "sign in again."),
  },
  [BW_AUTH_ERROR_TRANSIENT] = {
    N_ ("Microsoft’s sign-in is disturbed"),
    N_ ("This passes by itself. Try again in a few minutes."),
  },
  [BW_AUTH_ERROR_BAD_ANSWER] = {
    N_ ("The answer is not that of a sign-in service"),
    N_ ("What came back cannot be read. Check the addresses of the cloud, and "
        "whether something on the network changes what is sent."),
  },
  [BW_AUTH_ERROR_FORM] = {
    N_ ("Something is not filled in right"),
    N_ ("An application id has five groups of letters and digits with dashes "
        "between. An organisation is such an id too, or a domain. To sign in "
        "as an application, name the organisation."),
  },
  [BW_AUTH_ERROR_UNKNOWN] = {
    N_ ("Microsoft refused the sign-in"),
    N_ ("What Microsoft says of it stands below. Its support can find this "
        "attempt by the ids."),
  },
};

/* What can be said more closely by the number after AADSTS (graph.md §4.6). */
static const struct {
  guint number;
  BwPlainText text;
} NUMBERS[] = {
  {
      16000,
      {
          N_ ("Choose another account"),
          /* Translators: the words between quotation marks stand so in the admin centre. */
          N_ ("The account with which the browser is signed in is not in this "
              "organisation. Sign out in the browser, or choose “Use another "
              "account” there."),
      },
  },
  {
      50097,
      {
          N_ ("A policy wants to know this computer"),
          N_ ("Conditional Access asks for proof of a registered device. A Linux "
              "computer may need Intune and Microsoft Edge for that, or the "
              "Microsoft Identity Broker. Ask an administrator."),
      },
  },
  {
      50134,
      {
          N_ ("The sign-in ended up in another data centre"),
          N_ ("The code was made in another region than the one where you signed "
              "in. Start the sign-in again."),
      },
  },
  {
      50194,
      {
          N_ ("The organisation has to be named"),
          N_ ("The registration is for one organisation only, so “my "
              "organisation” is not enough. Enter the domain or the id of the "
              "organisation."),
      },
  },
  {
      50196,
      {
          N_ ("Microsoft sees a loop"),
          N_ ("The same was asked too often within a short time. Wait a few "
              "minutes before you try again."),
      },
  },
  {
      53000,
      {
          N_ ("This computer is not compliant"),
          N_ ("The organisation admits only devices that Intune knows to be "
              "compliant. A Linux computer may need Intune and Microsoft Edge "
              "for that, or the Microsoft Identity Broker. Ask an administrator."),
      },
  },
  {
      53001,
      {
          N_ ("This computer is not joined to the organisation"),
          N_ ("The organisation admits only devices that are joined to it. A "
              "Linux computer may need Intune and Microsoft Edge for that, or "
              "the Microsoft Identity Broker. Ask an administrator."),
      },
  },
  {
      53002,
      {
          N_ ("The organisation admits only approved applications"),
          N_ ("Bolwerk is not among those that Conditional Access approves. Ask "
              "an administrator to make an exception for its registration."),
      },
  },
  {
      65004,
      {
          N_ ("You did not consent"),
          N_ ("Bolwerk cannot read anything without consent. Start again and "
              "accept, or have an administrator consent for the organisation."),
      },
  },
  {
      90094,
      {
          N_ ("An administrator has to approve"),
          N_ ("The organisation lets only administrators consent. Open the page "
              "for that, or send its address to an administrator."),
      },
  },
  {
      90095,
      {
          N_ ("An administrator has been asked to approve"),
          N_ ("The organisation lets only administrators consent. Sign in again "
              "when the request has been approved, or send the address of the "
              "page for that to an administrator."),
      },
  },
  {
      90099,
      {
          N_ ("The customer has not consented yet"),
          N_ ("A partner needs consent in the organisation of the customer too. "
              "Have an administrator there open the page for that, or consent by "
              "way of Partner Center."),
      },
  },
  {
      530034,
      {
          N_ ("The partner’s access is blocked for risk"),
          N_ ("Microsoft has blocked delegated administration by this account, "
              "since it looks compromised. Ask the administrators of your own "
              "organisation to look into it."),
      },
  },
  {
      530035,
      {
          N_ ("Security defaults block this sign-in"),
          N_ ("The security defaults of the organisation do not admit it. Ask an "
              "administrator, and give the ids below."),
      },
  },
  {
      700084,
      {
          N_ ("The redirect address is registered for a single-page application"),
          /* Translators: the words between quotation marks stand so in the admin centre. */
          N_ ("Such sign-ins end after a day. On the page “Authentication” of "
              "the registration, move http://localhost to the platform “Mobile "
              "and desktop applications”."),
      },
  },
  {
      7000112,
      {
          N_ ("The application is switched off"),
          /* Translators: the words between quotation marks stand so in the admin centre. */
          N_ ("An administrator has disabled it in this organisation. Ask one to "
              "enable it, under “Enterprise applications”."),
      },
  },
};

/* A policy that blocks device codes is told so, whichever it is. */
static const BwPlainText *
find_by_number (const GError *error)
{
  guint number = bw_auth_error_get_fields (error)->number;

  if (error->code == BW_AUTH_ERROR_DEVICE_CODE_BLOCKED)
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (NUMBERS); i++)
    if (NUMBERS[i].number == number)
      return &NUMBERS[i].text;
  return NULL;
}

/**
 * bw_plain_text_find_auth:
 * @error: a %BW_AUTH_ERROR
 *
 * Returns: (transfer none): how it is told, in English: by its number, or by what the user can do
 */
const BwPlainText *
bw_plain_text_find_auth (const GError *error)
{
  const BwPlainText *text = find_by_number (error);

  if (text != NULL)
    return text;
  if ((guint) error->code < G_N_ELEMENTS (KINDS) && KINDS[error->code].title != NULL)
    return &KINDS[error->code];
  return &KINDS[BW_AUTH_ERROR_UNKNOWN];
}
