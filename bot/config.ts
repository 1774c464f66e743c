// Settings from the environment: the only reader of process.env.
// No LINE channel = practice mode; half a channel, or half an S3 storage, is refused with the missing names.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { StorageOptions } from './outside/storage.ts'
import { SETTINGS } from './settings.ts'

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
  /** Webhooks signed with it are taken, too. */
  oldChannelSecret?: string | null
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
  /** Where evidence photos are kept. */
  storage: StorageOptions
  provinceCode: string
  noticeTime: string
  summaryTime: string
  isWeb: boolean
  isWorker: boolean
  isProduction: boolean
}

type Environment = Record<string, string | undefined>
/** The value of a setting; null = unset. */
type Text = (name: string) => string | null

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
  const text: Text = name => (values.get(name) as string | undefined) ?? null
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
    storage: readStorage(text),
    provinceCode: must('PROVINCE_CODE'),
    noticeTime: must('NOTICE_TIME'),
    summaryTime: must('SUMMARY_TIME'),
    isWeb: must('ROLES').includes('web'),
    isWorker: must('ROLES').includes('worker'),
    isProduction,
  }
}

function readChannel(text: Text, isProduction: boolean): LineChannel | null {
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
    oldChannelSecret: text('LINE_CHANNEL_SECRET_OLD'),
    channelAccessToken: text('LINE_CHANNEL_ACCESS_TOKEN'),
    loginChannelId,
    liffId,
    apiBaseUrl: text('LINE_API_BASE_URL') as string,
    dataApiBaseUrl: text('LINE_DATA_API_BASE_URL') as string,
  }
}

/** Without S3 a folder; only the endpoint has a default of its own: AWS. */
function readStorage(text: Text): StorageOptions {
  const names = ['S3_BUCKET', 'S3_REGION', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const
  const given = [...names, 'S3_ENDPOINT'].filter(name => text(name) !== null)
  if (given.length === 0)
    return { kind: 'folder', folder: text('EVIDENCE_DIR') ?? join(text('DATA_DIR') as string, 'evidence') }
  const [bucket, region, accessKeyId, secretAccessKey] = names.map(text)
  const missing = names.filter(name => text(name) === null)
  if (bucket == null || region == null || accessKeyId == null || secretAccessKey == null)
    throw new ConfigRefused(
      `The S3 storage is half configured. Missing: ${missing.join(', ')}. Set them, or unset ${given.join(', ')} to keep evidence in a folder.`,
    )
  return { kind: 's3', bucket, region, endpoint: text('S3_ENDPOINT'), accessKeyId, secretAccessKey }
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
