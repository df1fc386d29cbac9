import type { ReactNode } from 'react'
import type { Position } from '@/lib/api/schema/position'
import { formatDuration, formatLeverage } from '@/lib/format'
import { Term } from '../../glossary/term'
import { Distance } from '../../ui/percent'
import { Unknown } from '../../ui/unknown'
import { Usd } from '../../ui/usd'

/** A position's totals and its distances, as a line of terms. */
export function PositionFacts({ position }: { position: Position }) {
  const { health, distance, leverage, timeToLiquidationSeconds: seconds } = position
  const owes = health.kind !== 'no-debt'
  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-2 border-rule border-t px-4 py-3 sm:grid-cols-3 lg:flex lg:flex-wrap lg:gap-x-10">
      <Fact term="Collateral">
        <Usd value={position.collateralUsd} />
      </Fact>
      <Fact term="Owed">
        <Usd value={position.debtUsd} />
      </Fact>
      <Fact term="Net">
        <Usd value={position.netUsd} />
      </Fact>
      <Fact term={<Term id="leverage">Leverage</Term>}>
        {leverage === null ? (
          <Unknown why="It can’t be worked out" />
        ) : (
          <span data-live="">{formatLeverage(leverage)}</span>
        )}
      </Fact>
      {owes ? (
        <>
          <Fact term="All collateral may fall">
            {health.kind === 'unpriced' ? (
              'not known'
            ) : health.kind === 'priced' && health.liquidatable ? (
              'no further'
            ) : distance.uniform === null ? (
              'any distance'
            ) : (
              <Distance value={distance.uniform} />
            )}
          </Fact>
          <Fact term="By interest alone">
            {health.kind === 'unpriced' ? 'not known' : getInterestText(seconds)}
          </Fact>
        </>
      ) : null}
    </dl>
  )
}

function getInterestText(seconds: number | null): string {
  if (seconds === null) return 'never'
  return seconds <= 0 ? 'reached' : `in ${formatDuration(seconds)}`
}

function Fact({ term, children }: { term: ReactNode; children: ReactNode }) {
  return (
    <div>
      <dt className="text-muted text-t1">{term}</dt>
      <dd className="font-bold">{children}</dd>
    </div>
  )
}
