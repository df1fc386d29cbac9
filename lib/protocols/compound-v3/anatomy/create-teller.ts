import { type CauseRules, readCause } from '@/lib/anatomy/read-cause'
import type { Teller } from '@/lib/anatomy/teller'
import { toDecimalString } from '@/lib/api/decimal'
import type { LiquidationCause } from '@/lib/api/schema/liquidation-anatomy'
import { AdapterInvariantError } from '@/lib/errors'
import { accrueCometInterest } from '@/lib/risk/compound-v3/accrue-interest'
import type { Address } from '@/lib/risk/units'
import type { UsdPrices } from '../../market-adapter'
import { readAtBlock } from '../read-at-block'
import { toUsd } from '../view/dollars'
import { type CometMoment, cometGroups, getMomentHealth, isAbsorbable } from './moment'
import { readActs } from './read-acts'

const priceDecimals = 8

/** Tells of one account of a Comet: one or two `eth_call`s a moment. */
export function createCometTeller({
  comet,
  account,
  usdPrices,
}: {
  comet: Address
  account: Address
  usdPrices: UsdPrices
}): Teller<CometMoment> {
  let symbols: ReadonlyMap<Address, string> = new Map()
  return {
    async readMoment(client, at) {
      const read = await readAtBlock(client, { comet, accounts: [account], symbols, usdPrices, at })
      const [found] = read.accounts
      if (!found) throw new AdapterInvariantError('The lens left out an account.')
      symbols = read.symbols
      return { state: accrueCometInterest(read.state), account: found, quote: read.quote }
    },
    isLiquidatable: isAbsorbable,
    withAccountOf: cometGroups['owner-act'],
    readCause: (client, { safe, unsafe, at }) =>
      readCause(causeRules, {
        safe,
        unsafe,
        readActs: () => readActs(client, { comet, account, ...at }),
      }),
  }
}

const causeRules: CauseRules<CometMoment, keyof typeof cometGroups> = {
  groups: cometGroups,
  isLiquidatable: isAbsorbable,
  getHealth: getMomentHealth,
  listPrices,
  listParameters,
}

type Moments = { safe: CometMoment; unsafe: CometMoment }

/** What the account holds, at both moments. */
function listHeld({ safe, unsafe }: Moments) {
  return unsafe.account.collateral.flatMap(({ offset }) => {
    const after = unsafe.state.assets.find((asset) => asset.offset === offset)
    const before = safe.state.assets.find((asset) => asset.asset === after?.asset)
    return before && after ? [{ before, after }] : []
  })
}

function listPrices(moments: Moments): LiquidationCause['prices'] {
  const { safe, unsafe } = moments
  const { baseToken } = unsafe.state
  const [was, is] = [safe.state.basePrice, unsafe.state.basePrice]
  const base = { ...baseToken, was, is, put: { basePrice: was } }
  const held = listHeld(moments).map(({ before, after }) => ({
    asset: after.asset,
    symbol: after.symbol,
    was: before.price,
    is: after.price,
    put: {
      assets: unsafe.state.assets.map((each) =>
        each.asset === after.asset ? { ...each, price: before.price } : each,
      ),
    },
  }))
  return [...held, base].flatMap(({ asset, symbol, was, is, put }) => {
    if (was === null || is === null || was === is) return []
    const [before, after] = [toUsd(was, safe.quote), toUsd(is, unsafe.quote)]
    const isUsd = before !== null && after !== null
    return [
      {
        asset,
        symbol,
        before: isUsd ? before : toDecimalString(was, priceDecimals),
        after: isUsd ? after : toDecimalString(is, priceDecimals),
        unit: isUsd ? 'USD' : baseToken.symbol,
        decisive: !isAbsorbable({ ...unsafe, state: { ...unsafe.state, ...put } }),
      },
    ]
  })
}

function listParameters(moments: Moments): LiquidationCause['parameters'] {
  const { safe, unsafe } = moments
  const factors = listHeld(moments).flatMap(({ before, after }) => {
    const [was, is] = [before.liquidateCollateralFactor, after.liquidateCollateralFactor]
    if (was === is) return []
    const name = 'liquidation threshold'
    const text = (factor: bigint) => toDecimalString(factor, 18)
    return [{ name, of: after.symbol, before: text(was), after: text(is) }]
  })
  if (safe.state.paused.absorb === unsafe.state.paused.absorb) return factors
  const text = (paused: boolean) => (paused ? 'paused' : 'open')
  return [
    ...factors,
    {
      name: 'absorbing',
      of: unsafe.state.baseToken.symbol,
      before: text(safe.state.paused.absorb),
      after: text(unsafe.state.paused.absorb),
    },
  ]
}
