// SPDX-FileCopyrightText: 2026 The Bolwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Microsoft's own libraries for signing in and for Graph take the fakes for the real ones.

import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { CLIENT, DOMAIN, order, SCOPES, SECRET, TENANT, USER, where } from './fake.mjs';
import { load } from './packages.mjs';

const msal = await load('@azure/msal-node');
const { Client, GraphError, PageIterator } = await load('@microsoft/microsoft-graph-client');
const crypto = new msal.CryptoProvider();
const APPLICATION_SCOPES = [`${where.graph}/.default`];

const configure = (tenant, more) => ({
  auth: {
    clientId: CLIENT,
    authority: `${where.login}/${tenant}`,
    knownAuthorities: [new URL(where.login).host],
    clientCapabilities: ['cp1'],
    ...more,
  },
});

const asUser = (tenant = 'organizations') => new msal.PublicClientApplication(configure(tenant));
const asApplication = (more) => new msal.ConfidentialClientApplication(configure(DOMAIN, more));

const graphWith = (token) =>
  Client.initWithMiddleware({
    baseUrl: where.graph,
    customHosts: new Set([new URL(where.graph).hostname]),
    authProvider: { getAccessToken: async () => token },
  });

/** The account that a user's tokens have to name. */
function assertUser(result) {
  assert.equal(result.account?.username, USER);
  assert.equal(result.account.tenantId, TENANT);
  assert.equal(result.tenantId, TENANT);
  assert.match(result.account.homeAccountId, new RegExp(`^[0-9a-f-]{36}\\.${TENANT}$`));
  assert.equal(result.idTokenClaims.aud, CLIENT);
  assert.equal(result.idTokenClaims.iss, `${where.login}/${TENANT}/v2.0`);
  assert.equal(result.idTokenClaims.ver, '2.0');
  for (const scope of SCOPES) assert.ok(result.scopes.includes(scope), result.scopes.join(' '));
  assertFresh(result);
}

/** A token that counts for about an hour from now. */
function assertFresh(result) {
  const left = result.expiresOn - Date.now();
  assert.equal(result.tokenType, 'Bearer');
  assert.ok(left > 3500_000 && left <= 3600_000, `${left} ms are left`);
}

/** Does what the browser does: goes to the address, and tells where it is sent. */
async function visit(address) {
  const answer = await fetch(address, { redirect: 'manual' });
  assert.equal(answer.status, 302, await answer.text());
  return new URL(answer.headers.get('location'));
}

/** Signs in by browser; what MSAL makes of it, and the parts that it was made of. */
async function signIn(client, redirectUri = 'http://localhost:1') {
  const { verifier, challenge } = await crypto.generatePkceCodes();
  const asked = { scopes: SCOPES, redirectUri, state: crypto.createNewGuid(), nonce: crypto.createNewGuid() };
  const address = await client.getAuthCodeUrl({
    ...asked, prompt: 'select_account', codeChallenge: challenge, codeChallengeMethod: 'S256', responseMode: 'query',
  });
  const back = await visit(address);
  assert.equal(back.searchParams.get('state'), asked.state);
  const request = { ...asked, code: back.searchParams.get('code'), codeVerifier: verifier };
  const result = await client.acquireTokenByCode(request, { nonce: asked.nonce, state: asked.state, code: request.code });
  return { result, request };
}

/** The error that this must end with. */
async function refusal(promise) {
  const error = await promise.then(() => assert.fail('it was not refused'), (caught) => caught);
  assert.ok(error instanceof Error, String(error));
  return error;
}

const noComplaint = () => assert.equal(order('complaint'), '');

test('MSAL signs in as an application with a secret', async () => {
  const result = await asApplication({ clientSecret: SECRET }).acquireTokenByClientCredential({ scopes: APPLICATION_SCOPES });
  assertFresh(result);
  assert.equal(result.account, null);
  const scores = await graphWith(result.accessToken).api('/security/secureScores').top(1).get();
  assert.equal(scores.value.length, 1);
  noComplaint();
});

test('MSAL is told why a secret is wrong', async () => {
  const error = await refusal(asApplication({ clientSecret: 'wrong' }).acquireTokenByClientCredential({ scopes: APPLICATION_SCOPES }));
  assert.ok(error instanceof msal.ServerError, error.stack);
  assert.equal(error.errorCode, 'invalid_client');
  assert.match(error.errorMessage, /AADSTS7000215/);
  assert.equal(String(error.errorNo), '7000215');
});

