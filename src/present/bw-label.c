/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/bw-label.h"

#include <glib/gi18n.h>
#include <string.h>

#include "model/bw-words.h"

/* What stands before the word of an unknown state in its key; see bw_action_get_status_key(). */
#define OTHER_PREFIX "other:"

/* A word of the model and how it is said. A word that is in no table is shown as it came. */
typedef struct {
  const char *word;
  const char *context;
  const char *label;
} Label;

/* What the names of most products begin with. */
#define MAKER "Microsoft "

static const Label CATEGORIES[] = {
  /* Translators: a category of improvement actions: accounts and signing in. */
  { BW_CATEGORY_IDENTITY, "category", NC_ ("category", "Identity") },
  /* Translators: a category of improvement actions: documents and mail. */
  { BW_CATEGORY_DATA, "category", NC_ ("category", "Data") },
  /* Translators: a category of improvement actions: computers and telephones. */
  { BW_CATEGORY_DEVICE, "category", NC_ ("category", "Device") },
  /* Translators: a category of improvement actions: applications. */
  { BW_CATEGORY_APPS, "category", NC_ ("category", "Apps") },
  /* Translators: a category of improvement actions: servers and networks. */
  { BW_CATEGORY_INFRASTRUCTURE, "category", NC_ ("category", "Infrastructure") },
  /* Translators: the category of an improvement action that came without one. */
  { BW_WORD_UNKNOWN, "category", NC_ ("category", "Unknown") },
  { NULL },
};

static const Label LEVELS[] = {
  /* Translators: a level of user impact or implementation cost. */
  { BW_LEVEL_LOW, "level", NC_ ("level", "Low") },
  /* Translators: a level of user impact or implementation cost, between low and high. */
  { BW_LEVEL_MODERATE, "level", NC_ ("level", "Moderate") },
  /* Translators: a level of user impact or implementation cost. */
  { BW_LEVEL_HIGH, "level", NC_ ("level", "High") },
  /* Translators: a level of user impact or implementation cost that Microsoft does not give. */
  { BW_WORD_UNKNOWN, "level", NC_ ("level", "Unknown") },
  { NULL },
};

static const Label TIERS[] = {
  /* Translators: a tier of improvement actions: the basis. */
  { BW_TIER_CORE, "tier", NC_ ("tier", "Core") },
  /* Translators: a tier of improvement actions: a second line behind the first. */
  { BW_TIER_DEFENSE_IN_DEPTH, "tier", NC_ ("tier", "Defense in Depth") },
  /* Translators: a tier of improvement actions: for organisations that have the rest. */
  { BW_TIER_ADVANCED, "tier", NC_ ("tier", "Advanced") },
  /* Translators: the tier of an improvement action that came without one. */
  { BW_WORD_UNKNOWN, "tier", NC_ ("tier", "Unknown") },
  { NULL },
};

static const Label THREATS[] = {
  /* Translators: a threat: somebody else gets into an account. */
  { "Account breach", "threat", NC_ ("threat", "Account breach") },
  /* Translators: a threat: data are brought outside. */
  { "Data exfiltration", "threat", NC_ ("threat", "Data exfiltration") },
  /* Translators: a threat: passwords are guessed or broken. */
  { "Password cracking", "threat", NC_ ("threat", "Password cracking") },
  /* Translators: a threat: somebody of the organisation who means ill. */
  { "Malicious insider", "threat", NC_ ("threat", "Malicious insider") },
  /* Translators: a threat: data are deleted. */
  { "Data deletion", "threat", NC_ ("threat", "Data deletion") },
  /* Translators: a threat: somebody gets more rights than he should have. */
  { "Elevation of privilege", "threat", NC_ ("threat", "Elevation of privilege") },
  /* Translators: a threat: data get by mistake where they do not belong. */
  { "Data spillage", "threat", NC_ ("threat", "Data spillage") },
  /* Translators: a threat: messages that lure passwords out of people, or out of those who lead (whaling). */
  { "Phishing or whaling", "threat", NC_ ("threat", "Phishing or whaling") },
  /* Translators: a threat: somebody passes for somebody else. */
  { "Spoofing", "threat", NC_ ("threat", "Spoofing") },
  /* Translators: a threat of which Microsoft does not say what it is. */
  { BW_WORD_UNKNOWN, "threat", NC_ ("threat", "Unknown") },
  { NULL },
};

