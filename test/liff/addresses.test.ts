// Addresses of the mini-app, and what LINE's login does to them.
import { describe, expect, it } from 'vitest'
import { type Route, readMoreRoute } from '../../liff/more-addresses.ts'
import {
  addressOfState,
  bringsLogin,
  cleanSearch,
  formPath,
  formRowPath,
  homePath,
  peoplePath,
  readRoute,
  reportPath,
  reportRowPath,
  signPath,
  summaryPath,
} from '../../liff/routes.ts'

const read = (path: string): Route => {
  const { pathname, search } = new URL(path, 'http://localhost')
  const first = readRoute(pathname, search)
  return first.page === 'unknown' ? (readMoreRoute(pathname) ?? first) : first
}

describe('an address', () => {
  it('leads to its page and back', () => {
    expect(read(homePath)).toEqual({ page: 'home' })
    expect(read('/liff')).toEqual({ page: 'home' })
    expect(read(peoplePath)).toEqual({ page: 'people' })
    expect(read(formPath('2025-01', true))).toEqual({ page: 'form', period: '2025-01', isLeftOnly: true })
    expect(read(`${formPath('2025-01')}/`)).toEqual({ page: 'form', period: '2025-01', isLeftOnly: false })
    expect(read(reportPath('5605', '2025-01'))).toEqual({
      page: 'report',
      officeCode: '5605',
      period: '2025-01',
    })
    const producerId = '00000000-0000-4000-8000-000000000004'
    const report = { officeCode: '5605', period: '2025-01' }
    expect(read(reportRowPath('5605', '2025-01', producerId))).toEqual({
      page: 'report',
      ...report,
      producerId,
    })
    expect(read(signPath('5605', '2025-01'))).toEqual({ page: 'sign', ...report })
    expect(read(formRowPath('2025-01', producerId))).toEqual({
      page: 'form',
      period: '2025-01',
      isLeftOnly: false,
      producerId,
    })
    expect(read(summaryPath('2025-12'))).toEqual({ page: 'summary', period: '2025-12' })
    expect(read('/liff/calendar/2025-01')).toEqual({ page: 'calendar', period: '2025-01' })
    expect(read('/liff/join/Wq3vJ0c_-8mK')).toEqual({ page: 'join', code: 'Wq3vJ0c_-8mK' })
  })

  it.each([
    '/liff/revenue/2025-13',
    '/liff/revenue',
    '/liff/report/56/2025-01',
    '/liff/x',
    '/liff/join/a',
    '/liff/people/x/y',
    '/liff/summary/2025-01/x',
  ])('%s leads nowhere', path => {
    expect(read(path)).toEqual({ page: 'unknown' })
  })
})

describe('what LINE adds to an address', () => {
  it('the state of a deep link is the page, and the tokens stay for the SDK', () => {
    expect(addressOfState('?liff.state=%2Frevenue%2F2025-01%3Fleft%3D1', '#access_token=a')).toBe(
      '/liff/revenue/2025-01?left=1#access_token=a',
    )
    expect(addressOfState('?left=1', '')).toBeNull()
  })

  it('a state cannot lead out of the mini-app', () => {
    expect(addressOfState('?liff.state=%2F%2Fevil.example', '')).toBe('/liff/evil.example')
    expect(addressOfState('?liff.state=https%3A%2F%2Fevil.example', '')).toBe('/liff/https:/evil.example')
  })

  it('is taken away after the login, and nothing else', () => {
    const search = '?left=1&code=c&state=s&liffClientId=2&liffRedirectUri=http%3A%2F%2Flocalhost'
    expect(bringsLogin(search)).toBe(true)
    expect(cleanSearch(search)).toBe('?left=1')
    expect(cleanSearch('?error=access_denied&error_description=x&liffOAuth2Error=true')).toBe('')
    expect(bringsLogin('?left=1')).toBe(false)
  })
})
