import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { hintFirstScripts } from './hint-first-scripts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-hint-'))
  for (const name of ['first.js', 'later.js']) writeFileSync(join(folder, name), `run('${name}')`)
})
afterEach(() => rmSync(folder, { recursive: true }))

const writeManifest = (manifest: unknown) =>
  writeFileSync(join(folder, 'build-manifest.json'), JSON.stringify(manifest))
const read = (name: string) => readFileSync(join(folder, name), 'utf8')

test('default', () => {
  writeManifest({ rootMainFiles: ['first.js'] })
  hintFirstScripts(folder)
  expect(read('first.js')).toBe("//# allFunctionsCalledOnLoad\nrun('first.js')")
  expect(read('later.js')).toBe("run('later.js')")
})

test('behavior: a script that is marked stays as it is', () => {
  writeManifest({ rootMainFiles: ['first.js'] })
  hintFirstScripts(folder)
  const once = read('first.js')
  hintFirstScripts(folder)
  expect(read('first.js')).toBe(once)
})

test('error: a manifest that names none', () => {
  writeManifest({ rootMainFiles: [] })
  expect(() => hintFirstScripts(folder)).toThrow(/rootMainFiles/)
})
