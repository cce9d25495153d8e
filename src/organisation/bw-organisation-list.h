/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "auth/bw-process-lock.h"
#include "organisation/bw-organisation-entry.h"

G_BEGIN_DECLS

/**
 * BwOrganisationList:
 *
 * The organisations that the user has added, in a small file of the user's. Nothing of it is kept in memory:
 * every call reads the file anew, and every change is made under a lock, so that several processes do
 * not lose each other's. Calls block, and may be made from any thread.
 */
#define BW_TYPE_ORGANISATION_LIST (bw_organisation_list_get_type ())
G_DECLARE_FINAL_TYPE (BwOrganisationList, bw_organisation_list, BW, ORGANISATION_LIST, GObject)

/**
 * BwOrganisationListError:
 * @BW_ORGANISATION_LIST_ERROR_NEWER: the file is of a newer version, and is left alone: use that one
 * @BW_ORGANISATION_LIST_ERROR_DAMAGED: the file was damaged and has been set aside, so that nothing is known of what was
 *   in it: look into it, or ask again
 * @BW_ORGANISATION_LIST_ERROR_NOT_FOUND: there is no such organisation: look at the list
 * @BW_ORGANISATION_LIST_ERROR_AMBIGUOUS: several are called so: name one by its id; the message has a
 *   line of id and tenant for each
 *
 * What can go wrong with the list. That its file cannot be read or written is a %G_FILE_ERROR.
 */
typedef enum {
  BW_ORGANISATION_LIST_ERROR_NEWER,
  BW_ORGANISATION_LIST_ERROR_DAMAGED,
  BW_ORGANISATION_LIST_ERROR_NOT_FOUND,
  BW_ORGANISATION_LIST_ERROR_AMBIGUOUS,
} BwOrganisationListError;

#define BW_ORGANISATION_LIST_ERROR (bw_organisation_list_error_quark ())
GQuark bw_organisation_list_error_quark (void);

/**
 * BwOrganisationTaken:
 * @object: what stood in the file, also what only a newer version understands
 * @place: how many stood before it
 * @was_default: whether it was the one that opens at the start
 * @heir: (nullable): who became that in its place
 *
 * An organisation that was taken out of the list, so that it can be put back as it was.
 */
typedef struct {
  JsonObject *object;
  guint place;
  gboolean was_default;
  char *heir;
} BwOrganisationTaken;

void bw_organisation_taken_clear (BwOrganisationTaken *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BwOrganisationTaken, bw_organisation_taken_clear)

/**
 * BwOrganisationMarks:
 * @name: (nullable): what it is called by people; an empty one is not taken
 * @short_name: (nullable): the same where there is little room; empty takes it away
 * @colour: (nullable): how it is told apart at a glance; empty takes it away
 * @seen: (nullable): the newest day of it that the user has looked at, in ISO 8601; an earlier one is not taken
 *
 * How an organisation of the list is called and told apart, and what was seen of it; what is %NULL stays as it is.
 */
typedef struct {
  const char *name;
  const char *short_name;
  const char *colour;
  const char *seen;
} BwOrganisationMarks;

BwOrganisationList *bw_organisation_list_new (const char *folder);
char *bw_organisation_list_build_lock_folder (BwOrganisationList *self);
char *bw_organisation_list_build_archive_folder (BwOrganisationList *self, const char *id);
char *bw_organisation_list_take_set_aside (BwOrganisationList *self);
guint bw_organisation_list_take_passed_over (BwOrganisationList *self);
GPtrArray *bw_organisation_list_load (BwOrganisationList *self,
                                      char **set_aside,
                                      GCancellable *cancellable,
                                      GError **error);
gboolean bw_organisation_list_add (BwOrganisationList *self,
                                   BwOrganisationEntry *entry,
                                   GCancellable *cancellable,
                                   GError **error);
BwOrganisationEntry *bw_organisation_list_add_signed_in (BwOrganisationList *self,
                                                         BwOrganisationEntry *entry,
                                                         gboolean is_named,
                                                         GCancellable *cancellable,
                                                         GError **error);
gboolean bw_organisation_list_mark (BwOrganisationList *self,
                                    const char *id,
                                    const BwOrganisationMarks *marks,
                                    GCancellable *cancellable,
                                    GError **error);
gboolean bw_organisation_list_note_signed_out (BwOrganisationList *self,
                                               const char *id,
                                               GCancellable *cancellable,
                                               GError **error);
gboolean bw_organisation_list_set_default (BwOrganisationList *self,
                                           const char *id,
                                           GCancellable *cancellable,
                                           GError **error);
gboolean bw_organisation_list_remove (BwOrganisationList *self,
                                      const char *id,
                                      GCancellable *cancellable,
                                      GError **error);
gboolean bw_organisation_list_take_out (BwOrganisationList *self,
                                        const char *id,
                                        gboolean deletes_archive,
                                        BwOrganisationTaken *taken,
                                        GCancellable *cancellable,
                                        GError **error);
gboolean bw_organisation_list_put_back (BwOrganisationList *self,
                                        const BwOrganisationTaken *taken,
                                        GCancellable *cancellable,
                                        GError **error);
GStrv bw_organisation_list_load_known (BwOrganisationList *self,
                                       GCancellable *cancellable,
                                       GError **error);
GStrv bw_organisation_list_load_removed (BwOrganisationList *self,
                                         GCancellable *cancellable,
                                         GError **error);
gboolean bw_organisation_list_forget (BwOrganisationList *self,
                                      const char *id,
                                      GCancellable *cancellable,
                                      GError **error);
gboolean bw_organisation_list_is_archive_deleted (BwOrganisationList *self,
                                                  const char *id,
                                                  GCancellable *cancellable);
char *bw_organisation_list_dup_kept_name (BwOrganisationList *self,
                                          const char *id,
                                          GCancellable *cancellable);
char *bw_organisation_list_dup_kept_tenant (BwOrganisationList *self,
                                            const char *id,
                                            GCancellable *cancellable);
void bw_organisation_list_forget_gone (BwOrganisationList *self, GCancellable *cancellable);
gboolean
bw_organisation_list_may_have (BwOrganisationList *self, const char *id, GCancellable *cancellable);
BwProcessLock *bw_organisation_list_hold_archive (BwOrganisationList *self,
                                                  const char *id,
                                                  GCancellable *cancellable,
                                                  GError **error);
BwProcessLock *bw_organisation_list_claim_archive (BwOrganisationList *self, const char *id);
gboolean bw_organisation_list_forget_archive (BwOrganisationList *self,
                                              const char *id,
                                              GCancellable *cancellable,
                                              GError **error);
BwOrganisationEntry *
bw_organisation_list_find (GPtrArray *entries, const char *text, GError **error);
BwOrganisationEntry *bw_organisation_list_find_default (GPtrArray *entries);

G_END_DECLS