static const char *const STATUSES[BW_N_STATUSES] = {
  /* Translators: a status of improvement actions: not done, or partly done. */
  [BW_STATUS_TO_ADDRESS] = NC_ ("status", "To address"),
  /* Translators: a status of improvement actions: there are plans to do it. */
  [BW_STATUS_PLANNED] = NC_ ("status", "Planned"),
  /* Translators: a status of improvement actions: the organisation accepts the risk. */
  [BW_STATUS_RISK_ACCEPTED] = NC_ ("status", "Risk accepted"),
  /* Translators: a status of improvement actions: a product of another maker does it. */
  [BW_STATUS_THIRD_PARTY] = NC_ ("status", "Resolved through third party"),
  /* Translators: a status of improvement actions: somebody has looked at it. */
  [BW_STATUS_REVIEWED] = NC_ ("status", "Reviewed"),
  /* Translators: a status of improvement actions: all points achieved. */
  [BW_STATUS_COMPLETED] = NC_ ("status", "Completed"),
  /* Translators: a status of improvement actions that Bolwerk does not know. */
  [BW_STATUS_OTHER] = NC_ ("status", "Other"),
};

static const char *const RECENT[] = {
  /* Translators: what happened recently to an improvement action: it has fewer points than it had. */
  [BW_RECENT_REGRESSED] = NC_ ("recent", "Regressed"),
  /* Translators: what happened recently to an improvement action: Microsoft, or a licence, brought it. */
  [BW_RECENT_ADDED] = NC_ ("recent", "Recently added"),
  /* Translators: what happened recently to an improvement action: Microsoft changed it. */
  [BW_RECENT_CHANGED] = NC_ ("recent", "Recently updated"),
};
G_STATIC_ASSERT (G_N_ELEMENTS (RECENT) == BW_N_RECENT_KINDS);

static const char *const PRIORITIES[] = {
  /* Translators: no priority was given to an action. */
  [BW_PRIORITY_NONE] = NC_ ("priority", "None"),
  /* Translators: a priority of an action. */
  [BW_PRIORITY_LOW] = NC_ ("priority", "Low"),
  /* Translators: a priority of an action, between low and high. */
  [BW_PRIORITY_MEDIUM] = NC_ ("priority", "Medium"),
  /* Translators: a priority of an action. */
  [BW_PRIORITY_HIGH] = NC_ ("priority", "High"),
};
G_STATIC_ASSERT (G_N_ELEMENTS (PRIORITIES) == BW_N_PRIORITIES);

static const char *const DUES[] = {
  /* Translators: actions whose due date has passed. */
  [BW_DUE_OVERDUE] = NC_ ("due", "Overdue"),
  /* Translators: actions whose due date is today or within a week. */
  [BW_DUE_SOON] = NC_ ("due", "Due soon"),
  /* Translators: actions whose due date is more than a week away. */
  [BW_DUE_LATER] = NC_ ("due", "Later"),
  /* Translators: actions without a due date, or that are done. */
  [BW_DUE_NONE] = NC_ ("due", "No date, or done"),
};
G_STATIC_ASSERT (G_N_ELEMENTS (DUES) == BW_N_DUES);

