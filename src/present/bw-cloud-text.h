/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/bw-cloud.h"

G_BEGIN_DECLS

char *bw_cloud_text_name (BwCloud *cloud);

G_END_DECLS
