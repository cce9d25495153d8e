/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "source/demo/bw-demo-plan.h"

#include <glib/gi18n.h>

#define MAX_TAGS 3

/* A due date that is not there; others count from the present day. */
#define NO_DATE G_MAXINT

typedef struct {
  const char *id;
  gboolean planned;
  const char *owner;
  int due;
  BwPriority priority;
  const char *tags[MAX_TAGS];
  const char *note;
} Entry;

static const Entry planned_entries[] = {
  { "SigninRiskPolicy",
    TRUE,
    "Noor van Dijk",
    9,
    BW_PRIORITY_HIGH,
    /* Translators: a tag on an action of the demo organisation: work of the current quarter. */
    { N_ ("this quarter") },
    /* Translators: a private note in the demo organisation. */
    N_ ("Report-only since Monday. Four users still have no method: see the helpdesk's list.") },
  { "aad_phishing_MFA_strength",
    TRUE,
    "Noor van Dijk",
    23,
    BW_PRIORITY_HIGH,
    { N_ ("this quarter"), /* Translators: a tag on an action: something has to be bought. */
      N_ ("purchase") },
    /* Translators: a private note in the demo organisation. */
    N_ ("Twelve keys are ordered, two for each administrator.") },
  { "mdo_phishthresholdlevel", TRUE, "Eva Lindqvist", 5, BW_PRIORITY_MEDIUM, { NULL }, NULL },
  { "AATP_WeakCipher",
    TRUE,
    "Jamal Brouwer",
    60,
    BW_PRIORITY_LOW,
    { NULL },
    /* Translators: a private note in the demo organisation. */
    N_ ("Waits for the new storage system.") },
  { "spo_external_sharing_managed",
    TRUE,
    "Eva Lindqvist",
    -4,
    BW_PRIORITY_MEDIUM,
    { NULL },
    /* Translators: a private note in the demo organisation. */
    N_ ("Sales wants two more weeks to tell its customers.") },
  { "scid_2060", TRUE, "Jamal Brouwer", 30, BW_PRIORITY_NONE, { N_ ("this quarter") }, NULL },
  { "meeting_autoadmitusers_v1", TRUE, "Eva Lindqvist", 2, BW_PRIORITY_NONE, { NULL }, NULL },
  { "exo_dmarc_reject", TRUE, NULL, NO_DATE, BW_PRIORITY_NONE, { NULL }, NULL },
  /* Not planned yet, but somebody has already thought about it. */
  { "scid_2071",
    FALSE,
    "Jamal Brouwer",
    NO_DATE,
    BW_PRIORITY_NONE,
    { N_ ("purchase") },
    /* Translators: a private note in the demo organisation. */
    N_ ("The label printers call back to each desk; ask the maker for a way around.") },
};

static BwPlanEntry *
entry_new (const Entry *entry, BwDay today)
{
  const char *tags[MAX_TAGS + 1] = { NULL };
  BwPlanEntryFields fields = {
    .id = entry->id,
    .planned = entry->planned,
    .owner = entry->owner,
    .due = entry->due == NO_DATE ? BW_DAY_NONE : (BwDay) ((int) today + entry->due),
    .priority = entry->priority,
    .tags = tags,
    .note = entry->note != NULL ? gettext (entry->note) : NULL,
  };

  for (guint i = 0; i < MAX_TAGS && entry->tags[i] != NULL; i++)
    tags[i] = gettext (entry->tags[i]);
  return bw_plan_entry_new (&fields);
}

/**
 * bw_demo_plan_new:
 * @today: the present day
 *
 * Returns: (transfer full): what the administrators of the demo organisation plan to do, with dates
 *   around @today
 */
BwPlan *
bw_demo_plan_new (BwDay today)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < G_N_ELEMENTS (planned_entries); i++)
    g_ptr_array_add (entries, entry_new (&planned_entries[i], today));
  return bw_plan_new (entries);
}
