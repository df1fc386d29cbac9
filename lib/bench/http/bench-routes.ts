import type { BenchRow } from '../bench-row'
import { type Load, loadTool, measureLoad } from './load'
import type { BenchServer } from './start-server'

const seconds = 8
const connections = 32

/** Answers from memory beside an empty route handler of the same server, before and after. */
export async function benchRoutes(
  server: BenchServer,
  options: { account: string },
): Promise<BenchRow[]> {
  const measure = (path: string, conditional = false) =>
    measureLoad({ url: `${server.url}${path}`, seconds, connections, conditional })
  const empty = '/api/v1/bench-empty'
  // The first requests of a route pay for compiling it.
  for (const path of [empty, options.account, '/api/v1/risk/curve'])
    await measureLoad({ url: `${server.url}${path}`, seconds: 2, connections })
  const before = await measure(empty)
  const account = await measure(options.account)
  const unchanged = await measure(options.account, true)
  const curve = await measure('/api/v1/risk/curve')
  const unchangedCurve = await measure('/api/v1/risk/curve', true)
  const after = await measure(empty)
  const floor = (before.requestsPerSecond + after.requestsPerSecond) / 2
  const toRows = (name: string, load: Load): BenchRow[] => [
    {
      name: `${name} (${load.errors} errors)`,
      value: load.requestsPerSecond,
      unit: 'requests/s',
      target: '≥ 0.8 × the empty handler',
      peer: 'an empty Next route handler',
      ratio: load.requestsPerSecond / floor,
    },
    { name: `${name}, p99`, value: load.p99, unit: 'ms', target: '≤ 50' },
  ]
  return [
    {
      name: `empty Next route handler, ${connections} connections, by ${loadTool}: mean of ${Math.round(before.requestsPerSecond)} before and ${Math.round(after.requestsPerSecond)} after`,
      value: floor,
      unit: 'requests/s',
    },
    ...toRows('GET /api/v1/accounts/{address}', account),
    ...toRows(
      `GET /api/v1/accounts/{address} with its ETag, ${unchanged.unchanged} × 304`,
      unchanged,
    ),
    ...toRows('GET /api/v1/risk/curve', curve),
    ...toRows(
      `GET /api/v1/risk/curve with its ETag, ${unchangedCurve.unchanged} × 304`,
      unchangedCurve,
    ),
  ]
}
