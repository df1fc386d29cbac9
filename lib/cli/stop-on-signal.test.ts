import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const COMMAND = [process.execPath, '--import', 'tsx', 'lib/cli/testing/wait-for-signal.ts'] as const

/** Resolves with what the command has printed, once that holds `word` or its output has ended. */
function readUntil(child: ChildProcess, word: string): Promise<string> {
  return new Promise((resolve) => {
    let printed = ''
    child.stdout?.on('data', (chunk: Buffer) => {
      printed += chunk.toString()
      if (printed.includes(word)) resolve(printed)
    })
    child.stdout?.once('end', () => resolve(printed))
  })
}

test.each(['SIGINT', 'SIGTERM'] as const)('default: %s', async (signal) => {
  const [node, ...parameters] = COMMAND
  const child = spawn(node, parameters, { stdio: ['ignore', 'pipe', 'inherit'] })
  await readUntil(child, 'started')
  const stopped = readUntil(child, 'stopped')
  child.kill(signal)
  expect(await stopped).toContain('stopped')
  expect(child.exitCode ?? (await once(child, 'exit'))[0]).toBe(0)
})

test('behavior: npm, or its shell, is gone', async () => {
  // Two commands, so that the shell does not become the first.
  const shell = spawn('sh', ['-c', `'${COMMAND.join("' '")}'; exit 3`], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, npm_lifecycle_event: 'start' },
  })
  await readUntil(shell, 'started')
  const stopped = readUntil(shell, 'stopped')
  shell.kill('SIGTERM')
  expect(await stopped).toContain('stopped')
})

test('behavior: what runs long takes the place of npm’s shell, where that is a POSIX one', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'))
  for (const name of ['start', 'dev'])
    expect(scripts[name]).toMatch(/^exec (node --import tsx .+) \|\| \1$/)
  // What is written behind `npm run devnet --` is put at the end; its chain wants a POSIX shell anyway.
  expect(scripts.devnet).toMatch(/^exec node --import tsx [^|]+$/)
})
