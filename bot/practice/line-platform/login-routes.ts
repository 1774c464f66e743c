// LINE Login and LIFF as the page and the service see them: authorize with PKCE, tokens, keys, verify, profile.
// A code is used up by its first exchange, right or wrong; the person comes from a cookie or from the picker page.
import { createHash } from 'node:crypto'
import type { JWTPayload } from 'jose'
import type { Answer, LineRequest, Route } from './http-exchange.ts'
import { readBearer, readForm, refuse, refuseOauth } from './http-exchange.ts'
import type { AccessToken, createIdTokens } from './id-tokens.ts'
import { SCOPE } from './id-tokens.ts'
import { loginErrorPage, personPickerPage } from './person-picker.ts'
import type { World } from './world.ts'

export interface LoginDeps {
  world: World
  tokens: Awaited<ReturnType<typeof createIdTokens>>
  loginChannelId: string
  liffId: string
  liffEndpointUrl: () => string
}

interface Grant {
  userId: string
  challenge: string
  redirectUri: string
  expiresAt: number
}

const CODE_LIVES_MS = 10 * 60_000
/** Reserved query names of the picker's own links. */
const PERSON = 'practice_person'
const DENY = 'practice_deny'

/** `api` serves api.line.me paths, `access` those of access.line.me. */
export function createLoginRoutes(deps: LoginDeps): { api: Route[]; access: Route[] } {
  const { world, tokens, loginChannelId, liffId } = deps
  const grants = new Map<string, Grant>()

  function contextToken({ params }: LineRequest): Answer {
    if (params.liffId !== liffId) refuse(404, 'Not found')
    const unused = { permission: false, minVer: '14.0.0' }
    const context = {
      type: 'external',
      liffId,
      viewType: 'full',
      endpointUrl: deps.liffEndpointUrl(),
      permanentLinkPattern: 'concat',
      scope: SCOPE.split(' '),
      // With multipleLiffTransition the SDK would navigate to liff://, which no browser knows.
      availability: {
        multipleLiffTransition: unused,
        shareTargetPicker: unused,
        skipChannelVerificationScreen: unused,
        subwindowOpen: unused,
      },
    }
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
    return ok({ contextToken: `${part({ alg: 'HS256', typ: 'JWT' })}.${part(context)}.practice` })
  }

  /** Only at or below the endpoint, as in the LIFF console. */
  function readRedirect(query: URLSearchParams): string | null {
    const endpoint = deps.liffEndpointUrl()
    const wanted = query.get('redirect_uri') ?? endpoint
    if (!URL.canParse(wanted)) return null
    const [at, below] = [new URL(endpoint), new URL(wanted)]
    const root = at.pathname.replace(/\/$/, '')
    const isInside = below.pathname === root || below.pathname.startsWith(`${root}/`)
    return at.origin === below.origin && isInside ? wanted : null
  }

  function authorize(request: LineRequest): Answer {
    const { query } = request
    const redirectUri = readRedirect(query)
    const challenge = query.get('code_challenge')
    const isSound =
      query.get('app_id') === liffId &&
      query.get('response_type') === 'code' &&
      query.get('code_challenge_method') === 'S256' &&
      !!challenge
    if (!isSound || !redirectUri) return { status: 400, ...loginErrorPage }
    const state = query.get('state') ?? ''
    const back = { state, liffClientId: loginChannelId }
    if (query.has(DENY)) {
      const error = { error: 'access_denied', error_description: 'The user has denied the approval' }
      return redirect(redirectUri, { ...error, liffOAuth2Error: 'true', ...back })
    }
    const person = world.people.get(query.get(PERSON) ?? readCookie(request, PERSON) ?? '')
    if (!person) return { status: 200, ...personPickerPage([...world.people.values()], linkMaker(request)) }
    const code = world.mint.token()
    const expiresAt = world.now().getTime() + CODE_LIVES_MS
    grants.set(code, { userId: person.userId, challenge, redirectUri, expiresAt })
    return redirect(redirectUri, { code, ...back, liffRedirectUri: redirectUri })
  }

  async function exchange(request: LineRequest): Promise<Answer> {
    const form = readForm(request)
    if (form.get('grant_type') !== 'authorization_code')
      refuseOauth('unsupported_grant_type', 'invalid grant_type')
    if (form.get('client_id') !== loginChannelId) refuseOauth('invalid_client', 'invalid client_id')
    const code = form.get('code') ?? ''
    const grant = grants.get(code)
    grants.delete(code)
    if (!grant || grant.expiresAt < world.now().getTime())
      return refuseOauth('invalid_grant', 'invalid authorization code')
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url')
    if (challenge !== grant.challenge) refuseOauth('invalid_grant', 'invalid code_verifier')
    if (form.get('redirect_uri') !== grant.redirectUri)
      refuseOauth('invalid_grant', 'redirect_uri does not match')
    const { idToken, accessToken } = await tokens.idTokens.issueFor(grant.userId)
    return ok({
      access_token: accessToken,
      token_type: 'Bearer',
      expires_in: tokens.accessSeconds,
      refresh_token: world.mint.token(),
      scope: SCOPE,
      id_token: idToken,
    })
  }

  function verifyAccess({ query }: LineRequest): Answer {
    const access = tokens.findAccess(query.get('access_token') ?? '')
    if (!access) return refuseOauth('invalid_request', 'The access token not JWS')
    const left = Math.floor((access.expiresAt - world.now().getTime()) / 1000)
    if (left <= 0) refuseOauth('invalid_request', 'The access token expired')
    return ok({ scope: SCOPE, client_id: access.channelId, expires_in: left })
  }

  async function verifyIdToken(request: LineRequest): Promise<Answer> {
    const form = readForm(request)
    const claims = await tokens.inspect(form.get('id_token') ?? '', form.get('client_id') ?? '')
    const refusal = typeof claims === 'string' ? claims : mismatch(claims, form)
    if (refusal) refuseOauth('invalid_request', refusal)
    return ok(claims)
  }

  function mismatch(claims: JWTPayload, form: URLSearchParams): string | null {
    if (form.has('nonce') && form.get('nonce') !== claims.nonce) return tokens.complaint('nonce')
    if (form.has('user_id') && form.get('user_id') !== claims.sub) return tokens.complaint('sub')
    return null
  }

  function requireAccess(request: LineRequest): AccessToken {
    const access = tokens.findAccess(readBearer(request))
    if (!access) return refuse(401, 'invalid token')
    if (access.expiresAt <= world.now().getTime()) refuse(401, 'The access token expired')
    return access
  }

  const personOf = (request: LineRequest) => world.person(requireAccess(request).userId)

  function profile(request: LineRequest): Answer {
    const { userId, displayName, pictureUrl } = personOf(request)
    return ok({ userId, displayName, ...(pictureUrl && { pictureUrl }) })
  }

  function userinfo(request: LineRequest): Answer {
    const { userId, displayName, pictureUrl } = personOf(request)
    return ok({ sub: userId, name: displayName, ...(pictureUrl && { picture: pictureUrl }) })
  }

  function friendship(request: LineRequest): Answer {
    const { isFriend, hasBlocked } = personOf(request)
    return ok({ friendFlag: isFriend && !hasBlocked })
  }

  return {
    api: [
      { method: 'GET', path: '/liff/v2/apps/:liffId/contextToken', answer: contextToken },
      { method: 'POST', path: '/oauth2/v2.1/token', answer: exchange },
      { method: 'GET', path: '/oauth2/v2.1/certs', answer: () => ok(tokens.jwks) },
      { method: 'GET', path: '/oauth2/v2.1/verify', answer: verifyAccess },
      { method: 'POST', path: '/oauth2/v2.1/verify', answer: verifyIdToken },
      { method: 'GET', path: '/oauth2/v2.1/userinfo', answer: userinfo },
      { method: 'POST', path: '/oauth2/v2.1/userinfo', answer: userinfo },
      { method: 'GET', path: '/v2/profile', answer: profile },
      { method: 'GET', path: '/friendship/v1/status', answer: friendship },
    ],
    access: [{ method: 'GET', path: '/liff/v1/authorize', answer: authorize }],
  }
}

const ok = (body: unknown): Answer => ({ status: 200, body })

function redirect(uri: string, query: Record<string, string>): Answer {
  const location = new URL(uri)
  for (const [name, value] of Object.entries(query)) location.searchParams.set(name, value)
  return { status: 302, headers: { location: location.href } }
}

function readCookie({ headers }: LineRequest, name: string): string | undefined {
  const pairs = (headers.cookie ?? '').split(';').map(pair => pair.trim().split('='))
  return pairs.find(([key]) => key === name)?.[1]
}

/** Links of the picker: this same request, with the choice added. A bare query works under any mount path. */
function linkMaker({ query }: LineRequest) {
  return (choice: { userId: string } | 'deny'): string => {
    const next = new URLSearchParams(query)
    if (choice === 'deny') next.set(DENY, '1')
    else next.set(PERSON, choice.userId)
    return `?${next}`
  }
}
