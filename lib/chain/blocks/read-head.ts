import { ChainReadError } from '../../errors'
import type { ChainClient } from '../chain-client'
import { checkEndpoint } from '../endpoints/check-endpoint'
import type { Endpoint } from '../endpoints/endpoint'
import { RpcFailure } from '../rpc/rpc-failure'
import { toChainReadError } from '../to-chain-read-error'
import type { BlockRef } from './block-ref'
import type { HeadTracker, HeadVerdict } from './head-tracker'
import { isReplaced, readAncestorHash } from './is-replaced'
import { readLatestOn } from './read-latest-block'

const method = 'eth_getBlockByNumber'
/** How often a head is asked for while those that come are older than one seen before. */
const looks = 3
/** Nodes behind one URL differ by so many blocks for so long without being news. */
const usualLag = 3
const usualLagMs = 30_000
/** A jump this wide is looked at twice: it could be another chain. */
const unusualJump = 1_000
const checkedLatelyMs = 5_000

export type ReadHeadOptions = {
  tracker: HeadTracker
  endpoints: readonly Endpoint[]
  /** How long every node must show one and the same older block before it is believed, ms. */
  headPatienceMs: number
}

type Seen = { block: BlockRef; endpoint: Endpoint; verdict: HeadVerdict }

/**
 * The newest block: `eth_getBlockByNumber latest`, never cached, and never a step back that is none. A head that
 * does not follow from the one before is believed only when no node has the old block at its height any more; an
 * older one sends to the other endpoints first. Until then the head that was believed stays.
 *
 * @throws ChainReadError also where every node that answers is behind a block that was seen.
 */
export async function readHead(client: ChainClient, options: ReadHeadOptions): Promise<BlockRef> {
  try {
    return await findHead(client, options)
  } catch (error) {
    throw toChainReadError(error, { chainId: client.chainId, method })
  }
}

async function findHead(client: ChainClient, options: ReadHeadOptions): Promise<BlockRef> {
  const { tracker, headPatienceMs } = options
  let behind: BlockRef | undefined
  for (let look = 0; look < (headPatienceMs > 0 ? looks : 1); look += 1) {
    const seen = await lookForHead(client, tracker)
    if (seen.verdict.kind !== 'behind') return await weigh(client, { ...options, seen })
    if (!behind || seen.block.number > behind.number) behind = seen.block
  }
  if (!behind) throw new RpcFailure('network', { text: 'no endpoint answered' })
  return settleBehind(client, { ...options, behind })
}

/** Asks the endpoints in turn until one shows a head that is not behind; else the newest of those. */
async function lookForHead(client: ChainClient, tracker: HeadTracker): Promise<Seen> {
  let behind: Seen | undefined
  try {
    return await client.attempt(
      async (endpoint) => {
        const block = await readLatestOn(endpoint, client)
        const verdict = tracker.judge(block)
        if (isUnusual(verdict, { block, tracker, endpoint })) await recheck(client, endpoint)
        const seen = { block, endpoint, verdict }
        if (verdict.kind !== 'behind') return seen
        if (!behind || block.number > behind.block.number) behind = seen
        throw new RpcFailure('unknown-block', { text: `${verdict.blocks} blocks behind` })
      },
      { hedge: method },
    )
  } catch (error) {
    if (behind && error instanceof RpcFailure) return behind
    throw error
  }
}

function isUnusual(
  verdict: HeadVerdict,
  { block, tracker, endpoint }: { block: BlockRef; tracker: HeadTracker; endpoint: Endpoint },
): boolean {
  if (verdict.kind === 'linked') return false
  if (verdict.kind === 'behind') {
    return verdict.blocks > usualLag && Date.now() - endpoint.checkedAt > checkedLatelyMs
  }
  return verdict.kind === 'branch' || block.number - (tracker.newest?.number ?? 0) > unusualJump
}

/** @throws RpcFailure where the endpoint has become one of another chain. */
async function recheck(client: ChainClient, endpoint: Endpoint): Promise<void> {
  const { chainId, timeoutMs, log } = client
  if ((await checkEndpoint(endpoint, { chainId, timeoutMs, log })) === chainId) return
  throw new RpcFailure('malformed', { text: 'the block is of another chain' })
}

async function weigh(
  client: ChainClient,
  { tracker, endpoints, seen }: ReadHeadOptions & { seen: Seen },
): Promise<BlockRef> {
  const { block, endpoint, verdict } = seen
  if (verdict.kind === 'linked' || verdict.kind === 'behind' || !tracker.newest) {
    tracker.believe(block)
    return block
  }
  const { number, hash } = verdict
  const { newest } = tracker
  const found = await isReplaced(client, { endpoint, endpoints, block, number, hash })
  if (found === 'kept') tracker.believe(block)
  else if (found === 'replaced' || isOutgrown(block, tracker)) {
    tracker.believe(block, { replaces: true })
  } else {
    client.log('debug', `${endpoint.label} shows a head of another branch: not believed`)
    tracker.confirm()
    if (endpoint.forkedUntil <= Date.now()) return newest
    return (await findLinked(client, { tracker, endpoint })) ?? newest
  }
  return block
}

/** Of nodes that disagree behind one URL one may show how the believed branch went on. */
async function findLinked(
  client: ChainClient,
  { tracker, endpoint }: { tracker: HeadTracker; endpoint: Endpoint },
): Promise<BlockRef | undefined> {
  for (let look = 0; look < looks; look += 1) {
    const block = await readLatestOn(endpoint, client)
    const verdict = tracker.judge(block)
    const { kind } = verdict
    if (kind === 'behind' || kind === 'branch') continue
    const below =
      kind === 'gap' ? await readAncestorHash(client, { block, number: verdict.number }) : undefined
    if (kind === 'gap' && below !== verdict.hash) continue
    tracker.believe(block)
    return block
  }
  return undefined
}

/** The branch that some node still has no longer grows, and another one has. */
function isOutgrown(block: BlockRef, { newest, grewAt }: HeadTracker): boolean {
  return block.number > (newest?.number ?? 0) + usualLag && Date.now() - grewAt > usualLagMs
}

function settleBehind(
  client: ChainClient,
  { tracker, headPatienceMs, behind }: ReadHeadOptions & { behind: BlockRef },
): BlockRef {
  const { newest, seenAt } = tracker
  if (tracker.noteBehind(behind) >= headPatienceMs || !newest) {
    tracker.believe(behind, { replaces: true })
    return behind
  }
  const blocks = newest.number - behind.number
  if (blocks <= usualLag && Date.now() - seenAt < usualLagMs) return newest
  throw new ChainReadError(`Chain ${client.chainId} can't be read at its head.`, {
    reason: 'other',
    retryable: true,
    details: `every node that answers is at least ${blocks} blocks behind block ${newest.number}, which was seen before`,
  })
}
