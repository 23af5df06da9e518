import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { plainCenter } from '../results/exported.ts'
import { agnerHere, helpdesk, inFolder } from './agner.ts'

describe('what is taken away', () => {
  test.each(['run', 'compare', 'choose'])('agner %s writes every format, and the same bytes twice', async (command) => {
    await inFolder({ 'a.yaml': plainCenter }, async (cwd) => {
      const client = command === 'choose' ? ['--client', 'shop'] : []
      const outputs = ['csv', 'parquet', 'md', 'xlsx']
      const write = async (stem: string): Promise<Buffer[]> => {
        const paths = outputs.map((ending) => join(cwd, `${stem}.${ending}`))
        const { code, stderr } = await agnerHere([
          command,
          join(cwd, 'a.yaml'),
          ...client,
          '--quiet',
          '--no-timing',
          ...paths.flatMap((path) => ['-o', path]),
        ])
        expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
        return paths.map((path) => readFileSync(path))
      }
      const [first, second] = [await write('first'), await write('second')]
      expect(second.map((bytes, i) => bytes.equals(first[i]))).toEqual(outputs.map(() => true))
      const [csv, parquet, page, sheet] = first
      expect(csv.toString()).toMatch(/^# agner .*\n.*scope,name,figure,unit,/)
      expect(parquet.toString('latin1')).toMatch(/^PAR1[^]*PAR1$/)
      expect(page.toString()).toMatch(/^## [^]*<\/sub>\n$/)
      expect(sheet.toString('latin1')).toMatch(/^PK/)
    })
  })

  test('--locale is how files write numbers', async () => {
    await inFolder({ 'a.yaml': helpdesk }, async (cwd) => {
      const [csv, page] = ['a.csv', 'a.md'].map((name) => join(cwd, name))
      await agnerHere(['run', join(cwd, 'a.yaml'), '--quiet', '--locale', 'de', '-o', csv, '-o', page])
      expect(readFileSync(csv, 'utf8')).toMatch(/^\uFEFF# agner [^\n]*\nlevel;day;/)
      expect(readFileSync(page, 'utf8')).toMatch(/support \d+,\d % ± \d+,\d/)
    })
  })

  test('a locale that there is not is told before anything is read', async () => {
    expect(await agnerHere(['run', 'missing.yaml', '--locale', 'nl-ZZ'])).toEqual({
      code: 2,
      stdout: '',
      stderr: 'agner: --locale: expected a language and country such as nl-NL, found "nl-ZZ"; did you mean nl-NL?\n',
    })
  })
})
