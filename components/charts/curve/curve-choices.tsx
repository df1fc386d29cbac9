import Link from 'next/link'
import type { ReactNode } from 'react'
import { type HrefParams, toHref } from '../../page-query/to-href'
import { ButtonLink } from '../../ui/button'
import type { AssetOption } from '../asset-options'
import { type CurveView, toViewParams } from './curve-view'
import { ViewChoice } from './view-choice'

/** Assets that are offered side by side; the others stand behind "more". */
const SIDE_BY_SIDE = 6

/** What falls, where, and how it is told: links, so that each is an address. They keep the chosen fall. */
export function CurveChoices({
  view,
  unitName,
  percent,
  path,
  params,
  assets,
  asset,
  choices,
}: {
  view: CurveView
  /** The asset that amounts can be told in; null where there is none. */
  unitName: string | null
  percent: number
  path: string
  params: HrefParams
  assets: readonly AssetOption[]
  asset: string | null
  choices: ReactNode
}) {
  const toLink = (address: string | null, changed: CurveView = view) =>
    toHref(path, {
      ...params,
      asset: address,
      fall: percent / 100,
      ...toViewParams(changed, address),
    })
  return (
    <div className="flex flex-wrap gap-x-6 gap-y-2 px-4 pb-2">
      <nav aria-label="What falls" className="flex flex-wrap gap-1.5">
        <ButtonLink
          size="small"
          active={asset === null}
          href={toLink(null)}
          scroll={false}
          prefetch={false}
        >
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
              prefetch={false}
            >
              <bdi>{option.label}</bdi>
            </ButtonLink>
          ))}
        <MoreAssets assets={assets.slice(SIDE_BY_SIDE)} toLink={toLink} />
      </nav>
      {choices}
      <ViewChoice view={view} name={unitName} toLink={(changed) => toLink(asset, changed)} />
    </div>
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
      <ul className="flex max-w-[60ch] flex-wrap gap-x-3 gap-y-2.5 py-1">
        {assets.map((option) => (
          <li key={option.address}>
            <Link className="link" href={toLink(option.address)} scroll={false} prefetch={false}>
              <bdi>{option.label}</bdi>
            </Link>
          </li>
        ))}
      </ul>
    </details>
  )
}
