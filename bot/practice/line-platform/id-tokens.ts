// LINE Login's tokens: ES256 ID tokens with a key id, and access tokens of twelve hours; right ones and wrong ones.
// jose reads no clock here: every time is passed in.
import type { CryptoKey, JWTPayload } from 'jose'
import { errors, exportJWK, exportSPKI, generateKeyPair, jwtVerify, SignJWT, UnsecuredJWT } from 'jose'
import type { Person, World } from './world.ts'

const ISSUER = 'https://access.line.me'
const ID_TOKEN_SECONDS = 3600
const ACCESS_TOKEN_SECONDS = 43_200
export const SCOPE = 'openid profile'

export interface SignOptions {
  /** Default ES256. `none` = unsecured; HS256 is signed with the public key's PEM unless `key` is given. */
  alg?: 'ES256' | 'HS256' | 'none'
  kid?: string
  key?: CryptoKey | Uint8Array
}

export interface IssueOptions {
  /** Instead of the login channel: tokens of somebody else's app. */
  channelId?: string
  /** Default now; an hour ago makes the ID token an expired one, twelve the access token. */
  issuedAt?: Date
}

export interface IdTokens {
  /** A sound token of the first person there is, with these claims instead; `undefined` leaves a claim out. */
  sign(claims?: Record<string, unknown>, options?: SignOptions): Promise<string>
  issueFor(userId: string, options?: IssueOptions): Promise<{ idToken: string; accessToken: string }>
}

export interface AccessToken {
  userId: string
  channelId: string
  /** Unix milliseconds. */
  expiresAt: number
}

/** What LINE answers of an ID token that it does not accept. */
const COMPLAINTS: Record<string, string> = {
  iss: 'Invalid IdToken Issuer.',
  aud: 'Invalid IdToken Audience.',
  nonce: 'Invalid IdToken Nonce.',
  sub: 'Invalid IdToken Subject Identifier.',
}

export interface IdTokenSettings {
  loginChannelId: string
  /** The browser's clock, where it is not the platform's: the LIFF SDK holds `exp` against it. */
  browserNow?: () => Date
}

export async function createIdTokens(
  world: World,
  { loginChannelId, browserNow = world.now }: IdTokenSettings,
) {
  const { publicKey, privateKey } = await generateKeyPair('ES256')
  const kid = world.mint.hex()
  const jwk = { ...(await exportJWK(publicKey)), kid, alg: 'ES256', use: 'sig' }
  const pem = new TextEncoder().encode(await exportSPKI(publicKey))
  const accessTokens = new Map<string, AccessToken>()

  function claimsOf(person: Person | undefined, audience: string, issuedAt?: Date): JWTPayload {
    const seconds = (at: Date) => Math.floor(at.getTime() / 1000)
    const iat = seconds(issuedAt ?? world.now())
    // A practice clock in the past must not make tokens that the browser takes for expired.
    const livesFrom = issuedAt ? iat : Math.max(iat, seconds(browserNow()))
    return {
      iss: ISSUER,
      aud: audience,
      iat,
      exp: livesFrom + ID_TOKEN_SECONDS,
      amr: ['linesso'],
      ...(person && { sub: person.userId, name: person.displayName }),
      ...(person?.pictureUrl && { picture: person.pictureUrl }),
    }
  }

  function signClaims(
    claims: JWTPayload,
    { alg = 'ES256', kid: keyId = kid, key }: SignOptions,
  ): Promise<string> {
    if (alg === 'none') return Promise.resolve(new UnsecuredJWT(claims).encode())
    const defaultKey = alg === 'HS256' ? pem : privateKey
    return new SignJWT(claims).setProtectedHeader({ alg, typ: 'JWT', kid: keyId }).sign(key ?? defaultKey)
  }

  const idTokens: IdTokens = {
    sign(overrides = {}, options = {}) {
      const [anybody] = world.people.values()
      return signClaims({ ...claimsOf(anybody, loginChannelId), ...overrides }, options)
    },
    async issueFor(userId, { channelId = loginChannelId, issuedAt } = {}) {
      const idToken = await signClaims(claimsOf(world.person(userId), channelId, issuedAt), {})
      const accessToken = world.mint.token()
      const expiresAt = (issuedAt ?? world.now()).getTime() + ACCESS_TOKEN_SECONDS * 1000
      accessTokens.set(accessToken, { userId, channelId, expiresAt })
      return { idToken, accessToken }
    },
  }

  /** The claims, or the sentence with which LINE refuses the token. */
  async function inspect(idToken: string, audience: string): Promise<JWTPayload | string> {
    try {
      const { payload } = await jwtVerify(idToken, publicKey, {
        algorithms: ['ES256'],
        issuer: ISSUER,
        audience,
        currentDate: world.now(),
      })
      return payload
    } catch (error) {
      if (error instanceof errors.JWTExpired) return 'IdToken expired.'
      const claim = error instanceof errors.JWTClaimValidationFailed ? error.claim : ''
      return COMPLAINTS[claim] ?? 'Invalid IdToken.'
    }
  }

  return {
    idTokens,
    jwks: { keys: [jwk] },
    inspect,
    complaint: (claim: 'nonce' | 'sub') => COMPLAINTS[claim] ?? '',
    accessSeconds: ACCESS_TOKEN_SECONDS,
    findAccess: (token: string | undefined) => (token ? accessTokens.get(token) : undefined),
  }
}
