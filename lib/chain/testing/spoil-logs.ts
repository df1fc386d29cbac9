import type { FakeAnswer } from './fake-node'
import type { FaultOptions } from './fault-proxy'
import { forwardTo } from './forward-to'

export const logFaults = ['logs-missing', 'logs-doubled', 'logs-shuffled', 'logs-refused'] as const
export type LogFault = (typeof logFaults)[number]

/**
 * Answers `eth_getLogs` with what a node said, spoilt.
 *
 * @returns `undefined` for other methods, and where there was nothing to spoil.
 */
export async function spoilLogs(
  target: string,
  {
    call,
    mode,
    options,
    random,
  }: {
    call: { method: string; params: readonly unknown[] }
    mode: LogFault
    options: FaultOptions
    random: () => number
  },
): Promise<FakeAnswer | undefined> {
  if (call.method !== 'eth_getLogs') return undefined
  if (mode === 'logs-refused') return refuse(call.params, options)
  const answer = await forwardTo(target, call)
  if (typeof answer !== 'object' || !('result' in answer)) return answer
  const logs = answer.result as unknown[]
  if (logs.length === 0) return undefined
  const { shareOfLogs = 1 } = options
  if (mode === 'logs-missing') return { result: logs.filter(() => random() >= shareOfLogs) }
  if (mode === 'logs-doubled') return { result: logs.flatMap((log) => [log, log]) }
  return { result: shuffle(logs, random) }
}

function refuse(
  params: readonly unknown[],
  { blocks = 100, wording = 'block range is too wide', code = -32602 }: FaultOptions,
): FakeAnswer | undefined {
  const { fromBlock, toBlock } = params[0] as { fromBlock?: string; toBlock?: string }
  const length = Number(toBlock) - Number(fromBlock) + 1
  return length > blocks ? { error: { code, message: wording } } : undefined
}

/** Fisher and Yates. */
function shuffle(logs: readonly unknown[], random: () => number): unknown[] {
  const mixed = [...logs]
  for (let last = mixed.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1))
    ;[mixed[last], mixed[other]] = [mixed[other], mixed[last]]
  }
  return mixed
}
