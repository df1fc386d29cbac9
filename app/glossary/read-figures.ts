import { getCurveRows, getRowAt } from '@/components/charts/curve/curve-rows'
import { toByMarket } from '@/components/charts/curve/to-by-market'
import type { Figure } from '@/components/glossary/figure'
import { getMarketFigures } from '@/components/glossary/get-market-figures'
import type { TermId } from '@/components/glossary/terms'
import type { AsOfByMarket, SourceByMarket } from '@/lib/api/schema/as-of'
import type { BookRow } from '@/lib/api/schema/book'
import type { Engine } from '@/lib/engine/engine'
import { BaseError } from '@/lib/errors'
import {
  formatAddress,
  formatCount,
  formatHealthFactor,
  formatLeverage,
  formatParameter,
  formatUsdCompact,
} from '@/lib/format'

type Figures = Partial<Record<TermId, Figure | undefined>>
type Blocks = { asOf: AsOfByMarket; source: SourceByMarket }

const FALL = 20
const SEARCHED = 100
/** Liquidations that are looked at for what is usual lately. */
const LATELY = 200

/** The live number of each term that has one. What could not be read is left out; what nobody foresaw is thrown. */
export async function readFigures(engine: Engine): Promise<Figures> {
  const book = engine.readBook({ sort: 'distance', limit: SEARCHED, format: 'json' })
  // Debt without collateral comes first in the book, and is liquidated by nobody.
  const nearest = book.items.find(({ collateralUsd }) => Number(collateralUsd ?? 0) > 0)
  return {
    ...getMarketFigures(engine.readMarkets()),
    ...readCascade(engine),
    ...readLiquidations(engine),
    ...readAuctions(engine),
    ...(nearest && getLowest(nearest, book)),
    ...(nearest && (await readNearest(engine, nearest))),
  }
}

const pick = ({ asOf, source }: Blocks, market: string): Blocks => ({
  asOf: Object.fromEntries(Object.entries(asOf).filter(([id]) => id === market)),
  source: Object.fromEntries(Object.entries(source).filter(([id]) => id === market)),
})

const toAccountLink = (address: string) => ({
  text: formatAddress(address),
  href: `/accounts/${address}`,
})

function getLowest({ address, healthFactor, market }: BookRow, book: Blocks): Figures {
  if (healthFactor === null) return {}
  return {
    'health-factor': {
      label: 'Of the loan nearest to liquidation',
      value: formatHealthFactor(healthFactor),
      of: toAccountLink(address),
      ...pick(book, market),
    },
  }
}

/** What only the account itself tells. */
async function readNearest(engine: Engine, row: BookRow): Promise<Figures> {
  const account = await engine.readAccount(row.address).catch((error: unknown) => {
    if (error instanceof BaseError) return null
    throw error
  })
  const position = account?.positions.find(({ market }) => market === row.market)
  if (!account || !position) return {}
  const rest = {
    of: toAccountLink(row.address),
    asOf: { [row.market]: position.asOf },
    source: { [row.market]: position.source },
  }
  const [best] = position.liquidation
  return {
    'close-factor': best && {
      label: 'Of a debt of the loan nearest to liquidation',
      value: formatParameter(best.closeFactor),
      ...rest,
    },
    leverage:
      position.leverage === null
        ? undefined
        : {
            label: 'Of the loan nearest to liquidation',
            value: formatLeverage(position.leverage),
            ...rest,
          },
  }
}

function readCascade(engine: Engine): Figures {
  const curve = engine.readCurve({ format: 'json' })
  const row = getRowAt(getCurveRows(curve), FALL)
  const blocks = toByMarket(curve, undefined)
  if (!row || Object.keys(blocks.asOf).length === 0) return {}
  return {
    cascade: {
      label: `At most liquidatable if all collateral falls ${FALL}\u00a0%`,
      value: formatUsdCompact(row.collateralUsd),
      of: { text: 'the curve', href: `/?fall=${FALL / 100}` },
      ...blocks,
    },
  }
}

function readLiquidations(engine: Engine): Figures {
  const { items, total, asOf, source } = engine.readLiquidations({ limit: LATELY, format: 'json' })
  if (Object.keys(asOf).length === 0) return {}
  const newest = `the newest ${formatCount(items.length)} liquidations`
  const late = items.flatMap(({ blocksLate }) => blocksLate ?? []).toSorted((a, b) => a - b)
  const median = late[Math.floor((late.length - 1) / 2)]
  const absorbed = items.filter(({ mechanism }) => mechanism === 'absorption').length
  return {
    'forced-liquidation': {
      label: 'On record',
      value: formatCount(total),
      of: { text: 'the feed', href: '/liquidations' },
      asOf,
      source,
    },
    liquidator:
      items.length === 0
        ? undefined
        : {
            label: `Different ones among ${newest}`,
            value: formatCount(new Set(items.map(({ liquidator }) => liquidator)).size),
            asOf,
            source,
          },
    lateness:
      median === undefined
        ? undefined
        : {
            label: `Half of the ${formatCount(late.length)} that are known of ${newest} came within`,
            value: `${formatCount(median)} ${median === 1 ? 'block' : 'blocks'}`,
            asOf,
            source,
          },
    absorption:
      absorbed === 0
        ? undefined
        : {
            label: `Of ${newest}`,
            value: formatCount(absorbed),
            of: { text: 'show them', href: '/liquidations?mechanism=absorption' },
            asOf,
            source,
          },
  }
}

function readAuctions(engine: Engine): Figures {
  const { total, asOf, source } = engine.readAuctions({ status: 'live', limit: 1, format: 'json' })
  if (Object.keys(asOf).length === 0) return {}
  return {
    auction: {
      label: 'On sale now',
      value: formatCount(total),
      of: { text: 'the auctions', href: '/auctions' },
      asOf,
      source,
    },
  }
}
