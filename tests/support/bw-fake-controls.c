/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "support/bw-fake-controls.h"

#include <json-glib/json-glib.h>

#define SIGNED_IN "me@example.com"

/* One entry of a history. */
typedef struct {
  char *state;
  char *assigned_to;
  char *comment;
  char *by;
  guint number; /* over all controls, from 1: the seconds of its moment */
} Entry;

typedef struct {
  GPtrArray *entries;
  guint n_shown; /* how many of them reading shows */
  guint n_patches;
} Control;

struct _BwFakeControls {
  BwDay today;

  GMutex lock; /* guards what follows */
  GHashTable *controls; /* by their ids, in small letters */
  gboolean slow;
  guint n_entries;
};

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_free (entry->state);
  g_free (entry->assigned_to);
  g_free (entry->comment);
  g_free (entry->by);
  g_free (entry);
}

static void
control_free (gpointer data)
{
  Control *control = data;

  g_ptr_array_unref (control->entries);
  g_free (control);
}

/**
 * bw_fake_controls_new:
 * @today: the day on which changes are made
 *
 * Returns: (transfer full): controls that nobody has touched
 */
BwFakeControls *
bw_fake_controls_new (BwDay today)
{
  BwFakeControls *self = g_new0 (BwFakeControls, 1);

  self->today = today;
  g_mutex_init (&self->lock);
  self->controls = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, control_free);
  return self;
}

/**
 * bw_fake_controls_free:
 * @self: (transfer full): the controls
 */
void
bw_fake_controls_free (BwFakeControls *self)
{
  g_hash_table_unref (self->controls);
  g_mutex_clear (&self->lock);
  g_free (self);
}

static Control *
get_control (BwFakeControls *self, const char *id)
{
  g_autofree char *key = g_ascii_strdown (id, -1);
  Control *control = g_hash_table_lookup (self->controls, key);

  if (control == NULL) {
    control = g_new0 (Control, 1);
    control->entries = g_ptr_array_new_with_free_func (entry_free);
    g_hash_table_insert (self->controls, g_steal_pointer (&key), control);
  }
  return control;
}

/* What is not named stays as it was (graph.md §2). */
static void
add_entry (BwFakeControls *self, Control *control, const BwFakeEdit *edit)
{
  Entry *before = control->entries->len > 0
                      ? g_ptr_array_index (control->entries, control->entries->len - 1)
                      : NULL;
  Entry *entry = g_new0 (Entry, 1);
  const char *state = before != NULL ? before->state : "Default";
  const char *assigned_to = before != NULL ? before->assigned_to : "";
  const char *comment = before != NULL ? before->comment : "";

  entry->state = g_strdup (edit->state != NULL ? edit->state : state);
  entry->assigned_to = g_strdup (edit->assigned_to != NULL ? edit->assigned_to : assigned_to);
  entry->comment = g_strdup (edit->comment != NULL ? edit->comment : comment);
  entry->by = g_strdup (edit->by != NULL ? edit->by : SIGNED_IN);
  entry->number = ++self->n_entries;
  g_ptr_array_add (control->entries, entry);
  if (!self->slow)
    control->n_shown = control->entries->len;
}

/**
 * bw_fake_controls_change:
 * @self: the controls
 * @id: one of them
 * @edit: how it is changed
 *
 * Changes it, as somebody at the portal does.
 */
void
bw_fake_controls_change (BwFakeControls *self, const char *id, const BwFakeEdit *edit)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  add_entry (self, get_control (self, id), edit);
}

static const char *
get_text (JsonObject *object, const char *name)
{
  return json_object_get_string_member_with_default (object, name, NULL);
}

static gboolean
names_vendor (JsonObject *object)
{
  JsonNode *node = json_object_get_member (object, "vendorInformation");
  JsonObject *vendor =
      node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;

  return vendor != NULL && g_strcmp0 (get_text (vendor, "provider"), "SecureScore") == 0 &&
         g_strcmp0 (get_text (vendor, "vendor"), "Microsoft") == 0;
}

