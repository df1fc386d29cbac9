import { type Address, encodeFunctionData } from 'viem'
import type { ChainClient } from '@/lib/chain/chain-client'
import { ChainReadError } from '@/lib/errors'
import type { PriceRound } from '@/lib/risk/chance/price-round'
import { callRoundsLens, type RoundsPlace } from './call-rounds-lens'
import { roundsLensAbi } from './lens/rounds-lens.bytecode'

/** As many answers as fit what a node without state overrides can return. */
const roundsACall = 400
const fewestACall = 25

export type FeedRounds = {
  /** Oldest first, answers as the feed's integer. */
  rounds: readonly PriceRound[]
  /** The bound ended the reading, not `since`. */
  isCut: boolean
}

/**
 * A feed's rounds back to the one that was in force at `since`, by `getRoundData` from the newest down, over the
 * phases of a proxy, all at one block. At most `most` ids are asked for, 400 an `eth_call`; fewer where the node
 * allows too little gas.
 *
 * @throws ChainReadError, HistoryUnavailableError, ReorgError
 */
export async function readFeedRounds(
  client: ChainClient,
  options: {
    feed: Address
    newest: bigint
    since: number
    most: number
    at: RoundsPlace
  },
): Promise<FeedRounds> {
  const { feed, newest, since, most, at } = options
  const rounds: PriceRound[] = []
  let id = newest
  let asked = 0
  let size = roundsACall
  while (id !== 0n && asked < most) {
    const count = Math.min(size, most - asked)
    try {
      const part = await readPart(client, { feed, newest: id, count, since, at })
      rounds.push(...part.rounds)
      asked += getAsked({ newest: id, next: part.next, count })
      id = part.next
    } catch (error) {
      if (!isTooMuch(error) || size <= fewestACall) throw error
      size = Math.max(fewestACall, Math.floor(size / 4))
    }
  }
  return { rounds: rounds.reverse(), isCut: id !== 0n }
}

/** A node with little gas stops before all ids were asked for; from phase to phase ids leap. */
function getAsked({
  newest,
  next,
  count,
}: {
  newest: bigint
  next: bigint
  count: number
}): number {
  const asked = newest - next
  return asked > 0n && asked < BigInt(count) ? Number(asked) : count
}

function isTooMuch(error: unknown): boolean {
  if (!(error instanceof ChainReadError)) return false
  return ['out-of-gas', 'timeout', 'range', 'reverted'].includes(error.reason)
}

type Part = { feed: Address; newest: bigint; count: number; since: number; at: RoundsPlace }

function readPart(client: ChainClient, { feed, newest, count, since, at }: Part) {
  const data = encodeFunctionData({
    abi: roundsLensAbi,
    functionName: 'readRounds',
    args: [feed, newest, BigInt(count), BigInt(since)],
  })
  return callRoundsLens(client, {
    data,
    at,
    parse: (reader) => {
      const next = reader.bigint(10)
      const rounds: PriceRound[] = []
      while (!reader.atEnd())
        rounds.push({ time: reader.number(5), price: Number(reader.signed()) })
      return { next, rounds }
    },
  })
}
