import type { BookRow } from '@/lib/api/schema/book'
import type { MarketAsset } from '@/lib/api/schema/market'
import type { MarketLiquidations, WaitingLoan } from '@/lib/api/schema/market-liquidations'
import type { LiquidationPreview } from '@/lib/api/schema/position'
import { toIso } from '@/lib/api/time'
import type { MarketSnapshot } from '@/lib/protocols/market-adapter'
import {
  getWaitingReasons,
  type WaitingChoice,
  type WaitingFacts,
} from '@/lib/risk/liquidation-quality/get-waiting-reasons'
import { WAD } from '@/lib/risk/units'
import { getBookOrder } from './order-book'
import type { SaleQuotes } from './sale-quotes'
import { tellWaitingReason } from './tell-waiting-reason'

const mostShown = 100
/** Columns are doubles: what lies so near the line is judged by its exact row. */
const near = 1e-9

type Waiting = MarketLiquidations['waiting']

/** Loans past their line that nobody has taken, largest debt first, each with all that is known to keep takers away. */
export async function readWaitingLoans(
  snapshot: MarketSnapshot,
  options: { gasCostUsd: number | null; sales: Pick<SaleQuotes, 'get'> | null },
): Promise<Waiting> {
  const rows = listPastRows(snapshot)
  const { debtUsd, collateralUsd } = snapshot.getBook()
  const sum = (values: Float64Array) =>
    rows.reduce((total, row) => total + (values[row] ?? Number.NaN), 0)
  const shown = rows.sort((a, b) => (debtUsd[b] || 0) - (debtUsd[a] || 0)).slice(0, mostShown)
  const items = await Promise.all(shown.map((row) => toLoan(snapshot, { row, ...options })))
  return {
    total: rows.length,
    liquidatable: items.filter(({ liquidatable }) => liquidatable).length,
    collateralUsd: toUsd(sum(collateralUsd)),
    debtUsd: toUsd(sum(debtUsd)),
    items,
  }
}

function listPastRows(snapshot: MarketSnapshot): number[] {
  const { healthFactors } = snapshot.getBook()
  const rows: number[] = []
  for (const row of getBookOrder(snapshot, 'distance')) {
    const health = healthFactors[row] ?? Number.NaN
    if (!(health < 1 + near)) break
    if (health < 1 - near || isPast(snapshot.toBookRow(row))) rows.push(row)
  }
  return rows
}

function isPast({ health }: BookRow): boolean {
  if (health.kind !== 'priced') return false
  return health.liquidatable || BigInt(health.healthFactor) < WAD
}

async function toLoan(
  snapshot: MarketSnapshot,
  options: {
    row: number
    gasCostUsd: number | null
    sales: Pick<SaleQuotes, 'get'> | null
  },
): Promise<WaitingLoan> {
  const { row, gasCostUsd, sales } = options
  const line = snapshot.toBookRow(row)
  const { address, subaccount, health, healthFactor, collateralUsd, debtUsd, assets } = line
  const since = snapshot.getLiquidatableSince(row)
  const previews = findPreviews(snapshot, line)
  const { protocol, assets: listed } = snapshot.getMarket()
  const choices = await Promise.all(
    previews.map((preview) => toChoice(preview, { protocol, listed, sales })),
  )
  const facts: WaitingFacts = {
    debtUsd: toNumber(debtUsd),
    collateralUsd: toNumber(collateralUsd),
    blocksWaited: since && since.earliest > 0 ? snapshot.block.number - since.earliest : null,
    choices,
    gasCostUsd,
    isCallerPaid: protocol !== 'compound-v3',
  }
  return {
    address,
    ...(subaccount !== undefined && { subaccount }),
    healthFactor: healthFactor ?? '0',
    liquidatable: health.kind === 'priced' && health.liquidatable,
    collateralUsd,
    debtUsd,
    assets,
    since: since && {
      earliestBlock: since.earliest > 0 ? since.earliest : null,
      latestBlock: since.latest,
      at: since.latestTime === undefined ? null : toIso(since.latestTime),
    },
    best: toBest(previews, choices),
    reasons: getWaitingReasons(facts).map((code) => ({
      code,
      text: tellWaitingReason(code, facts),
    })),
  }
}

function findPreviews(
  snapshot: MarketSnapshot,
  { address, subaccount }: BookRow,
): readonly LiquidationPreview[] {
  const found = snapshot
    .findPositions(address)
    .find(({ position }) => position.subaccount === subaccount)
  return found?.position.liquidation ?? []
}

async function toChoice(
  preview: LiquidationPreview,
  options: {
    protocol: string
    listed: readonly MarketAsset[]
    sales: Pick<SaleQuotes, 'get'> | null
  },
): Promise<WaitingChoice> {
  const { protocol, listed, sales } = options
  const { blocked, bonusUsd, repayUsd, seizedUsd, toxic, collateral, debt, seized } = preview
  // A whole lot goes to auction at a price that falls until somebody takes; an absorption has no buyer yet.
  const isSoldAtOnce = protocol === 'aave-v3' || protocol === 'morpho-blue'
  const sale =
    isSoldAtOnce && sales
      ? await sales.get({ collateral: collateral.asset, debt, amount: BigInt(seized) })
      : null
  const asset = listed.find(({ address }) => address === collateral.asset)
  return {
    blocked,
    bonusUsd: protocol === 'compound-v3' ? null : toNumber(bonusUsd),
    repayUsd: toNumber(repayUsd),
    seizedUsd: seized === '0' ? 0 : toNumber(seizedUsd),
    toxic,
    isCollateralLentOut:
      protocol === 'aave-v3' &&
      asset !== undefined &&
      BigInt(asset.supplied) - BigInt(asset.borrowed) < BigInt(seized),
    saleUsd: sale?.saleUsd ?? null,
    isDebtIlliquid: sale?.isDebtIlliquid ?? false,
  }
}

/** The first that passes, as they are ordered for a liquidator, else the first. */
function toBest(
  previews: readonly LiquidationPreview[],
  choices: readonly WaitingChoice[],
): WaitingLoan['best'] {
  const open = previews.findIndex(({ blocked }) => blocked === null)
  const [preview, choice] = [previews[Math.max(0, open)], choices[Math.max(0, open)]]
  if (!preview || !choice) return null
  const { collateral, debt, repayUsd, seizedUsd, bonusUsd } = preview
  const saleUsd = choice.saleUsd?.toFixed(2) ?? null
  const symbols = { collateral: collateral.symbol, debt: debt.symbol }
  return { ...symbols, repayUsd, seizedUsd, bonusUsd, saleUsd }
}

/** `null` where a value was missing. */
function toUsd(sum: number): string | null {
  return Number.isNaN(sum) ? null : sum.toFixed(2)
}

function toNumber(usd: string | null): number | null {
  return usd === null ? null : Number(usd)
}
