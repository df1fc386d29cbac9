import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, expect, test, vi } from 'vitest'
import { startAnvil } from './anvil'
import { projectRoot } from './cache-folder'
import { createDevnetClient } from './chain-client'

afterEach(() => vi.unstubAllEnvs())

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

async function waitUntilGone(pid: number): Promise<void> {
  await vi.waitFor(() => expect(isAlive(pid)).toBe(false), { timeout: 5_000, interval: 50 })
}

test('default: listens on a free port of its own and stops', async () => {
  const [first, second] = await Promise.all([
    startAnvil(),
    startAnvil({ timestamp: 1_700_000_000 }),
  ])
  expect(first.rpcUrl).not.toBe(second.rpcUrl)
  const client = createDevnetClient(second.rpcUrl)
  expect(await client.getChainId()).toBe(31337)
  expect((await client.getBlock()).timestamp).toBe(1_700_000_000n)
  await Promise.all([first.stop(), second.stop()])
  await second.stop()
  await waitUntilGone(first.pid)
  await waitUntilGone(second.pid)
})

test('behavior: it ends with a parent that is killed, and leaves nothing on the disk', async () => {
  const temporary = mkdtempSync(join(tmpdir(), 'plimsoll-anvil-test-'))
  const script = `import { startAnvil } from ${JSON.stringify(join(projectRoot, 'lib/devnet/anvil.ts'))}
    startAnvil().then(({ pid }) => console.log('pid ' + pid))
    setInterval(() => {}, 1000)`
  const parent = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    cwd: projectRoot,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, TMPDIR: temporary },
  })
  try {
    const pid = await new Promise<number>((resolve, reject) => {
      createInterface({ input: parent.stdout }).on('line', (line) => {
        const found = /^pid (\d+)$/.exec(line)
        if (found) resolve(Number(found[1]))
      })
      parent.once('exit', () => reject(new Error('the parent ended')))
    })
    expect(isAlive(pid)).toBe(true)
    const hasStates = () =>
      readdirSync(temporary).some((name) => name.startsWith('plimsoll-anvil-'))
    expect(hasStates()).toBe(true)
    parent.kill('SIGKILL')
    await waitUntilGone(pid)
    await vi.waitFor(() => expect(hasStates()).toBe(false), { timeout: 5_000, interval: 50 })
  } finally {
    parent.kill('SIGKILL')
    rmSync(temporary, { recursive: true, force: true })
  }
})

test('error: a wrong ANVIL_PATH is named', async () => {
  vi.stubEnv('ANVIL_PATH', '/nowhere/anvil')
  await expect(startAnvil()).rejects.toThrow('ANVIL_PATH is not an executable file: /nowhere/anvil')
})

test('error: what anvil says when it can not start is passed on', async () => {
  await expect(startAnvil({ extraArgs: ['--no-such-flag'] })).rejects.toThrow(/no-such-flag/)
})
