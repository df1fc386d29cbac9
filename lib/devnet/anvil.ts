import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { findAnvil } from './find-anvil'

export interface AnvilOptions {
  /** Port on 127.0.0.1; 0 (the default) takes a free one. */
  port?: number
  /** State file written from `anvil_dumpState`. */
  loadState?: string
  /** Timestamp of the genesis block, in seconds. */
  timestamp?: number
  /** Mine a block every so many seconds; left out: one block a transaction. */
  blockTime?: number
  /** Further command line arguments of anvil. */
  extraArgs?: readonly string[]
}

export interface Anvil {
  rpcUrl: string
  wsUrl: string
  pid: number
  /** Ends the node and waits until it is gone. Safe to call twice. */
  stop(): Promise<void>
  /** Resolves when the node has ended for whatever reason. */
  exited: Promise<void>
}

/**
 * A shell that runs anvil and ends it as soon as its own standard input closes. The pipe is held by
 * this process only, so anvil goes however this process ends, SIGKILL included. The states that it
 * wrote to disk go with it: gigabytes, which it leaves behind by itself.
 */
const WATCHDOG =
  'states=$1; shift; exec 3<&0; "$0" "$@" --cache-path "$states" </dev/null & child=$!; ' +
  'echo "anvil pid $child"; (cat <&3; kill "$child") >/dev/null 2>&1 & watch=$!; ' +
  'wait "$child"; code=$?; kill "$watch" 2>/dev/null; rm -rf "$states"; exit "$code"'

const START_TIMEOUT_MILLISECONDS = 60_000

function toArguments(options: AnvilOptions): string[] {
  const flags = ['--host', '127.0.0.1', '--port', String(options.port ?? 0), '--color', 'never']
  if (options.loadState !== undefined) flags.push('--load-state', options.loadState)
  if (options.timestamp !== undefined) flags.push('--timestamp', String(options.timestamp))
  if (options.blockTime !== undefined) flags.push('--block-time', String(options.blockTime))
  return [...flags, ...(options.extraArgs ?? [])]
}

function spawnAnvil(options: AnvilOptions): ChildProcess {
  const binary = findAnvil()
  const flags = toArguments(options)
  const stdio: ['pipe', 'pipe', 'pipe'] = ['pipe', 'pipe', 'pipe']
  if (process.platform === 'win32') return spawn(binary, flags, { stdio })
  const states = mkdtempSync(join(tmpdir(), 'plimsoll-anvil-'))
  return spawn('/bin/sh', ['-c', WATCHDOG, binary, states, ...flags], { stdio })
}

/**
 * Starts one anvil on 127.0.0.1 and waits for its own "Listening on" line (polling the port could
 * find somebody else's node). It ends with this process.
 *
 * @throws Error when anvil is missing, ends before it listens, or stays silent for a minute; the
 * message carries the last lines it printed.
 */
export async function startAnvil(options: AnvilOptions = {}): Promise<Anvil> {
  const child = spawnAnvil(options)
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
    child.once('error', () => resolve())
  })
  const recent: string[] = []
  let nodePid = child.pid ?? 0

  const stop = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.stdin?.destroy()
    if (process.platform === 'win32') child.kill()
    const timer = setTimeout(() => process.kill(nodePid, 'SIGKILL'), 5_000)
    await exited
    clearTimeout(timer)
  }

  const port = await new Promise<string>((resolve, reject) => {
    const fail = (reason: string) =>
      reject(new Error(`anvil ${reason}: ${recent.slice(-8).join(' | ') || 'no output'}`))
    const timer = setTimeout(() => fail('did not start in time'), START_TIMEOUT_MILLISECONDS)
    const onLine = (line: string) => {
      const started = /^anvil pid (\d+)$/.exec(line)
      if (started) nodePid = Number(started[1])
      else if (line.trim()) recent.push(line)
      if (recent.length > 20) recent.shift()
      const listening = /^Listening on .*:(\d+)\s*$/.exec(line)
      if (listening?.[1]) {
        clearTimeout(timer)
        resolve(listening[1])
      }
    }
    for (const stream of [child.stdout, child.stderr]) {
      if (stream) createInterface({ input: stream }).on('line', onLine)
    }
    child.once('error', (error) => fail(`could not be run (${error.message})`))
    exited.then(() => {
      clearTimeout(timer)
      setTimeout(() => fail('ended before it listened'), 20)
    })
  }).catch(async (error: unknown) => {
    await stop()
    throw error
  })

  return {
    rpcUrl: `http://127.0.0.1:${port}`,
    wsUrl: `ws://127.0.0.1:${port}`,
    pid: nodePid,
    stop,
    exited,
  }
}
