import type { Address } from 'viem'
import type { Actions } from '../actions'
import type { DevnetClient } from '../chain-client'
import { toFeedRound } from '../feed'
import type { Asset } from '../market-types'
import { pickWeighted } from '../protocols/pick-weighted'
import {
  type DrawnAction,
  describe,
  drawAnswer,
  type PlayedAction,
  playFirstValid,
} from '../protocols/random-play'
import { pick, pickBetween, type Rng, scaleAmount } from '../rng'
import type { TransactionRequest } from '../send'
import * as calls from './morpho-calls'
import type { MorphoDeployment, MorphoMarket } from './morpho-types'
import { readMorphoPosition } from './read-position'

const KINDS = {
  supply: 5,
  withdraw: 4,
  supplyCollateral: 12,
  withdrawCollateral: 9,
  borrow: 18,
  repay: 9,
  liquidate: 14,
  preLiquidate: 12,
  setAuthorization: 3,
  setFee: 2,
  accrueInterest: 2,
  setOracleBroken: 2,
  setPrice: 16,
  increaseTime: 6,
} as const

export type MorphoActionKind = keyof typeof KINDS

export interface MorphoWorld {
  client: DevnetClient
  act: Pick<Actions, 'increaseTime'>
  morpho: MorphoDeployment
  users: readonly Address[]
  liquidator: Address
  /** Assets whose prices move, and the answers they wander around. */
  assets: readonly Asset[]
  anchors: Readonly<Record<string, bigint>>
}

type Drawn = DrawnAction<MorphoActionKind> | undefined

function toUnits(asset: Asset, { usd, anchors }: { usd: number; anchors: MorphoWorld['anchors'] }) {
  const answer = anchors[asset.symbol] ?? 10n ** 8n
  return (BigInt(Math.round(usd * 1e6)) * 100n * 10n ** BigInt(asset.decimals)) / answer
}

async function drawOnPosition(
  world: MorphoWorld,
  { rng, kind }: { rng: Rng; kind: MorphoActionKind },
): Promise<Drawn> {
  const { client, morpho, anchors } = world
  const market = pick(rng, morpho.markets)
  const user = pick(rng, world.users)
  const { morpho: address } = morpho
  const position = await readMorphoPosition(client, { morpho: address, market, user })
  const whole = rng() < 0.2
  const share = pickBetween(rng, [0.01, 1])
  const usd = 10 ** pickBetween(rng, [1.5, 5.5])
  const done = (request: TransactionRequest, details: Record<string, unknown>): Drawn => ({
    kind,
    user,
    description: describe(kind, { market: getLabel(market), user, ...details }),
    requests: [request],
  })
  const sized = (size: calls.Size) => ({ market, user, size })

  switch (kind) {
    case 'supply': {
      const assets = toUnits(market.loan, { usd, anchors }) + 1n
      return done(calls.toSupply(morpho, sized({ assets })), { assets })
    }
    case 'withdraw': {
      if (position.supplyShares === 0n) return undefined
      const shares = whole ? position.supplyShares : scaleAmount(position.supplyShares, share)
      return done(calls.toWithdraw(morpho, sized({ shares })), { shares })
    }
    case 'supplyCollateral': {
      const assets = toUnits(market.collateral, { usd, anchors }) + 1n
      return done(calls.toSupplyCollateral(morpho, { market, user, assets }), { assets })
    }
    case 'withdrawCollateral': {
      const { collateral, maxBorrow, borrowedAssets } = position
      const free =
        borrowedAssets === 0n || maxBorrow === 0n
          ? collateral
          : collateral - (collateral * borrowedAssets) / maxBorrow
      const assets = whole ? free : scaleAmount(free, share)
      if (assets <= 0n) return undefined
      return done(calls.toWithdrawCollateral(morpho, { market, user, assets }), { assets })
    }
    case 'borrow': {
      const room = position.maxBorrow - position.borrowedAssets
      const ratio = rng() < 0.6 ? pickBetween(rng, [0.9, 1]) : share
      const assets = scaleAmount(room > 0n ? room : 0n, ratio)
      return done(calls.toBorrow(morpho, sized({ assets })), { assets })
    }
    case 'repay': {
      if (position.borrowShares === 0n) return undefined
      if (rng() < 0.3) {
        const assets = scaleAmount(position.borrowedAssets, share)
        return done(calls.toRepay(morpho, sized({ assets })), { assets })
      }
      const shares = whole ? position.borrowShares : scaleAmount(position.borrowShares, share)
      return done(calls.toRepay(morpho, sized({ shares })), { shares })
    }
    case 'setAuthorization': {
      const preLiquidation = pick(rng, morpho.preLiquidations)
      const enabled = rng() < 0.7
      const authorized = preLiquidation.address
      const request = calls.toSetAuthorization(morpho, { user, authorized, enabled })
      return done(request, { authorized, enabled })
    }
    default:
      return undefined
  }
}

function getLabel({ collateral, loan }: MorphoMarket): string {
  return `${collateral.symbol}/${loan.symbol}`
}

