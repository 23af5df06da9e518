import { readFile, rm, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { resolve } from 'node:path'
import { FileFault, fileFault } from './file-fault.ts'

interface Holder {
  readonly pid: number
  readonly host: string
}

/** Those of this process. In a container that is started again the process that was killed had the same number. */
const held = new Set<string>()

/** Keeps a second process from writing what the first is writing. One that was killed leaves its lock behind, and it is taken over. */
export class FolderLock {
  private readonly path: string

  private constructor(path: string) {
    this.path = path
  }

  /** Throws a FileFault where somebody else is at work. */
  static async take(path: string): Promise<FolderLock> {
    for (let attempt = 0; ; attempt++) {
      try {
        const own: Holder = { pid: process.pid, host: hostname() }
        await writeFile(path, JSON.stringify(own), { flag: 'wx' })
        held.add(resolve(path))
        return new FolderLock(path)
      } catch (error) {
        const isTaken = error instanceof Error && 'code' in error && error.code === 'EEXIST'
        if (!isTaken) throw fileFault(`write ${path}`, error)
        const holder = await holderOf(path)
        if (holder !== null && isAtWork(holder, path)) throw new FileFault(atWorkText(path, holder))
        if (attempt > 0) throw new FileFault(`cannot take ${path}: delete it if nobody is at work in this folder`)
        await rm(path, { force: true })
      }
    }
  }

  async release(): Promise<void> {
    held.delete(resolve(this.path))
    await rm(this.path, { force: true })
  }
}

function atWorkText(path: string, { host, pid }: Holder): string {
  const who = host === hostname() ? `process ${pid}` : `process ${pid} on ${host}`
  return `${who} is at work in this folder; if it is not, delete ${path}`
}

/** null: it says nothing, as if its process had been killed while writing it. */
async function holderOf(path: string): Promise<Holder | null> {
  try {
    const { host, pid } = JSON.parse(await readFile(path, 'utf8'))
    return typeof pid === 'number' && typeof host === 'string' ? { pid, host } : null
  } catch {
    return null
  }
}

/** Of another machine nothing is known. */
function isAtWork({ host, pid }: Holder, path: string): boolean {
  if (host !== hostname()) return true
  if (pid === process.pid) return held.has(resolve(path))
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // It is there, and somebody else's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
