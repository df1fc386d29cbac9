import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { spawnNode, waitForExit } from './child'
import { say } from './say'

export type Check = 'lint' | 'types' | 'unit' | 'store' | 'chain' | 'browser'
type Counts = { passed: number; failed: number; skipped: number }

const resolve = createRequire(import.meta.url).resolve

/** Package entry points rather than `.bin`, which is a shell script on some platforms. */
const bins = {
  biome: resolve('@biomejs/biome/bin/biome'),
  tsc: join(resolve('typescript/package.json'), '../bin/tsc'),
  vitest: join(resolve('vitest/package.json'), '../vitest.mjs'),
  playwright: resolve('@playwright/test/cli'),
}

/**
 * Runs checks one after another, whatever becomes of the ones before, and ends with a line that sums all
 * runners: a tool that only says yes or no counts as one.
 * @returns the exit code: 0 when nothing failed
 */
export async function runChecks(
  checks: readonly Check[],
  env: Readonly<Record<string, string>> = {},
): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-test-'))
  const total: Counts = { passed: 0, failed: 0, skipped: 0 }
  for (const check of checks) {
    const counts = await runners[check](join(folder, `${check}.json`), env)
    for (const key of ['passed', 'failed', 'skipped'] as const) total[key] += counts[key]
  }
  rmSync(folder, { recursive: true, force: true })
  const skipped = total.skipped ? `, ${total.skipped} skipped` : ''
  say(`\n${total.passed} passed, ${total.failed} failed${skipped}`)
  return total.failed === 0 && total.passed > 0 ? 0 : 1
}

type Runner = (report: string, env: Readonly<Record<string, string>>) => Promise<Counts>

const runners: Record<Check, Runner> = {
  lint: () => runOne('format and lint', [bins.biome, 'ci', '.']),
  types: () => runOne('types', [bins.tsc, '--noEmit']),
  unit: (report) => runVitest('unit', report),
  store: (report) => runVitest('store', report),
  chain: (report) => runVitest('chain', report),
  browser: runPlaywright,
}

async function runOne(name: string, args: readonly string[]): Promise<Counts> {
  say(`\n▸ ${name}`)
  const code = await waitForExit(spawnNode(args))
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 }
}

async function runVitest(project: 'unit' | 'store' | 'chain', report: string): Promise<Counts> {
  say(`\n▸ ${project} tests`)
  const code = await waitForExit(
    spawnNode([
      bins.vitest,
      'run',
      '--config',
      'lib/vitest.config.ts',
      '--project',
      project,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ]),
  )
  const found = readReport<VitestReport>(report)
  if (!found) return { passed: 0, failed: 1, skipped: 0 }
  return atLeastOneFailure(code, {
    passed: found.numPassedTests,
    failed: found.numFailedTests,
    skipped: found.numPendingTests + found.numTodoTests,
  })
}

async function runPlaywright(
  report: string,
  env: Readonly<Record<string, string>>,
): Promise<Counts> {
  say('\n▸ browser tests')
  const code = await waitForExit(
    spawnNode([bins.playwright, 'test', '--config', 'e2e/playwright.config.ts'], {
      env: { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: report },
    }),
  )
  const found = readReport<PlaywrightReport>(report)
  if (!found) return { passed: 0, failed: 1, skipped: 0 }
  const { expected, flaky, unexpected, skipped } = found.stats
  return atLeastOneFailure(code, { passed: expected + flaky, failed: unexpected, skipped })
}

/** A runner that fails outside of a test (an import, a worker) fails all the same. */
function atLeastOneFailure(code: number, counts: Counts): Counts {
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts
}

type VitestReport = {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
}
type PlaywrightReport = {
  stats: { expected: number; flaky: number; unexpected: number; skipped: number }
}

function readReport<T>(file: string): T | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T
  } catch {
    return undefined
  }
}
