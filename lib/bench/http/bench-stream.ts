import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { BenchRow } from '../bench-row'
import { getPercentile } from './get-percentile'
import type { BenchServer } from './start-server'

const clients = 1_000
const seconds = 30

type Heard = { openAt: number; heard: Record<string, number[]>; lost: number }

/** From the moment that the engine knows a block until each of 1,000 readers in another process has heard of it. */
export async function benchStream(server: BenchServer): Promise<BenchRow[]> {
  const readKnown = async (): Promise<Record<string, number>> =>
    (await fetch(`${server.url}/api/v1/bench-blocks`)).json()
  // Before all readers, so that it hears first.
  await readKnown()
  const { openAt, heard, lost } = await listen(server.port)
  const known = await readKnown()
  const delays: number[] = []
  let blocks = 0
  for (const [id, times] of Object.entries(heard)) {
    const at = known[id]
    // The block that a reader is greeted with is no news; the last may not have reached all in time.
    if (at === undefined || at < openAt || times.length < clients - lost) continue
    blocks += 1
    delays.push(...times.map((time) => time - at))
  }
  const name = `block known → ${clients} stream clients (${blocks} blocks, ${lost} connections lost)`
  return [
    { name: `${name}, median`, value: getPercentile(delays, 0.5), unit: 'ms' },
    { name: `${name}, p99`, value: getPercentile(delays, 0.99), unit: 'ms', target: '≤ 150' },
  ]
}

function listen(port: number): Promise<Heard> {
  const file = fileURLToPath(new URL('listen-to-stream.ts', import.meta.url))
  const args = ['--import', 'tsx', file, String(port), String(clients), String(seconds)]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  let output = ''
  child.stdout.setEncoding('utf8')
  child.stdout.on('data', (chunk: string) => {
    output += chunk
  })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', () => {
      const line = output.split('\n').find((each) => each.startsWith('{'))
      if (line) resolve(JSON.parse(line))
      else reject(new Error(`not all of ${clients} readers could open the stream`))
    })
  })
}
