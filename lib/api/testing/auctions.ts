import { toDecimalString } from '../decimal'
import type { Auction, Auctions, AuctionTake } from '../schema/auction'
import { toIso } from '../time'
import { usdc, weth } from './assets'
import {
  asOfByMarket,
  BLOCK_NUMBER,
  BLOCK_TIME,
  BORROWER,
  CHAIN_ID,
  LIQUIDATOR,
  MARKET_ID,
  sourceByMarket,
  toFixtureAddress,
  toFixtureHash,
} from './chain'

const CLIP = toFixtureAddress('auction house')
const TO_ZERO = 3600
const START_PRICE = 2_400
const TAIL = 1_800
const wei = (ether: number) => (BigInt(ether * 1_000) * 10n ** 15n).toString()
const micro = (dollars: number) => (BigInt(dollars) * 10n ** 6n).toString()

const toTokenRef = ({ asset, symbol, decimals }: typeof weth) => ({ asset, symbol, decimals })

/** Falls from $2,400 to nothing in an hour; the market's price is $2,000, reached after ten minutes. */
function toPriceAt(seconds: number): string {
  return toDecimalString(BigInt(Math.round((START_PRICE * (TO_ZERO - seconds) * 100) / TO_ZERO)), 2)
}

/** One that began so many seconds ago and sells 10 WETH for 15,000 USDC of debt and penalty. */
function toRunning(number: number, { age }: { age: number }): Auction {
  const began = BLOCK_TIME - age
  const needsRedo = age >= TAIL
  return {
    id: `${CHAIN_ID}-${CLIP}-${number}`,
    market: MARKET_ID,
    marketName: 'Demo',
    chainId: CHAIN_ID,
    clip: CLIP,
    number: String(number),
    status: needsRedo ? 'needs-redo' : 'running',
    borrower: BORROWER,
    subaccount: toFixtureAddress(`urn ${number}`),
    collateral: toTokenRef(weth),
    debt: toTokenRef(usdc),
    started: {
      blockNumber: BLOCK_NUMBER - Math.ceil(age / 12),
      transactionHash: toFixtureHash(`kick ${number}`),
      forSale: wei(10),
      toRaise: micro(15_000),
      owed: micro(13_274),
    },
    forSale: wei(10),
    forSaleUsd: '20000',
    toRaise: micro(15_000),
    toRaiseUsd: '15000',
    price: toPriceAt(age),
    startPrice: String(START_PRICE),
    marketPrice: '2000',
    priceToMarket: toDecimalString(BigInt(Math.round((Number(toPriceAt(age)) / 2_000) * 1e6)), 6),
    curve: { kind: 'linear', seconds: TO_ZERO },
    fallingSince: toIso(began),
    redoAt: toIso(began + TAIL),
    profitable: needsRedo
      ? null
      : { at: toIso(Math.max(BLOCK_TIME, began + 600)), price: toPriceAt(Math.max(age, 600)) },
    path: Array.from({ length: 25 }, (_, step) => ({
      at: toIso(began + (step * TAIL) / 24),
      price: toPriceAt((step * TAIL) / 24),
    })),
    takes: [],
    redos: 0,
    outcome: null,
  }
}

function toTake(number: number, options: { amount: number; price: number }): AuctionTake {
  const transactionHash = toFixtureHash(`take ${number}`)
  return {
    id: `${CHAIN_ID}-${transactionHash}-3`,
    blockNumber: BLOCK_NUMBER - 500,
    transactionHash,
    at: toIso(BLOCK_TIME - 6_000),
    taker: LIQUIDATOR,
    amount: wei(options.amount),
    paid: micro(options.amount * options.price),
    price: String(options.price),
    bonusUsd: String(options.amount * (2_000 - options.price)),
  }
}

/** One that is over, sold at the given price; the debt was 13,274 USDC, to raise were 15,000. */
function toEnded(
  number: number,
  { sold, price, lossUsd }: { sold: number; price: number; lossUsd: string },
): Auction {
  const left = 10 - sold
  const uncovered = Math.max(0, 15_000 - sold * price)
  return {
    ...toRunning(number, { age: 6_300 }),
    status: 'ended',
    forSale: wei(left),
    forSaleUsd: String(left * 2_000),
    toRaise: micro(uncovered),
    toRaiseUsd: String(uncovered),
    price: null,
    priceToMarket: null,
    fallingSince: null,
    redoAt: null,
    profitable: null,
    path: [],
    takes: [toTake(number, { amount: sold, price })],
    outcome: {
      blockNumber: BLOCK_NUMBER - 500,
      returned: wei(left),
      uncovered: micro(uncovered),
      uncoveredUsd: String(uncovered),
      lossUsd,
    },
  }
}

/** Runs, and is above the market's price for five minutes more. */
export const auction = toRunning(7, { age: 300 })
export const redoAuction = toRunning(6, { age: 2_000 })
export const returnedAuction = toEnded(5, { sold: 7.5, price: 2_000, lossUsd: '0' })
export const lossAuction = toEnded(4, { sold: 10, price: 1_000, lossUsd: '3274' })

export const allAuctions: readonly Auction[] = [auction, redoAuction, returnedAuction, lossAuction]

export const auctions: Auctions = {
  asOf: asOfByMarket,
  source: sourceByMarket,
  total: allAuctions.length,
  items: [...allAuctions],
  nextCursor: null,
}
