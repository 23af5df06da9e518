import { writeFileSync } from 'node:fs'
import { Session } from 'node:inspector/promises'

/** Microseconds between two looks at the stack. */
const INTERVAL = 200

/** Runs `work` under V8's CPU profiler and writes what it saw to `file`. */
export async function profiled<T>(file: string, work: () => Promise<T>): Promise<T> {
  const session = new Session()
  session.connect()
  await session.post('Profiler.enable')
  await session.post('Profiler.setSamplingInterval', { interval: INTERVAL })
  await session.post('Profiler.start')
  const result = await work()
  const { profile } = await session.post('Profiler.stop')
  writeFileSync(file, JSON.stringify(profile))
  session.disconnect()
  return result
}
