import type { Queue, Worker } from 'bullmq'
import type { Redis } from 'ioredis'
import { VERSION } from '../experiment/version.ts'
import { QueueFault } from './queue-fault.ts'

/** Lua scripts of BullMQ need it. */
const LEAST_REDIS = [6, 2] as const
const CONNECT_MS = 5000
const SLOWEST_RETRY_MS = 2000

/** Sweeps and workers of one version meet: another may give other figures. */
export const QUEUE = `agner-${VERSION}`

/** What is used of BullMQ. */
interface Bull {
  readonly Queue: typeof Queue
  readonly Worker: typeof Worker
}

interface Packages {
  readonly bull: Bull
  readonly Redis: typeof Redis
}

export interface BrokerOptions {
  /** Told when the server is gone, and when it is back. */
  readonly onGone?: () => void
  readonly onBack?: () => void
}

/** A Redis server that holds a queue, and the library that works it. */
export interface Broker {
  readonly bull: Bull
  readonly redis: Redis
  /** Of the server, without a password. */
  readonly name: string
  /** Gives up all connections, whatever is on its way. */
  end(): void
}

/**
 * Connects to a Redis server (`redis://host:6379`, `rediss://…` with TLS). A server that is not there at first is a mistake;
 * one that goes later is waited for. Throws a QueueFault.
 */
export async function openBroker(url: string, { onBack, onGone }: BrokerOptions = {}): Promise<Broker> {
  const name = nameOf(url)
  const { bull, Redis } = await loadPackages()
  const probe = new Redis(url, { lazyConnect: true, retryStrategy: () => null, connectTimeout: CONNECT_MS })
  let reason: unknown
  probe.on('error', (error: unknown) => (reason = error))
  try {
    await probe.connect()
    requireRecent(await probe.info('server'), name)
  } catch (error) {
    if (error instanceof QueueFault) throw error
    throw new QueueFault(`cannot reach Redis at ${name}: ${reasonText(reason ?? error)}`)
  } finally {
    probe.disconnect()
  }
  const redis = new Redis(url, {
    maxRetriesPerRequest: null,
    retryStrategy: (times) => Math.min(200 * times, SLOWEST_RETRY_MS),
  })
  // BullMQ waits for jobs on connections of its own, and closes those politely: not while the server is gone.
  const connections: Redis[] = [redis]
  const duplicate = redis.duplicate.bind(redis)
  redis.duplicate = (override) => {
    const own = duplicate(override)
    connections.push(own)
    return own
  }
  let isGone = false
  redis.on('error', () => {
    if (!isGone) onGone?.()
    isGone = true
  })
  redis.on('ready', () => {
    if (isGone) onBack?.()
    isGone = false
  })
  const end = (): void => {
    for (const connection of connections) connection.disconnect()
  }
  return { bull, redis, name, end }
}

/** They are optional. */
export async function loadPackages(load = fromNpm): Promise<Packages> {
  try {
    return await load()
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND'
    if (!isMissing) throw error
    throw new QueueFault('a queue needs two packages that do not come with agner: npm install bullmq ioredis')
  }
}

async function fromNpm(): Promise<Packages> {
  const [bull, { Redis }] = await Promise.all([import('bullmq'), import('ioredis')])
  return { bull, Redis }
}

function nameOf(url: string): string {
  const found = URL.canParse(url) ? new URL(url) : null
  if (found === null || !/^rediss?:$/.test(found.protocol) || found.hostname === '')
    throw new QueueFault(`expected a Redis server such as redis://localhost:6379, found ${JSON.stringify(url)}`)
  const { host, pathname, protocol } = found
  return `${protocol}//${host}${pathname}`
}

function requireRecent(info: string, name: string): void {
  const [, version = ''] = /^redis_version:(\S+)/m.exec(info) ?? []
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const [leastMajor, leastMinor] = LEAST_REDIS
  if (major > leastMajor || (major === leastMajor && minor >= leastMinor)) return
  throw new QueueFault(
    `a queue needs Redis ${LEAST_REDIS.join('.')} or later; ${name} is ${version || 'of no version'}`,
  )
}

/** What a server says no to (it is full, a user may not do that), in words; null for anything else. */
export function refusalOf(error: unknown, { name }: Pick<Broker, 'name'>): QueueFault | null {
  if (!(error instanceof Error) || !REFUSAL.test(error.message)) return null
  return new QueueFault(`Redis at ${name} refuses: ${error.message.split('\n')[0].trim()}`)
}

/** As Redis begins what it says no with, by itself or out of a script. */
const REFUSAL = /\b(OOM|NOPERM|NOAUTH|READONLY|MISCONF|NOREPLICAS|LOADING|WRONGPASS)\b/

const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nobody listens there',
  ENOTFOUND: 'there is no such host',
  EAI_AGAIN: 'there is no such host',
  ETIMEDOUT: 'no answer',
  ECONNRESET: 'the connection was closed',
}

function reasonText(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const code = 'code' in error ? String(error.code) : ''
  return REASONS[code] ?? error.message
}
