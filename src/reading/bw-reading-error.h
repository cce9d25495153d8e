/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BwReadingError:
 * @BW_READING_ERROR_NOT_JSON: the text is no JSON: choose another file
 * @BW_READING_ERROR_TRUNCATED: JSON that ends in the middle: save it again
 * @BW_READING_ERROR_OTHER_KIND: JSON of another kind; `found` says what
 * @BW_READING_ERROR_CUT_DEPTH: PowerShell cut it by a small `-Depth`: save it with a larger one
 * @BW_READING_ERROR_MIXED: records of two organisations: open them apart
 * @BW_READING_ERROR_EMPTY: there is nothing in it
 * @BW_READING_ERROR_TOO_LARGE: more than the limit
 * @BW_READING_ERROR_TOO_DEEP: nested more deeply than the limit
 * @BW_READING_ERROR_ENCODING: not valid UTF-8, nor UTF-16 with a mark
 * @BW_READING_ERROR_COMPRESSION: damaged gzip
 * @BW_READING_ERROR_FOLDER: a folder, not a file
 * @BW_READING_ERROR_NOT_FOUND: there is no such file
 * @BW_READING_ERROR_PERMISSION: it may not be read
 * @BW_READING_ERROR_FAILED: the system could not read it; the message says why
 *
 * What can go wrong between bytes and records. The code says what the user can do.
 *
 * `found` (bw_reading_error_get_found()) says what was there instead. It is an untranslated key,
 * in some cases followed by `:` and a detail out of the file: one line, cut to a readable length,
 * without control characters.
 *
 * With %BW_READING_ERROR_OTHER_KIND:
 * - `graph-error:CODE` an error answer of Microsoft Graph; CODE may be empty (graph.md §5)
 * - `sign-in-error:CODE` an error answer of Microsoft's sign-in (`invalid_scope`)
 * - `failed-part:CODE` both collections, and an error of Graph beside them; CODE may be empty
 * - `collection:NAME` another collection of Graph, from its `@odata.context`
 *   (`identity/conditionalAccess/policies`)
 * - `type:NAME` another resource of Graph, from its `@odata.type` (`microsoft.graph.user`)
 * - `control-scores` the control scores of a snapshot without the snapshot around them
 * - `score-without-date` a score that tells no day, neither by its date nor by its id
 * - `profile-without-id` a control profile without an id
 * - `mixed-records:N` a collection whose entry N, counted from 1, is no record
 * - `member:NAME:KEY` a record whose member NAME holds other things than it should; KEY is one of
 *   these keys
 * - `object:MEMBERS` an object of some other program; MEMBERS are its first member names
 * - `object` an object without members
 * - `array:KEY` a list of other things; KEY is one of these keys, for its first entry
 * - `array` a list where none may be
 * - `string`, `number`, `boolean`, `null` a bare value
 * - `no-plan` where a plan of Bolwerk should be, something else
 * - `plan-version:N` a plan in a later form than this program knows
 * - `plan-entry:N:MEMBER` a plan whose entry N, counted from 1, has something else in MEMBER than it should
 *
 * With %BW_READING_ERROR_NOT_JSON: `markup` HTML or XML, `zip` an archive or a workbook,
 * `more` a second JSON text after the first, `character` an escape (`\u`) for what is no character in a
 * text, or %NULL.
 * With %BW_READING_ERROR_MIXED: the id of the other organisation's tenant.
 * With %BW_READING_ERROR_CUT_DEPTH: the member that was cut.
 * With %BW_READING_ERROR_EMPTY: `list` where there is an empty list that does not tell of what.
 * With %BW_READING_ERROR_TOO_LARGE and %BW_READING_ERROR_TOO_DEEP: the limit that holds, as a
 * decimal number (bytes, levels); `unpacked:N` where what was unpacked has too many bytes,
 * `values:N` where the limit is one of how many values there are.
 * With %BW_READING_ERROR_FAILED: `special` for a pipe, socket or device, `link` for a link that leads in a
 * circle, `address` for what is not on
 * this machine and cannot be read like a file, else %NULL.
 */
typedef enum {
  BW_READING_ERROR_NOT_JSON,
  BW_READING_ERROR_TRUNCATED,
  BW_READING_ERROR_OTHER_KIND,
  BW_READING_ERROR_CUT_DEPTH,
  BW_READING_ERROR_MIXED,
  BW_READING_ERROR_EMPTY,
  BW_READING_ERROR_TOO_LARGE,
  BW_READING_ERROR_TOO_DEEP,
  BW_READING_ERROR_ENCODING,
  BW_READING_ERROR_COMPRESSION,
  BW_READING_ERROR_FOLDER,
  BW_READING_ERROR_NOT_FOUND,
  BW_READING_ERROR_PERMISSION,
  BW_READING_ERROR_FAILED,
} BwReadingError;

#define BW_READING_ERROR (bw_reading_error_quark ())
GQuark bw_reading_error_quark (void);

GError *bw_reading_error_new (BwReadingError code,
                              const char *file,
                              int line,
                              int column,
                              const char *found,
                              const char *format,
                              ...) G_GNUC_PRINTF (6, 7);
const char *bw_reading_error_get_file (const GError *error);
int bw_reading_error_get_line (const GError *error);
int bw_reading_error_get_column (const GError *error);
const char *bw_reading_error_get_found (const GError *error);

G_END_DECLS
