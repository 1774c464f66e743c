// Who gets in: LINE's own tokens for this channel and nobody else's; when LINE cannot be asked, nobody.
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { describe, expect, it } from 'vitest'
import { createIdentity } from '../../bot/outside/identity.ts'
import type { IdTokens } from '../../bot/practice/line-platform/id-tokens.ts'
import { CHANNEL } from '../practice/start-line.ts'
import { createKeptLog } from './kept-log.ts'
import { startPlatform } from './start-platform.ts'
import { startServer } from './start-server.ts'

const HOUR = 3600_000
const REFUSED = { name: 'Problem', code: 'session.token_refused' }
const UNAVAILABLE = { name: 'Problem', code: 'line.unavailable' }

async function startIdentity() {
  const world = await startPlatform()
  const log = createKeptLog()
  const { userId } = world.platform.people.add({ displayName: 'สมหญิง ใจดี' })
  const config = { apiBaseUrl: world.url, loginChannelId: CHANNEL.loginChannelId, timeoutMs: 300 }
  const identity = createIdentity(config, { clock: world.clock, log })
  const { idTokens } = world.platform
  return { ...world, identity, config, log, userId, idTokens }
}

/** Seconds since 1970, as tokens have it. */
const at = (now: Date, ms = 0) => Math.floor((now.getTime() + ms) / 1000)

describe('an ID token of LINE’s', () => {
  it('says who is there', async () => {
    const { identity, idTokens, userId } = await startIdentity()
    const { idToken } = await idTokens.issueFor(userId)
    expect(await identity.verifyIdToken(idToken)).toEqual({ userId, displayName: 'สมหญิง ใจดี' })
  })

  it('may lack a name', async () => {
    const { identity, idTokens, userId } = await startIdentity()
    const idToken = await idTokens.sign({ name: undefined })
    expect(await identity.verifyIdToken(idToken)).toEqual({ userId, displayName: null })
  })

  it('is good for its hour and a minute of difference between two clocks, no longer', async () => {
    const { identity, idTokens, userId, clock } = await startIdentity()
    const { idToken } = await idTokens.issueFor(userId)
    clock.wait(HOUR + 59_000)
    expect(await identity.verifyIdToken(idToken)).toMatchObject({ userId })
    clock.wait(2000)
    await expect(identity.verifyIdToken(idToken)).rejects.toMatchObject(REFUSED)
  })
})

type Forge = (idTokens: IdTokens, now: Date, key: CryptoKey) => Promise<string>

const FORGED: [why: string, forge: Forge][] = [
  ['expired', (tokens, now) => tokens.sign({ iat: at(now, -2 * HOUR), exp: at(now, -HOUR) })],
  ['of another channel', tokens => tokens.sign({ aud: '2000000009' })],
  ['of several channels', tokens => tokens.sign({ aud: [CHANNEL.loginChannelId, '2000000009'] })],
  ['of another issuer', tokens => tokens.sign({ iss: 'https://access.line.example' })],
  ['signed with a key LINE does not have', (tokens, _now, key) => tokens.sign({}, { key })],
  ['with an unknown key id', tokens => tokens.sign({}, { kid: 'unknown' })],
  ['unsigned (alg none)', tokens => tokens.sign({}, { alg: 'none' })],
  ['signed with the public key as a secret (HS256)', tokens => tokens.sign({}, { alg: 'HS256' })],
  ['without a subject', tokens => tokens.sign({ sub: undefined })],
  ['about something that is no LINE user', tokens => tokens.sign({ sub: 'admin' })],
  ['with a subject that only begins well', tokens => tokens.sign({ sub: `U${'0'.repeat(32)}x` })],
  ['made in the future', (tokens, now) => tokens.sign({ iat: at(now, HOUR) })],
  ['not valid yet', (tokens, now) => tokens.sign({ nbf: at(now, HOUR) })],
  ['without the time it was made', tokens => tokens.sign({ iat: undefined })],
  ['without an end', tokens => tokens.sign({ exp: undefined })],
  ['living on for ever', (tokens, now) => tokens.sign({ iat: at(now, -48 * HOUR), exp: at(now, 1e10) })],
  ['changed after signing', async tokens => swapSubject(await tokens.sign())],
  ['cut off', async tokens => (await tokens.sign()).slice(0, -10)],
  ['empty', async () => ''],
  ['no token at all', async () => 'mock-id-token'],
  ['JSON of the page’s own profile', async () => JSON.stringify({ userId: `U${'0'.repeat(32)}` })],
]

function swapSubject(token: string): string {
  const [head, payload, signature] = token.split('.')
  const claims = JSON.parse(Buffer.from(payload ?? '', 'base64url').toString())
  const other = Buffer.from(JSON.stringify({ ...claims, sub: `U${'f'.repeat(32)}` })).toString('base64url')
  return [head, other, signature].join('.')
}

describe('an ID token is refused when it is', () => {
  it.each(FORGED)('%s', async (_why, forge) => {
    const { identity, idTokens, clock, log } = await startIdentity()
    const foreign = await generateKeyPair('ES256')
    const token = await forge(idTokens, clock.now(), foreign.privateKey)
    await expect(identity.verifyIdToken(token)).rejects.toMatchObject(REFUSED)
    expect(log.lines).toEqual([
      { level: 'warn', event: 'identity.refused', data: { code: expect.stringMatching(/^[A-Z_]+$/) } },
    ])
  })
})

