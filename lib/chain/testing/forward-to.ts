import type { FakeAnswer } from './fake-node'

/**
 * Passes one call on to a real node: with `startFakeNode` a proxy that can lie in between. A node that is gone shows
 * as a closed connection.
 */
export async function forwardTo(
  url: string,
  { method, params }: { method: string; params: readonly unknown[] },
): Promise<FakeAnswer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
  }).catch(() => undefined)
  const answer = await response?.json().catch(() => undefined)
  if (answer === undefined) return 'drop'
  const { result, error } = answer as {
    result?: unknown
    error?: { code: number; message: string }
  }
  return error ? { error } : { result }
}
