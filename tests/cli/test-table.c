/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/bw-table.h"

static BwTable *
table_new (void)
{
  BwTable *table = bw_table_new ();

  bw_table_add_column (table, "No", BW_TABLE_END);
  bw_table_add_column (table, "Title", BW_TABLE_FLEXIBLE);
  bw_table_add_column (table, "Id", BW_TABLE_START);
  bw_table_add_cell (table, "7");
  bw_table_add_cell (table, "a rather long title of an action");
  bw_table_add_cell (table, "A");
  bw_table_add_cell (table, "12");
  bw_table_add_cell (table, "short");
  bw_table_add_cell (table, "");
  return table;
}

static void
assert_table (BwTable *table, BwTerminal terminal, const char *expected)
{
  g_autoptr (GString) output = g_string_new (NULL);

  bw_table_append_to (table, &terminal, output);
  g_assert_cmpstr (output->str, ==, expected);
}

static void
test_pipe (void)
{
  g_autoptr (BwTable) table = table_new ();

  assert_table (table, (BwTerminal) { 0, FALSE },
                "No  Title                             Id\n"
                " 7  a rather long title of an action  A\n"
                "12  short\n");
}

/* Only the flexible column gives way: 24 - 2 - 2 - 2 * 2 = 16 cells. */
static void
test_narrow (void)
{
  g_autoptr (BwTable) table = table_new ();

  assert_table (table, (BwTerminal) { 24, FALSE },
                "No  Title             Id\n"
                " 7  a rather long     A\n"
                "    title of an\n"
                "    action\n"
                "12  short\n");
}

static void
test_bold_and_headings (void)
{
  g_autoptr (BwTable) table = bw_table_new ();

  bw_table_add_column (table, "A", BW_TABLE_START);
  bw_table_add_column (table, "B", BW_TABLE_START);
  bw_table_add_heading (table, "Group");
  bw_table_add_cell (table, "x");
  bw_table_take_cell (table, g_strdup ("\033[2Jy"));
  assert_table (table, (BwTerminal) { 80, TRUE },
                "\033[1mA  B\033[0m\n"
                "\n"
                "\033[1mGroup\033[0m\n"
                "x  [2Jy\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/table/pipe", test_pipe);
  g_test_add_func ("/table/narrow", test_narrow);
  g_test_add_func ("/table/bold-and-headings", test_bold_and_headings);
  return g_test_run ();
}