describe('when LINE’s keys cannot be had', () => {
  it('nobody gets in, and it is said to be LINE’s fault', async () => {
    const { identity, idTokens, userId, platform, close } = await startIdentity()
    const { idToken, accessToken } = await idTokens.issueFor(userId)
    platform.faults.set(() => 'hang')
    await expect(identity.verifyIdToken(idToken)).rejects.toMatchObject(UNAVAILABLE)
    await expect(identity.verifyAccessToken(accessToken)).rejects.toMatchObject(UNAVAILABLE)
    platform.faults.set(() => 'html_200')
    await expect(identity.verifyIdToken(idToken)).rejects.toMatchObject(UNAVAILABLE)
    await expect(identity.verifyAccessToken(accessToken)).rejects.toMatchObject(UNAVAILABLE)
    platform.faults.set(() => '500_before_accept')
    await expect(identity.verifyIdToken(idToken)).rejects.toMatchObject(UNAVAILABLE)
    await expect(identity.verifyAccessToken(accessToken)).rejects.toMatchObject(UNAVAILABLE)
    await close()
    await expect(identity.verifyIdToken(idToken)).rejects.toMatchObject(UNAVAILABLE)
    await expect(identity.verifyAccessToken(accessToken)).rejects.toMatchObject(UNAVAILABLE)
  })

  it('keys that are known already still serve', async () => {
    const { identity, idTokens, userId, close } = await startIdentity()
    const { idToken } = await idTokens.issueFor(userId)
    await identity.verifyIdToken(idToken)
    await close()
    expect(await identity.verifyIdToken(idToken)).toMatchObject({ userId })
    await expect(identity.verifyIdToken(await idTokens.sign({ aud: 'x' }))).rejects.toMatchObject(REFUSED)
  })

  it.each(['RS256', 'PS256', 'ES384'])('a key of another kind among them opens nothing: %s', async alg => {
    const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true })
    const jwk = { ...(await exportJWK(publicKey)), kid: 'k', alg, use: 'sig' }
    const wire = await startServer(() => ({ status: 200, body: { keys: [jwk] } }))
    const log = createKeptLog()
    const now = new Date('2025-01-25T02:00:00Z')
    const config = { apiBaseUrl: wire.url, loginChannelId: CHANNEL.loginChannelId }
    const identity = createIdentity(config, { clock: { now: () => now }, log })
    const token = await new SignJWT({ sub: `U${'0'.repeat(32)}`, iat: at(now), exp: at(now, HOUR) })
      .setProtectedHeader({ alg, kid: 'k' })
      .setIssuer('https://access.line.me')
      .setAudience(CHANNEL.loginChannelId)
      .sign(privateKey)
    await expect(identity.verifyIdToken(token)).rejects.toMatchObject(REFUSED)
    expect(log.lines[0]?.data).toEqual({ code: 'ERR_JOSE_ALG_NOT_ALLOWED' })
  })

  it('an address that hands out something else opens no door', async () => {
    const { privateKey } = await generateKeyPair('ES256')
    for (const body of [
      '[]',
      { keys: 'none' },
      { keys: [{ kty: 'oct', k: 'c2VjcmV0', kid: 'k' }] },
      'null',
    ]) {
      const wire = await startServer(() => ({ status: 200, body }))
      const log = createKeptLog()
      const now = new Date('2025-01-25T02:00:00Z')
      const identity = createIdentity(
        { apiBaseUrl: wire.url, loginChannelId: CHANNEL.loginChannelId },
        { clock: { now: () => now }, log },
      )
      const token = await new SignJWT({ sub: `U${'0'.repeat(32)}`, iat: at(now), exp: at(now, HOUR) })
        .setProtectedHeader({ alg: 'ES256', kid: 'k' })
        .setIssuer('https://access.line.me')
        .setAudience(CHANNEL.loginChannelId)
        .sign(privateKey)
      await expect(identity.verifyIdToken(token)).rejects.toMatchObject({ name: 'Problem' })
    }
  })
})

describe('an access token', () => {
  it('says whose it is', async () => {
    const { identity, idTokens, userId } = await startIdentity()
    const { accessToken } = await idTokens.issueFor(userId)
    expect(await identity.verifyAccessToken(accessToken)).toEqual({ userId, displayName: 'สมหญิง ใจดี' })
  })

  it('of another channel opens nothing', async () => {
    const { identity, idTokens, userId, log } = await startIdentity()
    const { accessToken } = await idTokens.issueFor(userId, { channelId: '2000000009' })
    await expect(identity.verifyAccessToken(accessToken)).rejects.toMatchObject(REFUSED)
    expect(log.lines[0]?.data).toEqual({ code: 'ACCESS_TOKEN_AUDIENCE' })
  })

  it('is refused when it is expired, made up or empty', async () => {
    const { identity, idTokens, userId, clock, log } = await startIdentity()
    const { accessToken } = await idTokens.issueFor(userId)
    clock.wait(12 * HOUR + 1000)
    for (const token of [accessToken, 'made-up', '', 'a&client_id=2000000002']) {
      await expect(identity.verifyAccessToken(token)).rejects.toMatchObject(REFUSED)
    }
    expect(log.text()).not.toContain(accessToken)
  })

  it('is refused with no seconds left, or when the profile is nobody’s', async () => {
    const about = { client_id: CHANNEL.loginChannelId, expires_in: 0, scope: 'openid' }
    const wire = await startServer(({ url }) => ({
      status: 200,
      body: url.includes('verify') ? about : { userId: 'admin', displayName: 'x' },
    }))
    const log = createKeptLog()
    const identity = createIdentity(
      { apiBaseUrl: wire.url, loginChannelId: CHANNEL.loginChannelId },
      { clock: { now: () => new Date(0) }, log },
    )
    await expect(identity.verifyAccessToken('t')).rejects.toMatchObject(REFUSED)
    about.expires_in = 60
    await expect(identity.verifyAccessToken('t')).rejects.toMatchObject(REFUSED)
    expect(log.lines.map(({ data }) => data.code)).toEqual(['ACCESS_TOKEN_EXPIRED', 'PROFILE'])
  })
})
