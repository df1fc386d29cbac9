export type RpcRequest = { method: string; params: unknown[] }

/** One JSON-RPC batch. @throws Error with the node's first refusal */
export async function sendBatch(rpcUrl: string, requests: readonly RpcRequest[]): Promise<void> {
  if (requests.length === 0) return
  const body = requests.map((request, id) => ({ jsonrpc: '2.0', id, ...request }))
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(rpcUrl, { method: 'POST', headers, body: JSON.stringify(body) })
  const answers = (await response.json()) as { error?: { message: string } }[]
  const refused = answers.find(({ error }) => error)
  if (refused) throw new Error(refused.error?.message)
}
