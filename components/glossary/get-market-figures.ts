import type { Market, MarketAsset } from '@/lib/api/schema/market'
import {
  formatAddress,
  formatAge,
  formatBonus,
  formatCount,
  formatParameter,
  formatPercent,
  formatPrice,
  formatSymbol,
  formatUsdCompact,
} from '@/lib/format'
import { addDecimals, compareDecimals } from '../account/compare-decimals'
import type { Figure } from './figure'
import type { TermId } from './terms'

type Read = Market & { asOf: NonNullable<Market['asOf']> }
type Held = { market: Read; asset: MarketAsset }

const isRead = (market: Market): market is Read => market.asOf !== null

const toBlocks = (markets: readonly Read[]): Pick<Figure, 'asOf' | 'source'> => ({
  asOf: Object.fromEntries(markets.map(({ id, asOf }) => [id, asOf])),
  source: Object.fromEntries(markets.map(({ id, source }) => [id, source])),
})

const toMarketLink = ({ id, name }: Read) => ({
  text: name,
  href: `/markets/${encodeURIComponent(id)}`,
})

/** The one that `value` is largest for; those for which it is null are passed over. */
function findLargest<T>(all: readonly T[], value: (each: T) => string | null): T | undefined {
  let found: { each: T; at: string } | undefined
  for (const each of all) {
    const at = value(each)
    if (at !== null && (!found || compareDecimals(at, found.at) > 0)) found = { each, at }
  }
  return found?.each
}

function getAssetFigure(
  held: Held | undefined,
  { label, value }: { label: string; value: (asset: MarketAsset) => string },
): Figure | undefined {
  if (!held) return undefined
  const { market, asset } = held
  const link = toMarketLink(market)
  return {
    label,
    value: value(asset),
    of: { ...link, text: `${formatSymbol(asset.symbol)} in ${link.text}` },
    ...toBlocks([market]),
  }
}

const getDollarGap = ({ asset: { price } }: Held): string | null => {
  if (price.usd === null) return null
  const gap = addDecimals(price.usd, '-1').replace('-', '')
  return compareDecimals(gap, '0.1') <= 0 ? gap : null
}

const toAge = (seconds: number | null) => (seconds === null ? null : String(Math.floor(seconds)))

function getAssetFigures(assets: readonly Held[]): Partial<Record<TermId, Figure | undefined>> {
  const collateral = assets.filter(
    ({ asset }) => compareDecimals(asset.liquidationThreshold, '0') > 0,
  )
  return {
    'liquidation-threshold': getAssetFigure(
      findLargest(collateral, ({ asset }) => asset.liquidationThreshold),
      {
        label: 'Highest of an asset',
        value: (asset) => formatParameter(asset.liquidationThreshold),
      },
    ),
    bonus: getAssetFigure(
      findLargest(collateral, ({ asset }) => asset.liquidationBonus),
      { label: 'Largest bonus', value: (asset) => formatBonus(asset.liquidationBonus) },
    ),
    utilisation: getAssetFigure(
      findLargest(assets, ({ asset }) => asset.utilisation),
      { label: 'Highest', value: (asset) => formatPercent(asset.utilisation) },
    ),
    'oracle-latency': getAssetFigure(
      findLargest(assets, ({ asset }) => toAge(asset.price.ageSeconds)),
      {
        label: 'Oldest price in use',
        value: (asset) => `${formatAge(asset.price.ageSeconds ?? 0)} old`,
      },
    ),
    heartbeat: getAssetFigure(
      findLargest(assets, ({ asset }) => toAge(asset.price.heartbeatSeconds)),
      { label: 'Longest', value: (asset) => formatAge(asset.price.heartbeatSeconds ?? 0) },
    ),
    depeg: getAssetFigure(findLargest(assets, getDollarGap), {
      label: 'Furthest from a dollar, among those within ten cents of it',
      value: (asset) => formatPrice(asset.price.usd ?? '0'),
    }),
  }
}

function getSum(
  markets: readonly Read[],
  { label, usd }: { label: string; usd: (market: Read) => string | null | undefined },
): Figure | undefined {
  const known = markets.flatMap((market) => {
    const value = usd(market)
    return value === null || value === undefined ? [] : [{ market, value }]
  })
  if (known.length === 0) return undefined
  return {
    label,
    value: formatUsdCompact(addDecimals('0', ...known.map(({ value }) => value))),
    ...toBlocks(known.map(({ market }) => market)),
  }
}

function getWhale(markets: readonly Read[]): Figure | undefined {
  const holders = markets.flatMap((market) =>
    market.largest.map((holder) => ({ market, ...holder })),
  )
  const largest = findLargest(holders, ({ shareOfDebt }) => shareOfDebt)
  if (!largest) return undefined
  return {
    label: `Largest share of a market’s debt: ${largest.market.name}`,
    value: formatPercent(largest.shareOfDebt),
    of: { text: formatAddress(largest.address), href: `/accounts/${largest.address}` },
    ...toBlocks([largest.market]),
  }
}

function getOracles(assets: readonly Held[]): Figure | undefined {
  if (assets.length === 0) return undefined
  const count = (status: MarketAsset['price']['status']) =>
    assets.filter(({ asset }) => asset.price.status === status).length
  const missing = count('unpriced')
  const stale = count('stale')
  return {
    label: 'Prices in use',
    value: `${formatCount(assets.length - missing)}, ${stale} stale; ${missing} missing`,
    ...toBlocks([...new Set(assets.map(({ market }) => market))]),
  }
}

/** The live numbers that the markets themselves tell; a term without one is left out, never zero. */
export function getMarketFigures(
  markets: readonly Market[],
): Partial<Record<TermId, Figure | undefined>> {
  const read = markets.filter(isRead)
  const counted = read.filter(({ totals }) => totals !== null)
  const assets = read.flatMap((market) => market.assets.map((asset) => ({ market, asset })))
  const leastCovered = findLargest(read, ({ coverage }) =>
    coverage === null ? null : addDecimals('0', `-${coverage}`),
  )
  return {
    ...getAssetFigures(assets),
    oracle: getOracles(assets),
    whale: getWhale(read),
    'bad-debt': getSum(read, { label: 'Open now', usd: ({ totals }) => totals?.badDebtUsd }),
    deficit: getSum(read, {
      label: 'Booked and not covered',
      usd: ({ totals }) => totals?.deficitUsd,
    }),
    waterline:
      counted.length === 0
        ? undefined
        : {
            label: 'Accounts under water now',
            value: formatCount(
              counted.reduce((sum, { totals }) => sum + (totals?.liquidatableAccounts ?? 0), 0),
            ),
            of: { text: 'show them', href: '/accounts?maxDistance=0' },
            ...toBlocks(counted),
          },
    emode:
      read.length === 0
        ? undefined
        : {
            label: 'Categories',
            value: formatCount(read.reduce((sum, { eModes }) => sum + eModes.length, 0)),
            ...toBlocks(read),
          },
    coverage:
      leastCovered === undefined
        ? undefined
        : {
            label: 'Lowest of a market',
            value: formatPercent(leastCovered.coverage ?? '0', 1, 'down'),
            of: toMarketLink(leastCovered),
            ...toBlocks([leastCovered]),
          },
  }
}
