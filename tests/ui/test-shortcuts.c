/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/bw-ui-test.h"

/* Both dialogs that tell the keys against the keys that the application has. The one of libadwaita 1.8 cannot be
 * built everywhere, so both are read as XML. */

typedef struct {
  GPtrArray *items; /* of GHashTable: property -> value */
  char *property;
} Reading;

static gboolean
is_item (const char *class)
{
  return g_strcmp0 (class, "GtkShortcutsShortcut") == 0 ||
         g_strcmp0 (class, "AdwShortcutsItem") == 0;
}

static void
on_start (GMarkupParseContext *context,
          const char *element,
          const char **names,
          const char **values,
          gpointer user_data,
          GError **error)
{
  Reading *reading = user_data;

  for (gsize i = 0; names[i] != NULL; i++) {
    if (g_str_equal (element, "object") && g_str_equal (names[i], "class") && is_item (values[i]))
      g_ptr_array_add (reading->items,
                       g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free));
    if (g_str_equal (element, "property") && g_str_equal (names[i], "name"))
      g_set_str (&reading->property, values[i]);
  }
}

static void
on_end (GMarkupParseContext *context, const char *element, gpointer user_data, GError **error)
{
  Reading *reading = user_data;

  g_clear_pointer (&reading->property, g_free);
}

static void
on_text (GMarkupParseContext *context,
         const char *text,
         gsize length,
         gpointer user_data,
         GError **error)
{
  Reading *reading = user_data;

  /* The titles of sections and groups before the first item are none of an item. */
  if (reading->property != NULL && reading->items->len > 0)
    g_hash_table_insert (g_ptr_array_index (reading->items, reading->items->len - 1),
                         g_strdup (reading->property), g_strndup (text, length));
}

/* "Ctrl+1 ... Ctrl+9" are nine keys of one action, each with its number. */
static GHashTable *
new_organisation_item (guint number)
{
  GHashTable *item = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  g_hash_table_insert (item, g_strdup ("title"), g_strdup ("Switch to an organisation"));
  g_hash_table_insert (item, g_strdup ("action-name"),
                       g_strdup_printf ("win.organisation(%u)", number));
  g_hash_table_insert (item, g_strdup ("accelerator"), g_strdup_printf ("<Control>%u", number));
  return item;
}

static void
expand_ranges (GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++) {
    const char *told = g_hash_table_lookup (g_ptr_array_index (items, i), "accelerator");

    if (g_strcmp0 (told, "<Control>1...<Control>9") != 0)
      continue;
    g_ptr_array_remove_index (items, i);
    for (guint number = 1; number <= 9; number++)
      g_ptr_array_add (items, new_organisation_item (number));
    return;
  }
}

