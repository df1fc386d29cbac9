import type { Address } from 'viem'
import type { ChainClient } from '@/lib/chain/chain-client'
import type { PriceRound } from '@/lib/risk/chance/price-round'
import type { RoundsPlace } from './call-rounds-lens'
import { type FeedRounds, readFeedRounds } from './read-feed-rounds'
import { readSourceFacts } from './read-source-facts'

/** Days that are looked back. */
export const ROUNDS_DAYS = 30
const windowSeconds = ROUNDS_DAYS * 86_400
/** A feed that reports more often than this is measured over fewer days. */
const mostRounds = 4_000
/** A replaced branch of the chain may have told other rounds: the newest are read again. */
const doubtfulSeconds = 3_600
const feedsAtOnce = 4

/**
 * The rounds of a chain's feeds over the last thirty days. What was read stays; asked again, only what came since
 * is read. At most 4,000 rounds a feed.
 */
export class RoundsBook {
  readonly #client: ChainClient
  readonly #kept = new Map<Address, FeedRounds>()

  constructor(client: ChainClient) {
    this.#client = client
  }

  /**
   * Rounds by feed, oldest first, up to a block. A feed that tells none has an empty list.
   *
   * @throws ChainReadError, HistoryUnavailableError, ReorgError
   */
  async read(
    feeds: readonly Address[],
    at: RoundsPlace & { timestamp: number },
  ): Promise<ReadonlyMap<Address, FeedRounds>> {
    const wanted = [...new Set(feeds)]
    const facts = await readSourceFacts(this.#client, { sources: wanted, at })
    const found = new Map<Address, FeedRounds>()
    const queue = wanted.map((feed, index) => ({ feed, newest: facts[index]?.newest ?? null }))
    const work = async () => {
      for (let next = queue.shift(); next; next = queue.shift()) {
        const { feed, newest } = next
        found.set(feed, newest ? await this.#readFeed(feed, { newest, at }) : noRounds)
      }
    }
    await Promise.all(Array.from({ length: feedsAtOnce }, work))
    return found
  }

  async #readFeed(
    feed: Address,
    { newest, at }: { newest: { id: bigint }; at: RoundsPlace & { timestamp: number } },
  ): Promise<FeedRounds> {
    const from = at.timestamp - windowSeconds
    const kept = this.#kept.get(feed)
    const sure = (kept?.rounds ?? []).filter(({ time }) => time < at.timestamp - doubtfulSeconds)
    const since = Math.max(from, (sure.at(-1)?.time ?? 0) + 1)
    const read = await readFeedRounds(this.#client, {
      feed,
      newest: newest.id,
      since,
      most: mostRounds,
      at,
    })
    const isWhole = !read.isCut
    const rounds = isWhole ? join(sure, read.rounds) : read.rounds
    const result = {
      rounds: cut(rounds, from).slice(-mostRounds),
      isCut: read.isCut || (kept?.isCut ?? false),
    }
    this.#kept.set(feed, result)
    return result
  }
}

const noRounds: FeedRounds = { rounds: [], isCut: false }

function join(before: readonly PriceRound[], after: readonly PriceRound[]): PriceRound[] {
  const first = after[0]?.time ?? Number.POSITIVE_INFINITY
  return [...before.filter(({ time }) => time < first), ...after]
}

/** From the round that was in force at `from` on. */
function cut(rounds: readonly PriceRound[], from: number): readonly PriceRound[] {
  const first = rounds.findIndex(({ time }) => time >= from)
  return first === -1 ? rounds.slice(-1) : rounds.slice(Math.max(0, first - 1))
}
