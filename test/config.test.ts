// The settings: practice when nothing of LINE is set, refused with the names when half of it is, and in production
// nothing that points at a simulated LINE.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ConfigRefused, readConfig } from '../bot/config.ts'
import { describeSettings, SETTINGS } from '../bot/settings.ts'

const CHANNEL = {
  LINE_CHANNEL_ID: '2000000001',
  LINE_CHANNEL_SECRET: '8c570fa6dd201bb328f1c1eac23a96d8',
  LINE_LOGIN_CHANNEL_ID: '2000000002',
  LIFF_ID: '2000000002-AbCdEfGh',
}
const PRODUCTION = { ...CHANNEL, NODE_ENV: 'production', PUBLIC_URL: 'https://otop.cdd.go.th' }

/** The refusal's message; fails when the settings are taken. */
function refusalOf(env: Record<string, string | undefined>): string {
  try {
    readConfig(env)
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigRefused)
    return (error as Error).message
  }
  throw new Error(`taken: ${JSON.stringify(env)}`)
}

describe('with nothing set', () => {
  it('the service practises on the embedded database, on port 3000', () => {
    expect(readConfig({})).toEqual({
      port: 3000,
      publicUrl: 'http://localhost:3000',
      databaseUrl: null,
      dataDir: '.data',
      line: null,
      storage: { kind: 'folder', folder: '.data/evidence' },
      provinceCode: '56',
      noticeTime: '09:00',
      summaryTime: '16:30',
      isWeb: true,
      isWorker: true,
      isProduction: false,
    })
  })

  it('or set to nothing, it is the same', () => {
    const empty = Object.fromEntries(SETTINGS.map(setting => [setting.name, ' ']))
    expect(readConfig(empty)).toEqual(readConfig({}))
  })

  it('other settings do not end practice', () => {
    const config = readConfig({
      PORT: '0',
      PUBLIC_URL: 'https://otop.example/',
      ROLES: 'web',
      PROVINCE_CODE: '57',
    })
    expect(config).toMatchObject({
      port: 0,
      publicUrl: 'https://otop.example',
      isWorker: false,
      provinceCode: '57',
      line: null,
    })
  })
})

describe('a LINE channel', () => {
  it('is read whole, with LINE’s own addresses', () => {
    expect(readConfig(CHANNEL).line).toEqual({
      channelId: '2000000001',
      channelSecret: '8c570fa6dd201bb328f1c1eac23a96d8',
      oldChannelSecret: null,
      channelAccessToken: null,
      loginChannelId: '2000000002',
      liffId: '2000000002-AbCdEfGh',
      apiBaseUrl: 'https://api.line.me',
      dataApiBaseUrl: 'https://api-data.line.me',
    })
  })

  it('may have a fixed token instead of its id', () => {
    const { LINE_CHANNEL_ID: _, ...rest } = CHANNEL
    expect(readConfig({ ...rest, LINE_CHANNEL_ACCESS_TOKEN: 'x'.repeat(40) }).line).toMatchObject({
      channelId: null,
      channelAccessToken: 'x'.repeat(40),
    })
  })

  const names = Object.keys(CHANNEL)
  const halves = Array.from({ length: 2 ** names.length - 2 }, (_, index) =>
    names.filter((_name, bit) => ((index + 1) >> bit) & 1),
  )

  it.each(halves)('is refused with only %s %s %s, naming all that is missing', (...given) => {
    const env = Object.fromEntries(Object.entries(CHANNEL).filter(([name]) => given.includes(name)))
    const message = refusalOf(env)
    const [, missing = ''] = /Missing: (.*?)\. /.exec(message) ?? []
    for (const name of names) expect(missing.includes(name), name).toBe(!given.includes(name))
    for (const name of given) if (typeof name === 'string') expect(message).toContain(name)
    expect(message).not.toContain(CHANNEL.LINE_CHANNEL_SECRET)
  })

  it('is refused with only a token, naming the rest', () => {
    const message = refusalOf({ LINE_CHANNEL_ACCESS_TOKEN: 'x'.repeat(40) })
    expect(message).toMatch(/Missing: LINE_CHANNEL_SECRET, LINE_LOGIN_CHANNEL_ID, LIFF_ID\./)
  })

  it('is refused when the LIFF app belongs to another login channel', () => {
    expect(refusalOf({ ...CHANNEL, LIFF_ID: '2000000009-AbCdEfGh' })).toMatch(
      /LIFF_ID.*LINE_LOGIN_CHANNEL_ID/,
    )
  })

  it('may point at a simulated LINE outside production', () => {
    const config = readConfig({ ...CHANNEL, LINE_API_BASE_URL: 'http://127.0.0.1:4000/' })
    expect(config.line?.apiBaseUrl).toBe('http://127.0.0.1:4000')
  })
})

