/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "model/bw-control-update.h"

G_BEGIN_DECLS

/**
 * BwTemplate:
 * @name: what it is called
 * @updates: (element-type BwControlUpdate): the decisions, each about another control
 *
 * The same decisions for several organisations: a small file to be exported, imported and shared. Its form is told in
 * docs/json.md.
 */
typedef struct {
  char *name;
  GPtrArray *updates;
} BwTemplate;

/**
 * BwTemplateError:
 * @BW_TEMPLATE_ERROR_SYNTAX: it is no JSON, and the message says where
 * @BW_TEMPLATE_ERROR_KIND: it is another thing than a template
 * @BW_TEMPLATE_ERROR_NEWER: it is of a later version
 * @BW_TEMPLATE_ERROR_DECISION: a decision is wrong, and the message says which
 * @BW_TEMPLATE_ERROR_TOO_LARGE: it is far larger than templates are
 *
 * What can be wrong with a template; the message is for the user.
 */
typedef enum {
  BW_TEMPLATE_ERROR_SYNTAX,
  BW_TEMPLATE_ERROR_KIND,
  BW_TEMPLATE_ERROR_NEWER,
  BW_TEMPLATE_ERROR_DECISION,
  BW_TEMPLATE_ERROR_TOO_LARGE,
} BwTemplateError;

#define BW_TEMPLATE_ERROR (bw_template_error_quark ())
GQuark bw_template_error_quark (void);

/* The largest one that is read, in bytes. */
#define BW_TEMPLATE_MAX_BYTES (1024 * 1024)

BwTemplate *bw_template_new (const char *name, GPtrArray *updates);
BwTemplate *bw_template_new_from_json (GBytes *bytes, GError **error);
char *bw_template_to_json (const BwTemplate *self);
void bw_template_free (BwTemplate *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwTemplate, bw_template_free)

G_END_DECLS
