/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/bw-found-text.h"

#include <glib/gi18n.h>
#include <string.h>

/* A key of bw-reading-error.h, and how it is said. */
typedef struct {
  const char *key;
  const char *said;
} Word;

/* Other collections of Graph that lie at hand in Graph Explorer and PowerShell. */
static const Word COLLECTIONS[] = {
  { "users", N_ ("a list of users") },
  { "groups", N_ ("a list of groups") },
  { "devices", N_ ("a list of devices") },
  { "deviceManagement/managedDevices", N_ ("a list of devices") },
  { "applications", N_ ("a list of applications") },
  { "servicePrincipals", N_ ("a list of applications") },
  { "security/alerts", N_ ("a list of alerts") },
  { "security/alerts_v2", N_ ("a list of alerts") },
  { "security/incidents", N_ ("a list of incidents") },
  { "auditLogs/signIns", N_ ("a list of sign-ins") },
  { "auditLogs/directoryAudits", N_ ("an audit log") },
  { "identity/conditionalAccess/policies", N_ ("a list of Conditional Access policies") },
  { NULL },
};

static const Word VALUES[] = {
  { "object", N_ ("an empty object") },
  { "array", N_ ("a list of lists") },
  { "string", N_ ("a single text") },
  { "number", N_ ("a single number") },
  { "boolean", N_ ("a single true or false") },
  { "null", N_ ("nothing but null") },
  { "array:object", N_ ("a list of empty objects") },
  { "array:array", N_ ("a list of lists") },
  { "array:string", N_ ("a list of texts") },
  { "array:number", N_ ("a list of numbers") },
  { "array:boolean", N_ ("a list of true and false") },
  { "array:null", N_ ("a list of nothing but null") },
  { NULL },
};

/* Codes of Graph's error answers (graph.md §5) by what they ask for. */
static const char *const SIGN_IN_CODES[] = { "InvalidAuthenticationToken", "Unauthorized",
                                             "TokenExpired", NULL };
static const char *const ROLE_CODES[] = { "Authorization_RequestDenied", "AccessDenied",
                                          "Forbidden", NULL };
static const char *const WAIT_CODES[] = { "TooManyRequests", "429", "ServiceUnavailable", NULL };

static const char *
find_word (const Word *words, const char *key)
{
  for (; words->key != NULL; words++)
    if (g_ascii_strcasecmp (words->key, key) == 0)
      return gettext (words->said);
  return NULL;
}

static gboolean
is_one_of (const char *const *codes, const char *code)
{
  for (; *codes != NULL; codes++)
    if (g_ascii_strcasecmp (*codes, code) == 0)
      return TRUE;
  return FALSE;
}

/* What stands after @prefix, or NULL where @found does not begin so. */
static const char *
find_detail (const char *found, const char *prefix)
{
  return g_str_has_prefix (found, prefix) ? found + strlen (prefix) : NULL;
}

/* Names a thing, as in "a list of users". */
static char *
say_thing (const char *found)
{
  const char *word = find_word (VALUES, found);
  const char *detail = NULL;

  if (word != NULL)
    return g_strdup (word);

  if ((detail = find_detail (found, "collection:")) != NULL) {
    word = find_word (COLLECTIONS, detail);
    if (word != NULL)
      return g_strdup (word);
    /* Translators: what a file holds; %s is the name of a collection, as in "drives". */
    return g_strdup_printf (_ ("the collection “%s” of Microsoft Graph"), detail);
  }
  if ((detail = find_detail (found, "type:")) != NULL)
    /* Translators: what a file holds; %s is the name of a type, as in "microsoft.graph.user". */
    return g_strdup_printf (_ ("a record of the type “%s”"), detail);
  if ((detail = find_detail (found, "array:object:")) != NULL)
    /* Translators: what a file holds; %s are names, as in "id, displayName, mail". */
    return g_strdup_printf (_ ("a list of objects with the members “%s”"), detail);
  if ((detail = find_detail (found, "object:")) != NULL)
    /* Translators: what a file holds; %s are names, as in "name, version, scripts". */
    return g_strdup_printf (_ ("an object with the members “%s”"), detail);
  return g_strdup (found);
}

static const char *
say_way_on (const char *code)
{
  if (is_one_of (SIGN_IN_CODES, code))
    return _ ("Sign in again, ask again, and save the answer that holds the records.");
  if (is_one_of (ROLE_CODES, code))
    /* Translators: leave SecurityEvents.Read.All as it is. */
    return _ ("Asking needs consent to SecurityEvents.Read.All and a role such as Security Reader. "
              "Ask again with both, and save the answer that holds the records.");
  if (is_one_of (WAIT_CODES, code))
    return _ ("Wait a few minutes, ask again, and save the answer that holds the records.");
  return _ ("Ask again, and save the answer that holds the records.");
}

static char *
say_graph_error (const char *code)
{
  const char *way_on = say_way_on (code);

  if (*code == '\0')
    return g_strconcat (_ ("It holds an error that Microsoft Graph answered with, and no records."),
                        " ", way_on, NULL);
  /* Translators: the first %s is a code, as in "Forbidden", the second one a sentence that says what
     to do. */
  return g_strdup_printf (_ ("It holds the error “%s” that Microsoft Graph answered with, and no "
                             "records. %s"),
                          code, way_on);
}

