import type { Auction } from '@/lib/api/schema/auction'
import { formatBlockNumber, formatTime } from '@/lib/format'
import { Address } from '../ui/address'
import { Amount } from '../ui/amount'
import { Fact, Facts } from '../ui/facts'
import { Price } from '../ui/price'
import { Unknown } from '../ui/unknown'
import { Usd } from '../ui/usd'
import { getCurveText } from './get-curve-text'

/** What the auction is of, and what it stands at or what came of it. */
export function AuctionFacts({ auction }: { auction: Auction }) {
  const { collateral, debt, started, outcome, subaccount } = auction
  return (
    <Facts>
      <Fact name="Owner, who gets what is left">
        <Address address={auction.borrower} href="account" copy />
      </Fact>
      {subaccount ? (
        <Fact name="Vault (urn)">
          <Address address={subaccount} copy />
        </Fact>
      ) : null}
      <Fact name="Begun">
        {started === null ? (
          <Unknown why="Its first log was not found yet" />
        ) : (
          `block ${formatBlockNumber(started.blockNumber)}`
        )}
      </Fact>
      {started ? (
        <>
          <Fact name="For sale at first">
            <Amount amount={started.forSale} {...collateral} />
          </Fact>
          <Fact name="To raise at first, the penalty with it">
            <Amount amount={started.toRaise} {...debt} rounding="up" />
          </Fact>
          {started.owed === null ? null : (
            <Fact name="Of that the debt itself">
              <Amount amount={started.owed} {...debt} rounding="up" />
            </Fact>
          )}
        </>
      ) : null}
      {outcome ? <Outcome auction={auction} outcome={outcome} /> : <Running auction={auction} />}
      <Fact name="How the price falls">
        {auction.curve === null ? 'by a curve that is not known here' : getCurveText(auction.curve)}
      </Fact>
      <Fact name="Started anew">{auction.redos === 0 ? 'never' : `${auction.redos} ×`}</Fact>
      <Fact name="Auction house">
        <Address address={auction.clip} copy />
      </Fact>
    </Facts>
  )
}

function Running({ auction }: { auction: Auction }) {
  const { collateral, debt, redoAt } = auction
  return (
    <>
      <Fact name="Left to sell">
        <Amount amount={auction.forSale} {...collateral} /> · <Usd value={auction.forSaleUsd} />
      </Fact>
      <Fact name="Left to raise">
        <Amount amount={auction.toRaise} {...debt} rounding="up" />
      </Fact>
      <Fact name="Price at the start">
        <Price usd={auction.startPrice} />
      </Fact>
      {redoAt === null ? null : (
        <Fact name="Needs a new start from">
          <time dateTime={redoAt}>{formatTime(redoAt)}</time>
        </Fact>
      )}
    </>
  )
}

function Outcome({
  auction: { collateral, debt },
  outcome,
}: {
  auction: Auction
  outcome: NonNullable<Auction['outcome']>
}) {
  return (
    <>
      <Fact name="Over">{`block ${formatBlockNumber(outcome.blockNumber)}`}</Fact>
      <Fact name="Went back to the owner">
        <Amount amount={outcome.returned} {...collateral} />
      </Fact>
      <Fact name="Of what was to be raised, never came">
        <Amount amount={outcome.uncovered} {...debt} rounding="up" />
      </Fact>
      <Fact name="Of the debt itself lost, borne by the Vow">
        <Usd value={outcome.lossUsd} why="The debt behind it is not known" />
      </Fact>
    </>
  )
}
