// SPDX-FileCopyrightText: 2026 The Bolwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The fake sign-in service and the fake Graph, which whoever started this script has started.

import { readSync, writeSync } from 'node:fs';

/** Where they are: login, graph, authority. */
export const where = JSON.parse(process.env.BOLWERK_FAKE);

const [input, output] = (process.env.BOLWERK_FAKE_PIPES ?? '').split(' ').map(Number);

/** Gives an order of bw-fake-microsoft.h; the answer. For scripts that under-node.py runs. */
export function order(text) {
  const byte = Buffer.alloc(1);
  let answer = '';
  writeSync(input, `${text}\n`);
  while (readSync(output, byte) === 1 && byte.toString() !== '\n') answer += byte.toString('latin1');
  return answer;
}

export const CLIENT = 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee';
export const TENANT = '11111111-2222-3333-4444-555555555555';
export const DOMAIN = 'voorbeeld.example';
export const USER = 'beheer@voorbeeld.example';
export const SECRET = 'Pl4nted~Secret.Value-0123456789abcdefXY_';

/** What Bolwerk asks for, for users. */
export const SCOPES = [`${where.graph}/SecurityEvents.Read.All`, `${where.graph}/User.Read`];
