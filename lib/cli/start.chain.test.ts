import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestMarkets, type TestMarkets } from '@/lib/devnet/test-market'

let world: TestMarkets
let folder: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-start-'))
  world = await startTestMarkets({ users: 2 })
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await world.stop()
})

/** Runs the start command with only these settings, until it ends by itself. */
async function start(env: Record<string, string>): Promise<{ code: number; stderr: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'lib/cli/start.ts'], {
    env: { PATH: process.env.PATH ?? '', HOME: folder, NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let stderr = ''
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString()
  })
  const code = await new Promise<number>((resolve) => child.once('exit', (c) => resolve(c ?? 1)))
  return { code, stderr }
}

async function findFreePort(): Promise<string> {
  const server = createServer()
  const port = await listen(server)
  await new Promise((resolve) => server.close(resolve))
  return port
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return typeof address === 'object' && address ? String(address.port) : ''
}

function writeMarkets(chainId: number, poolAddressesProvider: string): string {
  const file = join(folder, `markets-${chainId}-${poolAddressesProvider}.json`)
  const entry = { id: 'mine', protocol: 'aave-v3', chainId, name: 'Mine', poolAddressesProvider }
  writeFileSync(file, JSON.stringify([entry]))
  return file
}

function expectOneLine({ code, stderr }: { code: number; stderr: string }, line: RegExp): void {
  expect(stderr.trim().split('\n')).toHaveLength(1)
  expect(stderr).toMatch(line)
  expect(code).toBe(1)
}

describe('npm start', () => {
  test('error: a wrong variable ends it with one line', async () => {
    expectOneLine(await start({ PORT: 'abc' }), /^plimsoll: PORT .*Example: PORT=3000/)
  })

  test('error: a port in use', async () => {
    const server = createServer()
    const port = await listen(server)
    expectOneLine(await start({ PORT: port }), /^plimsoll: PORT \d+ .*in use.*Example: PORT=/)
    await new Promise((resolve) => server.close(resolve))
  })

  test('error: an endpoint that nobody answers, its URL not told', async () => {
    const RPC_URL_31337 = 'http://127.0.0.1:9/secret-key'
    const MARKETS_FILE = writeMarkets(31_337, world.markets.v36.poolAddressesProvider)
    const ended = await start({ PORT: await findFreePort(), RPC_URL_31337, MARKETS_FILE })
    expectOneLine(ended, /^plimsoll: RPC_URL_31337: no endpoint answers/)
    expect(ended.stderr).not.toContain('secret-key')
  })

  test('error: an endpoint of another chain', async () => {
    const MARKETS_FILE = writeMarkets(5, world.markets.v36.poolAddressesProvider)
    const ended = await start({ PORT: await findFreePort(), RPC_URL_5: world.rpcUrl, MARKETS_FILE })
    expectOneLine(ended, /^plimsoll: RPC_URL_5: endpoint 1 of 1 is of chain 31337/)
  })

  test('error: an address that is no market', async () => {
    const MARKETS_FILE = writeMarkets(31_337, world.markets.v36.pool)
    const ended = await start({
      PORT: await findFreePort(),
      RPC_URL_31337: world.rpcUrl,
      MARKETS_FILE,
    })
    expectOneLine(ended, /^plimsoll: .*mine|PoolAddressesProvider/)
  })
})
