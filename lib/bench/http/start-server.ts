import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { stopChild } from '@/lib/cli/child'
import { findFreePort } from '@/lib/cli/find-free-port'

export type BenchServer = { url: string; port: number; stop: () => Promise<void> }

/** Serves a built copy as `npm start` does, and resolves once every market is live. */
export async function startServer(options: {
  folder: string
  rpcUrl: string
  chainId: number
  markets: readonly unknown[]
}): Promise<BenchServer> {
  const data = mkdtempSync(join(tmpdir(), 'plimsoll-bench-'))
  const marketsFile = join(data, 'markets.json')
  writeFileSync(marketsFile, JSON.stringify(options.markets))
  const port = await findFreePort()
  const serve = [resolve('lib/cli/serve.mjs'), '127.0.0.1', String(port)]
  const child = spawn(process.execPath, serve, {
    cwd: options.folder,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      NEXT_TELEMETRY_DISABLED: '1',
      DATA_DIR: data,
      MARKETS_FILE: marketsFile,
      LOG_LEVEL: 'error',
      [`RPC_URL_${options.chainId}`]: options.rpcUrl,
    },
  })
  const url = `http://127.0.0.1:${port}`
  const stop = async () => {
    await stopChild(child)
    rmSync(data, { recursive: true, force: true })
  }
  for (const until = Date.now() + 60_000; Date.now() < until; await sleep(100)) {
    const ready = await fetch(`${url}/readyz`).catch(() => undefined)
    await ready?.arrayBuffer()
    if (ready?.ok) return { url, port, stop }
    if (child.exitCode !== null) break
  }
  await stop()
  throw new Error('the server did not become ready')
}
