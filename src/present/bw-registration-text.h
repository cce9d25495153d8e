/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/bw-cloud.h"

G_BEGIN_DECLS

/**
 * BwRegistrationTool:
 * @BW_REGISTRATION_TOOL_AZURE_CLI: Azure CLI, in a POSIX shell
 * @BW_REGISTRATION_TOOL_POWERSHELL: Microsoft Graph PowerShell
 *
 * With what a registration can be made besides by hand.
 */
typedef enum {
  BW_REGISTRATION_TOOL_AZURE_CLI,
  BW_REGISTRATION_TOOL_POWERSHELL,
} BwRegistrationTool;

/**
 * BwRegistrationStep:
 * @text: what to do, a sentence or two
 * @copied: (nullable): what is to be entered there, for a button that copies
 * @link: (nullable): the address where it is done
 *
 * One step of registering an application by hand.
 */
typedef struct {
  char *text;
  const char *copied;
  char *link;
} BwRegistrationStep;

char *bw_registration_text_build_snippet (BwCloud *cloud,
                                          BwRegistrationTool tool,
                                          gboolean application,
                                          gboolean several,
                                          const char *tenant);
GPtrArray *bw_registration_text_list_steps (BwCloud *cloud, gboolean application, gboolean several);

G_END_DECLS
