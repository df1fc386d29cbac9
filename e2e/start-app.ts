import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findFreePort } from '@/lib/cli/find-free-port'

export type App = {
  url: string
  /** All that it printed so far. */
  output(): string
  stop(): Promise<void>
}

/**
 * Starts the built app as a user would, by the start command, on a free port; resolves at its `ready` line.
 * @param env the configuration: endpoints and markets
 */
export async function startApp(options: {
  rpcUrl: string
  chainId: number
  markets: readonly unknown[]
  /** As a `POOLS_FILE` lists them. */
  pools?: readonly unknown[]
  env?: Record<string, string>
}): Promise<App> {
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-e2e-'))
  const marketsFile = join(folder, 'markets.json')
  writeFileSync(marketsFile, JSON.stringify(options.markets))
  const poolsFile = join(folder, 'pools.json')
  writeFileSync(poolsFile, JSON.stringify(options.pools ?? []))
  const port = await findFreePort()
  const child = spawn(process.execPath, ['--import', 'tsx', 'lib/cli/start.ts'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      PORT: String(port),
      HOST: '127.0.0.1',
      DATA_DIR: folder,
      MARKETS_FILE: marketsFile,
      POOLS_FILE: poolsFile,
      [`RPC_URL_${options.chainId}`]: options.rpcUrl,
      ...options.env,
    },
  })
  const lines: string[] = []
  child.stdout.on('data', (chunk: Buffer) => lines.push(chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => lines.push(chunk.toString()))
  const output = () => lines.join('')
  const stop = async () => {
    await stopProcess(child)
    rmSync(folder, { recursive: true, force: true })
  }
  await waitForReady(child, output)
  return { url: `http://127.0.0.1:${port}`, output, stop }
}

function waitForReady(child: ChildProcess, output: () => string): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = () => /^ready http/m.test(output()) && resolve()
    child.stdout?.on('data', look)
    child.once('exit', (code) => reject(new Error(`start ended with ${code}:\n${output()}`)))
  })
}

async function stopProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const exited = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  await exited
}
