import type { Address } from '@/lib/risk/units'
import type { FeedAnswers } from './read-feed-answers'

/**
 * The last answer of an asset's feed before a log, both by their place in the chain.
 *
 * @returns The feed's integer (for Aave the oracle's price), `null` where none is known or it is
 * not positive.
 */
export function getAnswerAt(
  answers: FeedAnswers,
  { asset, blockNumber, logIndex }: { asset: Address; blockNumber: number; logIndex: number },
): bigint | null {
  const ofAsset = answers.get(asset) ?? []
  let [low, high] = [0, ofAsset.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const at = ofAsset[middle]
    const before =
      at !== undefined &&
      (at.blockNumber < blockNumber || (at.blockNumber === blockNumber && at.logIndex < logIndex))
    if (before) low = middle + 1
    else high = middle
  }
  const answer = ofAsset[low - 1]?.answer
  return answer !== undefined && answer > 0n ? answer : null
}