static char *
say_failed_part (const char *code)
{
  const char *way_on = say_way_on (code);

  if (*code == '\0')
    return g_strconcat (_ ("One of the answers in it is an error of Microsoft Graph."), " ", way_on,
                        NULL);
  /* Translators: the first %s is a code, as in "Forbidden", the second one a sentence that says what
     to do. */
  return g_strdup_printf (_ ("One of the answers in it is the error “%s” of Microsoft Graph. %s"),
                          code, way_on);
}

static char *
say_member (const char *detail)
{
  const char *colon = strchr (detail, ':');
  g_autofree char *member = g_strndup (detail, colon != NULL ? (gsize) (colon - detail) : 0);
  g_autofree char *thing = say_thing (colon != NULL ? colon + 1 : detail);

  /* Translators: the first %s is the name of a member, as in "controlScores", the second one says
     what it holds, as in "a single number". */
  return g_strdup_printf (_ ("In “%s” there is %s, where records should be. Save the whole answer "
                             "of Microsoft Graph again."),
                          member, thing);
}

/* A record of Graph that something is wrong with; NULL where it is something else. */
static char *
say_record (const char *found)
{
  const char *detail = NULL;

  if (g_str_equal (found, "control-scores"))
    return g_strdup (_ ("It holds the scores of single actions without the score of the day "
                        "around them. Save the whole answer of secureScores."));
  if (g_str_equal (found, "score-without-date"))
    return g_strdup (_ ("A score in it tells no day: it has neither a createdDateTime nor an id "
                        "with a date. Save the whole answer of secureScores."));
  if (g_str_equal (found, "profile-without-id"))
    return g_strdup (_ ("An action in it has no id. Save the whole answer of "
                        "secureScoreControlProfiles."));
  if ((detail = find_detail (found, "mixed-records:")) != NULL)
    /* Translators: %s is a number, from 1. */
    return g_strdup_printf (_ ("Entry %s of a list of records is none itself. Save the whole "
                               "answer of Microsoft Graph again."),
                            detail);
  if ((detail = find_detail (found, "member:")) != NULL)
    return say_member (detail);
  if ((detail = find_detail (found, "failed-part:")) != NULL)
    return say_failed_part (detail);
  return NULL;
}

static char *
say_foreign (const char *found)
{
  g_autofree char *thing = NULL;

  if (*found == '\0')
    return g_strdup (_ ("It holds neither secureScores nor secureScoreControlProfiles of Microsoft "
                        "Graph. Choose another file."));

  thing = say_thing (found);
  /* Translators: %s says what a file holds, as in "a list of users". Leave the two words of Graph,
     secureScores and secureScoreControlProfiles, as they are. */
  return g_strdup_printf (_ ("It holds %s, and neither secureScores nor "
                             "secureScoreControlProfiles of Microsoft Graph. Choose another file."),
                          thing);
}

/* A plan of Bolwerk that something is wrong with. */
static gboolean
say_plan (const char *found, BwFoundText *text)
{
  const char *detail = NULL;

  if (g_str_equal (found, "no-plan")) {
    *text = (BwFoundText) { _ ("This is no plan of Bolwerk"),
                            /* Translators: leave bolwerk plan --json as it is. */
                            g_strdup (_ ("It holds something else. Choose a file that “bolwerk "
                                         "plan --json” wrote.")) };
  } else if (g_str_has_prefix (found, "plan-version:")) {
    *text = (BwFoundText) { _ ("A newer Bolwerk wrote this plan"),
                            g_strdup (_ ("This version does not understand it. Update Bolwerk.")) };
  } else if ((detail = find_detail (found, "plan-entry:")) != NULL) {
    g_auto (GStrv) parts = g_strsplit (detail, ":", 2);

    *text = (BwFoundText) {
      _ ("The plan cannot be read"),
      /* Translators: the first %s is a number, from 1, the second one the name of a member, as in "due". */
      g_strdup_printf (_ ("In entry %s, “%s” is not what it should be. Nothing was taken over: put "
                          "it right in the file, and try again."),
                       parts[0], parts[1] != NULL ? parts[1] : ""),
    };
  } else {
    return FALSE;
  }
  return TRUE;
}

/**
 * bw_found_text_say:
 * @found: (nullable): what was found instead of records: a key of #BwReadingError
 *
 * Says in words what a file of JSON holds where it holds no records of Microsoft Secure Score, or
 * damaged ones, and what to do.
 *
 * Returns: how it is told; its body is to be freed
 */
BwFoundText
bw_found_text_say (const char *found)
{
  const char *key = found != NULL ? found : "";
  const char *detail = NULL;
  char *record = NULL;
  BwFoundText plan = { NULL };

  if ((detail = find_detail (key, "graph-error:")) != NULL)
    return (BwFoundText) { _ ("This is an error of Microsoft Graph"), say_graph_error (detail) };
  if ((detail = find_detail (key, "sign-in-error:")) != NULL) {
    char *body =
        /* Translators: %s is a code, as in "invalid_scope". */
        g_strdup_printf (_ ("It holds the error “%s” of Microsoft’s sign-in, and no records. Sign "
                            "in, ask Microsoft Graph, and save its answer."),
                         detail);

    return (BwFoundText) { _ ("This is an error of the sign-in"), body };
  }

  if (say_plan (key, &plan))
    return plan;
  record = say_record (key);
  if (record != NULL)
    return (BwFoundText) { _ ("The records are not whole"), record };
  return (BwFoundText) { _ ("This is JSON of another kind"), say_foreign (key) };
}
