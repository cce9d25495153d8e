/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ui/bw-session.h"

G_BEGIN_DECLS

char *bw_session_name (BwSession *session);
char *bw_session_brief_name (BwSession *session);
char *bw_session_say_opening (BwSession *session);

G_END_DECLS
