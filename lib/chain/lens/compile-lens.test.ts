import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { compileLens, listLensFolders } from './compile-lens'

test.each(listLensFolders().map((folder) => ({ of: basename(dirname(folder.pathname)), folder })))(
  'behavior: the checked-in bytecode is what the sources compile to: $of',
  async ({ folder }) => {
    const { file, text } = compileLens(folder)
    expect(text).toBe(await readFile(new URL(file, folder), 'utf8'))
  },
  60_000,
)

test('behavior: every lens is looked at', () => {
  expect(listLensFolders().length).toBeGreaterThanOrEqual(6)
})

test('error: sources that do not compile say why, and a folder without a lens is told', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lens-'))
  try {
    await writeFile(join(folder, 'Broken.sol'), 'contract Broken {')
    expect(() => compileLens(pathToFileURL(`${folder}/`))).toThrow(/ParserError/)
    await writeFile(join(folder, 'Broken.sol'), 'contract Broken { uint256 public x; }')
    expect(() => compileLens(pathToFileURL(`${folder}/`))).toThrow(/no contract named …Lens/)
  } finally {
    await rm(folder, { recursive: true })
  }
}, 30_000)
