import { ButtonLink } from '../../ui/button'
import type { CurveView } from './curve-view'

/** Cumulative or by level, in dollars or in the asset: links, so that each is an address. */
export function ViewChoice({
  view,
  name,
  toLink,
}: {
  view: CurveView
  /** The asset that amounts can be told in; null where there is none. */
  name: string | null
  toLink: (view: CurveView) => string
}) {
  const { mode, unit } = view
  return (
    <>
      <nav aria-label="How it is added up" className="flex flex-wrap gap-1.5">
        <ButtonLink
          size="small"
          active={mode === 'cumulative'}
          href={toLink({ mode: 'cumulative', unit })}
          scroll={false}
          prefetch={false}
        >
          in all
        </ButtonLink>
        <ButtonLink
          size="small"
          active={mode === 'level'}
          href={toLink({ mode: 'level', unit })}
          scroll={false}
          prefetch={false}
        >
          by each percent
        </ButtonLink>
      </nav>
      {name === null ? null : (
        <nav aria-label="What it is counted in" className="flex flex-wrap gap-1.5">
          <ButtonLink
            size="small"
            active={unit === 'usd'}
            href={toLink({ mode, unit: 'usd' })}
            scroll={false}
            prefetch={false}
          >
            in dollars
          </ButtonLink>
          <ButtonLink
            size="small"
            active={unit === 'asset'}
            href={toLink({ mode, unit: 'asset' })}
            scroll={false}
            prefetch={false}
          >
            in <bdi>{name}</bdi>
          </ButtonLink>
        </nav>
      )}
    </>
  )
}
