import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { compileLens } from '@/lib/protocols/compile-lens'

test('behavior: the checked-in bytecode is what the sources compile to', async () => {
  const folder = new URL('./', import.meta.url)
  const { file, text } = compileLens(folder)
  expect(text).toBe(await readFile(new URL(file, folder), 'utf8'))
}, 60_000)
