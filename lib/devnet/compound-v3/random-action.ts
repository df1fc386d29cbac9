import { type Address, maxUint256 } from 'viem'
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
import { cometAbi } from './comet-abi'
import * as calls from './comet-calls'
import type { CometMarket } from './comet-types'
import { readCometAccount } from './read-account'

const KINDS = {
  supplyCollateral: 11,
  withdrawCollateral: 9,
  transferCollateral: 4,
  borrow: 18,
  repay: 9,
  supplyBase: 5,
  withdrawBase: 4,
  transferBase: 5,
  absorb: 14,
  absorbMany: 3,
  buyCollateral: 8,
  withdrawReserves: 1,
  accrue: 2,
  setPrice: 16,
  increaseTime: 6,
} as const

export type CometActionKind = keyof typeof KINDS

export interface CometWorld {
  client: DevnetClient
  act: Pick<Actions, 'increaseTime'>
  markets: readonly CometMarket[]
  users: readonly Address[]
  liquidator: Address
  /** Assets whose prices move, and the answers they wander around. */
  assets: readonly Asset[]
  anchors: Readonly<Record<string, bigint>>
}

type Drawn = DrawnAction<CometActionKind> | undefined

interface Draw {
  rng: Rng
  kind: CometActionKind
  market: CometMarket
}

function toUnits(asset: Asset, { usd, anchors }: { usd: number; anchors: CometWorld['anchors'] }) {
  const answer = anchors[asset.symbol] ?? 10n ** 8n
  return (BigInt(Math.round(usd * 1e6)) * 100n * 10n ** BigInt(asset.decimals)) / answer
}

/** Amounts of base: to borrow near the limit, to repay and withdraw in part or whole. */
async function drawOnBase(world: CometWorld, { rng, kind, market }: Draw): Promise<Drawn> {
  const user = pick(rng, world.users)
  const { base: asset } = market
  const account = await readCometAccount(world.client, { market, user })
  const isWhole = rng() < 0.2
  const share = pickBetween(rng, [0.01, 1])
  const done = (request: TransactionRequest, amount: bigint, to?: Address): Drawn => ({
    kind,
    user,
    description: describe(kind, { comet: market.symbol, user, amount, ...(to ? { to } : {}) }),
    requests: [request],
  })
  switch (kind) {
    case 'borrow': {
      const room = account.borrowLimit - account.owed + account.supplied
      const ratio = rng() < 0.6 ? pickBetween(rng, [0.9, 1]) : share
      const amount = scaleAmount(room > 0n ? room : 0n, ratio)
      if (amount <= account.supplied) return undefined
      return done(calls.toWithdraw(market, { user, asset, amount }), amount)
    }
    case 'repay': {
      if (account.owed === 0n) return undefined
      const more = rng() < 0.15 ? account.owed + account.owed / 7n : undefined
      const amount = more ?? (isWhole ? maxUint256 : scaleAmount(account.owed, share))
      return done(calls.toSupply(market, { user, asset, amount }), amount)
    }
    case 'supplyBase': {
      if (account.owed > 0n) return undefined
      const amount = toUnits(asset, {
        usd: 10 ** pickBetween(rng, [1, 5.5]),
        anchors: world.anchors,
      })
      return done(calls.toSupply(market, { user, asset, amount }), amount)
    }
    case 'withdrawBase': {
      if (account.supplied === 0n) return undefined
      const amount = isWhole ? maxUint256 : scaleAmount(account.supplied, share)
      return done(calls.toWithdraw(market, { user, asset, amount }), amount)
    }
    default: {
      const to = pick(rng, world.users)
      const room = account.borrowLimit - account.owed + account.supplied
      const amount = scaleAmount(room > 0n ? room : 0n, pickBetween(rng, [0.02, 0.6]))
      if (amount === 0n || to === user) return undefined
      return done(calls.toTransferAsset(market, { user, asset, amount, to }), amount, to)
    }
  }
}

async function drawOnCollateral(world: CometWorld, { rng, kind, market }: Draw): Promise<Drawn> {
  const user = pick(rng, world.users)
  const index = Math.floor(rng() * market.collaterals.length)
  const asset = market.collaterals[index]
  if (!asset) return undefined
  const done = (request: TransactionRequest, amount: bigint): Drawn => ({
    kind,
    user,
    description: describe(kind, { comet: market.symbol, user, asset: asset.symbol, amount }),
    requests: [request],
  })
  if (kind === 'supplyCollateral') {
    const usd = 10 ** pickBetween(rng, [1.5, 5])
    const amount = toUnits(asset, { usd, anchors: world.anchors }) + 1n
    return done(calls.toSupply(market, { user, asset, amount }), amount)
  }
  const account = await readCometAccount(world.client, { market, user })
  const balance = account.collateral[index] ?? 0n
  const amount = rng() < 0.3 ? balance : scaleAmount(balance, pickBetween(rng, [0.01, 0.6]))
  if (amount === 0n) return undefined
  if (kind === 'withdrawCollateral') {
    return done(calls.toWithdraw(market, { user, asset, amount }), amount)
  }
  const to = pick(rng, world.users)
  return to === user
    ? undefined
    : done(calls.toTransferAsset(market, { user, asset, amount, to }), amount)
}

