/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Reads what programs tell a screen reader, for accessible.py: read in Python itself, a window costs most of a walk.
 *
 *   window-reader ADDRESS-OF-THE-ACCESSIBILITY-BUS
 *
 * A line "NAME PATH" asks for a thing of the program that has this name on the bus, with all in it. The answer is a line
 * of JSON: the things, each after what it is in, as [what it is in, as a place in this list, or -1; path; role; name;
 * description; low states; high states; the text of what labels it]. Empty where the thing is gone, null where the
 * program is.
 *
 * The program is asked for all its things in one question (AT-SPI's org.a11y.atspi.Cache), and then only for what is in
 * what. The list names what a thing is in too, but also holds what is hidden at the moment and says no such thing of it.
 */
#include <gio/gio.h>
#include <json-glib/json-glib.h>
#include <stdio.h>

#define ACCESSIBLE "org.a11y.atspi.Accessible"
#define TEXT "org.a11y.atspi.Text"
#define NOTHING "/org/a11y/atspi/null"
/* AT-SPI's numbers. */
#define FOCUSABLE 11
#define SHOWING 25
#define LABELLED_BY 2
/* One question, in milliseconds: far longer than a busy program takes. */
#define ANSWER 60000

typedef struct {
  GDBusConnection *bus;
  const char *program;
  /* char* to Thing, all that is on the program's list. */
  GHashTable *things;
  guint waiting;
  gboolean missing;
} Reader;

typedef struct {
  char *path;
  char *name;
  char *description;
  char *label;
  guint32 role;
  guint32 states[2];
  int count;
  /* Thing, owned by the table. */
  GPtrArray *children;
} Thing;

/* A question about a thing, which may not be on the list. */
typedef struct {
  Reader *reader;
  Thing *thing;
} Question;

static void
thing_free (Thing *self)
{
  g_free (self->path);
  g_free (self->name);
  g_free (self->description);
  g_free (self->label);
  g_ptr_array_unref (self->children);
  g_free (self);
}

static gboolean
thing_has (Thing *self, guint state)
{
  return self->states[state / 32] >> (state % 32) & 1;
}

/* Who it is, in which program, in what, at which place, with how many in it, its interfaces, its name, its role, its
 * description and its states. */
static Thing *
thing_new (GVariant *item)
{
  Thing *self = g_new0 (Thing, 1);
  g_autoptr (GVariant) states = g_variant_get_child_value (item, 9);

  self->children = g_ptr_array_new ();
  g_variant_get_child (item, 0, "(so)", NULL, &self->path);
  g_variant_get_child (item, 4, "i", &self->count);
  g_variant_get_child (item, 6, "s", &self->name);
  g_variant_get_child (item, 7, "u", &self->role);
  g_variant_get_child (item, 8, "s", &self->description);
  for (gsize i = 0; i < MIN (g_variant_n_children (states), G_N_ELEMENTS (self->states)); i++)
    g_variant_get_child (states, i, "u", &self->states[i]);
  return self;
}

static void
reader_ask (Reader *self,
            const char *program,
            const char *path,
            const char *interface,
            const char *method,
            GVariant *arguments,
            Thing *thing,
            GAsyncReadyCallback then)
{
  Question *question = g_new (Question, 1);

  *question = (Question) { self, thing };
  self->waiting++;
  g_dbus_connection_call (self->bus, program, path, interface, method, arguments, NULL,
                          G_DBUS_CALL_FLAGS_NONE, ANSWER, NULL, then, question);
}

/* The answer; NULL where the thing is gone. */
static GVariant *
question_finish (Question *self, GAsyncResult *result)
{
  self->reader->waiting--;
  return g_dbus_connection_call_finish (self->reader->bus, result, NULL);
}

static void
reader_settle (Reader *self)
{
  while (self->waiting > 0)
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
reader_read_list (Reader *self)
{
  g_autoptr (GVariant) answer = g_dbus_connection_call_sync (
      self->bus, self->program, "/org/a11y/atspi/cache", "org.a11y.atspi.Cache", "GetItems", NULL,
      NULL, G_DBUS_CALL_FLAGS_NONE, ANSWER, NULL, NULL);
  g_autoptr (GVariant) items = NULL;
  GVariantIter iter;
  GVariant *item;

  g_hash_table_remove_all (self->things);
  if (answer == NULL)
    return FALSE;
  items = g_variant_get_child_value (answer, 0);
  g_variant_iter_init (&iter, items);
  while ((item = g_variant_iter_next_value (&iter)) != NULL) {
    Thing *thing = thing_new (item);

    g_hash_table_insert (self->things, thing->path, thing);
    g_variant_unref (item);
  }
  return TRUE;
}

static void reader_ask_children (Reader *self, const char *path, Thing *thing);

static void
take_child (Reader *self, Thing *thing, const char *path)
{
  Thing *child;

  if (g_str_equal (path, NOTHING))
    return;
  child = g_hash_table_lookup (self->things, path);
  if (child == NULL) {
    /* What nobody asked for yet is not on the list; asking puts it there. */
    self->missing = TRUE;
    reader_ask_children (self, path, NULL);
    return;
  }
  if (thing == NULL)
    return;
  g_ptr_array_add (thing->children, child);
  if (thing_has (child, SHOWING) && child->count > 0)
    reader_ask_children (self, path, child);
}

static void
children_ready_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Question *question = data;
  g_autoptr (GVariant) answer = question_finish (question, result);
  g_autoptr (GVariantIter) iter = NULL;
  const char *path;

  if (answer == NULL)
    return;
  g_variant_get (answer, "(a(so))", &iter);
  while (g_variant_iter_loop (iter, "(&s&o)", NULL, &path))
    take_child (question->reader, question->thing, path);
}

static void
reader_ask_children (Reader *self, const char *path, Thing *thing)
{
  reader_ask (self, self->program, path, ACCESSIBLE, "GetChildren", NULL, thing, children_ready_cb);
}

static void
label_ready_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Question *question = data;
  g_autoptr (GVariant) answer = question_finish (question, result);

  if (answer != NULL && question->thing->label == NULL)
    g_variant_get (answer, "(s)", &question->thing->label);
}