static GPtrArray *
read_items (const char *name)
{
  const GMarkupParser parser = { .start_element = on_start,
                                 .end_element = on_end,
                                 .text = on_text };
  g_autofree char *path = g_strconcat (BW_RESOURCE_PATH "/", name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  Reading reading = { g_ptr_array_new_with_free_func ((GDestroyNotify) g_hash_table_unref), NULL };
  g_autoptr (GMarkupParseContext) context =
                g_markup_parse_context_new (&parser, G_MARKUP_DEFAULT_FLAGS, &reading, NULL);

  g_assert_no_error (error);
  g_markup_parse_context_parse (context, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                                &error);
  g_assert_no_error (error);
  g_markup_parse_context_end_parse (context, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (reading.items->len, >, 0);
  expand_ranges (reading.items);
  return reading.items;
}

static GtkApplication *
get_application (void)
{
  return GTK_APPLICATION (g_application_get_default ());
}

/* The keys in one form, however they are spelled. */
static char *
fold_keys (const char *const *keys)
{
  g_autoptr (GStrvBuilder) folded = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;

  for (gsize i = 0; keys[i] != NULL; i++) {
    guint key = 0;
    GdkModifierType modifiers = 0;

    g_assert_true (gtk_accelerator_parse (keys[i], &key, &modifiers));
    g_strv_builder_take (folded, gtk_accelerator_name (key, modifiers));
  }
  names = g_strv_builder_end (folded);
  return g_strjoinv (" ", names);
}

static char *
fold_told_keys (GHashTable *item)
{
  g_auto (GStrv) keys = g_strsplit (g_hash_table_lookup (item, "accelerator"), " ", -1);

  return fold_keys ((const char *const *) keys);
}

static char *
fold_real_keys (const char *action)
{
  g_auto (GStrv) keys = gtk_application_get_accels_for_action (get_application (), action);

  return fold_keys ((const char *const *) keys);
}

static GHashTable *
find_by_keys (GPtrArray *items, const char *keys)
{
  for (guint i = 0; i < items->len; i++) {
    g_autofree char *told = fold_told_keys (g_ptr_array_index (items, i));

    if (g_str_equal (told, keys))
      return g_ptr_array_index (items, i);
  }
  return NULL;
}

/* Every key of the application is told. */
static void
test_all_told (gconstpointer name)
{
  g_autoptr (GPtrArray) items = read_items (name);
  g_auto (GStrv) actions = gtk_application_list_action_descriptions (get_application ());

  g_assert_cmpuint (g_strv_length (actions), >=, 11);
  for (gsize i = 0; actions[i] != NULL; i++) {
    g_autofree char *keys = fold_real_keys (actions[i]);
    GHashTable *item = find_by_keys (items, keys);

    g_test_message ("%s: %s by %s", (const char *) name, actions[i], keys);
    g_assert_nonnull (item);
    if (g_hash_table_contains (item, "action-name"))
      g_assert_cmpstr (g_hash_table_lookup (item, "action-name"), ==, actions[i]);
  }
}

/* GTK's own keys, and those of one widget: no action of the application has them. */
static gboolean
is_of_a_widget (const char *keys)
{
  const char *const own[] = { "F10",
                              "Return",
                              "Escape",
                              "Left Right",
                              "<Control>Left <Control>Right",
                              "Page_Up Page_Down",
                              "Home End",
                              "space",
                              "<Control>c",
                              NULL };

  return g_strv_contains (own, keys);
}

/* No key is told that does not exist. */
static void
test_none_made_up (gconstpointer name)
{
  g_autoptr (GPtrArray) items = read_items (name);

  for (guint i = 0; i < items->len; i++) {
    GHashTable *item = g_ptr_array_index (items, i);
    const char *action = g_hash_table_lookup (item, "action-name");
    g_autofree char *told = fold_told_keys (item);
    g_autofree char *real = NULL;

    g_assert_nonnull (g_hash_table_lookup (item, "title"));
    if (is_of_a_widget (told))
      continue;
    real = fold_real_keys (action != NULL ? action : "app.shortcuts");
    g_assert_cmpstr (told, ==, real);
  }
}

/* Both say the same, in the same order. */
static void
test_same (void)
{
  g_autoptr (GPtrArray) window = read_items ("shortcuts-window.ui");
  g_autoptr (GPtrArray) dialog = read_items ("shortcuts-dialog.ui");
  const char *const properties[] = { "title", "action-name", "accelerator" };

  g_assert_cmpuint (window->len, ==, dialog->len);
  for (guint i = 0; i < window->len; i++)
    for (gsize k = 0; k < G_N_ELEMENTS (properties); k++)
      g_assert_cmpstr (g_hash_table_lookup (g_ptr_array_index (window, i), properties[k]), ==,
                       g_hash_table_lookup (g_ptr_array_index (dialog, i), properties[k]));
}

int
main (int argc, char **argv)
{
  bw_ui_test_init (&argc, &argv);
  g_test_add_data_func ("/ui/shortcuts/window/all-told", "shortcuts-window.ui", test_all_told);
  g_test_add_data_func ("/ui/shortcuts/dialog/all-told", "shortcuts-dialog.ui", test_all_told);
  g_test_add_data_func ("/ui/shortcuts/window/none-made-up", "shortcuts-window.ui",
                        test_none_made_up);
  g_test_add_data_func ("/ui/shortcuts/dialog/none-made-up", "shortcuts-dialog.ui",
                        test_none_made_up);
  g_test_add_func ("/ui/shortcuts/same", test_same);
  return g_test_run ();
}
