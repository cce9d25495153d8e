/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/bw-range.h"

static const struct {
  const char *key;
  guint n_days; /* 0 where that is not what makes it */
} KINDS[] = {
  [BW_RANGE_MONTH] = { "month", 30 },  [BW_RANGE_QUARTER] = { "quarter", 90 },
  [BW_RANGE_YEAR] = { "year", 365 },   [BW_RANGE_ALL] = { "all", 0 },
  [BW_RANGE_CUSTOM] = { "custom", 0 },
};

G_STATIC_ASSERT (G_N_ELEMENTS (KINDS) == BW_N_RANGE_KINDS);

/**
 * bw_range_kind_to_key:
 * @kind: which days
 *
 * Returns: (transfer none): its name in settings
 */
const char *
bw_range_kind_to_key (BwRangeKind kind)
{
  g_return_val_if_fail ((guint) kind < BW_N_RANGE_KINDS, NULL);

  return KINDS[kind].key;
}

/**
 * bw_range_kind_from_key:
 * @key: a name in settings
 * @kind: (out): which days it stands for
 *
 * Returns: whether it stands for any
 */
gboolean
bw_range_kind_from_key (const char *key, BwRangeKind *kind)
{
  for (guint i = 0; i < BW_N_RANGE_KINDS; i++)
    if (g_strcmp0 (KINDS[i].key, key) == 0) {
      *kind = (BwRangeKind) i;
      return TRUE;
    }
  return FALSE;
}

/**
 * bw_range_find_days:
 * @self: a range
 * @newest: the newest day that there is a record of
 * @from: (out): the first day, or %BW_DAY_NONE for as far back as there are records
 * @to: (out): the last one, or %BW_DAY_NONE for the newest
 *
 * Finds the days of the range, its ends among them.
 */
void
bw_range_find_days (const BwRange *self, BwDay newest, BwDay *from, BwDay *to)
{
  guint n_days = KINDS[self->kind].n_days;

  *from = BW_DAY_NONE;
  *to = BW_DAY_NONE;
  if (self->kind == BW_RANGE_CUSTOM) {
    *from = self->from;
    *to = self->to;
  } else if (n_days > 0 && newest >= n_days) {
    *from = newest - n_days + 1;
  }
}