static const char *const FACETS[] = {
  /* Translators: what actions are filtered or grouped by: how far they are. */
  [BW_FACET_STATUS] = NC_ ("facet", "Status"),
  /* Translators: what actions are filtered by: whether they regressed, were added or were updated. */
  [BW_FACET_RECENT] = NC_ ("facet", "Recent changes"),
  /* Translators: what actions are filtered or grouped by: Identity, Data, Device, Apps. */
  [BW_FACET_CATEGORY] = NC_ ("facet", "Category"),
  /* Translators: what actions are filtered or grouped by: the Microsoft product. */
  [BW_FACET_PRODUCT] = NC_ ("facet", "Product"),
  /* Translators: what actions are filtered or grouped by: how much users notice. */
  [BW_FACET_USER_IMPACT] = NC_ ("facet", "User impact"),
  /* Translators: what actions are filtered or grouped by: how much work they are. */
  [BW_FACET_COST] = NC_ ("facet", "Implementation cost"),
  /* Translators: what actions are filtered or grouped by: Core, Defense in Depth, Advanced. */
  [BW_FACET_TIER] = NC_ ("facet", "Tier"),
  /* Translators: what actions are filtered by: the threats that they protect against. */
  [BW_FACET_THREAT] = NC_ ("facet", "Protects against"),
  /* Translators: what actions are filtered by: whether they earn points. */
  [BW_FACET_SCORED] = NC_ ("facet", "Scoring"),
  /* Translators: what actions are filtered by: whether there are points still to win. */
  [BW_FACET_POINTS_LEFT] = NC_ ("facet", "Points left"),
  /* Translators: what actions are filtered by: whether Microsoft retired them. */
  [BW_FACET_DEPRECATED] = NC_ ("facet", "Retired"),
  /* Translators: what actions are filtered by: whether they are planned on this computer. */
  [BW_FACET_PLANNED] = NC_ ("facet", "Planned here"),
  /* Translators: what actions are filtered or grouped by: who is to do them, as it is kept on this computer and not at
     Microsoft. */
  [BW_FACET_OWNER] = NC_ ("facet", "Owner (here)"),
  /* Translators: what actions are filtered or grouped by: how much they matter to the organisation. */
  [BW_FACET_PRIORITY] = NC_ ("facet", "Priority"),
  /* Translators: what actions are filtered by: words that the user has given them. */
  [BW_FACET_TAG] = NC_ ("facet", "Tags"),
  /* Translators: what actions are filtered or grouped by: whether they are overdue, due soon, or due later. */
  [BW_FACET_DUE] = NC_ ("facet", "Due"),
};
G_STATIC_ASSERT (G_N_ELEMENTS (FACETS) == BW_N_FACETS);

static const char *const SORT_KEYS[] = {
  /* Translators: what the list is sorted by: the order in which to do the actions. */
  [BW_SORT_RECOMMENDED] = NC_ ("sort", "Recommended order"),
  /* Translators: what the list is sorted by: the titles of the actions. */
  [BW_SORT_TITLE] = NC_ ("sort", "Title"),
  /* Translators: what the list is sorted by: what an action adds to the score. */
  [BW_SORT_IMPACT] = NC_ ("sort", "Score impact"),
  /* Translators: what the list is sorted by: the points achieved already. */
  [BW_SORT_POINTS] = NC_ ("sort", "Points achieved"),
  /* Translators: what the list is sorted by: the points still to win. */
  [BW_SORT_POINTS_LEFT] = NC_ ("sort", "Points left"),
  /* Translators: what the list is sorted by: how far an action is. */
  [BW_SORT_STATUS] = NC_ ("sort", "Status"),
  /* Translators: what the list is sorted by: those that regressed, were added or were updated come first. */
  [BW_SORT_RECENT] = NC_ ("sort", "Recent changes"),
  /* Translators: what the list is sorted by: Identity, Data, Device, Apps. */
  [BW_SORT_CATEGORY] = NC_ ("sort", "Category"),
  /* Translators: what the list is sorted by: the Microsoft product. */
  [BW_SORT_PRODUCT] = NC_ ("sort", "Product"),
  /* Translators: what the list is sorted by: how much users notice. */
  [BW_SORT_USER_IMPACT] = NC_ ("sort", "User impact"),
  /* Translators: what the list is sorted by: how much work an action is. */
  [BW_SORT_COST] = NC_ ("sort", "Implementation cost"),
  /* Translators: what the list is sorted by: when Microsoft last looked at it. */
  [BW_SORT_LAST_SYNCED] = NC_ ("sort", "Last synced"),
  /* Translators: what the list is sorted by: by when an action is to be done. */
  [BW_SORT_DUE] = NC_ ("sort", "Due date"),
  /* Translators: what the list is sorted by: how much an action matters to the organisation. */
  [BW_SORT_PRIORITY] = NC_ ("sort", "Priority"),
  /* Translators: what the list is sorted by: who is to do an action, as it is kept on this computer. */
  [BW_SORT_OWNER] = NC_ ("sort", "Owner (here)"),
};
G_STATIC_ASSERT (G_N_ELEMENTS (SORT_KEYS) == BW_N_SORT_KEYS);

static char *
say (const Label *labels, const char *word)
{
  if (word == NULL)
    return g_strdup ("");

  for (const Label *label = labels; label->word != NULL; label++)
    if (g_ascii_strcasecmp (label->word, word) == 0)
      return g_strdup (g_dpgettext2 (NULL, label->context, label->label));

  return g_strdup (word);
}

static char *
say_in_context (const char *context, const char *label)
{
  return g_strdup (g_dpgettext2 (NULL, context, label));
}

