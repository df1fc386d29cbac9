import type { ReactNode } from 'react'
import type { Liquidations } from '@/lib/api/schema/liquidation'
import type { Account, Position } from '@/lib/api/schema/position'
import { formatAddress } from '@/lib/format'
import { ButtonLink } from '../ui/button'
import { Notice } from '../ui/notice'
import { PANEL_ID } from '../whatif/actions'
import { getPositionKey } from '../whatif/get-position-key'
import { type WhatIfChoice, WhatIfSection } from '../whatif/what-if-section'
import { AccountHead } from './account-head'
import { AccountHero } from './account-hero'
import { AccountLiquidations } from './account-liquidations'
import { NoPositions } from './no-positions'
import { PinnedNotice } from './pinned-notice'
import { PairsPanel } from './position/pairs-panel'
import { PositionPanel } from './position/position-panel'
import { LiquidationPanel } from './receipt/liquidation-panel'
import { ShockPanel, type ShockView } from './shock/shock-panel'
import { sortByNearness } from './sort-by-nearness'
import { StaleNotice } from './stale-notice'
import { UnreadNotice } from './unread-notice'

type Props = {
  account: Account
  markets: readonly { id: string; name: string; ruleSet: string }[]
  /** null where they don't belong to the view: it is pinned to a block. */
  liquidations: Liquidations | null
  pinnedBlock: number | null
  /** null where no position's inputs are at hand. */
  whatIf: WhatIfChoice | null
  /** Where these pages are asked for, such as `https://plimsoll.example`; null where it is not known. */
  origin?: string | null
  /** Positions that a what-if can be played on, by `getPositionKey`; all unless told. */
  playable?: readonly string[]
  /** One price's fall across all positions; left out where nothing is held as collateral. */
  shock?: ShockView | null
  /** How its health moved until now, where that belongs to the view. */
  history?: ReactNode
}

/** One account in all markets: the sentence and the line first, then each position, the nearest first. */
export function AccountView(props: Props) {
  const { account, markets, liquidations, pinnedBlock, whatIf, origin = null, history } = props
  const positions = sortByNearness(account.positions)
  const [nearest] = positions
  const past = liquidations ? (
    <AccountLiquidations
      address={account.address}
      liquidations={liquidations}
      names={Object.fromEntries(markets.map(({ id, name }) => [id, name]))}
    />
  ) : null
  return (
    <>
      <AccountHead account={account} origin={origin} />
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
          <NoPositions account={account} markets={markets} />
        )}
        {nearest ? (
          <Positions
            {...{ positions, nearest, whatIf }}
            playable={props.playable ?? positions.map(getPositionKey)}
            getRuleSet={(position) =>
              markets.find(({ id }) => id === position.market)?.ruleSet ?? null
            }
          >
            {props.shock && positions.some(({ health }) => health.kind !== 'no-debt') ? (
              <ShockPanel positions={positions} {...props.shock} />
            ) : null}
            {history}
            {past}
          </Positions>
        ) : (
          <>
            {history}
            {past}
          </>
        )}
      </div>
    </>
  )
}

/**
 * The position in question with what would happen to it and what could be done side by side where there is room,
 * one after the other where there is none; the others after it.
 */
function Positions({
  positions,
  nearest,
  whatIf,
  playable,
  getRuleSet,
  children,
}: {
  positions: readonly Position[]
  nearest: Position
  whatIf: WhatIfChoice | null
  playable: readonly string[]
  getRuleSet: (position: Position) => string | null
  children: ReactNode
}) {
  const played =
    whatIf && positions.find((each) => getPositionKey(each) === getPositionKey(whatIf.input))
  const isAsked =
    whatIf &&
    (whatIf.hidden.market || whatIf.hidden.subaccount || Object.keys(whatIf.fields).length > 0)
  const chosen = (isAsked && played) || nearest
  const [expected] = chosen.liquidation
  return (
    <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_25rem] xl:grid-rows-[auto_1fr]">
      <div className="grid min-w-0 gap-4">
        <PositionPanel position={chosen} ruleSet={getRuleSet(chosen)} />
        {chosen.liquidation.length > 1 ? <PairsPanel position={chosen} /> : null}
      </div>
      <div className="grid min-w-0 gap-4 xl:col-start-2 xl:row-span-2 xl:row-start-1">
        {expected ? <LiquidationPanel position={chosen} preview={expected} /> : null}
        {whatIf ? (
          <div id={PANEL_ID} className="grid min-w-0 scroll-mt-4 gap-4">
            {played && played !== chosen ? (
              <Notice>
                What if, in <bdi>{played.marketName}</bdi>: none can be played in{' '}
                <bdi>{chosen.marketName}</bdi> here.
              </Notice>
            ) : null}
            <WhatIfSection
              key={`${whatIf.path} ${getPositionKey(whatIf.input)} ${whatIf.hidden.block ?? ''}`}
              {...whatIf}
            />
          </div>
        ) : null}
      </div>
      <div className="grid min-w-0 gap-4">
        {positions
          .filter((position) => position !== chosen)
          .map((position) => (
            <OtherPosition
              key={getPositionKey(position)}
              ruleSet={getRuleSet(position)}
              whatIf={playable.includes(getPositionKey(position)) ? whatIf : null}
              position={position}
            />
          ))}
        {children}
      </div>
    </div>
  )
}

/** The page's other parameters, but for which position the what-if is played on. */
function withoutPlace({ market: _, subaccount: __, ...others }: WhatIfChoice['hidden']) {
  return others
}

/** A position that no what-if is played on, and the way to play one. */
function OtherPosition({
  position,
  ruleSet,
  whatIf,
}: {
  position: Position
  ruleSet: string | null
  whatIf: WhatIfChoice | null
}) {
  const { market, marketName, subaccount, liquidation } = position
  const place = { market, ...(subaccount === undefined ? {} : { subaccount }) }
  const [expected] = liquidation
  return (
    <>
      <PositionPanel position={position} ruleSet={ruleSet} />
      {expected ? <LiquidationPanel position={position} preview={expected} /> : null}
      {liquidation.length > 1 ? <PairsPanel position={position} /> : null}
      {whatIf ? (
        <ButtonLink
          href={`${whatIf.path}?${new URLSearchParams({ ...withoutPlace(whatIf.hidden), ...place })}#${PANEL_ID}`}
          prefetch={false}
          className="justify-self-start"
        >
          What if, in <bdi>{marketName}</bdi>
          {subaccount === undefined ? null : `, vault ${formatAddress(subaccount)}`}
        </ButtonLink>
      ) : null}
    </>
  )
}
