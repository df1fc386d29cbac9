import { Agent, get } from 'node:http'
import { getPercentile } from './get-percentile'
import type { Load } from './load'

/** `generate-load.ts URL SECONDS CONNECTIONS plain|conditional`: asks until the time is over and prints a `Load`. */
async function main([url = '', seconds = '1', connections = '1', kind]: string[]): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: Number(connections) })
  const begun = performance.now()
  const end = begun + Number(seconds) * 1_000
  const latencies: number[] = []
  let errors = 0
  let unchanged = 0
  let etag: string | undefined

  const ask = () =>
    new Promise<void>((resolve) => {
      const asked = performance.now()
      const headers = kind === 'conditional' && etag ? { 'If-None-Match': etag } : {}
      const request = get(url, { agent, headers, timeout: 10_000 }, (response) => {
        etag = response.headers.etag
        if (response.statusCode === 304) unchanged += 1
        else if (response.statusCode !== 200) errors += 1
        response.resume().once('end', () => {
          latencies.push(performance.now() - asked)
          resolve()
        })
      })
      request.once('timeout', () => request.destroy())
      request.once('error', () => {
        errors += 1
        resolve()
      })
    })
  const worker = async () => {
    while (performance.now() < end) await ask()
  }
  await Promise.all(Array.from({ length: Number(connections) }, worker))
  return {
    requestsPerSecond: (latencies.length / (performance.now() - begun)) * 1_000,
    p50: getPercentile(latencies, 0.5),
    p99: getPercentile(latencies, 0.99),
    errors,
    unchanged,
  }
}

main(process.argv.slice(2)).then((load) => {
  process.stdout.write(`${JSON.stringify(load)}\n`)
  process.exit(0)
})
