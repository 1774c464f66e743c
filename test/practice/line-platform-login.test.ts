// The simulated LINE Login: PKCE as the LIFF SDK does it, ID tokens as a server verifies them with jose.
import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createRemoteJWKSet, decodeJwt, generateKeyPair, jwtVerify } from 'jose'
import { describe, expect, onTestFinished, test } from 'vitest'
import { CHANNEL, ENDPOINT, startLine } from './start-line.ts'

const VERIFIER = 'v'.repeat(43)
const HOUR = 3_600_000

/** The platform with its browser side listening, and the steps of a login. */
async function startLogin() {
  const started = await startLine({ browserNow: () => new Date('2025-01-25T02:00:00Z') })
  const { line, url } = started
  const server = createServer(line.browser)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const page = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const somchai = line.people.add({ displayName: 'สมชาย', pictureUrl: 'https://profile.line-scdn.net/s' })

  function authorize(more: Record<string, string> = {}, cookie = `practice_person=${somchai.userId}`) {
    const query = new URLSearchParams({
      app_id: CHANNEL.liffId,
      state: 'state12chars',
      response_type: 'code',
      code_challenge_method: 'S256',
      code_challenge: createHash('sha256').update(VERIFIER).digest('base64url'),
      redirect_uri: `${ENDPOINT}report/2025-01`,
      ...more,
    })
    return fetch(`${page}/access/liff/v1/authorize?${query}`, { headers: { cookie }, redirect: 'manual' })
  }

  async function getCode() {
    return new URL((await authorize()).headers.get('location') ?? '').searchParams.get('code') ?? ''
  }

  async function exchange(code: string, more: Record<string, string> = {}) {
    const form = new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: CHANNEL.loginChannelId,
      appId: CHANNEL.liffId,
      code,
      code_verifier: VERIFIER,
      redirect_uri: `${ENDPOINT}report/2025-01`,
      ...more,
    })
    const response = await fetch(`${page}/api/oauth2/v2.1/token`, { method: 'POST', body: form })
    const tokens = (await response.json()) as { access_token: string; id_token: string; error?: string }
    return { status: response.status, ...tokens }
  }

  const get = async (path: string, accessToken = '') =>
    (await fetch(url + path, { headers: { authorization: `Bearer ${accessToken}` } })).json()
  const verify = async (form: Record<string, string>) =>
    (await fetch(`${url}/oauth2/v2.1/verify`, { method: 'POST', body: new URLSearchParams(form) })).json()
  const jwks = createRemoteJWKSet(new URL(`${url}/oauth2/v2.1/certs`))
  return { ...started, page, somchai, authorize, getCode, exchange, get, verify, jwks }
}

type Login = Awaited<ReturnType<typeof startLogin>>

const verifyAsServer = ({ line, jwks }: Login, token: string, at: Date) =>
  jwtVerify(token, jwks, {
    issuer: 'https://access.line.me',
    audience: CHANNEL.loginChannelId,
    algorithms: ['ES256'],
    requiredClaims: ['sub'],
    currentDate: at,
  }).then(({ payload }) => line.people.get(payload.sub ?? ''))

