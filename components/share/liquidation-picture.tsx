import type { AsOf } from '@/lib/api/schema/as-of'
import type { Liquidation } from '@/lib/api/schema/liquidation'
import { formatAddress, formatHealthFactor, formatUsdCompact } from '@/lib/format'
import { getLiquidationSentence } from '../liquidations/liquidation-sentence'
import { colours } from './colours'
import { Facts } from './facts'
import { Picture } from './picture'
import { Sentence } from './sentence'

const toHealth = (healthFactor: string | null) =>
  healthFactor === null ? 'not known' : formatHealthFactor(healthFactor)

const toUsd = (usd: string | null) => (usd === null ? 'not known' : formatUsdCompact(usd))

/** One liquidation for a shared link: what happened to whose money, in the block it happened in. */
export function LiquidationPicture({
  liquidation,
  marketName,
  chainId,
}: {
  liquidation: Liquidation
  marketName: string
  chainId: number
}) {
  const { blockNumber, blockHash, timestamp } = liquidation
  const asOf: AsOf = { chainId, blockNumber, blockHash, timestamp }
  return (
    <Picture
      kind="Liquidation"
      asOf={asOf}
      // A block that is past does not grow stale.
      source={{ status: 'fresh', ageSeconds: 0 }}
      name={marketName}
    >
      <div style={{ display: 'flex', flexGrow: 1, alignItems: 'center' }}>
        <Sentence
          parts={[{ text: getLiquidationSentence(liquidation) }]}
          colour={colours.ink}
          size={56}
        />
      </div>
      <Facts
        facts={[
          {
            term: 'Health before and after',
            value: `${toHealth(liquidation.healthFactorBefore)} – ${toHealth(liquidation.healthFactorAfter)}`,
          },
          { term: 'Bonus', value: toUsd(liquidation.bonusUsd) },
          { term: 'Bad debt', value: toUsd(liquidation.badDebtUsd) },
          { term: 'Borrower', value: formatAddress(liquidation.borrower) },
        ]}
      />
    </Picture>
  )
}