/* In whatever case: both are sent by clients that work (graph.md §2). NULL where it is none. */
static const char *
find_state (const char *word)
{
  static const char *const STATES[] = { "Default", "Ignored", "ThirdParty", "Reviewed" };

  for (gsize i = 0; i < G_N_ELEMENTS (STATES); i++)
    if (g_ascii_strcasecmp (STATES[i], word) == 0)
      return STATES[i];
  return NULL;
}

static gboolean
read_edit (JsonObject *object, BwFakeEdit *edit)
{
  const char *state = get_text (object, "state");

  edit->state = state != NULL ? find_state (state) : NULL;
  edit->assigned_to = get_text (object, "assignedTo");
  edit->comment = get_text (object, "comment");
  return names_vendor (object) && (state == NULL || edit->state != NULL);
}

/**
 * bw_fake_controls_patch:
 * @self: the controls
 * @id: one of them, as it was sent
 * @body: what was sent
 *
 * Adds to its history, each time, whether anything is another or not (graph.md §2).
 *
 * Returns: whether that is allowed: the vendor has to be named, the state has to be one of the four, and a device's control
 *   is none that can be changed so
 */
gboolean
bw_fake_controls_patch (BwFakeControls *self, const char *id, GBytes *body)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  g_autoptr (JsonParser) parser = json_parser_new ();
  gsize length = 0;
  const char *data = g_bytes_get_data (body, &length);
  Control *control = get_control (self, id);
  BwFakeEdit edit = { NULL };

  control->n_patches++;
  if (g_str_has_prefix (id, "scid_") || length == 0 ||
      !json_parser_load_from_data (parser, data, (gssize) length, NULL) ||
      !JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)) ||
      !read_edit (json_node_get_object (json_parser_get_root (parser)), &edit))
    return FALSE;
  add_entry (self, control, &edit);
  return TRUE;
}

/**
 * bw_fake_controls_set_slow:
 * @self: the controls
 * @slow: whether what is changed from now on is not shown to who reads, until this is called again with %FALSE
 */
void
bw_fake_controls_set_slow (BwFakeControls *self, gboolean slow)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  GHashTableIter iter;
  gpointer control = NULL;

  self->slow = slow;
  g_hash_table_iter_init (&iter, self->controls);
  while (!slow && g_hash_table_iter_next (&iter, NULL, &control))
    ((Control *) control)->n_shown = ((Control *) control)->entries->len;
}

static void
append_text (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static void
append_entry (BwFakeControls *self, JsonBuilder *builder, const Entry *entry)
{
  g_autofree char *day = bw_day_to_iso (self->today);
  g_autofree char *moment =
      g_strdup_printf ("%sT00:%02u:%02u.1234567Z", day, entry->number / 60, entry->number % 60);

  json_builder_begin_object (builder);
  append_text (builder, "assignedTo", entry->assigned_to);
  append_text (builder, "comment", entry->comment);
  append_text (builder, "state", entry->state);
  append_text (builder, "updatedBy", entry->by);
  append_text (builder, "updatedDateTime", moment);
  json_builder_end_object (builder);
}

/**
 * bw_fake_controls_dup_updates:
 * @self: the controls
 * @id: one of them
 * @at_once: whether with what reading does not show yet
 *
 * Returns: (transfer full) (nullable): its history after the untouched entry, as a JSON array; %NULL where nobody has
 *   touched it
 */
char *
bw_fake_controls_dup_updates (BwFakeControls *self, const char *id, gboolean at_once)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  Control *control = get_control (self, id);
  guint n = at_once ? control->entries->len : control->n_shown;

  if (n == 0)
    return NULL;
  json_builder_begin_array (builder);
  for (guint i = 0; i < n; i++)
    append_entry (self, builder, g_ptr_array_index (control->entries, i));
  json_builder_end_array (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

/**
 * bw_fake_controls_count_patches:
 * @self: the controls
 * @id: one of them
 *
 * Returns: how often it was patched, with what was refused
 */
guint
bw_fake_controls_count_patches (BwFakeControls *self, const char *id)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return get_control (self, id)->n_patches;
}