describe('login in an external browser', () => {
  test('authorize → code → tokens → profile, and the ID token stands up to the published keys', async () => {
    const login = await startLogin()
    const { line, authorize, exchange, get, verify, somchai } = login
    const back = new URL((await authorize()).headers.get('location') ?? '')
    expect(back.href.startsWith(`${ENDPOINT}report/2025-01?`)).toBe(true)
    expect(Object.fromEntries(back.searchParams)).toEqual({
      code: expect.any(String),
      state: 'state12chars',
      liffClientId: CHANNEL.loginChannelId,
      liffRedirectUri: `${ENDPOINT}report/2025-01`,
    })
    const got = await exchange(back.searchParams.get('code') ?? '')
    expect(got).toMatchObject({
      status: 200,
      token_type: 'Bearer',
      scope: 'openid profile',
      expires_in: 43_200,
    })
    const { access_token: access, id_token } = got
    expect(await verifyAsServer(login, id_token, new Date('2025-01-25T02:59:59Z'))).toBe(somchai)
    await expect(verifyAsServer(login, id_token, new Date('2025-01-25T03:00:00Z'))).rejects.toThrow('exp')
    expect(await verify({ id_token, client_id: CHANNEL.loginChannelId })).toMatchObject({
      sub: somchai.userId,
      name: 'สมชาย',
    })
    expect(await get('/v2/profile', access)).toMatchObject({ userId: somchai.userId, displayName: 'สมชาย' })
    expect(await get('/oauth2/v2.1/userinfo', access)).toMatchObject({ sub: somchai.userId })
    expect(await get('/friendship/v1/status', access)).toEqual({ friendFlag: true })
    await line.people.block(somchai.userId)
    expect(await get('/friendship/v1/status', access)).toEqual({ friendFlag: false })
  })

  test.each([
    ['a wrong verifier', { code_verifier: 'w'.repeat(43) }, 'invalid_grant'],
    ['no verifier', { code_verifier: '' }, 'invalid_grant'],
    ['another redirect_uri', { redirect_uri: ENDPOINT }, 'invalid_grant'],
    ['another client', { client_id: '1' }, 'invalid_client'],
    ['a made-up code', { code: 'made-up' }, 'invalid_grant'],
  ])('%s gets no tokens', async (_, more, error) => {
    const { exchange, getCode } = await startLogin()
    expect(await exchange(await getCode(), more)).toMatchObject({ status: 400, error })
  })

  test('a code works once and for ten minutes', async () => {
    const { exchange, getCode, wait } = await startLogin()
    const code = await getCode()
    expect((await exchange(code)).status).toBe(200)
    expect(await exchange(code)).toMatchObject({ status: 400, error: 'invalid_grant' })
    const old = await getCode()
    wait(HOUR / 6 + 1)
    expect((await exchange(old)).status).toBe(400)
  })

  test('without a cookie one picks a person by name, or declines', async () => {
    const { authorize, page, somchai, line } = await startLogin()
    line.people.add({ displayName: '<b>วิภา</b>' })
    const picker = await authorize({}, '')
    const html = await picker.text()
    expect(html).toContain('min-height: 44px')
    expect(html).toContain('&#60;b&#62;วิภา')
    const links = [...html.matchAll(/href="([^"]+)"/g)].map(
      ([, link]) => link?.replaceAll('&#38;', '&') ?? '',
    )
    const follow = async (link = '') => {
      const address = new URL(link, `${page}/access/liff/v1/authorize`)
      const response = await fetch(address, { redirect: 'manual' })
      return new URL(response.headers.get('location') ?? '').searchParams
    }
    const ours = links.find(link => link.includes(somchai.userId))
    expect((await follow(ours)).get('code')).toBeTruthy()
    expect(Object.fromEntries(await follow(links.at(-1)))).toMatchObject({
      error: 'access_denied',
      liffOAuth2Error: 'true',
      liffClientId: CHANNEL.loginChannelId,
    })
  })

  test.each([
    ['another app', { app_id: '1-x' }],
    ['no PKCE', { code_challenge_method: 'plain' }],
    ['a way back to another site', { redirect_uri: 'https://evil.example/liff/' }],
    ['a way back above the endpoint', { redirect_uri: 'http://127.0.0.1:3000/liffs' }],
  ])('authorize with %s shows an error and leads nowhere', async (_, more) => {
    const { authorize } = await startLogin()
    const response = await authorize(more)
    expect(response.status).toBe(400)
    expect(response.headers.get('location')).toBeNull()
  })

  test('the context token carries what the SDK needs, for our LIFF id only', async () => {
    const { page } = await startLogin()
    const context = (id: string) => fetch(`${page}/api/liff/v2/apps/${id}/contextToken`)
    const { contextToken } = (await (await context(CHANNEL.liffId)).json()) as { contextToken: string }
    expect(decodeJwt(contextToken)).toMatchObject({
      liffId: CHANNEL.liffId,
      endpointUrl: ENDPOINT,
      permanentLinkPattern: 'concat',
      availability: { multipleLiffTransition: { permission: false } },
    })
    expect((await context('2000000002-Other')).status).toBe(404)
    expect((await fetch(`${page}/api/oauth2/v2.1/certs`, { method: 'OPTIONS' })).status).toBe(204)
  })
})

