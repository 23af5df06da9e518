import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { FileFault } from '../../src/results/file-fault.ts'
import { FolderLock } from '../../src/results/folder-lock.ts'
import { Journal } from '../../src/results/journal.ts'
import { inFolder } from '../cli/agner.ts'

const line = (point: number, more = ''): string => JSON.stringify({ point, texts: [`${point}`, more] })

describe('a journal', () => {
  test('keeps lines, and finds them again', async () => {
    await inFolder({}, async (folder) => {
      const first = await Journal.open(folder)
      for (const point of [3, 1, 2]) await first.add(point, line(point, 'é'.repeat(1000 * point)))
      await first.close()
      const again = await Journal.open(folder)
      expect([...again.points]).toEqual([3, 1, 2])
      for (const point of [1, 2, 3]) expect(await again.read(point)).toBe(line(point, 'é'.repeat(1000 * point)))
      await again.close()
    })
  })

  test('takes off the torn line of a process that was killed, and goes on after it', async () => {
    await inFolder({}, async (folder) => {
      const file = join(folder, 'unfinished.ndjson')
      writeFileSync(file, `${line(1)}\n${line(2)}\n{"point":3,"texts":["3`)
      const journal = await Journal.open(folder)
      expect([...journal.points]).toEqual([1, 2])
      await journal.add(3, line(3))
      await journal.close()
      expect(readFileSync(file, 'utf8')).toBe(`${line(1)}\n${line(2)}\n${line(3)}\n`)
    })
  })

  test('lines longer than it reads at once are whole', async () => {
    await inFolder({}, async (folder) => {
      const long = [1, 2, 3].map((point) => line(point, 'x'.repeat(700_000)))
      writeFileSync(join(folder, 'unfinished.ndjson'), long.map((one) => `${one}\n`).join(''))
      const journal = await Journal.open(folder)
      for (const [i, text] of long.entries()) expect(await journal.read(i + 1)).toBe(text)
      await journal.close()
    })
  })

  test('those of several processes are read together; of a point that is twice, one line counts', async () => {
    await inFolder({}, async (folder) => {
      writeFileSync(join(folder, 'unfinished-1-of-2.ndjson'), `${line(0)}\n${line(2)}\n`)
      writeFileSync(join(folder, 'unfinished-2-of-2.ndjson'), `${line(1)}\n${line(2)}\n`)
      appendFileSync(join(folder, 'notes.ndjson'), 'something else\n')
      const journal = await Journal.open(folder, '-2-of-2')
      expect([...journal.points].toSorted((a, b) => a - b)).toEqual([0, 1, 2])
      await journal.add(3, line(3))
      await journal.remove()
      expect(readFileSync(join(folder, 'notes.ndjson'), 'utf8')).toBe('something else\n')
    })
  })
})

describe('a lock', () => {
  test('keeps a second process out while the first is at work, and is taken over when it is gone', async () => {
    await inFolder({}, async (folder) => {
      const path = join(folder, '.lock')
      const lock = await FolderLock.take(path)
      await expect(FolderLock.take(path)).rejects.toThrow(FileFault)
      await lock.release()
      // No process has a number beyond what systems give.
      writeFileSync(path, JSON.stringify({ ...JSON.parse(await lockText(path)), pid: 2 ** 30 }))
      await (await FolderLock.take(path)).release()
      // In a container that is started again it was ours.
      writeFileSync(path, await lockText(path))
      await (await FolderLock.take(path)).release()
      writeFileSync(path, '{"pid":12')
      await (await FolderLock.take(path)).release()
      writeFileSync(path, JSON.stringify({ pid: 1, host: 'another' }))
      await expect(FolderLock.take(path)).rejects.toThrow('process 1 on another is at work in this folder')
    })
  })
})

async function lockText(path: string): Promise<string> {
  const lock = await FolderLock.take(path)
  const text = readFileSync(path, 'utf8')
  await lock.release()
  return text
}
