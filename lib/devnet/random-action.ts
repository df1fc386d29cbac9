import { type Address, maxUint256, parseAbi } from 'viem'
import type { Actions } from './actions'
import type { DevnetClient } from './chain-client'
import { readFeed } from './feed'
import type { Asset, Market } from './market-types'
import * as calls from './pool-calls'
import { pick, pickBetween, type Rng, scaleAmount } from './rng'
import { rawRequest, type TransactionRequest, toRpcTransaction } from './send'

const dataProviderAbi = parseAbi([
  'function getUserReserveData(address asset, address user) view returns (uint256 aTokenBalance, uint256 stableDebt, uint256 variableDebt, uint256, uint256, uint256, uint256, uint40, bool usedAsCollateral)',
])

/** How often each kind is tried. Every kind keeps turning up in a long history. */
const KINDS = {
  supply: 12,
  borrow: 16,
  borrowStable: 3,
  repay: 9,
  withdraw: 8,
  transferAToken: 6,
  setUserUseReserveAsCollateral: 7,
  setUserEMode: 7,
  liquidationCall: 16,
  setPrice: 14,
  increaseTime: 6,
} as const

export type ActionKind = keyof typeof KINDS

export interface ActionRecord {
  kind: ActionKind
  /** Of actions on a market. */
  market?: Market
  user?: Address
  /** What was done, for a test's message. */
  description: string
}

interface World {
  client: DevnetClient
  act: Actions
  markets: readonly Market[]
  assets: Readonly<Record<string, Asset>>
  users: readonly Address[]
  liquidator: Address
  /** First answers of the feeds: prices wander around them. */
  anchors: Readonly<Record<string, bigint>>
}

type Attempt = { record: ActionRecord; run: () => Promise<unknown> } | undefined

async function passes(client: DevnetClient, request: TransactionRequest): Promise<boolean> {
  try {
    await rawRequest(client, 'eth_call', [toRpcTransaction(request), 'latest'])
    return true
  } catch {
    return false
  }
}

function pickKind(rng: Rng): ActionKind {
  const kinds = Object.entries(KINDS) as [ActionKind, number][]
  let rest = rng() * kinds.reduce((sum, [, weight]) => sum + weight, 0)
  for (const [kind, weight] of kinds) {
    rest -= weight
    if (rest < 0) return kind
  }
  return 'supply'
}

function readPosition(
  client: DevnetClient,
  {
    market,
    user,
    symbol,
  }: {
    market: Market
    user: Address
    symbol: string
  },
) {
  return client.readContract({
    address: market.protocolDataProvider,
    abi: dataProviderAbi,
    functionName: 'getUserReserveData',
    args: [calls.getToken(market, symbol).address, user],
  })
}

