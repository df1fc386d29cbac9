import type { FakeAnswer } from './fake-node'

/** Passes one call on to a real node: with `startFakeNode` a proxy that can lie in between. */
export async function forwardTo(
  url: string,
  { method, params }: { method: string; params: readonly unknown[] },
): Promise<FakeAnswer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
  })
  const { result, error } = (await response.json()) as {
    result?: unknown
    error?: { code: number; message: string }
  }
  return error ? { error } : { result }
}
