/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "source/bw-source.h"

G_BEGIN_DECLS

/**
 * BwFakeSource:
 *
 * A source that answers what it is told to, fails where it is told to, and remembers what it was
 * asked. Where it is told to wait it does so until it is cancelled or `go_on` is set (atomically).
 */
#define BW_TYPE_FAKE_SOURCE (bw_fake_source_get_type ())
G_DECLARE_FINAL_TYPE (BwFakeSource, bw_fake_source, BW, FAKE_SOURCE, GObject)

typedef enum {
  BW_FAKE_NOTHING,
  BW_FAKE_NEWEST,
  BW_FAKE_CATALOGUE,
  BW_FAKE_DAYS,
} BwFakeCall;

struct _BwFakeSource {
  GObject parent_instance;

  BwSnapshot *snapshot;
  BwCatalogue *catalogue;
  BwFakeCall fails_at;
  BwFakeCall cancels_at;
  BwFakeCall waits_at;
  int go_on;
  GCancellable *cancellable;
  BwDay asked_from;
  BwDay asked_to;
  guint n_calls;
};

BwFakeSource *bw_fake_source_new (void);

G_END_DECLS