static char *
say_other_status (const char *word)
{
  /* Translators: the status of an action in a word that Bolwerk does not know; %s is the word as
     Microsoft sent it. */
  return g_strdup_printf (_ ("Other: %s"), word);
}

/**
 * bw_label_status:
 * @status: a status
 * @state_word: (nullable): the word that Graph sent, said with %BW_STATUS_OTHER
 *
 * Returns: (transfer full): how it is said
 */
char *
bw_label_status (BwStatus status, const char *state_word)
{
  g_return_val_if_fail ((guint) status < BW_N_STATUSES, g_strdup (""));

  if (status == BW_STATUS_OTHER && state_word != NULL && *state_word != '\0')
    return say_other_status (state_word);
  return say_in_context ("status", STATUSES[status]);
}

/**
 * bw_label_status_key:
 * @key: a status key (see bw_action_get_status_key())
 *
 * Returns: (transfer full): how it is said
 */
char *
bw_label_status_key (const char *key)
{
  g_return_val_if_fail (key != NULL, g_strdup (""));

  for (BwStatus status = 0; status < BW_N_STATUSES; status++)
    if (g_strcmp0 (bw_status_to_key (status), key) == 0)
      return bw_label_status (status, NULL);
  if (g_str_has_prefix (key, OTHER_PREFIX))
    key += strlen (OTHER_PREFIX);
  return bw_label_status (BW_STATUS_OTHER, key);
}

/**
 * bw_label_recent:
 * @key: the key of what happened recently (see bw_recent_kind_to_key())
 *
 * Returns: (transfer full): how it is said
 */
char *
bw_label_recent (const char *key)
{
  g_return_val_if_fail (key != NULL, g_strdup (""));

  for (int kind = 0; kind < BW_N_RECENT_KINDS; kind++)
    if (g_str_equal (bw_recent_kind_to_key ((BwRecentKind) kind), key))
      return say_in_context ("recent", RECENT[kind]);
  return g_strdup (key);
}

/**
 * bw_label_category:
 * @category: (nullable): a folded category
 *
 * Returns: (transfer full): how it is said
 */
char *
bw_label_category (const char *category)
{
  return say (CATEGORIES, category);
}

/**
 * bw_label_level:
 * @level: (nullable): a folded level of user impact or implementation cost
 *
 * Returns: (transfer full): how it is said
 */
char *
bw_label_level (const char *level)
{
  return say (LEVELS, level);
}

/**
 * bw_label_tier:
 * @tier: (nullable): a folded tier
 *
 * Returns: (transfer full): how it is said
 */
char *
bw_label_tier (const char *tier)
{
  return say (TIERS, tier);
}

/**
 * bw_label_threat:
 * @threat: (nullable): a folded threat
 *
 * Returns: (transfer full): how it is said
 */
char *
bw_label_threat (const char *threat)
{
  return say (THREATS, threat);
}

/**
 * bw_label_threats:
 * @threats: (nullable): folded threats
 *
 * Returns: (transfer full): how they are said one after another; empty where there are none
 */
char *
bw_label_threats (const char *const *threats)
{
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();
  g_auto (GStrv) said = NULL;

  for (gsize i = 0; threats != NULL && threats[i] != NULL; i++)
    g_strv_builder_take (labels, bw_label_threat (threats[i]));

  said = g_strv_builder_end (labels);
  /* Translators: what stands between the threats of a list, as in "Account breach, Data spillage". */
  return g_strjoinv (C_ ("list", ", "), said);
}

/**
 * bw_label_priority:
 * @priority: a priority
 *
 * Returns: (transfer full): how it is said
 */
char *
bw_label_priority (BwPriority priority)
{
  g_return_val_if_fail ((guint) priority < BW_N_PRIORITIES, g_strdup (""));

  return say_in_context ("priority", PRIORITIES[priority]);
}

static char *
say_priority_key (const char *key)
{
  BwPriority priority = BW_PRIORITY_NONE;

  return bw_priority_from_key (key, &priority) ? bw_label_priority (priority) : g_strdup (key);
}

/**
 * bw_label_due:
 * @due: how an action stands with its day
 *
 * Returns: (transfer full): how it is said
 */
char *
bw_label_due (BwDue due)
{
  g_return_val_if_fail ((guint) due < BW_N_DUES, g_strdup (""));

  return say_in_context ("due", DUES[due]);
}

