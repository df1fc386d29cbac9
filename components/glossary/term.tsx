import type { ReactNode } from 'react'
import { TermTip } from './term-tip.client'
import { type TermId, terms } from './terms'

/**
 * A word of the field where it stands: a link to its place in the glossary, whose short definition shows on focus,
 * hover and touch. For server components; a client component takes it as a child, so that the texts stay here.
 */
export function Term({ id, children }: { id: TermId; children?: ReactNode }) {
  const { title, short } = terms[id]
  return (
    <TermTip href={`/glossary#${id}`} definition={short}>
      {children ?? title}
    </TermTip>
  )
}