/** Everything, a part, or as much collateral as there is: every way that a loss can come about. */
async function drawLiquidation(world: MorphoWorld, rng: Rng): Promise<Drawn> {
  const { client, morpho, liquidator } = world
  for (let tries = 0; tries < 24; tries++) {
    const market = pick(rng, morpho.markets)
    const borrower = pick(rng, world.users)
    const position = await readMorphoPosition(client, {
      morpho: morpho.morpho,
      market,
      user: borrower,
    })
    if (position.borrowShares === 0n || position.borrowedAssets <= position.maxBorrow) continue
    const { collateral, borrowShares } = position
    const share = rng() < 0.5 ? 1 : pickBetween(rng, [0.05, 0.99])
    const isUnderwater =
      (position.collateral * position.price) / 10n ** 36n < (position.borrowedAssets * 11n) / 10n
    const size =
      isUnderwater || rng() < 0.3
        ? { seizedAssets: share === 1 ? collateral : scaleAmount(collateral, share) }
        : { repaidShares: share === 1 ? borrowShares : scaleAmount(borrowShares, share) }
    return {
      kind: 'liquidate',
      user: borrower,
      description: describe('liquidate', { market: getLabel(market), borrower, ...size }),
      requests: [calls.toLiquidate(morpho, { market, liquidator, borrower, size })],
    }
  }
  return undefined
}

async function drawPreLiquidation(world: MorphoWorld, rng: Rng): Promise<Drawn> {
  const { client, morpho, liquidator } = world
  for (let tries = 0; tries < 24; tries++) {
    const preLiquidation = pick(rng, morpho.preLiquidations)
    const market = morpho.markets.find(({ id }) => id === preLiquidation.marketId)
    const borrower = pick(rng, world.users)
    if (!market) continue
    const position = await readMorphoPosition(client, {
      morpho: morpho.morpho,
      market,
      user: borrower,
    })
    const line = (position.maxBorrow * preLiquidation.params.preLltv) / market.params.lltv
    if (position.borrowedAssets <= line || position.borrowedAssets > position.maxBorrow) continue
    const repaidShares = scaleAmount(position.borrowShares, pickBetween(rng, [0.005, 0.4]))
    const size =
      rng() < 0.7
        ? { repaidShares }
        : { seizedAssets: scaleAmount(position.collateral, pickBetween(rng, [0.005, 0.1])) }
    return {
      kind: 'preLiquidate',
      user: borrower,
      description: describe('preLiquidate', { market: getLabel(market), borrower, ...size }),
      requests: [calls.toPreLiquidate(preLiquidation, { liquidator, borrower, size })],
    }
  }
  return undefined
}

async function drawOnMarket(
  world: MorphoWorld,
  { rng, kind }: { rng: Rng; kind: MorphoActionKind },
): Promise<Drawn> {
  const { client, morpho, anchors, liquidator: from } = world
  const market = pick(rng, morpho.markets)
  const done = (request: TransactionRequest, details: Record<string, unknown>): Drawn => ({
    kind,
    description: describe(kind, { market: getLabel(market), ...details }),
    requests: [request],
  })
  switch (kind) {
    case 'setFee': {
      const fee = BigInt(Math.floor(pickBetween(rng, [0, 0.25]) * 1e6)) * 10n ** 12n
      return done(calls.toSetFee(morpho, { market, fee }), { fee })
    }
    case 'accrueInterest':
      return done(calls.toAccrueInterest(morpho, { market, from }), {})
    case 'setOracleBroken': {
      const breakable = morpho.markets.find((candidate) => candidate.breakable)
      if (!breakable) return undefined
      const broken = rng() < 0.35
      return done(calls.toSetOracleBroken(breakable, { from, broken }), { broken })
    }
    case 'setPrice': {
      const asset = pick(rng, world.assets)
      const anchor = anchors[asset.symbol] ?? 10n ** 8n
      const answer = await drawAnswer(client, { rng, asset, anchor })
      const request = await toFeedRound(client, { feed: asset.feed, answer })
      return done(request, { symbol: asset.symbol, answer })
    }
    case 'increaseTime': {
      const secondsBefore = Math.round(10 ** pickBetween(rng, [1, 6]))
      return { kind, description: `increaseTime ${secondsBefore} s`, requests: [], secondsBefore }
    }
    default:
      return undefined
  }
}

/**
 * Performs one random action on Morpho that the contracts accept, of any kind, and says which. Prices
 * and time move too.
 *
 * @throws Error when no drawn action passes.
 */
export function playRandomMorphoAction(
  world: MorphoWorld,
  rng: Rng,
): Promise<PlayedAction<MorphoActionKind>> {
  return playFirstValid(world.client, {
    act: world.act,
    draw: async () => {
      const kind = pickWeighted(rng, KINDS)
      if (kind === 'liquidate') return await drawLiquidation(world, rng)
      if (kind === 'preLiquidate') return await drawPreLiquidation(world, rng)
      const onMarket = await drawOnMarket(world, { rng, kind })
      if (onMarket) return onMarket
      return await drawOnPosition(world, { rng, kind })
    },
  })
}
