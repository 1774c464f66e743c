// Every setting of the service: its name, what it may be, and the sentence that stands in .env.example.
// What they mean together is decided in config.ts, which alone reads the environment.
import * as z from 'zod'

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
    name: 'EVIDENCE_DIR',
    shape: z.string().min(1),
    says: 'Folder of the evidence photos, shared by all processes, unless S3 is set; default DATA_DIR/evidence.',
  },
  {
    name: 'S3_BUCKET',
    shape: z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'name of a bucket'),
    says: 'Bucket of S3-compatible storage for the evidence photos instead of a folder; it stays private.',
  },
  {
    name: 'S3_REGION',
    shape: z.string().regex(/^[a-z0-9-]+$/, 'name of a region'),
    says: 'Region of the bucket, ap-southeast-1 for example; us-east-1 where the storage knows none.',
  },
  {
    name: 'S3_ENDPOINT',
    shape: url,
    says: 'Address of the S3-compatible storage; leave unset for AWS.',
  },
  { name: 'S3_ACCESS_KEY_ID', shape: z.string().min(3), says: 'Id of the key to the bucket.' },
  { name: 'S3_SECRET_ACCESS_KEY', shape: z.string().min(8), says: 'Secret of the key to the bucket.' },
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
    name: 'LINE_CHANNEL_SECRET_OLD',
    shape: z.string().min(16),
    says: 'The secret before the present one, for as long as webhooks signed with it may still come; unset it afterwards.',
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

/** Text of .env.example. */
export function describeSettings(): string {
  const lines = SETTINGS.map(
    setting =>
      `# ${setting.says}\n${'standard' in setting ? `${setting.name}=${setting.standard}` : `# ${setting.name}=`}\n`,
  )
  return `# Settings of the service. Copy to .env and fill in. Without a LINE channel the service runs in practice mode.\n\n${lines.join('\n')}`
}
