import type { Nearest, NearestLoan } from '@/lib/api/nearest'
import { formatCount } from '@/lib/format'
import { toHref } from '../page-query/to-href'
import { EmptyState } from '../ui/empty-state'
import { Distance } from '../ui/percent'
import { RiskChip } from '../ui/risk-chip'
import { type Fall, getNearestTitle } from './get-nearest-title'
import { NearestPanel, StillDiscovering } from './nearest-panel'

type Props = {
  nearest: Nearest
  /** The asset that falls in the curve beside it. */
  fall: Fall & { asset: string }
  /** The market that the curve is of; undefined for all. */
  market: string | undefined
  /** Market names by id. */
  names: Readonly<Record<string, string>>
  isDiscovering: boolean
}

/** The loans that a fall of one asset's price reaches first, as they stand once it has fallen that far. */
export function NearestOfAsset({ nearest, fall, market, names, isDiscovering }: Props) {
  const { loans, asOf, source } = nearest
  const { asset, name, percent } = fall
  return (
    <NearestPanel
      title={getNearestTitle(fall)}
      link={{
        href: toHref('/accounts', { market, asset }),
        text: (
          <>
            all that hold or owe <bdi>{name}</bdi>
          </>
        ),
      }}
      at={{ asOf, source, names }}
      notes={getNotes(nearest, name)}
      room={`${name} may fall`}
      percent={percent}
      rows={loans.map((loan) => ({
        row: loan.row,
        health: loan.fallen,
        room: <Room loan={loan} />,
      }))}
    >
      {loans.length > 0 ? (
        <p className="px-4 pb-2 text-muted text-t1">
          In the order of how far <bdi>{name}</bdi> alone may fall, wherever it is held or owed. All
          other prices stay.
        </p>
      ) : isDiscovering ? (
        <StillDiscovering />
      ) : (
        <EmptyState title={`No price of ${name} alone sells anybody`}>
          No loan hangs on it, or none so much.
        </EmptyState>
      )}
    </NearestPanel>
  )
}

/** Who owes the asset is safer as it falls: how far it may rise. */
function Room({ loan: { row, move } }: { loan: NearestLoan }) {
  if (row.health.kind === 'priced' && row.health.liquidatable)
    return <RiskChip step="under">now</RiskChip>
  if (move.direction === 'down') return <Distance value={move.distance} />
  return (
    <>
      <span className="text-muted">may rise</span> <Distance value={move.distance} />
    </>
  )
}

/** Whom the list leaves out, and why. */
function getNotes({ others, badDebts, unpriced }: Nearest, name: string): string[] {
  const [one, two, three] = [others, badDebts, unpriced].map(formatCount)
  return [
    ...(others > 0 ? [`without ${one} past the line already that ${name} does not move`] : []),
    ...(badDebts > 0 ? [`without ${two} that nothing backs any more: bad debt`] : []),
    ...(unpriced > 0 ? [`without ${three} that lack a price`] : []),
  ]
}
