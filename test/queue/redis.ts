import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { createServer } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'

export const hasRedis = spawnSync('redis-server', ['--version']).status === 0

/** A redis-server of its own that keeps nothing on disk: it can be killed and started again. */
export class RedisServer {
  readonly url: string
  private readonly port: number
  private process: ChildProcess | null = null

  private constructor(port: number) {
    this.port = port
    this.url = `redis://127.0.0.1:${port}`
  }

  static async start(): Promise<RedisServer> {
    const server = new RedisServer(await freePort())
    await server.start()
    return server
  }

  async start(): Promise<void> {
    const args = ['--port', String(this.port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no']
    const process = spawn('redis-server', args)
    this.process = process
    let said = ''
    process.stdout.on('data', (data: Buffer) => (said += data.toString()))
    while (!said.includes('Ready to accept connections')) {
      if (process.exitCode !== null) throw new Error(`redis-server did not start: ${said}`)
      await wait(10)
    }
  }

  /** At once, with all it holds. */
  async kill(): Promise<void> {
    const { process } = this
    if (process === null) return
    const ended = new Promise((resolve) => process.on('close', resolve))
    process.kill('SIGKILL')
    await ended
    this.process = null
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}
