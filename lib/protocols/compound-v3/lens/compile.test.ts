import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { compileLens } from './compile'

test('behavior: the checked-in bytecode is what the source compiles to', async () => {
  const checkedIn = await readFile(new URL('comet-lens.bytecode.ts', import.meta.url), 'utf8')
  expect(compileLens()).toBe(checkedIn)
}, 60_000)