async function readLiquidatable(world: CometWorld, market: CometMarket): Promise<Address[]> {
  const flags = await Promise.all(
    world.users.map((user) =>
      world.client.readContract({
        address: market.comet,
        abi: cometAbi,
        functionName: 'isLiquidatable',
        args: [user],
      }),
    ),
  )
  return world.users.filter((_, index) => flags[index])
}

async function drawAbsorb(world: CometWorld, { rng, kind }: Omit<Draw, 'market'>): Promise<Drawn> {
  const { liquidator: absorber } = world
  for (const market of rng() < 0.5 ? world.markets : [...world.markets].reverse()) {
    const due = await readLiquidatable(world, market)
    if (due.length === 0 || (kind === 'absorbMany' && due.length < 2)) continue
    const accounts = kind === 'absorbMany' ? due : [pick(rng, due)]
    return {
      kind,
      ...(accounts.length === 1 && accounts[0] ? { user: accounts[0] } : {}),
      description: describe(kind, { comet: market.symbol, accounts }),
      requests: [calls.toAbsorb(market, { absorber, accounts })],
    }
  }
  return undefined
}

/** Buys a part or just about all of what stands on the shelf. */
async function drawPurchase(world: CometWorld, { rng, kind, market }: Draw): Promise<Drawn> {
  const { client, liquidator: buyer } = world
  const read = { address: market.comet, abi: cometAbi }
  for (const asset of market.collaterals) {
    const onSale = await client.readContract({
      ...read,
      functionName: 'getCollateralReserves',
      args: [asset.address],
    })
    if (onSale === 0n) continue
    const unit = 10n ** BigInt(market.base.decimals)
    const quote = await client.readContract({
      ...read,
      functionName: 'quoteCollateral',
      args: [asset.address, unit],
    })
    const share = rng() < 0.3 ? 0.999999 : pickBetween(rng, [0.05, 0.9])
    const baseAmount = scaleAmount((onSale * unit) / (quote + 1n), share)
    if (baseAmount === 0n) continue
    return {
      kind,
      description: describe(kind, { comet: market.symbol, asset: asset.symbol, baseAmount }),
      requests: [calls.toBuyCollateral(market, { buyer, asset, baseAmount })],
    }
  }
  return undefined
}

async function drawOnMarket(world: CometWorld, { rng, kind, market }: Draw): Promise<Drawn> {
  const { client } = world
  switch (kind) {
    case 'withdrawReserves': {
      const reserves = await client.readContract({
        address: market.comet,
        abi: cometAbi,
        functionName: 'getReserves',
      })
      const amount = scaleAmount(reserves > 0n ? reserves : 0n, 0.3)
      if (amount === 0n) return undefined
      return {
        kind,
        description: describe(kind, { comet: market.symbol, amount }),
        requests: [calls.toWithdrawReserves(market, { to: market.governor, amount })],
      }
    }
    case 'accrue':
      return {
        kind,
        description: describe(kind, { comet: market.symbol }),
        requests: [calls.toAccrue(market, { account: pick(rng, world.users) })],
      }
    case 'setPrice': {
      const asset = pick(rng, world.assets)
      const anchor = world.anchors[asset.symbol] ?? 10n ** 8n
      const answer = await drawAnswer(client, { rng, asset, anchor })
      return {
        kind,
        description: describe(kind, { symbol: asset.symbol, answer }),
        requests: [await toFeedRound(client, { feed: asset.feed, answer })],
      }
    }
    default: {
      const secondsBefore = Math.round(10 ** pickBetween(rng, [1, 6]))
      return { kind, description: `increaseTime ${secondsBefore} s`, requests: [], secondsBefore }
    }
  }
}

function draw(world: CometWorld, rng: Rng): Promise<Drawn> {
  const kind = pickWeighted(rng, KINDS)
  const market = pick(rng, world.markets)
  switch (kind) {
    case 'borrow':
    case 'repay':
    case 'supplyBase':
    case 'withdrawBase':
    case 'transferBase':
      return drawOnBase(world, { rng, kind, market })
    case 'supplyCollateral':
    case 'withdrawCollateral':
    case 'transferCollateral':
      return drawOnCollateral(world, { rng, kind, market })
    case 'absorb':
    case 'absorbMany':
      return drawAbsorb(world, { rng, kind })
    case 'buyCollateral':
      return drawPurchase(world, { rng, kind, market })
    default:
      return drawOnMarket(world, { rng, kind, market })
  }
}

/**
 * Performs one random action on the Comets that they accept, of any kind, and says which. Prices and
 * time move too.
 *
 * @throws Error when no drawn action passes.
 */
export function playRandomCometAction(
  world: CometWorld,
  rng: Rng,
): Promise<PlayedAction<CometActionKind>> {
  return playFirstValid(world.client, { act: world.act, draw: () => draw(world, rng) })
}
