import type { ReactNode } from 'react'
import type { AsOf, Source } from '@/lib/api/schema/as-of'
import type { Liquidation, MovedAsset } from '@/lib/api/schema/liquidation'
import { formatBlockNumber, formatTime } from '@/lib/format'
import { Term } from '../glossary/term'
import { Address } from '../ui/address'
import { Age } from '../ui/age.client'
import { Amount } from '../ui/amount'
import { AsOfLine } from '../ui/as-of-line'
import { CopyButton } from '../ui/copy-button.client'
import { Fact, Facts } from '../ui/facts'
import { Panel } from '../ui/panel'
import { Token } from '../ui/token'
import { Usd } from '../ui/usd'
import { getSecondsAgo } from './get-seconds-ago'
import { Late, NO_HEALTH_AFTER, NO_HEALTH_BEFORE, NotKnown, Wad } from './liquidation-cells'
import { getLiquidationSentence } from './liquidation-sentence'

const MECHANISMS = {
  'fixed-spread': 'fixed bonus: the liquidator repays and takes at once',
  auction: 'auction: the price falls until somebody takes',
  absorption: 'absorption: the protocol takes the collateral and sells it later',
} as const

/** Who brought what, by the manner of the sale. */
const NAMES = {
  'fixed-spread': {
    by: 'Liquidator',
    debt: 'Repaid by the liquidator',
    collateral: 'Taken by the liquidator',
    gain: 'Of that the liquidator’s',
    fee: 'Taken besides, as the protocol’s fee',
  },
  auction: {
    by: 'Buyer',
    debt: 'Paid by the buyer',
    collateral: 'Bought',
    gain: 'Worth beyond what was paid, the buyer’s',
    fee: 'Of what was paid, the protocol’s penalty',
  },
  absorption: {
    by: 'Called for by',
    debt: 'Debt that went',
    collateral: 'Taken in by the protocol',
    gain: 'Of its value not credited, the protocol’s',
    fee: 'Taken besides, as the protocol’s fee',
  },
} as const

const UNPRICED = 'The oracle’s price at that block could not be read'

/** One liquidation taken apart: who repaid what, who took what, what it cost, how it left the loan. */
export function LiquidationPanels({
  liquidation,
  marketName,
  asOf,
  source,
  story,
}: {
  liquidation: Liquidation
  marketName: string
  asOf: AsOf | undefined
  source: Source | undefined
  /** What happened, in words. */
  story?: ReactNode
}) {
  const { borrower, liquidator, collateral, debt } = liquidation
  const names = NAMES[liquidation.mechanism]
  const footer = source ? <AsOfLine name={marketName} asOf={asOf ?? null} source={source} /> : null
  return (
    <div className="grid gap-4 lg:grid-cols-2">
      <Panel title={getLiquidationSentence(liquidation)} footer={footer} className="lg:col-span-2">
        {story}
        <Facts>
          <Fact name="Borrower">
            <Address address={borrower} href="account" copy />
          </Fact>
          <Fact name={<Term id="liquidator">{names.by}</Term>}>
            <Address address={liquidator} href="account" copy />
          </Fact>
          <Fact name="How">{MECHANISMS[liquidation.mechanism]}</Fact>
        </Facts>
      </Panel>
      <Panel title="What moved">
        <Facts>
          <Fact name={names.debt}>
            <Moved moved={debt} rounding="up" />
          </Fact>
          <Fact name={names.collateral}>
            <Moved moved={collateral} rounding="down" />
          </Fact>
          <Fact
            name={
              <>
                {names.gain} <Term id="bonus">bonus</Term>
              </>
            }
          >
            <Known value={liquidation.bonusUsd} why={UNPRICED} />
          </Fact>
          <Fact name={names.fee}>
            <Known value={liquidation.protocolFeeUsd} why={UNPRICED} />
          </Fact>
          <Fact
            name={
              <>
                <Term id="bad-debt">Bad debt</Term> left
              </>
            }
          >
            <Known
              value={liquidation.badDebtUsd}
              why="These rules book none, or the price at that block could not be read"
            />
          </Fact>
        </Facts>
      </Panel>
      <Panel title="The loan, and when">
        <Facts>
          <Fact name="Health before">
            <Wad value={liquidation.healthFactorBefore} why={NO_HEALTH_BEFORE} inWords />
          </Fact>
          <Fact name="Health after">
            <Wad value={liquidation.healthFactorAfter} why={NO_HEALTH_AFTER} inWords />
          </Fact>
          <Fact name="After it became possible">
            <Late blocks={liquidation.blocksLate} inWords />
          </Fact>
          <Fact name="Time">
            <Time liquidation={liquidation} asOf={asOf} source={source} />
          </Fact>
          <Fact name="Block">
            <data value={liquidation.blockNumber}>
              {formatBlockNumber(liquidation.blockNumber)}
            </data>
          </Fact>
          <Fact name="Transaction">
            <Hash hash={liquidation.transactionHash} label="Copy the transaction’s hash" />
          </Fact>
          <Fact name="Log">{liquidation.logIndex}</Fact>
        </Facts>
      </Panel>
    </div>
  )
}

/** Dollars, or in words that and why they are not known. */
function Known({ value, why }: { value: string | null; why: string }) {
  return value === null ? <NotKnown why={why} inWords /> : <Usd value={value} />
}

function Moved({ moved, rounding }: { moved: MovedAsset; rounding: 'up' | 'down' }) {
  return (
    <>
      <b>
        <Amount amount={moved.amount} decimals={moved.decimals} rounding={rounding} />
      </b>{' '}
      <Token symbol={moved.symbol} address={moved.asset} />
      <br />
      <span className="text-muted">
        <Known value={moved.valueUsd} why={UNPRICED} />
      </span>
    </>
  )
}

function Time({
  liquidation,
  asOf,
  source,
}: {
  liquidation: Liquidation
  asOf: AsOf | undefined
  source: Source | undefined
}) {
  const { timestamp } = liquidation
  const seconds = getSecondsAgo(timestamp, { asOf, source })
  return (
    <>
      <time dateTime={timestamp}>{formatTime(timestamp)}</time>
      {seconds === null ? null : (
        <>
          {', '}
          <Age at={timestamp} seconds={seconds} /> ago
        </>
      )}
    </>
  )
}

function Hash({ hash, label }: { hash: string; label: string }) {
  return (
    <span className="inline-flex items-center gap-1">
      <code title={hash}>
        {hash.slice(0, 10)}…{hash.slice(-8)}
      </code>
      <CopyButton text={hash} label={label} />
    </span>
  )
}