describe('a value that is not usable is refused by name', () => {
  const UNUSABLE = [
    ['PORT', ['http', '-1', '65536', '80.5']],
    [
      'PUBLIC_URL',
      ['otop.example', 'localhost:3000', 'ftp://otop.example', 'javascript:alert(1)', '//otop.example'],
    ],
    ['DATABASE_URL', ['mysql://x', 'localhost:5432/otop', 'postgres:/x']],
    ['S3_BUCKET', ['ab', 'Evidence', 'otop_evidence', 'a/b']],
    ['S3_REGION', ['Bangkok 1']],
    ['S3_ENDPOINT', ['minio:9000', 's3://bucket']],
    ['S3_ACCESS_KEY_ID', ['a']],
    ['S3_SECRET_ACCESS_KEY', ['short']],
    ['LINE_CHANNEL_ID', ['123', '20000000011', 'abcdefghij']],
    ['LINE_CHANNEL_SECRET', ['short']],
    ['LINE_CHANNEL_SECRET_OLD', ['short']],
    ['LINE_CHANNEL_ACCESS_TOKEN', ['short']],
    ['LINE_LOGIN_CHANNEL_ID', ['2000-000002']],
    ['LIFF_ID', ['2000000002', 'AbCdEfGh', '2000000002-Ab/Cd']],
    ['LINE_API_BASE_URL', ['api.line.me', 'file:///etc/passwd']],
    ['LINE_DATA_API_BASE_URL', ['not an address']],
    ['PROVINCE_CODE', ['5', '560', 'พะเยา']],
    ['NOTICE_TIME', ['9:00', '24:00', '09:60', '09.00', 'nine']],
    ['SUMMARY_TIME', ['16:3', '4:30 pm']],
    ['ROLES', ['web worker', 'all', 'web,web', 'webworker']],
  ] as const

  it.each(UNUSABLE)('%s', (name, values) => {
    for (const value of values) {
      const message = refusalOf({ [name]: value })
      expect(message, value).toContain(`${name} is not usable`)
    }
  })

  it('without repeating a secret', () => {
    expect(refusalOf({ LINE_CHANNEL_SECRET: 'geheim' })).not.toContain('geheim')
    expect(refusalOf({ DATABASE_URL: 'mysql://root:geheim@db/otop' })).not.toContain('geheim')
    expect(refusalOf({ S3_SECRET_ACCESS_KEY: 'geheim' })).not.toContain('geheim')
  })

  it('and every setting but the folders has a case here', () => {
    expect([...UNUSABLE.map(([name]) => name), 'DATA_DIR', 'EVIDENCE_DIR'].sort()).toEqual(
      SETTINGS.map(setting => setting.name).sort(),
    )
  })
})

describe('in production', () => {
  it('everything of LINE and the public address is there', () => {
    expect(readConfig(PRODUCTION)).toMatchObject({ isProduction: true, publicUrl: 'https://otop.cdd.go.th' })
    expect(readConfig(PRODUCTION).line).not.toBeNull()
  })

  it('there is no practice', () => {
    const message = refusalOf({ NODE_ENV: 'production' })
    for (const name of Object.keys(CHANNEL)) expect(message).toContain(name)
  })

  it('the public address must be set', () => {
    expect(refusalOf({ ...PRODUCTION, PUBLIC_URL: undefined as unknown as string })).toContain('PUBLIC_URL')
  })

  const LOOPBACK = [
    ...[
      'localhost',
      'LOCALHOST',
      'localhost.',
      'api.localhost',
      'api.localhost.',
      '127.0.0.1',
      '127.1',
      '127.9.9.9',
    ],
    ...['2130706433', '0x7f.1', '0177.0.0.1', '0.0.0.0', '0', '[::1]', '[::]', '[0:0:0:0:0:0:0:1]'],
    ...[
      '[::ffff:127.0.0.1]',
      '[::ffff:7f00:1]',
      '[::ffff:0.0.0.0]',
      'localhost.localdomain',
      'ip6-localhost',
    ],
  ]

  describe.each(['LINE_API_BASE_URL', 'LINE_DATA_API_BASE_URL', 'PUBLIC_URL'])('%s', name => {
    it.each(LOOPBACK)('is not on this machine: https://%s', host => {
      expect(refusalOf({ ...PRODUCTION, [name]: `https://${host}:8443` })).toContain(name)
    })

    it('is not plain http', () => {
      expect(refusalOf({ ...PRODUCTION, [name]: 'http://api.line.me' })).toContain(name)
    })

    it.each([
      'https://api.line.me',
      'https://localhost.example.com',
      'https://127.example.org',
      'https://[2001:db8::1]',
    ])('may be %s', address => {
      expect(() => readConfig({ ...PRODUCTION, [name]: address })).not.toThrow()
    })
  })
})

describe('.env.example', () => {
  const example = readFileSync(join(import.meta.dirname, '..', '.env.example'), 'utf8')

  it('is what the settings say of themselves', () => {
    expect(example).toBe(describeSettings())
  })

  it('has every setting with a sentence, and taken as it is gives practice mode', () => {
    const env: Record<string, string> = {}
    for (const line of example.split('\n')) {
      const [, name, value] = /^([A-Z_]+)=(.*)$/.exec(line) ?? []
      if (name !== undefined) env[name] = value ?? ''
    }
    expect(readConfig(env)).toEqual(readConfig({}))
    for (const { name, says } of SETTINGS) {
      expect(example).toMatch(new RegExp(`^(# )?${name}=`, 'm'))
      expect(says).toMatch(/^[A-Z].*\.$/)
    }
  })
})
