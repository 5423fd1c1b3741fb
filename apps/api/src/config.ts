import { t } from '@stationmaster/i18n'
import * as z from 'zod'
import { join, resolve } from 'node:path'

const flag = z.stringbool().optional()
const variables = z.object({
  NODE_ENV: z.enum(['production', 'development', 'test']).default('production'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(4600),
  HOST: z.string().default('127.0.0.1'),
  DATA_DIR: z.string().default('./data'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  WORKERS: z.coerce.number().int().min(1).max(32).default(1),
  DATABASE_POOL: z.coerce.number().int().min(2).max(100).default(10),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  REQUESTS_PER_MINUTE: z.coerce.number().int().min(60).default(600),
  TRUST_PROXY: z.coerce.number().int().min(0).max(5).default(0),
  DEMO: flag,
  SESSION_SECRET: z.string().min(32).optional(),
  SMTP_URL: z.string().optional(),
  MAIL_FROM: z.string().default('Stationmaster <no-reply@localhost>'),
  WEBHOOKS: z.enum(['send', 'file']).optional(),
  WEBHOOK_HOSTS: z.string().optional(),
  WEBHOOK_LOOPBACK: flag,
  S3_BUCKET: z.string().optional(),
  S3_REGION: z.string().default('cn-north-1'),
  S3_ENDPOINT: z.string().optional(),
  S3_PATH_STYLE: flag,
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
  SLOW_MILLISECONDS: z.coerce.number().int().min(1).max(60_000).default(1000),
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  BACKUP_PASSPHRASE: z.string().min(12).optional(),
  AUDIT_HEADS_FILE: z.string().optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('warn'),
  INTROSPECTION: flag,
})

export type Config = ReturnType<typeof readConfig>

const configurationError = (detail: string) =>
  new Error(
    [t('zh-CN', 'errors.CONFIGURATION_INVALID', { detail }), t('en', 'errors.CONFIGURATION_INVALID', { detail })].join(
      '\n',
    ),
  )

/** Empty variables count as not set, as `PORT= npm start` means. */
const given = (environment: NodeJS.ProcessEnv) =>
  Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))

/** Every setting of the program, checked once at start; nothing else reads the environment. */
export function readConfig(environment: NodeJS.ProcessEnv = process.env) {
  const { data, error } = variables.safeParse(given(environment))
  if (error) throw configurationError(z.prettifyError(error))
  const publicUrl = data.PUBLIC_URL ?? `http://${data.HOST === '0.0.0.0' ? 'localhost' : data.HOST}:${data.PORT}`
  return {
    port: data.PORT,
    host: data.HOST,
    dataFolder: resolve(data.DATA_DIR),
    databaseUrl: data.DATABASE_URL,
    databasePool: data.DATABASE_POOL,
    /** Processes that answer requests; with more than one, another one works in the background. */
    workers: data.WORKERS,
    publicUrl,
    /** Of one signed-in person; visitors have less. */
    requestsPerMinute: data.REQUESTS_PER_MINUTE,
    trustProxy: data.TRUST_PROXY,
    /** Demo network, demo accounts and their password: never together with a database of one's own unless asked for. */
    demo: data.DEMO ?? !data.DATABASE_URL,
    sessionSecret: data.SESSION_SECRET,
    mail: { smtpUrl: data.SMTP_URL, from: data.MAIL_FROM },
    webhooks: webhooksOf(data),
    s3: s3Of(data),
    slowMilliseconds: data.SLOW_MILLISECONDS,
    traceEndpoint: data.OTEL_EXPORTER_OTLP_ENDPOINT,
    isDevelopment: data.NODE_ENV === 'development',
    backupPassphrase: data.BACKUP_PASSPHRASE,
    auditHeadsFile: data.AUDIT_HEADS_FILE,
    logLevel: data.LOG_LEVEL,
    introspection: data.INTROSPECTION ?? data.NODE_ENV !== 'production',
  }
}

/** Where the running program keeps the head of the audit chain of each day; best on another machine’s disk. */
export const headsFileOf = ({ auditHeadsFile, dataFolder }: Pick<Config, 'auditHeadsFile' | 'dataFolder'>) =>
  resolve(auditHeadsFile ?? join(dataFolder, 'audit-heads.log'))

/** A demo writes messages to a folder. `hosts` null: every public host. This machine itself only for tests and development. */
function webhooksOf(data: z.infer<typeof variables>) {
  const hosts = data.WEBHOOK_HOSTS?.split(',').map((host) => host.trim().toLowerCase()) ?? null
  const loopback = data.WEBHOOK_LOOPBACK ?? false
  if (loopback && data.NODE_ENV === 'production') throw configurationError('WEBHOOK_LOOPBACK, NODE_ENV=production')
  const isDemo = data.DEMO ?? !data.DATABASE_URL
  return { sends: (data.WEBHOOKS ?? (isDemo ? 'file' : 'send')) === 'send', hosts, loopback }
}

function s3Of(data: z.infer<typeof variables>) {
  const {
    S3_BUCKET: bucket,
    S3_REGION: region,
    S3_ENDPOINT: endpoint,
    S3_ACCESS_KEY_ID: id,
    S3_SECRET_ACCESS_KEY: secret,
  } = data
  if (!bucket) return undefined
  if (!id || !secret) throw new Error([t('zh-CN', 'errors.S3_INCOMPLETE'), t('en', 'errors.S3_INCOMPLETE')].join('\n'))
  const pathStyle = data.S3_PATH_STYLE ?? true
  return { bucket, region, pathStyle, accessKeyId: id, secretAccessKey: secret, ...(endpoint ? { endpoint } : {}) }
}