/* What names a thing need not be a thing that shows: a menu's items are named by such. */
static void
relations_ready_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Question *question = data;
  g_autoptr (GVariant) answer = question_finish (question, result);
  g_autoptr (GVariantIter) relations = NULL;
  GVariantIter *targets;
  guint32 kind;

  if (answer == NULL)
    return;
  g_variant_get (answer, "(a(ua(so)))", &relations);
  while (g_variant_iter_loop (relations, "(ua(so))", &kind, &targets)) {
    const char *program, *path;

    if (kind == LABELLED_BY && g_variant_iter_next (targets, "(&s&o)", &program, &path))
      reader_ask (question->reader, program, path, TEXT, "GetText", g_variant_new ("(ii)", 0, -1),
                  question->thing, label_ready_cb);
  }
}

static void
reader_ask_labels (Reader *self, Thing *thing)
{
  if (*thing->name == '\0' && thing_has (thing, FOCUSABLE))
    reader_ask (self, self->program, thing->path, ACCESSIBLE, "GetRelationSet", NULL, thing,
                relations_ready_cb);
  for (guint i = 0; i < thing->children->len; i++) {
    Thing *child = g_ptr_array_index (thing->children, i);

    if (thing_has (child, SHOWING))
      reader_ask_labels (self, child);
  }
}

/* Reads until all that is in the thing was on the list at the same moment. */
static gboolean
reader_read (Reader *self, const char *path, Thing **top)
{
  do {
    if (!reader_read_list (self))
      return FALSE;
    self->missing = FALSE;
    *top = g_hash_table_lookup (self->things, path);
    reader_ask_children (self, path, *top);
    reader_settle (self);
  } while (self->missing);
  if (*top != NULL)
    reader_ask_labels (self, *top);
  reader_settle (self);
  return TRUE;
}

static void
add_thing (JsonArray *list, Thing *thing, int parent)
{
  JsonArray *entry = json_array_sized_new (8);
  int place = json_array_get_length (list);

  json_array_add_int_element (entry, parent);
  json_array_add_string_element (entry, thing->path);
  json_array_add_int_element (entry, thing->role);
  json_array_add_string_element (entry, thing->name);
  json_array_add_string_element (entry, thing->description);
  json_array_add_int_element (entry, thing->states[0]);
  json_array_add_int_element (entry, thing->states[1]);
  json_array_add_string_element (entry, thing->label != NULL ? thing->label : "");
  json_array_add_array_element (list, entry);
  for (guint i = 0; i < thing->children->len; i++)
    add_thing (list, g_ptr_array_index (thing->children, i), place);
}

static char *
answer_line (GDBusConnection *bus, const char *program, const char *path)
{
  g_autoptr (GHashTable) things =
                g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) thing_free);
  Reader reader = { .bus = bus, .program = program, .things = things };
  g_autoptr (JsonArray) list = json_array_new ();
  g_autoptr (JsonNode) node = json_node_init_array (json_node_alloc (), list);
  Thing *top = NULL;

  if (!reader_read (&reader, path, &top))
    return g_strdup ("null");
  if (top != NULL)
    add_thing (list, top, -1);
  return json_to_string (node, FALSE);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusConnection) bus = NULL;
  g_autofree char *line = NULL;
  size_t size = 0;

  if (argc != 2)
    g_error ("The address of the accessibility bus is wanted.");
  bus = g_dbus_connection_new_for_address_sync (argv[1],
                                                G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                                    G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                                NULL, NULL, &error);
  if (bus == NULL)
    g_error ("%s", error->message);
  while (getline (&line, &size, stdin) > 0) {
    g_auto (GStrv) words = g_strsplit (g_strstrip (line), " ", 2);
    g_autofree char *answer =
        g_strv_length (words) == 2 ? answer_line (bus, words[0], words[1]) : NULL;

    if (answer == NULL)
      g_error ("“%s” is no question.", line);
    /* Not g_print(), which writes in the characters of the locale. */
    puts (answer);
    fflush (stdout);
  }
  return 0;
}
