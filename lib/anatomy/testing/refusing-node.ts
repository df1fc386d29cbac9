import { type FakeAnswer, type FakeNode, startFakeNode } from '@/lib/chain/testing/fake-node'
import { forwardTo } from '@/lib/chain/testing/forward-to'

/** What a node says that does not have something. */
export function refuse(message: string): FakeAnswer {
  return { error: { code: -32_000, message } }
}

/** The chain's node behind one that answers some calls itself. */
export function startRefusingNode(
  rpcUrl: string,
  handle: (method: string, params: readonly unknown[]) => FakeAnswer | undefined,
): Promise<FakeNode> {
  return startFakeNode(
    (method, params) => handle(method, params) ?? forwardTo(rpcUrl, { method, params }),
  )
}
