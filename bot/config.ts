// Settings from the environment: the only reader of process.env. Each has the sentence that stands in .env.example.
// No LINE channel = practice mode; half a channel is refused with the missing names.
import { existsSync } from 'node:fs'
import { z } from 'zod'

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'HH:mm')
// Without the protocol, `localhost:3000` would pass as an address of the protocol `localhost:`.
const url = z.url({ protocol: /^https?$/ }).transform(text => text.replace(/\/+$/, ''))
const channelId = z.string().regex(/^\d{10}$/, 'ten digits')

interface Setting {
  name: string
  shape: z.ZodType
  /** Text of the default; absent = unset. */
  standard?: string
  /** One sentence for .env.example. */
  says: string
}

/** Every setting, in the order of .env.example. */
export const SETTINGS = [
  {
    name: 'PORT',
    shape: z.coerce.number().int().min(0).max(65535),
    standard: '3000',
    says: 'Port the service listens on.',
  },
  {
    name: 'PUBLIC_URL',
    shape: url,
    says: 'Address under which phones and LINE reach the service, https in real use; default http://localhost:PORT.',
  },
  {
    name: 'DATABASE_URL',
    shape: z.string().regex(/^postgres(ql)?:\/\//),
    says: 'PostgreSQL 15 or later to use, postgres://user:password@host:5432/name; unset = the embedded server in DATA_DIR.',
  },
  {
    name: 'DATA_DIR',
    shape: z.string().min(1),
    standard: '.data',
    says: 'Folder of the embedded database and of practice mode.',
  },
  {
    name: 'LINE_CHANNEL_ID',
    shape: channelId,
    says: 'Id of the Messaging API channel (LINE Developers console, Basic settings).',
  },
  {
    name: 'LINE_CHANNEL_SECRET',
    shape: z.string().min(16),
    says: 'Secret of the Messaging API channel; webhooks are checked with it.',
  },
  {
    name: 'LINE_CHANNEL_ACCESS_TOKEN',
    shape: z.string().min(16),
    says: 'Fixed long-lived access token; leave unset to use short stateless tokens made from id and secret.',
  },
  {
    name: 'LINE_LOGIN_CHANNEL_ID',
    shape: channelId,
    says: 'Id of the LINE Login channel that holds the LIFF app, under the same provider as the Messaging API channel.',
  },
  {
    name: 'LIFF_ID',
    shape: z.string().regex(/^\d{10}-[0-9A-Za-z]+$/),
    says: 'Id of the LIFF app; its endpoint must be PUBLIC_URL/liff/ with size Full and scopes openid and profile.',
  },
  {
    name: 'LINE_API_BASE_URL',
    shape: url,
    standard: 'https://api.line.me',
    says: "LINE's API; change it only to test against a simulated LINE.",
  },
  {
    name: 'LINE_DATA_API_BASE_URL',
    shape: url,
    standard: 'https://api-data.line.me',
    says: "LINE's content API; change it only to test against a simulated LINE.",
  },
  {
    name: 'PROVINCE_CODE',
    shape: z.string().regex(/^\d{2}$/),
    standard: '56',
    says: 'Two-digit code of the home province (56 = Phayao).',
  },
  { name: 'NOTICE_TIME', shape: time, standard: '09:00', says: 'Time of day of the notices, Asia/Bangkok.' },
  {
    name: 'SUMMARY_TIME',
    shape: time,
    standard: '16:30',
    says: "Time of day of the province's summaries, Asia/Bangkok.",
  },
  {
    name: 'ROLES',
    shape: z.string().regex(/^(web|worker|web,worker|worker,web)$/),
    standard: 'web,worker',
    says: 'What this process does: web answers requests, worker plans and sends; any number of processes share one database.',
  },
] as const satisfies readonly Setting[]

/** The settings cannot be used; the message is for the operator. */
export class ConfigRefused extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'ConfigRefused'
  }
}

export interface LineChannel {
  channelId: string | null
  channelSecret: string
  channelAccessToken: string | null
  loginChannelId: string
  liffId: string
  apiBaseUrl: string
  dataApiBaseUrl: string
}

export interface Config {
  port: number
  publicUrl: string
  databaseUrl: string | null
  dataDir: string
  /** Null = practice mode. */
  line: LineChannel | null
  provinceCode: string
  noticeTime: string
  summaryTime: string
  isWeb: boolean
  isWorker: boolean
  isProduction: boolean
}

type Environment = Record<string, string | undefined>

/** Reads `.env` of the working folder (never over what is set already) and the environment. */
export function loadConfig(): Config {
  if (existsSync('.env')) process.loadEnvFile('.env')
  return readConfig(process.env)
}

