import type { AaveWhatIf } from '@/lib/risk/aave-v3/what-if/what-if'
import { type Address, WAD, type Wad } from '@/lib/risk/units'
import type { PriceChange, WhatIfAmount } from '@/lib/risk/what-if'
import type { RiskInput } from '../risk-input'
import { findKeyedAsset, getKeyedAssets, type KeyedAsset } from './asset-keys'
import { getWhatIfTerms, type WhatIfTerms } from './get-terms'
import { parseMove, parseUnsigned } from './numbers'
import {
  type AssetStep,
  DEFAULT_LEVEL,
  type OtherStep,
  parseWhatIfKey,
  type WhatIfFields,
} from './what-if-fields'

/** One field that can't be used: it changes nothing. */
export type WhatIfProblem = { key: string; given: string; message: string }

export type ParsedWhatIf = {
  whatIf: AaveWhatIf
  /** Health (wad) that "what to do" aims at. */
  level: Wad
  /** Assets that the reader asked to see, used or not. */
  shown: readonly Address[]
  /** The fields by the keys that this page writes, also those that can't be used. */
  fields: WhatIfFields
  problems: readonly WhatIfProblem[]
}

const HIGHEST_LEVEL = 1000n * WAD
const HIGHEST_MOVE = 1000n * WAD

/** Fields to what `lib/risk` plays. Never throws: what can't be used is named and left out. */
export function parseWhatIf(input: RiskInput, given: WhatIfFields): ParsedWhatIf {
  const assets = getKeyedAssets(input)
  const terms = getWhatIfTerms(input)
  const draft = createDraft()
  const fields = new Map<string, string>()
  const problems: WhatIfProblem[] = []
  for (const [givenKey, text] of Object.entries(given)) {
    const key = parseWhatIfKey(givenKey)
    if (key === null) continue
    const fail = (message: string | null) =>
      message !== null && problems.push({ key: givenKey, given: text, message })
    if (!('name' in key)) {
      fields.set(givenKey, text)
      fail(readOther(draft, { step: key.step, text, assets, terms }))
      continue
    }
    const named = findKeyedAsset(assets, key.name)
    if ('problem' in named) {
      fail(named.problem)
      continue
    }
    const asset = named.found
    const ownKey = `${key.step}.${asset.key}`
    if (fields.has(ownKey)) {
      fail('must be given once')
      continue
    }
    fields.set(ownKey, text)
    fail(readStep(draft, { step: key.step, asset, text, terms }))
  }
  return {
    whatIf: draft,
    level: draft.level,
    shown: draft.shown,
    fields: Object.fromEntries(fields),
    problems,
  }
}

function createDraft() {
  return {
    allPrices: null as Wad | null,
    prices: new Map<Address, PriceChange>(),
    repay: new Map<Address, WhatIfAmount>(),
    withdraw: new Map<Address, WhatIfAmount>(),
    eModeCategoryId: null as number | null,
    add: new Map<Address, bigint>(),
    collateral: new Map<Address, boolean>(),
    borrow: new Map<Address, bigint>(),
    level: (parseUnsigned(DEFAULT_LEVEL, 18) ?? WAD) as Wad,
    shown: [] as Address[],
  } satisfies { -readonly [Key in keyof AaveWhatIf]: unknown } & { level: Wad; shown: Address[] }
}

type Draft = ReturnType<typeof createDraft>

type OtherField = {
  step: OtherStep
  text: string
  assets: readonly KeyedAsset[]
  terms: WhatIfTerms
}

/** Reads a field that is no asset's into the draft; in words what is wrong with it, or `null`. */
function readOther(draft: Draft, { step, text, assets, terms }: OtherField): string | null {
  if (step === 'all') {
    const move = parseMove(text) ?? parseMove(`+${text}`)
    if (move === null || !isMove(move)) return 'must be a share such as -0.1 for −10 %'
    draft.allPrices = move as Wad
  } else if (step === 'emode') {
    if (!terms.hasSwitches) return 'has no meaning here: this protocol has no eMode'
    if (!/^\d{1,3}$/.test(text)) return 'must be the number of a category, 0 for none'
    draft.eModeCategoryId = Number(text)
  } else if (step === 'level') {
    const level = parseUnsigned(text, 18)
    if (level === null || level < WAD || level > HIGHEST_LEVEL)
      return 'must be a health from 1 to 1000, such as 1.5'
    draft.level = level as Wad
  } else {
    const named = findKeyedAsset(assets, text)
    if ('problem' in named) return named.problem
    draft.shown.push(named.found.asset)
  }
  return null
}

type AssetField = { step: AssetStep; asset: KeyedAsset; text: string; terms: WhatIfTerms }

/** The same for a field of an asset. */
function readStep(draft: Draft, { step, asset, text, terms }: AssetField): string | null {
  if (step === 'use') {
    if (!terms.hasSwitches) return 'has no meaning here: collateral can’t be switched off'
    if (text !== 'on' && text !== 'off') return 'must be on or off'
    draft.collateral.set(asset.asset, text === 'on')
    return null
  }
  if (step === 'p') {
    const change = parsePrice(text, terms)
    if (typeof change === 'string') return change
    draft.prices.set(asset.asset, change)
    return null
  }
  const canBeAll = step === 'repay' || step === 'withdraw'
  if (canBeAll && text.trim().toLowerCase() === 'all') {
    draft[step].set(asset.asset, 'all')
    return null
  }
  const amount = parseUnsigned(text, asset.decimals)
  if (amount === null)
    return `must be an amount with at most ${asset.decimals} decimals${canBeAll ? ', or all' : ''}`
  draft[step].set(asset.asset, amount)
  return null
}

function parsePrice(text: string, { decimals }: WhatIfTerms): PriceChange | string {
  const move = parseMove(text)
  if (move !== null && !isMove(move)) return 'can fall by 1 (100 %) at most'
  if (move !== null) return { kind: 'move', move: move as Wad }
  const price = parseUnsigned(text, decimals)
  if (price === null)
    return `must be a price with at most ${decimals} decimals, or a move such as -0.13`
  return { kind: 'price', price }
}

function isMove(move: bigint): boolean {
  return move >= -WAD && move <= HIGHEST_MOVE
}
