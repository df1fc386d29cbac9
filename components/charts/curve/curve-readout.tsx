import { formatCount, formatPrice, formatUsdCompact } from '@/lib/format'
import { Swatch } from '../swatch'
import type { CurveRow } from './curve-rows'
import { type CurveView, formatTokens } from './curve-view'
import { getFallenPrice } from './get-fallen-price'

/** What all series say at one fall: names them by their colour and mark, so that no legend is needed. */
export function CurveReadout({
  name,
  priceUsd,
  percent,
  row,
  view,
}: {
  name: string
  priceUsd: string | null
  percent: number
  /** Of the mode that is shown. */
  row: CurveRow | undefined
  view: CurveView
}) {
  const price = priceUsd === null ? null : getFallenPrice(priceUsd, percent)
  const isStep = view.mode === 'level' && percent > 0
  const more = isStep ? 'more ' : ''
  const inAsset = view.unit === 'asset'
  return (
    <dl className="grid grid-cols-2 gap-x-4 gap-y-1 px-4 pb-2 text-t1 sm:grid-cols-3 lg:grid-cols-5">
      <div className="max-sm:col-span-2">
        <dt className="text-muted">
          <bdi>{name}</bdi>
        </dt>
        <dd className="font-bold text-t2">
          {percent === 0 ? 'today' : `−${isStep ? `${percent - 1} to −` : ''}${percent}\u00a0%`}
          {price === null ? null : <span className="font-normal"> {formatPrice(price)}</span>}
        </dd>
      </div>
      <Figure
        mark={<Swatch series={1} />}
        name={
          inAsset ? (
            <span>
              <bdi>{name}</bdi> {more}may be sold
            </span>
          ) : (
            `${more}may be sold`
          )
        }
        value={inAsset ? toText(row?.assetAmount, formatTokens) : toUsd(row?.collateralUsd)}
      />
      <Figure
        mark={inAsset ? null : <Swatch series={2} />}
        name="owed by them"
        value={toUsd(row?.debtUsd)}
      />
      <Figure
        mark={inAsset ? null : <Swatch series={3} dashed />}
        name={`${more}bad debt`}
        value={toUsd(row?.badDebtUsd)}
      />
      <div>
        <dt className="text-muted">{more}accounts</dt>
        <dd className="font-bold text-t2">{row ? formatCount(row.accounts) : '–'}</dd>
      </div>
    </dl>
  )
}

const toText = (value: string | null | undefined, format: (value: string) => string) =>
  value == null ? '–' : format(value)
const toUsd = (value: string | undefined) => toText(value, formatUsdCompact)

function Figure({
  mark,
  name,
  value,
}: {
  mark: React.ReactNode
  name: React.ReactNode
  value: string
}) {
  return (
    <div>
      <dt className="flex items-center gap-1.5 text-muted">
        {mark}
        {name}
      </dt>
      <dd className="font-bold text-t2">{value}</dd>
    </div>
  )
}
