import type { Address } from 'viem'
import type { Actions } from '../actions'
import type { DevnetClient } from '../chain-client'
import { readFeed } from '../feed'
import type { Asset } from '../market-types'
import { pickBetween, type Rng } from '../rng'
import { sendTransaction, type TransactionRequest } from '../send'
import { passes } from './passes'

/** What a random action did, for a test's message. */
export interface PlayedAction<Kind extends string> {
  kind: Kind
  /** Whose position it touched, where it is one account's. */
  user?: Address
  description: string
}

/** A drawn action: one transaction, or several that follow each other. */
export interface DrawnAction<Kind extends string> extends PlayedAction<Kind> {
  requests: readonly TransactionRequest[]
  /** Of a time jump, in seconds, before the transactions. */
  secondsBefore?: number
  /** Remembers what the chain then is. */
  onPlayed?: () => void
}

/** The next answer of a feed that wanders around its anchor; steps are larger now and then. */
export async function drawAnswer(
  client: DevnetClient,
  { rng, asset, anchor }: { rng: Rng; asset: Asset; anchor: bigint },
): Promise<bigint> {
  const { answer } = await readFeed(client, asset.feed)
  const isStable = anchor < 2n * 10n ** 8n
  const spread = isStable ? 0.01 : rng() < 0.25 ? 0.35 : 0.08
  const pull = Number(anchor) / Number(answer) - 1
  const factor = 1 + pickBetween(rng, [-spread, spread]) + 0.2 * Math.max(-0.5, Math.min(0.5, pull))
  return BigInt(Math.round(Number(answer) * factor))
}

/** Details of an action as one line. */
export function describe(kind: string, details: Readonly<Record<string, unknown>>): string {
  const text = JSON.stringify(details, (_, value) =>
    typeof value === 'bigint' ? value.toString() : value,
  )
  return `${kind} ${text}`
}

const DRAWS = 200

/**
 * Performs the first drawn action that the contracts accept and says which. The same generator on
 * the same chain does the same.
 *
 * @throws Error when 200 draws find none.
 */
export async function playFirstValid<Kind extends string>(
  client: DevnetClient,
  {
    act,
    draw,
  }: {
    act: Pick<Actions, 'increaseTime'>
    draw: () => Promise<DrawnAction<Kind> | undefined>
  },
): Promise<PlayedAction<Kind>> {
  for (let draws = 0; draws < DRAWS; draws++) {
    const drawn = await draw()
    if (!drawn) continue
    const { requests, secondsBefore, onPlayed, ...record } = drawn
    const [first] = requests
    if (secondsBefore === undefined && first && !(await passes(client, first))) continue
    if (secondsBefore !== undefined) await act.increaseTime(secondsBefore)
    try {
      for (const request of requests) await sendTransaction(client, request)
      onPlayed?.()
      return record
    } catch (error) {
      if (!(error instanceof Error && error.name === 'TransactionRevertedError')) throw error
      if (secondsBefore !== undefined) return record
    }
  }
  throw new Error('no random action passes on this chain')
}