async function getUserAttempt(world: World, rng: Rng, kind: ActionKind): Promise<Attempt> {
  const { client, act } = world
  const market = pick(rng, world.markets)
  const user = pick(rng, world.users)
  const symbol = pick(rng, Object.keys(market.tokens))
  const { decimals, feed } = calls.getToken(market, symbol)
  const attempt = async <Arguments>(
    encode: (market: Market, args: Arguments) => TransactionRequest,
    { run, args }: { run: (market: Market, args: Arguments) => Promise<unknown>; args: Arguments },
  ): Promise<Attempt> => {
    if (!(await passes(client, encode(market, args)))) return undefined
    const detail = JSON.stringify(args, (_, value) =>
      typeof value === 'bigint' ? value.toString() : value,
    )
    const description = `${kind} ${market.version} ${detail}`
    return { record: { kind, market, user, description }, run: () => run(market, args) }
  }
  const { answer } = await readFeed(client, feed)
  const toAmount = (usd: number) =>
    (BigInt(Math.round(usd * 1e6)) * 100n * 10n ** BigInt(decimals)) / (answer > 0n ? answer : 1n)

  switch (kind) {
    case 'supply': {
      const amount = toAmount(10 ** pickBetween(rng, [1, 6])) + 1n
      return attempt(calls.toSupply, { run: act.supply, args: { user, symbol, amount } })
    }
    case 'borrow':
    case 'borrowStable': {
      const [, , available] = await client.readContract({
        address: market.pool,
        abi: calls.poolAbi,
        functionName: 'getUserAccountData',
        args: [user],
      })
      const ratio = rng() < 0.5 ? pickBetween(rng, [0.85, 0.9999]) : pickBetween(rng, [0.01, 0.85])
      const amount = scaleAmount(toAmount(Number(available) / 1e8), ratio)
      const rateMode = kind === 'borrow' ? 2 : 1
      if (rateMode === 1 && market.version !== '3.0.2') return undefined
      return attempt(calls.toBorrow, { run: act.borrow, args: { user, symbol, amount, rateMode } })
    }
    case 'repay': {
      const [, stableDebt, variableDebt] = await readPosition(client, { market, user, symbol })
      const rateMode = stableDebt > 0n && rng() < 0.5 ? 1 : 2
      const debt = rateMode === 1 ? stableDebt : variableDebt
      if (debt === 0n) return undefined
      const amount = rng() < 0.2 ? maxUint256 : scaleAmount(debt, pickBetween(rng, [0.01, 1]))
      return attempt(calls.toRepay, { run: act.repay, args: { user, symbol, amount, rateMode } })
    }
    case 'withdraw':
    case 'transferAToken': {
      const [aTokenBalance] = await readPosition(client, { market, user, symbol })
      const part = scaleAmount(aTokenBalance, pickBetween(rng, [0.01, 0.9]))
      if (kind === 'transferAToken') {
        const to = pick(rng, world.users)
        const amount = rng() < 0.2 ? aTokenBalance : part
        if (amount === 0n || to === user) return undefined
        const args = { user, symbol, amount, to }
        return attempt(calls.toTransferAToken, { run: act.transferAToken, args })
      }
      const amount = rng() < 0.2 ? maxUint256 : part
      return attempt(calls.toWithdraw, { run: act.withdraw, args: { user, symbol, amount } })
    }
    case 'setUserUseReserveAsCollateral': {
      const position = await readPosition(client, { market, user, symbol })
      if (position[0] === 0n) return undefined
      const args = { user, symbol, enabled: !position[8] }
      return attempt(calls.toSetUserUseReserveAsCollateral, {
        run: act.setUserUseReserveAsCollateral,
        args,
      })
    }
    case 'setUserEMode': {
      const current = await client.readContract({
        address: market.pool,
        abi: calls.poolAbi,
        functionName: 'getUserEMode',
        args: [user],
      })
      const categoryId = pick(rng, [0, ...market.eModes.map(({ id }) => id)])
      if (BigInt(categoryId) === current) return undefined
      const args = { user, categoryId }
      return attempt(calls.toSetUserEMode, { run: act.setUserEMode, args })
    }
    case 'liquidationCall': {
      const debt = pick(rng, Object.keys(market.tokens))
      const debtToCover = rng() < 0.6 ? maxUint256 : toAmount(10 ** pickBetween(rng, [1, 5])) + 1n
      const { liquidator } = world
      const receiveAToken = rng() < 0.3
      const args = {
        liquidator,
        borrower: user,
        collateral: symbol,
        debt,
        debtToCover,
        receiveAToken,
      }
      return attempt(calls.toLiquidationCall, { run: act.liquidationCall, args })
    }
    default:
      return undefined
  }
}

async function getPriceAttempt(
  { client, act, assets, anchors }: World,
  rng: Rng,
): Promise<Attempt> {
  const symbol = pick(rng, Object.keys(anchors))
  const asset = assets[symbol]
  const anchor = anchors[symbol]
  if (!asset || !anchor) return undefined
  const { answer } = await readFeed(client, asset.feed)
  const isStable = anchor < 2n * 10n ** 8n
  const spread = isStable ? 0.01 : rng() < 0.25 ? 0.35 : 0.08
  const pull = Number(anchor) / Number(answer) - 1
  const factor = 1 + pickBetween(rng, [-spread, spread]) + 0.2 * Math.max(-0.5, Math.min(0.5, pull))
  const next = BigInt(Math.round(Number(answer) * factor))
  const record: ActionRecord = { kind: 'setPrice', description: `setPrice ${symbol} ${next}` }
  return { record, run: () => act.setPrice(symbol, next) }
}

async function getAttempt(world: World, rng: Rng): Promise<Attempt> {
  const kind = pickKind(rng)
  if (kind === 'setPrice') return await getPriceAttempt(world, rng)
  if (kind === 'increaseTime') {
    const seconds = Math.round(10 ** pickBetween(rng, [1, 6]))
    const record: ActionRecord = { kind, description: `increaseTime ${seconds} s` }
    return { record, run: () => world.act.increaseTime(seconds) }
  }
  for (let tries = 0; tries < (kind === 'liquidationCall' ? 60 : 8); tries++) {
    const attempt = await getUserAttempt(world, rng, kind)
    if (attempt) return attempt
  }
  return undefined
}

/**
 * Performs one random action that the contracts accept, of any kind, and says which. The same
 * generator on the same chain does the same.
 *
 * @throws Error when a hundred draws find nothing that passes.
 */
export async function performRandomAction(world: World, rng: Rng): Promise<ActionRecord> {
  for (let draws = 0; draws < 100; draws++) {
    const attempt = await getAttempt(world, rng)
    if (!attempt) continue
    try {
      await attempt.run()
      return attempt.record
    } catch (error) {
      if (!(error instanceof Error && error.name === 'TransactionRevertedError')) throw error
    }
  }
  throw new Error('no random action passes on this chain')
}