static char *
say_due_key (const char *key)
{
  BwDue due = BW_DUE_NONE;

  return bw_due_from_key (key, &due) ? bw_label_due (due) : g_strdup (key);
}

/**
 * bw_label_facet:
 * @facet: a facet
 *
 * Returns: (transfer full): how it is called, as a heading or in a menu
 */
char *
bw_label_facet (BwFacet facet)
{
  g_return_val_if_fail (facet >= 0 && facet < BW_N_FACETS, g_strdup (""));

  return say_in_context ("facet", FACETS[facet]);
}

/* The facets whose values are `yes` and `no`. */
static char *
say_yes_or_no (const char *key, const char *yes, const char *no)
{
  if (g_strcmp0 (key, "yes") == 0)
    return g_strdup (yes);
  if (g_strcmp0 (key, "no") == 0)
    return g_strdup (no);
  return g_strdup (key);
}

/**
 * bw_label_brief_product:
 * @product: a product, as bw_action_get_product() gives it
 *
 * Returns: (transfer full): its name without what most of them begin with, for where there is little room; that of an
 *   app which another product watches over is the app
 */
char *
bw_label_brief_product (const char *product)
{
  g_autofree char *whole = bw_label_facet_value (BW_FACET_PRODUCT, product);
  const char *app = strstr (whole, ": ");

  if (app != NULL && app[2] != '\0')
    return g_strdup (app + 2);
  return g_strdup (g_str_has_prefix (whole, MAKER) ? whole + strlen (MAKER) : whole);
}

/**
 * bw_label_facet_value:
 * @facet: a facet
 * @key: one of its values
 *
 * Returns: (transfer full): how the value is said, on its own in a chip or a list
 */
char *
bw_label_facet_value (BwFacet facet, const char *key)
{
  g_return_val_if_fail (key != NULL, g_strdup (""));

  switch (facet) {
  case BW_FACET_STATUS:
    return bw_label_status_key (key);
  case BW_FACET_RECENT:
    return bw_label_recent (key);
  case BW_FACET_CATEGORY:
    return bw_label_category (key);
  case BW_FACET_USER_IMPACT:
  case BW_FACET_COST:
    return bw_label_level (key);
  case BW_FACET_TIER:
    return bw_label_tier (key);
  case BW_FACET_THREAT:
    return bw_label_threat (key);
  case BW_FACET_SCORED:
    /* Translators: two kinds of actions: those that earn points and those that do not. */
    return say_yes_or_no (key, C_ ("scoring", "Scored"), C_ ("scoring", "Not scored"));
  case BW_FACET_POINTS_LEFT:
    if (g_str_equal (key, BW_WORD_UNKNOWN))
      /* Translators: actions of which Microsoft does not say how many points there are to win. */
      return g_strdup (_ ("Points left not known"));
    /* Translators: two kinds of actions: those with points still to win and those without. */
    return say_yes_or_no (key, _ ("Points left"), _ ("No points left"));
  case BW_FACET_DEPRECATED:
    return say_yes_or_no (key,
                          /* Translators: actions that Microsoft retired. */
                          _ ("Retired by Microsoft"),
                          /* Translators: actions that Microsoft has not retired. */
                          _ ("In use"));
  case BW_FACET_PRODUCT:
    /* Translators: stands for a product that is not known. */
    return g_strdup (*key != '\0' ? key : C_ ("product", "Unknown"));
  case BW_FACET_PLANNED:
    return say_yes_or_no (
        key,
        /* Translators: actions that there are plans for, kept on this computer. */
        _ ("Planned on this computer"),
        /* Translators: actions that there are no plans for on this computer. */
        _ ("Not planned"));
  case BW_FACET_OWNER:
    /* Translators: actions that nobody has been named for on this computer. */
    return g_strdup (*key != '\0' ? key : C_ ("owner", "Nobody"));
  case BW_FACET_PRIORITY:
    return say_priority_key (key);
  case BW_FACET_DUE:
    return say_due_key (key);
  case BW_FACET_TAG:
  case BW_FACET_NONE:
  default:
    return g_strdup (key);
  }
}

/**
 * bw_label_sort_key:
 * @sort: a sort key
 *
 * Returns: (transfer full): how it is called in a menu
 */
char *
bw_label_sort_key (BwSortKey sort)
{
  g_return_val_if_fail ((guint) sort < BW_N_SORT_KEYS, g_strdup (""));

  return say_in_context ("sort", SORT_KEYS[sort]);
}
