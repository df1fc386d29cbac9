import type { BenchRow } from '../bench-row'
import { loadTool, measureLoad } from './load'
import { measureLag } from './measure-lag'
import { findNginx, startNginx } from './start-nginx'
import type { BenchServer } from './start-server'

const seconds = 10
const connections = 64

/** The same answers from nginx with the sample configuration, and how far they are behind the engine meanwhile. */
export async function benchNginx(
  server: BenchServer,
  options: { path: string; market: string },
): Promise<BenchRow[]> {
  const version = findNginx()
  if (version === undefined)
    return [
      {
        name: 'behind nginx as a shared cache',
        value: Number.NaN,
        unit: 'not measured: nginx is not installed',
        target: '≥ 20,000',
      },
    ]
  const nginx = await startNginx(server.port)
  try {
    const url = `${nginx.url}${options.path}`
    const plain = await measureLoad({ url, seconds, connections })
    const conditional = await measureLoad({ url, seconds, connections, conditional: true })
    const readKnown = async (): Promise<Record<string, number>> =>
      (await fetch(`${server.url}/api/v1/bench-blocks`)).json()
    const curve = `${nginx.url}/api/v1/risk/curve?market=${options.market}`
    const [lag, load] = await Promise.all([
      measureLag({ url: curve, seconds: 2 * seconds, readKnown }),
      measureLoad({ url: curve, seconds: 2 * seconds, connections: 16 }),
    ])
    const name = `behind ${version}, ${connections} connections, by ${loadTool}`
    return [
      {
        name: `${name}: account (${plain.errors} errors; p99 ${plain.p99.toFixed(1)} ms)`,
        value: plain.requestsPerSecond,
        unit: 'requests/s',
        target: '≥ 20,000',
      },
      {
        name: `${name}: account with its ETag (${conditional.unchanged} × 304, ${conditional.errors} errors; p99 ${conditional.p99.toFixed(1)} ms)`,
        value: conditional.requestsPerSecond,
        unit: 'requests/s',
        target: '≥ 20,000',
      },
      {
        name: `behind ${version}: a block answered after the engine knew the next, at most (${lag.answers} answers over ${lag.blocks} blocks, beside ${Math.round(load.requestsPerSecond)} requests/s)`,
        value: lag.mostMs,
        unit: 'ms',
        target: '≤ 1,000',
      },
    ]
  } finally {
    await nginx.stop()
  }
}