test('every kind of false ID token fails against the published keys, and LINE says what is wrong', async () => {
  const login = await startLogin()
  const { line, somchai, verify } = login
  const now = Date.parse('2025-01-25T02:00:00Z')
  const { privateKey } = await generateKeyPair('ES256')
  const { sign } = line.idTokens
  const tokens: [string, string][] = [
    [await sign({ exp: now / 1000 - 1 }), 'IdToken expired.'],
    [await sign({ aud: '1' }), 'Invalid IdToken Audience.'],
    [await sign({ iss: 'https://evil.example' }), 'Invalid IdToken Issuer.'],
    [await sign({}, { alg: 'none' }), 'Invalid IdToken.'],
    [await sign({}, { alg: 'HS256' }), 'Invalid IdToken.'],
    [await sign({}, { key: privateKey }), 'Invalid IdToken.'],
    [(await line.idTokens.issueFor(somchai.userId, { channelId: '1' })).idToken, 'Invalid IdToken Audience.'],
    [
      (await line.idTokens.issueFor(somchai.userId, { issuedAt: new Date(now - HOUR) })).idToken,
      'IdToken expired.',
    ],
  ]
  for (const [id_token, error_description] of tokens) {
    await expect(verifyAsServer(login, id_token, new Date(now))).rejects.toThrow()
    const said = await verify({ id_token, client_id: CHANNEL.loginChannelId })
    expect(said).toEqual({ error: 'invalid_request', error_description })
  }
  for (const token of [await sign({ sub: undefined }), await sign({}, { kid: 'unknown' })]) {
    await expect(verifyAsServer(login, token, new Date(now))).rejects.toThrow()
  }
  const sound = await sign()
  expect(await verifyAsServer(login, sound, new Date(now))).toBe(somchai)
  const wrongPerson = { id_token: sound, client_id: CHANNEL.loginChannelId, user_id: 'U1' }
  expect(await verify(wrongPerson)).toMatchObject({
    error_description: 'Invalid IdToken Subject Identifier.',
  })
})

test('an access token is verified with its channel, and expires after twelve hours', async () => {
  const { line, get, somchai, wait } = await startLogin()
  const { accessToken } = await line.idTokens.issueFor(somchai.userId, { channelId: '1' })
  const path = `/oauth2/v2.1/verify?access_token=${accessToken}`
  expect(await get(path)).toEqual({ scope: 'openid profile', client_id: '1', expires_in: 43_200 })
  wait(12 * HOUR)
  const expired = { error: 'invalid_request', error_description: 'The access token expired' }
  expect(await get(path)).toEqual(expired)
  expect(await get('/v2/profile', accessToken)).toEqual({ message: 'The access token expired' })
  expect(await get('/v2/profile', 'foreign')).toEqual({ message: 'invalid token' })
})

test('with a practice clock in the past, an ID token is alive for the browser as well', async () => {
  const { line, goTo, somchai } = await startLogin()
  goTo('2024-06-10T02:00:00Z')
  const { idToken } = await line.idTokens.issueFor(somchai.userId)
  const { iat, exp } = decodeJwt(idToken)
  expect([iat, exp]).toEqual([
    Date.parse('2024-06-10T02:00:00Z') / 1000,
    Date.parse('2025-01-25T03:00:00Z') / 1000,
  ])
})
