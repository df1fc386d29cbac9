import { type Hash, numberToHex } from 'viem'
import { ReorgError } from '../../errors'
import type { ChainClient } from '../chain-client'
import type { Endpoint } from '../endpoints/endpoint'
import type { BlockRef } from './block-ref'
import { parseBlock } from './parse-block'

const method = 'eth_getBlockByNumber'
/** How often one endpoint is asked for the same height before its answer counts as its own. */
const samples = 4
const samplesWhereForked = 12
const forkedMs = 300_000
const longestWalk = 64

/**
 * Whether a block that was the chain's is so no longer: asks the endpoint that shows another branch several times
 * for that height, and every other endpoint once.
 *
 * @returns `kept` where a head that follows with a gap has the block below it; `replaced` where no node has it any
 * more; `disputed` where some do: then an endpoint that contradicts itself is marked.
 * @throws RpcFailure where the endpoint does not tell.
 */
export async function isReplaced(
  client: ChainClient,
  {
    endpoint,
    endpoints,
    block,
    number,
    hash,
  }: {
    endpoint: Endpoint
    endpoints: readonly Endpoint[]
    /** The head that was shown. */
    block: BlockRef
    number: number
    hash: Hash
  },
): Promise<'kept' | 'replaced' | 'disputed'> {
  const forked = endpoint.forkedUntil > Date.now()
  const ask = () => readHashAt(client, { endpoint, number })
  // Of nodes that disagree the one that answers now need not be the one that showed the head: parents tell.
  const below = forked ? await readAncestorHash(client, { block, number }) : undefined
  if (block.number > number + 1 && (below ?? (await ask())) === hash) return 'kept'
  for (let sample = 0; sample < (forked ? samplesWhereForked : samples); sample += 1) {
    if ((await ask()) !== hash) continue
    endpoint.forkedUntil = Date.now() + forkedMs
    client.log('warn', `${endpoint.label} answers from different branches of the chain by turns`)
    return 'disputed'
  }
  for (const other of endpoints) {
    if (other === endpoint || other.chain !== 'right' || other.failures > 0) continue
    const found = await readHashAt(client, { endpoint: other, number }).catch(() => undefined)
    if (found !== hash) continue
    endpoint.blame()
    return 'disputed'
  }
  return 'replaced'
}

/** The hash of a block's ancestor by its parents' hashes; `undefined` where it is too far down or beside. */
export async function readAncestorHash(
  client: ChainClient,
  { block, number }: { block: BlockRef; number: number },
): Promise<Hash | undefined> {
  if (block.number - number > longestWalk) return undefined
  let child = block
  try {
    while (child.number > number + 1) child = await client.readBlock(child.parentHash)
  } catch (error) {
    if (error instanceof ReorgError) return undefined
    throw error
  }
  return child.number === number + 1 ? child.parentHash : undefined
}

/** `undefined` where the node has no such block. */
async function readHashAt(
  client: ChainClient,
  { endpoint, number }: { endpoint: Endpoint; number: number },
): Promise<Hash | undefined> {
  const { chainId, timeoutMs } = client
  const result = await endpoint.send(method, { params: [numberToHex(number), false], timeoutMs })
  if (result === null) return undefined
  return parseBlock(result, chainId).hash
}
