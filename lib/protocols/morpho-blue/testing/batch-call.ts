import type { Address, Hex } from 'viem'

export type BatchedCall = { from?: Address; to: Address; data: Hex }

/** Many `eth_call`s at one block in one request; `null` for each that reverts. */
export async function batchCall(
  rpcUrl: string,
  { calls, blockHash }: { calls: readonly BatchedCall[]; blockHash: Hex },
): Promise<(Hex | null)[]> {
  if (calls.length === 0) return []
  const body = calls.map((call, id) => ({
    jsonrpc: '2.0',
    id,
    method: 'eth_call',
    params: [call, { blockHash }],
  }))
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(rpcUrl, { method: 'POST', headers, body: JSON.stringify(body) })
  const answers = (await response.json()) as {
    id: number
    result?: Hex
    error?: { code: number; message: string }
  }[]
  const results: (Hex | null)[] = calls.map(() => null)
  for (const { id, result, error } of answers) {
    const isRevert = error?.code === 3 || /revert|panic/i.test(error?.message ?? '')
    if (result === undefined && !isRevert) throw new Error(`call ${id}: ${error?.message}`)
    results[id] = result ?? null
  }
  return results
}
