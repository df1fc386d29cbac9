import { spawn } from 'node:child_process'
import { createServer, type Server } from 'node:net'
import { expect, test, vi } from 'vitest'
import { projectRoot } from '../devnet/cache-folder'
import { createDevnetClient } from '../devnet/chain-client'

function run(...parameters: string[]) {
  const command = ['--import', 'tsx', 'lib/cli/devnet.ts', ...parameters]
  const child = spawn(process.execPath, command, { cwd: projectRoot, stdio: 'pipe' })
  const printed = { out: '', error: '' }
  child.stdout.on('data', (chunk) => {
    printed.out += String(chunk)
  })
  child.stderr.on('data', (chunk) => {
    printed.error += String(chunk)
  })
  const exitCode = new Promise<number | null>((resolve) => child.once('exit', resolve))
  return { child, printed, exitCode }
}

function listen(): Promise<{ server: Server; port: number }> {
  const server = createServer()
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve({ server, port: typeof address === 'object' && address ? address.port : 0 })
    })
  })
}

test('default: prints how to reach the chain and its markets, and ends on SIGTERM', async () => {
  const { child, printed, exitCode } = run('--port', '0')
  try {
    const ready = () => expect(printed.out).toContain('Ctrl-C stops the chain')
    await vi.waitFor(ready, { timeout: 240_000, interval: 100 })
    const rpcUrl = /RPC endpoint\s+(http:\S+)/.exec(printed.out)?.[1] ?? expect.fail('no endpoint')
    expect(await createDevnetClient(rpcUrl).getChainId()).toBe(31337)
    expect(printed.out).toMatch(/for this local chain only/)
    expect(printed.out).toMatch(/private key\s+0x[0-9a-f]{64}/)
    const markets = JSON.parse(/^\[\n[\s\S]*?^\]$/m.exec(printed.out)?.[0] ?? '') as {
      id: string
    }[]
    expect(markets.map(({ id }) => id)).toEqual([
      'aave-v3-demo',
      'aave-v3-legacy',
      'morpho-blue-demo',
      'compound-v3-usdc-demo',
      'compound-v3-weth-demo',
      'sky-demo',
    ])
    child.kill('SIGTERM')
    expect(await exitCode).toBe(0)
    await expect(createDevnetClient(rpcUrl).getChainId()).rejects.toThrow()
  } finally {
    child.kill('SIGKILL')
  }
})

test('error: a port in use ends with one line', async () => {
  const { server, port } = await listen()
  const { printed, exitCode } = run('--port', String(port))
  expect(await exitCode).toBe(1)
  expect(printed.error).toBe(`port ${port} is in use: choose another with --port\n`)
  server.close()
})

test('error: a parameter that is not known', async () => {
  const { printed, exitCode } = run('--prot', '1')
  expect(await exitCode).toBe(1)
  expect(printed.error).toMatch(/^usage: /)
})
