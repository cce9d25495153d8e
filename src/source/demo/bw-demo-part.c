/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "source/demo/bw-demo-part.h"

#include <math.h>

#include "model/bw-id.h"

#define MAX_KNOTS 12

/* A moment at which it is told how many met the control: between two moments the number goes
   straight from one to the other, before the first it stands still, after the last it is what the
   newest day says. */
typedef struct {
  int days_ago;
  int count;
} Knot;

struct _BwDemoPart {
  const char *id;
  int added; /* days ago on which Microsoft added it, or 0 where it was always there */
  int retired; /* days ago on which Microsoft took it out, or 0 where it still is there */
  int reweighted; /* days ago from which the maximum is what it is now, or 0 */
  double old_max; /* the maximum before that */
  gboolean wavers; /* devices come and go: a few more or fewer each day */
  int total; /* the population; 1 for what is either done or not */
  Knot knots[MAX_KNOTS];
};

/* The story. Users 240, Windows devices 180. Oldest first within a part, as it is read. */
static const BwDemoPart parts[] = {
  /* Multifactor authentication comes in four waves: IT, offices, sales, warehouse. */
  { .id = "MFARegistrationV2",
    .total = 240,
    .knots = { { 89, 58 },
               { 77, 62 },
               { 75, 98 },
               { 63, 104 },
               { 61, 151 },
               { 48, 156 },
               { 46, 193 },
               { 32, 198 },
               { 30, 217 },
               { 19, 220 },
               { 14, 228 } } },
  { .id = "AdminMFAV2", .total = 6, .knots = { { 81, 3 }, { 80, 6 } } },
  { .id = "BlockLegacyAuthentication", .total = 1, .knots = { { 58, 0 }, { 57, 1 } } },
  { .id = "aad_windows_hello_business",
    .total = 180,
    .knots = { { 70, 24 }, { 50, 60 }, { 25, 126 }, { 5, 144 } } },

  /* Devices become encrypted, then compliant, one department after the other. */
  { .id = "scid_2000", .total = 194, .knots = { { 85, 168 }, { 60, 180 }, { 12, 189 } } },
  { .id = "scid_2003", .total = 1, .knots = { { 73, 0 }, { 72, 1 } } },
  { .id = "scid_2090",
    .total = 180,
    .knots = { { 86, 92 }, { 60, 112 }, { 35, 148 }, { 10, 166 }, { 1, 170 } } },
  { .id = "intune_compliance_windows",
    .total = 180,
    .knots = { { 84, 74 }, { 70, 90 }, { 40, 126 }, { 15, 153 }, { 1, 161 } } },
  { .id = "scid_2100", .total = 180, .knots = { { 66, 0 }, { 64, 58 }, { 45, 101 }, { 10, 160 } } },
  { .id = "scid_2060", .total = 180, .knots = { { 38, 0 }, { 37, 45 }, { 23, 45 }, { 22, 90 } } },

  /* The rules against attacks: audit first, then block for a third of the devices at a time. */
  { .id = "scid_2508",
    .total = 180,
    .knots = { { 44, 0 }, { 43, 60 }, { 36, 60 }, { 35, 120 }, { 22, 120 }, { 21, 150 } } },
  { .id = "scid_2509",
    .total = 180,
    .knots = { { 44, 0 }, { 43, 60 }, { 36, 60 }, { 35, 120 }, { 22, 120 }, { 21, 150 } } },
  { .id = "scid_2511",
    .total = 180,
    .knots = { { 44, 0 }, { 43, 60 }, { 36, 60 }, { 35, 120 }, { 22, 120 }, { 21, 150 } } },
  { .id = "scid_2501", .total = 180, .knots = { { 28, 0 }, { 27, 60 }, { 14, 60 }, { 13, 120 } } },
  { .id = "scid_2502", .total = 180, .knots = { { 28, 0 }, { 27, 60 }, { 14, 60 }, { 13, 120 } } },
  { .id = "scid_2505", .total = 180, .knots = { { 28, 0 }, { 27, 60 }, { 14, 60 }, { 13, 120 } } },

  /* Updates: each second Tuesday of the month all devices fall behind and catch up again. */
  { .id = "scid_2310",
    .total = 180,
    .knots = { { 89, 166 },
               { 76, 171 },
               { 75, 128 },
               { 62, 170 },
               { 48, 172 },
               { 47, 124 },
               { 34, 169 },
               { 20, 173 },
               { 19, 121 },
               { 6, 157 },
               { 1, 159 } } },
  { .id = "scid_2011", .total = 180, .wavers = TRUE, .knots = { { 2, 169 } } },
  { .id = "scid_2030", .total = 180, .wavers = TRUE, .knots = { { 2, 172 } } },
  { .id = "scid_2300", .total = 180, .wavers = TRUE, .knots = { { 2, 150 } } },

  /* Mail: one new policy covers everyone; later three counters fail for two days and heal. */
  { .id = "mdo_safelinksforemail", .total = 240, .knots = { { 51, 60 }, { 50, 240 } } },
  { .id = "mdo_mailboxintelligenceprotection", .total = 240, .knots = { { 51, 0 }, { 50, 240 } } },
  { .id = "mdo_zapspam", .total = 1, .knots = { { 41, 1 }, { 40, 0 }, { 39, 0 }, { 38, 1 } } },
  { .id = "mdo_zapphish", .total = 1, .knots = { { 41, 1 }, { 40, 0 }, { 39, 0 }, { 38, 1 } } },
  { .id = "mdo_zapmalware", .total = 1, .knots = { { 41, 1 }, { 40, 0 }, { 39, 0 }, { 38, 1 } } },

  /* The regression: somebody turned the policy off while looking for a lost message. */
  { .id = "mdo_safeattachments", .total = 1, .knots = { { 7, 1 }, { 6, 0 } } },

  /* Single steps. */
  { .id = "spo_legacy_auth", .total = 1, .knots = { { 85, 0 }, { 84, 1 } } },
  { .id = "mip_sensitivitylabelspolicies", .total = 1, .knots = { { 26, 0 }, { 25, 1 } } },
  { .id = "aad_custom_banned_passwords", .total = 1, .knots = { { 68, 0 }, { 67, 1 } } },
  { .id = "MDA_GitHub_Enforce2FA", .total = 1, .knots = { { 11, 0 }, { 10, 1 } } },

  /* Microsoft adds five controls on one day: the maximum rises, the points stay. */
  { .id = "aad_block_device_code_flow", .added = 31 },
  { .id = "teams_external_access_allowlist", .added = 31 },
  { .id = "mdo_teams_zap", .added = 31 },
  { .id = "scid_2515", .added = 31 },
  { .id = "AppG_HighPrivilegeApps", .added = 31 },

  /* Microsoft weighs two controls anew. */
  { .id = "SelfServicePasswordReset",
    .reweighted = 17,
    .old_max = 1,
    .total = 240,
    .knots = { { 80, 120 }, { 56, 180 }, { 33, 204 } } },
  { .id = "scid_2016", .reweighted = 17, .old_max = 7 },

  /* Microsoft takes one out, since it did the work itself. */
  { .id = "exo_basic_auth_pop_imap", .retired = 66, .total = 1, .knots = { { 89, 1 }, { 67, 1 } } },
};

