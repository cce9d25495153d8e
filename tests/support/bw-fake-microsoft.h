/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "support/bw-fake-entra.h"
#include "support/bw-fake-graph.h"
#include "support/bw-test-files.h"

G_BEGIN_DECLS

/**
 * BwFakeMicrosoft:
 * @authority: who vouches for both
 * @entra: the sign-in service, which rotates refresh tokens
 * @graph: Graph, which takes the tokens of that service and no others
 * @folder: where files are laid that somebody ordered
 *
 * The two that belong together. Orders:
 *
 * | order | what happens | answer |
 * |---|---|---|
 * | `forbid` | Graph refuses everything from now on, for want of a role | `ok` |
 * | `busy` | Graph refuses the request that comes next, for a second | `ok` |
 * | `empty` | Graph has no day and no action of the organisation from now on | `ok` |
 * | `break-off` | Graph does not work where it is asked for more than a page of whole days | `ok` |
 * | `expire` | Graph takes the next token for one that has run out | `ok` |
 * | `allow` | Graph refuses nothing more | `ok` |
 * | `refuse ENDPOINT ERROR NUMBER` | the sign-in service says no once | `ok` |
 * | `hold` | device codes wait for their user | `ok` |
 * | `enter CODE` | the user enters it | `ok` |
 * | `pending N` | the next device codes count after N polls, not at once | `ok` |
 * | `demand` | a policy wants more of users than they have shown so far | `ok` |
 * | `revoke` | all sign-ins end | `ok` |
 * | `single-tenant` | the registration is for one organisation, which has to be named (AADSTS50194) | `ok` |
 * | `read-only` | nobody may change anything: users lack the role, applications the permission | `ok` |
 * | `certificate FILE` | the application has the certificate in that file | `ok` |
 * | `key-pair` | the application gets a certificate | the file with it and its key |
 * | `server` | another server gets a certificate for `localhost` | the file with it and its key |
 * | `edit ID STATE COMMENT` | somebody else changes a control | `ok` |
 * | `edit-later N ID STATE COMMENT` | the same just before the N-th request from now is answered | `ok` |
 * | `slow` | what is changed from now on is not shown to who reads | `ok` |
 * | `show` | it is, from now on | `ok` |
 * | `hold-patch N done` | changes from the N-th from now on are made, and their answers kept back | `ok` |
 * | `hold-patch N undone` | they are not made, and their answers kept back | `ok` |
 * | `await-held` | | `ok`, once an answer is kept back |
 * | `release` | what is kept back is answered, and nothing more is kept back | `ok` |
 * | `patches ID` | | how often a control was patched |
 * | `updates ID` | | the history of its state, a JSON array |
 * | `requests` | | how many requests Graph has got |
 * | `complaint` | | what the sign-in service found wrong with requests |
 */
typedef struct {
  BwTestAuthority *authority;
  BwFakeEntra *entra;
  BwFakeGraph *graph;
  BwTestFolder *folder;
} BwFakeMicrosoft;

BwFakeMicrosoft *bw_fake_microsoft_new (guint n_days, guint n_controls, guint page_size);
void bw_fake_microsoft_free (BwFakeMicrosoft *self);
char *bw_fake_microsoft_follow (BwFakeMicrosoft *self, const char *order);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwFakeMicrosoft, bw_fake_microsoft_free)

G_END_DECLS