test('MSAL signs in as an application with a certificate', async () => {
  const pem = readFileSync(order('key-pair'), 'latin1');
  const [certificate] = pem.match(/-----BEGIN CERTIFICATE-----[^]*?-----END CERTIFICATE-----/);
  const clientCertificate = {
    thumbprintSha256: new X509Certificate(certificate).fingerprint256.replaceAll(':', ''),
    privateKey: pem.slice(pem.indexOf('-----BEGIN PRIVATE KEY-----')),
  };
  const client = asApplication({ clientCertificate });
  const results = [];
  for (const skipCache of [false, true]) {
    results.push(await client.acquireTokenByClientCredential({ scopes: APPLICATION_SCOPES, skipCache }));
    assertFresh(results.at(-1));
  }
  assert.notEqual(results[0].accessToken, results[1].accessToken);

  const other = { ...clientCertificate, thumbprintSha256: '00'.repeat(32) };
  const error = await refusal(asApplication({ clientCertificate: other }).acquireTokenByClientCredential({ scopes: APPLICATION_SCOPES }));
  assert.match(error.errorMessage, /AADSTS700027/);
  noComplaint();
});

for (const tenant of ['organizations', TENANT]) {
  test(`MSAL signs in by device code at ${tenant}`, async () => {
    let code;
    const result = await asUser(tenant).acquireTokenByDeviceCode({ scopes: SCOPES, deviceCodeCallback: (given) => (code = given) });
    assertUser(result);
    assert.match(code.userCode, /^[A-Z0-9]{9}$/);
    assert.equal((await fetch(code.verificationUri)).status, 200);
    assert.ok(code.message.includes(code.userCode) && code.message.includes(code.verificationUri), code.message);
    noComplaint();
  });
}

test('MSAL waits for a device code that is not entered yet', async () => {
  order('pending 1');
  const began = performance.now();
  assertUser(await asUser().acquireTokenByDeviceCode({ scopes: SCOPES, deviceCodeCallback: () => {} }));
  assert.ok(performance.now() - began >= 5000);
  noComplaint();
});

for (const redirect of ['http://localhost:1', 'http://localhost:65535/']) {
  test(`MSAL signs in by browser with PKCE, coming back to ${redirect}`, async () => {
    assertUser((await signIn(asUser(), redirect)).result);
    noComplaint();
  });
}

test('MSAL cannot redeem a code twice, or without its verifier', async () => {
  const client = asUser();
  const { request } = await signIn(client);
  let error = await refusal(client.acquireTokenByCode(request));
  assert.equal(error.errorCode, 'invalid_grant');
  assert.match(error.errorMessage, /AADSTS54005/);

  const { challenge } = await crypto.generatePkceCodes();
  const back = await visit(await client.getAuthCodeUrl({
    ...request, prompt: 'select_account', codeChallenge: challenge, codeChallengeMethod: 'S256', responseMode: 'query',
  }));
  error = await refusal(client.acquireTokenByCode({ ...request, code: back.searchParams.get('code') }));
  assert.match(error.errorMessage, /AADSTS501481/);
  noComplaint();
});

test('MSAL refreshes, and keeps the refresh token that is new', async () => {
  const client = asUser();
  const { result } = await signIn(client);
  const tokens = () => Object.values(JSON.parse(client.getTokenCache().serialize()).RefreshToken).map((token) => token.secret);
  const seen = new Set(tokens());
  let last = result;
  for (let round = 0; round < 2; round++) {
    const next = await client.acquireTokenSilent({ account: last.account, scopes: SCOPES, forceRefresh: true });
    assertUser(next);
    assert.notEqual(next.accessToken, last.accessToken);
    assert.equal(tokens().length, 1);
    assert.ok(!seen.has(tokens()[0]), 'the refresh token is an old one');
    seen.add(tokens()[0]);
    last = next;
  }
  noComplaint();

  // One that was used already takes all with it.
  const [old] = seen;
  const error = await refusal(client.acquireTokenByRefreshToken({ refreshToken: old, scopes: SCOPES }));
  assert.equal(error.errorCode, 'invalid_grant');
  assert.match(error.errorMessage, /AADSTS50173/);
  await refusal(client.acquireTokenSilent({ account: last.account, scopes: SCOPES, forceRefresh: true }));
});

test('MSAL asks the user again where the grant is revoked', async () => {
  const client = asUser();
  const { result } = await signIn(client);
  order('revoke');
  const error = await refusal(client.acquireTokenSilent({ account: result.account, scopes: SCOPES, forceRefresh: true }));
  assert.equal(error.errorCode, 'invalid_grant');
  assert.match(error.correlationId, /^[0-9a-f-]{36}$/);
});