static const char *const retired[] = { "exo_basic_auth_pop_imap", NULL };

/**
 * bw_demo_part_find:
 * @id: the id of a control
 *
 * Returns: (transfer none) (nullable): its part in the story
 */
const BwDemoPart *
bw_demo_part_find (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (bw_id_equal (parts[i].id, id))
      return &parts[i];
  return NULL;
}

/**
 * bw_demo_part_list_retired:
 *
 * Returns: (transfer none): the ids of the controls that the newest day no longer has
 */
const char *const *
bw_demo_part_list_retired (void)
{
  return retired;
}

/**
 * bw_demo_part_is_there:
 * @self: (nullable): a part
 * @days_ago: a day of the story, counted back from its end
 *
 * Returns: whether the control was scored on that day
 */
gboolean
bw_demo_part_is_there (const BwDemoPart *self, int days_ago)
{
  if (self == NULL)
    return TRUE;
  if (self->added > 0 && days_ago > self->added)
    return FALSE;
  return self->retired == 0 || days_ago > self->retired;
}

/**
 * bw_demo_part_get_max:
 * @self: (nullable): a part
 * @days_ago: a day of the story, counted back from its end
 * @max_points: attainable points at the end of the story
 *
 * Returns: attainable points on that day
 */
double
bw_demo_part_get_max (const BwDemoPart *self, int days_ago, double max_points)
{
  if (self != NULL && self->reweighted > 0 && days_ago > self->reweighted)
    return self->old_max;
  return max_points;
}

/* The first moment that is not before the day; MAX_KNOTS where all of them are. */
static int
find_knot (const BwDemoPart *self, int days_ago)
{
  for (int i = 0; i < MAX_KNOTS && self->knots[i].days_ago > 0; i++)
    if (self->knots[i].days_ago <= days_ago)
      return i;
  return MAX_KNOTS;
}

/* How many met the control, or -1 where that is what the newest day says. */
static int
find_count (const BwDemoPart *self, int days_ago)
{
  int i = find_knot (self, days_ago);
  const Knot *to = &self->knots[i];
  const Knot *from = to - 1;

  if (i == MAX_KNOTS)
    return -1;
  if (i == 0)
    return to->count;
  return from->count +
         (to->count - from->count) * (from->days_ago - days_ago) / (from->days_ago - to->days_ago);
}

/* Three fewer to three more, by the date alone. */
static int
waver (const BwDemoPart *self, BwDay day)
{
  return (int) ((day * 2654435761u + g_str_hash (self->id)) >> 16) % 7 - 3;
}

/**
 * bw_demo_part_get_points:
 * @self: (nullable): a part
 * @days_ago: a day of the story, counted back from its end
 * @day: the same day by the calendar
 * @max_points: attainable points at the end of the story
 * @points: achieved points at the end of the story
 *
 * Returns: achieved points on that day, to two decimals as Graph gives them; in proportion to those
 *   who met the control (graph.md §1.9)
 */
double
bw_demo_part_get_points (const BwDemoPart *self,
                         int days_ago,
                         BwDay day,
                         double max_points,
                         double points)
{
  double max_then = bw_demo_part_get_max (self, days_ago, max_points);
  int count = self != NULL ? find_count (self, days_ago) : -1;

  if (self == NULL || (count < 0 && max_then == max_points))
    return points;
  if (count < 0)
    return round (points * max_then / max_points * 100.0) / 100.0;
  if (self->wavers)
    count += waver (self, day);
  return round (max_then * count / self->total * 100.0) / 100.0;
}
