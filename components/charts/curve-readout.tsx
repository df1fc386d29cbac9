import { formatCount, formatPrice, formatUsdCompact } from '@/lib/format'
import type { CurveRow } from './curve-rows'
import { getFallenPrice } from './get-fallen-price'
import { Swatch } from './swatch'

/** What all series say at one fall: names them by their colour and mark, so that no legend is needed. */
export function CurveReadout({
  name,
  priceUsd,
  percent,
  row,
}: {
  name: string
  priceUsd: string | null
  percent: number
  row: CurveRow | undefined
}) {
  const price = priceUsd === null ? null : getFallenPrice(priceUsd, percent)
  return (
    <dl className="grid grid-cols-2 gap-x-4 gap-y-1 px-4 pb-2 text-t1 sm:grid-cols-3 lg:grid-cols-5">
      <div className="max-sm:col-span-2">
        <dt className="text-muted">
          <bdi>{name}</bdi>
        </dt>
        <dd className="font-bold text-t2">
          {percent === 0 ? 'today' : `−${percent}\u00a0%`}
          {price === null ? null : <span className="font-normal"> {formatPrice(price)}</span>}
        </dd>
      </div>
      <Figure mark={<Swatch series={1} />} name="may be sold" usd={row?.collateralUsd} />
      <Figure mark={<Swatch series={2} />} name="owed by them" usd={row?.debtUsd} />
      <Figure mark={<Swatch series={3} dashed />} name="bad debt" usd={row?.badDebtUsd} />
      <div>
        <dt className="text-muted">accounts</dt>
        <dd className="font-bold text-t2">{row ? formatCount(row.accounts) : '–'}</dd>
      </div>
    </dl>
  )
}

function Figure({
  mark,
  name,
  usd,
}: {
  mark: React.ReactNode
  name: string
  usd: string | undefined
}) {
  return (
    <div>
      <dt className="flex items-center gap-1.5 text-muted">
        {mark}
        {name}
      </dt>
      <dd className="font-bold text-t2">{usd === undefined ? '–' : formatUsdCompact(usd)}</dd>
    </div>
  )
}
