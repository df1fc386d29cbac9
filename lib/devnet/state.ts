import { gunzipSync } from 'node:zlib'
import { type Hex, hexToBytes } from 'viem'
import { writeCached } from './cache-folder'

interface DumpedTrace {
  children: number[]
  ordering: unknown[]
}

interface DumpedState {
  transactions: { info: { traces: DumpedTrace[] } }[]
}

/** Call traces are two thirds of a dump and nobody reads them: the outermost call stays. */
function dropInnerTraces(state: DumpedState): void {
  for (const { info } of state.transactions) {
    info.traces = info.traces.slice(0, 1).map((trace) => ({ ...trace, children: [], ordering: [] }))
  }
}

/**
 * Writes the chain's whole state, blocks and logs included, to a file for `--load-state`.
 * `anvil_dumpState`, asked for without viem, which refuses answers of that size.
 *
 * @throws Error when the node answers with an error.
 */
export async function dumpState(rpcUrl: string, path: string): Promise<void> {
  const response = await fetch(rpcUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'anvil_dumpState', params: [false] }),
  })
  const answer = (await response.json()) as { result?: Hex; error?: { message: string } }
  if (!answer.result) throw new Error(`the state can't be dumped: ${answer.error?.message}`)
  const bytes = hexToBytes(answer.result)
  const isCompressed = bytes[0] === 0x1f && bytes[1] === 0x8b
  const json = new TextDecoder().decode(isCompressed ? gunzipSync(bytes) : bytes)
  const state = JSON.parse(json) as DumpedState
  dropInnerTraces(state)
  await writeCached(path, JSON.stringify(state))
}
