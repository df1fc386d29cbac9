'use client'

import { memo, type ReactNode, useDeferredValue, useId, useMemo, useState } from 'react'
import { Panel } from '@/components/ui/panel'
import type { HrefParams } from '../../page-query/to-href'
import type { AssetOption } from '../asset-options'
import { useSame } from '../use-same.client'
import { CurveChoices } from './curve-choices'
import { CurvePicture } from './curve-picture.client'
import { getCurvePlot } from './curve-plot'
import { CurveReadout } from './curve-readout'
import { type CurveColumns, getCurveRows, getRowAt } from './curve-rows'
import { CurveTable } from './curve-table'
import { getCurveTitle } from './curve-title'
import { type CurveView, getShownRows, toViewParams } from './curve-view'
import { useFall } from './use-fall.client'

export type CurvePanelProps = {
  curve: CurveColumns
  view: CurveView
  /** What falls: a symbol, or "all collateral". */
  name: string
  /** Today's price of what falls; null where all collateral does. */
  priceUsd: string | null
  /** Fall in percent that the page was asked for. */
  percent: number
  /** The page that this stands on and what else its URL holds, without the fall. */
  path: string
  params: HrefParams
  assets: readonly AssetOption[]
  asset: string | null
  /** Where the same table is had as CSV. */
  csvHref: string
  /** Other choices (markets), and what the panel's footer says. */
  choices?: ReactNode
  footer: ReactNode
}

/** What stands beside the hand's way follows when there is time. */
const Choices = memo(CurveChoices)
const Table = memo(CurveTable)

/**
 * Collateral at risk against a fall in price. The sentence, the readout, the picture and the table stand without
 * scripts; the live chart comes after. The chosen fall lives in the URL.
 */
export function CurvePanel(props: CurvePanelProps) {
  const { curve, view, name, priceUsd, path, params, assets, asset, csvHref, choices, footer } =
    props
  const [percent, setPercent] = useFall(props.percent)
  const [hovered, setHovered] = useState<number | null>(null)
  const [isHeld, setIsHeld] = useState(false)
  const settled = useDeferredValue(percent)
  const sliderId = useId()
  const rows = useMemo(() => getShownRows(getCurveRows(curve), view.mode), [curve, view])
  const toPercent = settled > LOOKED_AT ? 100 : LOOKED_AT
  const plot = useSame(
    useMemo(() => getCurvePlot(rows, { view, toPercent }), [rows, view, toPercent]),
  )
  const title = getCurveTitle(name, { percent, row: getRowAt(rows, percent), view })
  const caption = getCurveTitle(name, { percent: settled, row: getRowAt(rows, settled), view })
  const read = isHeld ? percent : (hovered ?? percent)
  return (
    <Panel
      title={title}
      footer={footer}
      footerAside={
        <a className="link" href={csvHref}>
          CSV
        </a>
      }
    >
      <Choices
        {...{ view, path, params, assets, asset, choices }}
        percent={settled}
        unitName={curve.assetAmount === null ? null : name}
      />
      <CurveReadout
        name={name}
        priceUsd={priceUsd}
        percent={read}
        row={getRowAt(rows, read)}
        view={view}
      />
      <CurvePicture
        plot={plot}
        percent={percent}
        onHover={setHovered}
        onPick={setPercent}
        onHold={setIsHeld}
        onChoose={() => {
          if (hovered !== null) setPercent(hovered)
        }}
      />
      <form action={path} className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 pt-1 pb-3">
        {Object.entries({ ...params, asset, ...toViewParams(view, asset) }).map(([key, value]) =>
          value ? <input key={key} type="hidden" name={key} value={value} /> : null,
        )}
        <label htmlFor={sliderId} className="text-muted text-t1">
          Fall in price
        </label>
        <input
          id={sliderId}
          type="range"
          name="fall"
          min={0}
          max={1}
          step={0.01}
          value={percent / 100}
          onChange={(event) => setPercent(Math.round(event.target.valueAsNumber * 100))}
          aria-valuetext={title}
          className="min-w-24 flex-1 accent-[var(--accent)]"
        />
        <output htmlFor={sliderId} className="w-12 text-right font-bold">
          {percent}&nbsp;%
        </output>
        <noscript>
          <button type="submit" className="link">
            Show
          </button>
        </noscript>
      </form>
      <details className="border-rule border-t">
        <summary className="px-4 py-2 text-muted text-t1">The same as a table</summary>
        <Table rows={rows} percent={settled} caption={caption} name={name} view={view} />
      </details>
    </Panel>
  )
}

/** Falls that are looked at first, in percent; the axis goes to 100 for who asks for more. */
const LOOKED_AT = 50