/** Throws ConfigRefused. */
export function readConfig(env: Environment): Config {
  const values = new Map<string, unknown>()
  for (const setting of SETTINGS) {
    const standard = 'standard' in setting ? setting.standard : undefined
    const text = env[setting.name]?.trim() || standard
    if (text === undefined) continue
    const read = setting.shape.safeParse(text)
    if (!read.success)
      throw new ConfigRefused(
        `${setting.name} is not usable (${read.error.issues[0]?.message}). ${setting.says}`,
      )
    values.set(setting.name, read.data)
  }
  const text = (name: string): string | null => (values.get(name) as string | undefined) ?? null
  const must = (name: string): string => text(name) as string
  const isProduction = env.NODE_ENV === 'production'
  const port = values.get('PORT') as number
  const line = readChannel(text, isProduction)
  if (isProduction) refuseUnsafe(line, text('PUBLIC_URL'))
  return {
    port,
    publicUrl: text('PUBLIC_URL') ?? `http://localhost:${port}`,
    databaseUrl: text('DATABASE_URL'),
    dataDir: must('DATA_DIR'),
    line,
    provinceCode: must('PROVINCE_CODE'),
    noticeTime: must('NOTICE_TIME'),
    summaryTime: must('SUMMARY_TIME'),
    isWeb: must('ROLES').includes('web'),
    isWorker: must('ROLES').includes('worker'),
    isProduction,
  }
}

function readChannel(text: (name: string) => string | null, isProduction: boolean): LineChannel | null {
  const given = [
    'LINE_CHANNEL_ID',
    'LINE_CHANNEL_SECRET',
    'LINE_CHANNEL_ACCESS_TOKEN',
    'LINE_LOGIN_CHANNEL_ID',
    'LIFF_ID',
  ].filter(name => text(name) !== null)
  if (given.length === 0 && !isProduction) return null
  const missing = ['LINE_CHANNEL_SECRET', 'LINE_LOGIN_CHANNEL_ID', 'LIFF_ID'].filter(
    name => text(name) === null,
  )
  if (text('LINE_CHANNEL_ID') === null && text('LINE_CHANNEL_ACCESS_TOKEN') === null)
    missing.unshift('LINE_CHANNEL_ID (or LINE_CHANNEL_ACCESS_TOKEN)')
  if (missing.length > 0) {
    const unset = isProduction
      ? 'Production needs a LINE channel.'
      : `Set them, or unset ${given.join(', ')} for practice mode.`
    throw new ConfigRefused(`The LINE channel is half configured. Missing: ${missing.join(', ')}. ${unset}`)
  }
  const loginChannelId = text('LINE_LOGIN_CHANNEL_ID') as string
  const liffId = text('LIFF_ID') as string
  if (!liffId.startsWith(`${loginChannelId}-`))
    throw new ConfigRefused(
      `LIFF_ID must begin with LINE_LOGIN_CHANNEL_ID (${loginChannelId}-…): a LIFF app belongs to one login channel.`,
    )
  return {
    channelId: text('LINE_CHANNEL_ID'),
    channelSecret: text('LINE_CHANNEL_SECRET') as string,
    channelAccessToken: text('LINE_CHANNEL_ACCESS_TOKEN'),
    loginChannelId,
    liffId,
    apiBaseUrl: text('LINE_API_BASE_URL') as string,
    dataApiBaseUrl: text('LINE_DATA_API_BASE_URL') as string,
  }
}

/** Production never talks to a simulated LINE, and never over plain http. */
function refuseUnsafe(line: LineChannel | null, publicUrl: string | null): void {
  const addresses: [string, string | null][] = [
    ['LINE_API_BASE_URL', line?.apiBaseUrl ?? null],
    ['LINE_DATA_API_BASE_URL', line?.dataApiBaseUrl ?? null],
    ['PUBLIC_URL', publicUrl],
  ]
  for (const [name, address] of addresses) {
    if (address === null) throw new ConfigRefused(`${name} must be set in production.`)
    const { protocol, hostname } = new URL(address)
    if (protocol !== 'https:' || isLoopback(hostname))
      throw new ConfigRefused(
        `${name} must be an https address of another machine in production, not ${address}.`,
      )
  }
}

/** The host as `URL` writes it: lower case, numbers as dotted IPv4, IPv6 shortened. A closing dot changes nothing. */
const isLoopback = (host: string): boolean =>
  /^(localhost|.*\.localhost|localhost\.localdomain|ip6-(localhost|loopback))$/.test(
    host.replace(/\.$/, ''),
  ) || /^(127(\.\d+){3}|0\.0\.0\.0|\[::1?\]|\[::ffff:(7f..:\w+|0:0)\])$/.test(host)

/** Text of .env.example. */
export function describeSettings(): string {
  const lines = SETTINGS.map(
    setting =>
      `# ${setting.says}\n${'standard' in setting ? `${setting.name}=${setting.standard}` : `# ${setting.name}=`}\n`,
  )
  return `# Settings of the service. Copy to .env and fill in. Without a LINE channel the service runs in practice mode.\n\n${lines.join('\n')}`
}
