// SPDX-FileCopyrightText: 2026 The Bolwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later

// oidc-provider, a certified OpenID provider, set up as Entra is as far as a client sees it, and a Graph that takes
// its tokens and no others. Started by test-provider.py; says where it is, one JSON object in a line. A line on
// standard input is answered with a line: `events` tells what happened since it was last asked, `refusal` waits until
// a token was refused, `revoke` ends every sign-in as an administrator can.

import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { createInterface } from 'node:readline';

import { CLIENT, SCOPES, TENANT, USER, where } from './fake.mjs';
import { load } from './packages.mjs';

console.info = console.warn = () => {}; // what it says of being set up for tests
const { Provider, interactionPolicy } = await load('oidc-provider');

const pem = readFileSync(process.env.BOLWERK_SERVER_PEM, 'latin1');
const tls = { cert: pem, key: pem.slice(pem.indexOf('-----BEGIN PRIVATE KEY-----')) };

/** A server on a free port of this machine. */
async function listen() {
  const server = createServer(tls);
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, root: `https://localhost:${server.address().port}` };
}

const login = await listen();
const graph = await listen();
const scopes = [`${graph.root}/SecurityEvents.Read.All`, `${graph.root}/User.Read`];
const base = `/${TENANT}/oauth2/v2.0`;

// Entra has a page to choose the account on; here the one to sign in on is that.
const policy = interactionPolicy.base();
const choose = new interactionPolicy.Prompt({ name: 'select_account', requestable: true });
choose.checks.clear();
policy.add(choose);

const provider = new Provider(login.root, {
  claims: { openid: ['sub', 'tid', 'oid'], profile: ['name', 'preferred_username'] },
  clients: [{
    client_id: CLIENT,
    application_type: 'native',
    grant_types: ['authorization_code', 'refresh_token', 'urn:ietf:params:oauth:grant-type:device_code'],
    redirect_uris: ['http://localhost/'],
    response_types: ['code'],
    token_endpoint_auth_method: 'none',
  }],
  conformIdTokenClaims: false, // Entra has names in the id token
  cookies: { keys: ['of no use to anybody'] },
  features: { devInteractions: { enabled: true }, deviceFlow: { enabled: true } },
  findAccount: (_, id) => ({
    accountId: id,
    claims: () => ({
      sub: id, tid: TENANT, oid: '00000000-1111-2222-3333-444444444444', name: 'Bé Heer', preferred_username: USER,
    }),
  }),
  interactions: { policy },
  rotateRefreshToken: true,
  routes: { authorization: `${base}/authorize`, token: `${base}/token`, device_authorization: `${base}/devicecode` },
  scopes: ['openid', 'offline_access', 'profile', ...scopes],
  ttl: { AccessToken: 3600, DeviceCode: 900, Grant: 86400, Interaction: 600, RefreshToken: 86400, Session: 3600 },
});

let events = [];
const grants = new Set();
const note = (name, more) => events.push({ name, ...more });
provider.on('authorization.success', () => note('authorized'));
provider.on('authorization.error', (_, error) => note('not authorized', { error: error.error }));
provider.on('device_authorization.success', () => note('device code'));
provider.on('refresh_token.saved', () => note('refresh token saved'));
provider.on('refresh_token.consumed', () => note('refresh token consumed'));
provider.on('grant.success', ({ oidc }) => {
  grants.add(oidc.entities.Grant.jti);
  note('granted', { by: oidc.params.grant_type.split(':').at(-1) });
});
provider.on('grant.error', ({ oidc }, error) =>
  note('not granted', { by: oidc.params?.grant_type?.split(':').at(-1), error: error.error, detail: error.error_detail }));
provider.on('server_error', (_, error) => note('server error', { error: error.stack }));

// Entra's tenants have several names, and it gives refresh tokens to whoever asks for offline_access, where OpenID
// Connect Core §11 wants the user's word for it.
const callback = provider.callback();
login.server.on('request', (request, response) => {
  const url = new URL(request.url, login.root);
  url.pathname = url.pathname.replace(/^\/(organizations|voorbeeld\.example)\//, `/${TENANT}/`);
  if (url.pathname === `${base}/authorize`) url.searchParams.set('prompt', `${url.searchParams.get('prompt')} consent`);
  request.url = url.pathname + url.search;
  callback(request, response);
});

/** Asks the fake sign-in service something. */
async function ask(endpoint, form) {
  const claims = JSON.stringify({ access_token: { xms_cc: { values: ['cp1'] } } });
  const body = new URLSearchParams({ client_id: CLIENT, claims, ...form });
  return (await fetch(`${where.login}/${TENANT}/oauth2/v2.0/${endpoint}`, { method: 'POST', body })).json();
}

// A user of the fake Graph, who may read the organisation's name as well; a code of the fake service counts by itself.
const { device_code } = await ask('devicecode', { scope: `${SCOPES.join(' ')} openid profile offline_access` });
const { access_token } = await ask('token', { grant_type: 'urn:ietf:params:oauth:grant-type:device_code', device_code });
const authorization = `Bearer ${access_token}`;

/** Whether a request may read the score. */
async function mayRead(request) {
  const token = await provider.AccessToken.find(request.headers.authorization?.replace(/^Bearer /, '') ?? '');
  return token?.isValid && scopes.every((scope) => token.scopes.has(scope));
}

// The fake Graph, behind tokens that it does not know.
graph.server.on('request', async (request, response) => {
  const allowed = await mayRead(request);
  note('asked', { path: new URL(request.url, graph.root).pathname, allowed });
  const got = await fetch(where.graph + request.url, { headers: allowed ? { authorization } : {} });
  response.writeHead(got.status, { 'content-type': got.headers.get('content-type') });
  response.end((await got.text()).replaceAll(where.graph, graph.root));
});

async function refusal() {
  if (!events.some(({ name }) => name === 'not granted')) await once(provider, 'grant.error');
  return 'ok';
}

async function revoke() {
  for (const id of grants) await (await provider.Grant.find(id))?.destroy();
  return 'ok';
}

function tell() {
  const told = JSON.stringify(events);
  events = [];
  return told;
}

console.log(JSON.stringify({ login: login.root, graph: graph.root }));
for await (const line of createInterface({ input: process.stdin })) {
  console.log(await { events: tell, refusal, revoke }[line]());
}
process.exit(0);
