import { spawn, spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** Of one run of requests as fast as they are answered. Latencies in milliseconds. */
export type Load = {
  requestsPerSecond: number
  p50: number
  p99: number
  errors: number
  unchanged: number
}

export type LoadOptions = {
  url: string
  seconds: number
  connections: number
  /** Each request tells the ETag of the answer before it. */
  conditional?: boolean
}

export type LoadTool = 'wrk' | 'own generator'

/** What makes the requests: wrk where it is installed. */
export const loadTool: LoadTool = spawnSync('wrk', ['-v']).error ? 'own generator' : 'wrk'

const script = (name: string) => fileURLToPath(new URL(name, import.meta.url))

/** Asks for one URL on many connections from a second process, which ends by itself. */
export async function measureLoad(options: LoadOptions, tool = loadTool): Promise<Load> {
  const { url, seconds, connections, conditional = false } = options
  const kind = conditional ? 'conditional' : 'plain'
  const [command, args] =
    tool === 'wrk'
      ? [
          'wrk',
          ['-t1', `-c${connections}`, `-d${seconds}s`, '-s', script('wrk.lua'), url, '--', kind],
        ]
      : [
          process.execPath,
          [
            '--import',
            'tsx',
            script('generate-load.ts'),
            url,
            String(seconds),
            String(connections),
            kind,
          ],
        ]
  const output = await run(command, args)
  const line = output.split('\n').find((each) => each.startsWith('{'))
  if (line === undefined) throw new Error(`${tool} said nothing of use:\n${output}`)
  return JSON.parse(line)
}

function run(command: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] })
    let output = ''
    child.stdout.setEncoding('utf8')
    child.stdout.on('data', (chunk: string) => {
      output += chunk
    })
    child.once('error', reject)
    child.once('close', () => resolve(output))
  })
}
