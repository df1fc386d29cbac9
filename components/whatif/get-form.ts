import { getKeyedAssets, type KeyedAsset } from '@/lib/api/what-if/asset-keys'
import type { AssetStep } from '@/lib/api/what-if/what-if-fields'
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
import type { WhatIfWorld, WorldAsset } from './world'

export type SwitchRow = { key: string; asset: KeyedAsset; text: string; isOn: boolean }

/** Every field that a reader can change, with what it says now. */
export type WhatIfForm = {
  /** What a price counts in: `$`, or a token's symbol. */
  currency: string
  all: { text: string; slider: Slider }
  prices: readonly PriceRow[]
  repay: readonly AmountRow[]
  withdraw: readonly AmountRow[]
  add: readonly AmountRow[]
  borrow: readonly AmountRow[]
  /** `null` where the protocol has none. */
  switches: readonly SwitchRow[] | null
  eMode: { text: string; today: number; options: readonly { id: number; label: string }[] } | null
  /** What the account neither has nor is asked about, and may add or borrow. */
  others: readonly KeyedAsset[]
  level: string
}

/**
 * The fields of a what-if: prices of all that is held, owed or asked about; amounts where there is something to
 * repay or withdraw, to add to or borrow more of; switches of what is held.
 */
export function getWhatIfForm(play: WhatIfPlay): WhatIfForm {
  const { input, parsed, terms, worlds } = play
  const getText = (key: string) => parsed.fields[key] ?? ''
  const before = toMap(worlds.today)
  const after = toMap(worlds.after)
  const rows = getKeyedAssets(input).flatMap((asset) => {
    const own = before.get(asset.asset)
    return own ? [getAssetRow(play, { asset, own, after: after.get(asset.asset) })] : []
  })
  const used = rows.filter(({ isUsed }) => isUsed)
  const toRows = (step: AmountStep, wanted: readonly AssetRow[]) =>
    wanted.map(({ asset, own }) =>
      toAmountRow({
        step,
        asset,
        text: getText(`${step}.${asset.key}`),
        most: step === 'repay' ? own.debt : step === 'borrow' ? own.room : own.held,
        given: parsed.whatIf[step].get(asset.asset),
      }),
    )
  const isOffered = (kind: WorldAsset['adding'], { isShown }: AssetRow) =>
    kind === 'at-once' || (kind === 'asked' && isShown)
  const { eMode } = worlds.today
  return {
    currency: terms.currency === 'usd' ? '$' : terms.currency.symbol,
    all: toAllRow(parsed.whatIf.allPrices, getText('all')),
    prices: used
      .filter(({ own, asks }) => !own.hasFixedPrice || asks('p'))
      .map((row) => toPriceRow(terms, { ...row, text: getText(`p.${row.asset.key}`) })),
    repay: toRows(
      'repay',
      rows.filter(({ own, asks }) => own.debt > 0n || asks('repay')),
    ),
    withdraw: toRows(
      'withdraw',
      rows.filter(({ own, asks }) => own.held > 0n || asks('withdraw')),
    ),
    add: toRows(
      'add',
      rows.filter((row) => isOffered(row.own.adding, row) || row.asks('add')),
    ),
    borrow: toRows(
      'borrow',
      rows.filter((row) => isOffered(row.own.borrowing, row) || row.asks('borrow')),
    ),
    switches: terms.hasSwitches ? getSwitches(used, getText) : null,
    eMode: eMode && { text: getText('emode'), ...eMode },
    others: rows
      .filter(({ isUsed, own }) => !isUsed && (own.adding === 'asked' || own.borrowing === 'asked'))
      .map(({ asset }) => asset),
    level: getText('level'),
  }
}

function getSwitches(used: readonly AssetRow[], getText: (key: string) => string): SwitchRow[] {
  return used
    .filter(({ own, asks }) => own.held > 0n || asks('use') || asks('add'))
    .map(({ asset, own }) => {
      const key = `use.${asset.key}`
      return { key, asset, text: getText(key), isOn: own.isOn ?? false }
    })
}

type AssetRow = ReturnType<typeof getAssetRow>

function getAssetRow(
  { parsed }: WhatIfPlay,
  { asset, own, after }: { asset: KeyedAsset; own: WorldAsset; after: WorldAsset | undefined },
) {
  const asks = (step: AssetStep) => `${step}.${asset.key}` in parsed.fields
  const isShown = parsed.shown.includes(asset.asset)
  return {
    asset,
    own,
    asks,
    isShown,
    isUsed: own.isUsed || isShown || STEPS.some(asks),
    today: own.price,
    after: after?.price ?? null,
  }
}

const STEPS: readonly AssetStep[] = ['p', 'repay', 'borrow', 'add', 'withdraw', 'use']

function toMap(world: WhatIfWorld): ReadonlyMap<string, WorldAsset> {
  return new Map(world.getAssets().map((own) => [own.asset, own]))
}
