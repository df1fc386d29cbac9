import { z } from 'zod'
import { zAsOfByMarket, zSourceByMarket } from './as-of'
import { zAddress, zChainId, zDecimal, zHash, zInteger, zMarketId, zTime, zUsd } from './primitives'

const zTokenRef = z.object({ asset: zAddress, symbol: z.string(), decimals: z.number().int() })

/** How the price falls: one of the protocol's three calculators. */
export const zAuctionCurve = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('linear'), seconds: z.number().meta({ description: 'To zero' }) }),
    z.object({
      kind: z.literal('stair-step'),
      stepSeconds: z.number(),
      factor: zDecimal.meta({ description: 'Of the price, each step' }),
    }),
    z.object({
      kind: z.literal('exponential'),
      factor: zDecimal.meta({ description: 'Of the price, each second' }),
    }),
  ])
  .meta({ id: 'AuctionCurve' })

export const zAuctionTake = z
  .object({
    id: z.string().meta({ description: 'Of the liquidation: <chainId>-<txHash>-<logIndex>' }),
    blockNumber: z.number().int(),
    transactionHash: zHash,
    at: zTime.nullable().meta({ description: 'null until it is valued' }),
    taker: zAddress.nullable().meta({ description: 'Who paid; null until it is valued' }),
    amount: zInteger.meta({ description: 'Collateral bought' }),
    paid: zInteger.meta({ description: 'Of the token that is owed' }),
    price: zUsd.meta({ description: 'Dollars a token' }),
    bonusUsd: zUsd
      .nullable()
      .meta({ description: "Worth at the oracle's price beyond what was paid" }),
  })
  .meta({ id: 'AuctionTake' })

/** Collateral that is sold to whoever takes it at a falling price. */
export const zAuction = z
  .object({
    id: z.string().meta({ description: '<chainId>-<auction house>-<number>' }),
    market: zMarketId,
    marketName: z.string(),
    chainId: zChainId,
    clip: zAddress.meta({ description: 'The auction house' }),
    number: zInteger.meta({ description: "The auction's, within its house" }),
    status: z.enum(['running', 'needs-redo', 'ended', 'cancelled']),
    borrower: zAddress.meta({
      description: 'Who gets what is left over, or owns the vault that does',
    }),
    subaccount: z.string().optional().meta({ description: "The vault's urn" }),
    collateral: zTokenRef,
    debt: zTokenRef,
    started: z
      .object({
        blockNumber: z.number().int(),
        transactionHash: zHash,
        forSale: zInteger,
        toRaise: zInteger,
        owed: zInteger.nullable().meta({ description: 'Of toRaise, the debt without the penalty' }),
      })
      .nullable()
      .meta({ description: 'null until its first log was found' }),
    forSale: zInteger.meta({ description: 'Collateral that is left to sell' }),
    forSaleUsd: zUsd.nullable().meta({ description: "At the market's price" }),
    toRaise: zInteger.meta({ description: 'Of the token that is owed, what is left to raise' }),
    toRaiseUsd: zUsd,
    price: zUsd.nullable().meta({ description: 'Dollars a token now; null once it is over' }),
    startPrice: zUsd.nullable(),
    marketPrice: zUsd
      .nullable()
      .meta({ description: 'The newest that the oracle has taken, in force or not yet' }),
    priceToMarket: zDecimal.nullable().meta({ description: 'price ÷ marketPrice' }),
    curve: zAuctionCurve.nullable().meta({ description: 'null: a calculator that is not known' }),
    fallingSince: zTime.nullable().meta({ description: 'When the price was at startPrice' }),
    redoAt: zTime.nullable().meta({ description: 'From when it must be started anew to go on' }),
    profitable: z.object({ at: zTime, price: zUsd }).nullable().meta({
      description: "When the price first is at most the market's; null: not before redoAt",
    }),
    path: z
      .array(z.object({ at: zTime, price: zUsd }))
      .meta({ description: 'The fall of the price to redoAt, for a picture' }),
    takes: z.array(zAuctionTake).meta({ description: 'In the order of the chain' }),
    redos: z.number().int(),
    outcome: z
      .object({
        blockNumber: z.number().int(),
        returned: zInteger.meta({ description: 'Collateral that went back to the borrower' }),
        uncovered: zInteger.meta({ description: 'Of toRaise, what never came' }),
        uncoveredUsd: zUsd,
        lossUsd: zUsd.nullable().meta({ description: 'Of the debt itself, what never came' }),
      })
      .nullable(),
  })
  .meta({ id: 'Auction', description: 'One auction of collateral at a falling price' })

export const zAuctions = z
  .object({
    asOf: zAsOfByMarket,
    source: zSourceByMarket,
    total: z.number().int(),
    items: z.array(zAuction),
    nextCursor: z.string().nullable(),
  })
  .meta({ id: 'Auctions' })

export type AuctionCurve = z.output<typeof zAuctionCurve>
export type AuctionTake = z.output<typeof zAuctionTake>
export type Auction = z.output<typeof zAuction>
export type Auctions = z.output<typeof zAuctions>
