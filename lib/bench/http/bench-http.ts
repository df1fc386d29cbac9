import { cpus, loadavg } from 'node:os'
import { startDevnet } from '@/lib/devnet/start-devnet'
import type { BenchRow } from '../bench-row'
import { benchNginx } from './bench-nginx'
import { benchRoutes } from './bench-routes'
import { benchStream } from './bench-stream'
import { buildCopy } from './copy-app'
import { startServer } from './start-server'

/**
 * One server over the embedded chain with a block every 2.3 s, at another part of the second each: its answers, its
 * stream, and nginx before it.
 */
export async function benchHttp(): Promise<BenchRow[]> {
  const folder = await buildCopy()
  const devnet = await startDevnet({ live: true, blockTime: 2.3 })
  const { rpcUrl, chainId, markets } = devnet
  try {
    const server = await startServer({ folder, rpcUrl, chainId, markets })
    const path = `/api/v1/accounts/${devnet.demoAccount.address}`
    const market = markets[0]?.id ?? ''
    try {
      const rows = [
        ...(await benchRoutes(server, { account: path })),
        ...(await benchStream(server)),
        ...(await benchNginx(server, { path, market })),
      ]
      return [...rows, toLoadRow()]
    } finally {
      await server.stop()
    }
  } finally {
    await devnet.stop()
  }
}

/** What else ran meanwhile takes its share of every figure above. */
function toLoadRow(): BenchRow {
  const [, fiveMinutes = Number.NaN] = loadavg()
  return {
    name: `waiting for ${cpus().length} processors over the last five minutes, the bench among them`,
    value: fiveMinutes,
    unit: 'processes',
  }
}
