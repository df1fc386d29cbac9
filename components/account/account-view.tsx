import type { Liquidations } from '@/lib/api/schema/liquidation'
import type { Account, Position } from '@/lib/api/schema/position'
import { AccountHead } from './account-head'
import { AccountHero } from './account-hero'
import { AccountLiquidations } from './account-liquidations'
import { LiquidationPanel } from './liquidation-panel'
import { NoPositions } from './no-positions'
import { PinnedNotice } from './pinned-notice'
import { PositionPanel } from './position-panel'
import { sortByNearness } from './sort-by-nearness'
import { StaleNotice } from './stale-notice'
import { UnreadNotice } from './unread-notice'

type Props = {
  account: Account
  markets: readonly { id: string; name: string; ruleSet: string }[]
  /** null where they don't belong to the view: it is pinned to a block. */
  liquidations: Liquidations | null
  pinnedBlock: number | null
}

/** One account in all markets: the sentence and the line first, then each position, the nearest first. */
export function AccountView({ account, markets, liquidations, pinnedBlock }: Props) {
  const positions = sortByNearness(account.positions)
  const [nearest] = positions
  return (
    <>
      <AccountHead account={account} />
      <div className="grid gap-4">
        {pinnedBlock === null ? null : (
          <PinnedNotice
            address={account.address}
            block={pinnedBlock}
            timestamp={nearest?.asOf.timestamp ?? null}
          />
        )}
        <UnreadNotice unread={account.unread} />
        <StaleNotice positions={positions} />
        {nearest ? (
          <AccountHero account={account} nearest={nearest} />
        ) : (
          <NoPositions account={account} marketNames={markets.map(({ name }) => name)} />
        )}
        {positions.map((position) => (
          <PositionSection
            key={`${position.market} ${position.subaccount ?? ''}`}
            position={position}
            ruleSet={markets.find(({ id }) => id === position.market)?.ruleSet ?? null}
          />
        ))}
        {liquidations ? (
          <AccountLiquidations address={account.address} liquidations={liquidations} />
        ) : null}
      </div>
    </>
  )
}

function PositionSection({ position, ruleSet }: { position: Position; ruleSet: string | null }) {
  const [best] = position.liquidation
  return (
    <>
      <PositionPanel position={position} ruleSet={ruleSet} />
      {best ? <LiquidationPanel position={position} preview={best} /> : null}
    </>
  )
}
