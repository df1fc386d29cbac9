'use client'

import dynamic from 'next/dynamic'
import Link from 'next/link'
import { useRouter, useSearchParams } from 'next/navigation'
import { type ReactNode, useEffect, useId, useState, useTransition } from 'react'
import { ButtonLink } from '@/components/ui/button'
import { Panel } from '@/components/ui/panel'
import { parseFall } from '../page-query/parse-fall'
import { type HrefParams, toHref } from '../page-query/to-href'
import type { AssetOption } from './asset-options'
import { CurveReadout } from './curve-readout'
import { type CurveColumns, getCurveRows, getRowAt } from './curve-rows'
import { CurveTable } from './curve-table'
import { getCurveTitle } from './curve-title'
import { type CurveView, getShownRows, toViewParams } from './curve-view'
import { ViewChoice } from './view-choice'

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

const CurveChart = dynamic(() => import('./curve-chart.client'), {
  ssr: false,
  loading: () => (
    <p className="needs-script px-4 pt-24 text-center text-faint">The chart is being drawn.</p>
  ),
})

/** How long a hand rests until the URL follows. */
const REST_MS = 120

/** Assets that are offered side by side; the others stand behind "more". */
const SIDE_BY_SIDE = 6

/**
 * Collateral at risk against a fall in price. The sentence, the readout and the table stand without scripts;
 * the chart comes after. The chosen fall lives in the URL.
 */
export function CurvePanel(props: CurvePanelProps) {
  const { curve, view, name, priceUsd, path, params, assets, asset, csvHref, choices, footer } =
    props
  const [percent, setPercent] = useFall(props.percent)
  const [hovered, setHovered] = useState<number | null>(null)
  const sliderId = useId()
  const rows = getShownRows(getCurveRows(curve), view.mode)
  const title = getCurveTitle(name, { percent, row: getRowAt(rows, percent), view })
  const read = hovered ?? percent
  const toLink = (address: string | null, changed: CurveView = view) =>
    toHref(path, {
      ...params,
      asset: address,
      fall: percent / 100,
      ...toViewParams(changed, address),
    })
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
      <div className="flex flex-wrap gap-x-6 gap-y-2 px-4 pb-2">
        <nav aria-label="What falls" className="flex flex-wrap gap-1.5">
          <ButtonLink size="small" active={asset === null} href={toLink(null)} scroll={false}>
            all collateral
          </ButtonLink>
          {assets
            .filter((option, index) => index < SIDE_BY_SIDE || option.address === asset)
            .map((option) => (
              <ButtonLink
                key={option.address}
                size="small"
                active={option.address === asset}
                href={toLink(option.address)}
                scroll={false}
              >
                <bdi>{option.label}</bdi>
              </ButtonLink>
            ))}
          <MoreAssets assets={assets.slice(SIDE_BY_SIDE)} toLink={toLink} />
        </nav>
        {choices}
        <ViewChoice
          view={view}
          name={curve.assetAmount === null ? null : name}
          toLink={(changed) => toLink(asset, changed)}
        />
      </div>
      <CurveReadout
        name={name}
        priceUsd={priceUsd}
        percent={read}
        row={getRowAt(rows, read)}
        view={view}
      />
      <noscript>
        <p className="px-4 py-3 text-muted">
          The chart needs JavaScript. The table below has its numbers.
        </p>
      </noscript>
      <div className="needs-script h-[300px] pr-1">
        <CurveChart
          rows={rows}
          view={view}
          toPercent={percent > 50 ? 100 : 50}
          percent={percent}
          label={title}
          onHover={setHovered}
          onPick={setPercent}
        />
      </div>
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
        <CurveTable rows={rows} percent={percent} caption={title} name={name} view={view} />
      </details>
    </Panel>
  )
}

function MoreAssets({
  assets,
  toLink,
}: {
  assets: readonly AssetOption[]
  toLink: (address: string) => string
}) {
  if (assets.length === 0) return null
  return (
    <details className="text-t1">
      <summary className="min-h-7 px-2 py-1 text-muted">{assets.length} more</summary>
      <ul className="flex max-w-[60ch] flex-wrap gap-x-3 gap-y-1 py-1">
        {assets.map((option) => (
          <li key={option.address}>
            <Link className="link" href={toLink(option.address)} scroll={false}>
              <bdi>{option.label}</bdi>
            </Link>
          </li>
        ))}
      </ul>
    </details>
  )
}

/**
 * The fall in percent: what the URL says, or while a hand is on the control what it says. The URL follows
 * whenever the hand rests, and with it what the server says of that fall: the list beside the curve.
 */
function useFall(given: number): [number, (percent: number) => void] {
  const fromUrl = parseFall(useSearchParams().get('fall') ?? '') ?? given
  const { replace } = useRouter()
  const [isPending, startTransition] = useTransition()
  const [draft, setDraft] = useState<number | null>(null)
  if (draft !== null && draft === fromUrl) setDraft(null)
  useEffect(() => {
    if (draft === null || isPending) return
    const timer = setTimeout(() => {
      const url = new URL(window.location.href)
      url.searchParams.set('fall', String(draft / 100))
      const href = `${url.pathname}${url.search}`
      startTransition(() => replace(href, { scroll: false }))
    }, REST_MS)
    return () => clearTimeout(timer)
  }, [draft, isPending, replace])
  return [draft ?? fromUrl, setDraft]
}