test('MSAL learns that a tenant does not exist', async () => {
  const error = await refusal(asUser('nobody.example').acquireTokenByDeviceCode({ scopes: SCOPES, deviceCodeCallback: () => {} }));
  assert.match(`${error.errorCode} ${error.errorMessage}`, /AADSTS90002|openid_config_error|endpoints_resolution_error/);
});

const token = async () =>
  (await asApplication({ clientSecret: SECRET }).acquireTokenByClientCredential({ scopes: APPLICATION_SCOPES })).accessToken;

/** Everything of a collection, page by page as the client does it; and how many pages that were. */
async function iterate(client, request) {
  const all = [];
  const before = Number(order('requests'));
  const pages = new PageIterator(client, await request.get(), (entry) => all.push(entry) > 0);
  await pages.iterate();
  return { all, requests: Number(order('requests')) - before };
}

test('The Graph client pages through all days', async () => {
  const client = graphWith(await token());
  const { all, requests } = await iterate(client, client.api('/security/secureScores').top(8));
  assert.equal(all.length, 20);
  assert.equal(requests, 3);
  assert.equal(new Set(all.map((score) => score.createdDateTime)).size, 20);
  assert.ok(all.every((score) => score.controlScores.length === 60 && score['@odata.type'] === undefined));
  assert.ok(Date.now() - Date.parse(all[0].createdDateTime) < 2 * 24 * 3600_000);
});

test('The Graph client pages through the totals of days that were selected', async () => {
  const client = graphWith(await token());
  const request = client.api('/security/secureScores').top(8).select(['createdDateTime', 'currentScore', 'maxScore']);
  const { all } = await iterate(client, request);
  assert.equal(all.length, 20);
  assert.ok(all.every((score) => score.controlScores === undefined && score.currentScore > 0));
});

test('The Graph client pages through the catalogue', async () => {
  const client = graphWith(await token());
  const { all, requests } = await iterate(client, client.api('/security/secureScoreControlProfiles'));
  assert.equal(all.length, 60);
  assert.equal(requests, 3);
  assert.equal(new Set(all.map((profile) => profile.id)).size, 60);
});

test('The Graph client changes a state, and reads it back', async () => {
  const client = graphWith(await token());
  const path = '/security/secureScoreControlProfiles';
  const [{ id, vendorInformation }] = (await client.api(path).top(1).get()).value;
  const body = { assignedTo: '', comment: 'Accepted', state: 'Ignored', vendorInformation };
  assert.equal(await client.api(`${path}/${id}`).patch(body), undefined);
  const changed = await client.api(`${path}/${id}`).header('Prefer', 'return=representation').patch(body);
  assert.equal(changed.controlStateUpdates.at(-1).state, 'Ignored');
});

for (const [name, ask, status, code] of [
  ['a token of nobody', async () => graphWith('nonsense').api('/security/secureScores'), 401, 'InvalidAuthenticationToken'],
  ['a skip token of nobody', async () => graphWith(await token()).api('/security/secureScores').skipToken('nonsense'), 400, 'BadRequest'],
  ['a path that is none', async () => graphWith(await token()).api('/security/nothing'), 404, 'ResourceNotFound'],
]) {
  test(`The Graph client reads the refusal of ${name}`, async () => {
    const error = await refusal((await ask()).get());
    assert.ok(error instanceof GraphError, error.stack);
    assert.equal(error.statusCode, status);
    assert.equal(error.code, code);
    assert.match(error.requestId, /^[0-9a-f-]{36}$/);
    assert.equal(error.headers.get('request-id'), error.requestId);
    assert.ok(error.date instanceof Date && !Number.isNaN(error.date.getTime()));
    assert.equal(typeof JSON.parse(error.body).message, 'string');
  });
}

test('The Graph client waits as long as Graph says, and asks again', async () => {
  const client = graphWith(await token());
  const before = Number(order('requests'));
  order('busy');
  const began = performance.now();
  assert.equal((await client.api('/security/secureScores').top(1).get()).value.length, 1);
  assert.ok(performance.now() - began >= 1000);
  assert.equal(Number(order('requests')) - before, 2);
});

test('The Graph client reads that a role is missing', async () => {
  const client = graphWith(await token());
  order('forbid');
  const error = await refusal(client.api('/security/secureScores').get());
  assert.equal(error.statusCode, 403);
  assert.equal(error.code, 'Authorization_RequestDenied');
  assert.match(error.requestId, /^[0-9a-f-]{36}$/);
});
