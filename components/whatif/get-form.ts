import { getKeyedAssets, type KeyedAsset } from '@/lib/api/what-if/asset-keys'
import type { AssetStep } from '@/lib/api/what-if/what-if-fields'
import { getAaveAccountValue } from '@/lib/risk/aave-v3/get-account-value'
import { getAppliedPrice } from '@/lib/risk/aave-v3/get-applied-price'
import { getBorrowLimit } from '@/lib/risk/aave-v3/get-borrow-limit'
import { getReserveBalances } from '@/lib/risk/aave-v3/get-reserve-balances'
import type { AaveAccount, AaveMarketState } from '@/lib/risk/aave-v3/state'
import { pow10 } from '@/lib/risk/pow10'
import {
  type AmountRow,
  type AmountStep,
  type PriceRow,
  type Slider,
  toAllRow,
  toAmountRow,
  toPriceRow,
} from './form-rows'
import type { WhatIfPlay } from './play-what-if'

export type SwitchRow = { key: string; asset: KeyedAsset; text: string; isOn: boolean }

/** Every field that a reader can change, with what it says now. */
export type WhatIfForm = {
  all: { text: string; slider: Slider }
  prices: readonly PriceRow[]
  repay: readonly AmountRow[]
  withdraw: readonly AmountRow[]
  add: readonly AmountRow[]
  borrow: readonly AmountRow[]
  switches: readonly SwitchRow[]
  eMode: { text: string; today: number; options: readonly { id: number; label: string }[] }
  /** What the account neither has nor is asked about, and may add or borrow. */
  others: readonly KeyedAsset[]
  level: string
}

/**
 * The fields of a what-if: prices of all that is held, owed or asked about; amounts where there is something to
 * repay or withdraw, to add to or borrow more of; switches of what is held.
 */
export function getWhatIfForm(play: WhatIfPlay): WhatIfForm {
  const { input, parsed } = play
  const { state, account } = input
  const getText = (key: string) => parsed.fields[key] ?? ''
  const room = getRoom(state, account)
  const rows = getKeyedAssets(input).map((asset) => getAssetRow(play, asset))
  const used = rows.filter(({ isUsed }) => isUsed)
  const toRows = (step: AmountStep, wanted: readonly AssetRow[]) =>
    wanted.map(({ asset, held, debt, today }) =>
      toAmountRow({
        step,
        asset,
        text: getText(`${step}.${asset.key}`),
        most: step === 'repay' ? debt : step === 'borrow' ? toUnits(room, asset, today) : held,
        given: parsed.whatIf[step].get(asset.asset),
      }),
    )
  return {
    all: toAllRow(parsed.whatIf.allPrices, getText('all')),
    prices: used.map((row) => toPriceRow(input, { ...row, text: getText(`p.${row.asset.key}`) })),
    repay: toRows(
      'repay',
      rows.filter(({ debt, asks }) => debt > 0n || asks('repay')),
    ),
    withdraw: toRows(
      'withdraw',
      rows.filter(({ held, asks }) => held > 0n || asks('withdraw')),
    ),
    add: toRows(
      'add',
      rows.filter(({ held, isShown, asks }) => held > 0n || isShown || asks('add')),
    ),
    borrow: toRows(
      'borrow',
      rows.filter(({ debt, isShown, asks }) => debt > 0n || isShown || asks('borrow')),
    ),
    switches: used
      .filter(({ held, asks }) => held > 0n || asks('use') || asks('add'))
      .map(({ asset, isOn }) => {
        const key = `use.${asset.key}`
        return { key, asset, text: getText(key), isOn }
      }),
    eMode: {
      text: getText('emode'),
      today: account.eModeCategoryId,
      options: [...state.eModes.values()].filter(
        ({ liquidationThreshold }) => liquidationThreshold > 0n,
      ),
    },
    others: rows.filter(({ isUsed }) => !isUsed).map(({ asset }) => asset),
    level: getText('level'),
  }
}

type AssetRow = ReturnType<typeof getAssetRow>

function getAssetRow({ input, parsed, result }: WhatIfPlay, asset: KeyedAsset) {
  const { state, account } = input
  const position = account.positions.find(({ reserveId }) => reserveId === asset.id)
  const balances = position && getReserveBalances(state, position)
  const asks = (step: AssetStep) => `${step}.${asset.key}` in parsed.fields
  const isShown = parsed.shown.includes(asset.asset)
  return {
    asset,
    held: balances?.collateral ?? 0n,
    debt: balances?.debt ?? 0n,
    isOn: position?.usedAsCollateral ?? false,
    asks,
    isShown,
    isUsed: position !== undefined || isShown || STEPS.some(asks),
    today: getPrice(state, account, asset),
    after: getPrice(result.state, result.account, asset),
  }
}

const STEPS: readonly AssetStep[] = ['p', 'repay', 'borrow', 'add', 'withdraw', 'use']

function getPrice(state: AaveMarketState, account: AaveAccount, { id }: KeyedAsset): bigint | null {
  const reserve = state.reserves[id]
  return reserve ? getAppliedPrice(state, account.eModeCategoryId, reserve) : null
}

/** What collateral still lets one borrow today, base currency units. */
function getRoom(state: AaveMarketState, account: AaveAccount): bigint {
  const left = getBorrowLimit(state, account) - getAaveAccountValue(state, account).totalDebt
  return left > 0n ? left : 0n
}

function toUnits(value: bigint, { decimals }: KeyedAsset, price: bigint | null): bigint {
  return price === null || price === 0n ? 0n : (value * pow10(decimals)) / price
}
