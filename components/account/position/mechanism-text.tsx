import Link from 'next/link'
import type { Position } from '@/lib/api/schema/position'
import { Term } from '../../glossary/term'
import { getPositionSentences } from '../../mechanisms/get-position-sentences'
import { mechanisms } from '../../mechanisms/mechanisms'

/** How this position would be sold, with its own numbers, and the way to the other protocols' manners. */
export function MechanismText({ position }: { position: Position }) {
  const { way, term } = mechanisms[position.protocol]
  return (
    <p className="max-w-[78ch] px-4 pb-3 text-muted">
      <b className="text-ink">
        <Term id={term}>{way}</Term>.
      </b>{' '}
      {getPositionSentences(position).join(' ')}{' '}
      <Link href="/mechanisms" prefetch={false} className="link">
        Compare
      </Link>
    </p>
  )
}
