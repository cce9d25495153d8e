// SPDX-FileCopyrightText: 2026 The Bolwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What fetch-graph.c reads, read with Microsoft's client: fetch-graph.mjs ROOT. NODE_EXTRA_CA_CERTS names the
// authority. Any token is good there.

import { load } from '../fidelity/packages.mjs';

const { Client, PageIterator } = await load('@microsoft/microsoft-graph-client');
const root = process.argv[2];
const client = Client.initWithMiddleware({
  baseUrl: root,
  customHosts: new Set([new URL(root).hostname]),
  authProvider: { getAccessToken: async () => 'token' },
});

async function collect(request) {
  const all = [];
  await new PageIterator(client, await request.get(), (entry) => all.push(entry) > 0).iterate();
  return all;
}

const newest = (await client.api('/security/secureScores').top(1).get()).value;
const profiles = await collect(client.api('/security/secureScoreControlProfiles'));
const days = await collect(client.api('/security/secureScores').top(10));
if (newest.length !== 1) throw new Error('there is no newest score');
console.log(JSON.stringify({ days: days.length, profiles: profiles.length }));
