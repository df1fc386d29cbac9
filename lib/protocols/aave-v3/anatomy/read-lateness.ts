import type { Known, LatenessReading } from '@/lib/anatomy/liquidation-reading'
import type { LiquidationCause } from '@/lib/api/schema/liquidation-anatomy'
import { toIso } from '@/lib/api/time'
import type { BlockRef } from '@/lib/chain/block-ref'
import type { ChainClient } from '@/lib/chain/chain-client'
import { HistoryUnavailableError } from '@/lib/errors'
import { isLiquidatable } from '@/lib/risk/aave-v3/is-liquidatable'
import type { Address } from '@/lib/risk/units'
import type { AaveMarketSetup } from '../market-setup'
import { findBlocksLate } from './find-blocks-late'
import { getAaveCause } from './get-cause'
import type { AaveMoment } from './moment'
import { readActs } from './read-acts'
import type { AaveAround } from './read-around'
import { readMoment } from './read-moment'

type Options = {
  setup: AaveMarketSetup
  account: Address
  block: BlockRef
  logIndex: number
  around: AaveAround
  /** What the engine knows, where it judged every block. */
  known: number | null
}

const pruned = 'the node no longer has the states of the blocks before'
const undecided =
  'nothing read tells it: the account changed within that block in a way that no state at hand shows'

/**
 * The first block in which a liquidation could have happened, and what made it so.
 *
 * @throws ReorgError, ChainReadError
 */
export async function readLateness(
  client: ChainClient,
  options: Options,
): Promise<Known<LatenessReading>> {
  const { setup, account, block, around, known } = options
  const { parent } = around
  if (!isLiquidatable(parent.state, parent.account)) {
    const acts = () => readActsOf(client, { ...options, blockHash: block.hash })
    const moments = { safe: parent, unsafe: around.before }
    const cause = await readCause(moments, acts)
    return toLateness(block, { first: block, searched: 'each-block', cause })
  }
  const found = await findBlocksLate(client, {
    setup,
    borrower: account,
    blockNumber: block.number,
  })
  const late = found?.blocks ?? known
  if (late === null) return { reason: `${pruned} that could tell since when it was possible` }
  const first = await client.readBlock(block.number - late)
  const searched = found?.searched ?? 'followed'
  if (!found) return toLateness(block, { first, searched, cause: { reason: pruned } })
  const [unsafe, safe] = await Promise.all([
    readMoment(client, { setup, account, blockHash: first.hash, blockNumber: first.number }),
    readSafe(client, { setup, account, first }),
  ])
  const acts = () => readActsOf(client, { setup, account, blockHash: first.hash })
  const cause = safe ? await readCause({ safe, unsafe }, acts) : { reason: pruned }
  return toLateness(block, { first, searched, cause })
}

async function readSafe(
  client: ChainClient,
  { setup, account, first }: { setup: AaveMarketSetup; account: Address; first: BlockRef },
): Promise<AaveMoment | null> {
  try {
    const at = { blockHash: first.parentHash, blockNumber: first.number - 1 }
    return await readMoment(client, { setup, account, ...at })
  } catch (error) {
    if (error instanceof HistoryUnavailableError) return null
    throw error
  }
}

/** Logs are only asked for where the account itself changed. */
async function readCause(
  moments: { safe: AaveMoment; unsafe: AaveMoment },
  readOwn: () => Promise<LiquidationCause['acts']>,
): Promise<Known<LiquidationCause>> {
  const changed = !isSame(moments.safe.account, moments.unsafe.account)
  const acts = changed ? await readOwn() : []
  return getAaveCause({ ...moments, acts }) ?? { reason: undecided }
}

function isSame(one: AaveMoment['account'], other: AaveMoment['account']): boolean {
  const text = (account: AaveMoment['account']) =>
    JSON.stringify(account, (_, value) => (typeof value === 'bigint' ? value.toString() : value))
  return text(one) === text(other)
}

function readActsOf(
  client: ChainClient,
  options: Pick<Options, 'setup' | 'account'> & { blockHash: BlockRef['hash']; logIndex?: number },
): Promise<LiquidationCause['acts']> {
  const { setup, account, blockHash, logIndex } = options
  return readActs(client, { setup, account, blockHash, before: logIndex })
}

function toLateness(
  block: BlockRef,
  found: {
    first: BlockRef
    searched: LatenessReading['searched']
    cause: Known<LiquidationCause>
  },
): LatenessReading {
  const { first, searched, cause } = found
  return {
    blocksLate: block.number - first.number,
    secondsLate: block.timestamp - first.timestamp,
    firstBlock: { number: first.number, hash: first.hash, timestamp: toIso(first.timestamp) },
    searched,
    cause,
  }
}
