import Link from 'next/link'
import { AsOfLines } from '../ui/as-of-lines'
import { PageHead } from '../ui/page-head'
import { Panel } from '../ui/panel'
import type { Figure } from './figure'
import { type Term, type TermId, terms } from './terms'

type Names = Readonly<Record<string, string>>

type Entry = [TermId, Term]

const entries = Object.entries(terms) as Entry[]
const byTitle = entries.toSorted(([, a], [, b]) => a.title.localeCompare(b.title, 'en'))

/** All terms: an index by letter, then each with its definition, its number now, and what it leads to. */
export function GlossaryView({
  figures,
  names,
}: {
  figures: Partial<Record<TermId, Figure | undefined>>
  /** Market names by id. */
  names: Names
}) {
  return (
    <>
      <PageHead
        title="Glossary"
        sub="The words of forced liquidation as these pages use them, with their numbers now"
      />
      <div className="grid items-start gap-4 lg:grid-cols-[14rem_minmax(0,1fr)]">
        <nav aria-label="Terms" className="lg:sticky lg:top-4">
          <ul className="flex flex-wrap gap-x-4 gap-y-1.5 lg:grid lg:gap-0">
            {byTitle.map(([id, { title }]) => (
              <li key={id}>
                <a href={`#${id}`} className="link inline-block py-0.5">
                  {title}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <Panel label="Definitions">
          <div className="divide-y divide-rule">
            {entries.map(([id, term]) => (
              <TermSection key={id} id={id} {...{ term, names }} figure={figures[id]} />
            ))}
          </div>
        </Panel>
      </div>
    </>
  )
}

function TermSection({
  id,
  term: { title, short, long, related },
  figure,
  names,
}: {
  id: TermId
  term: Term
  figure: Figure | undefined
  names: Names
}) {
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      className="scroll-mt-4 px-4 py-4 target:shadow-[inset_3px_0_var(--accent)] md:px-6"
    >
      <h2 id={`${id}-title`}>
        <a href={`#${id}`} className="no-underline hover:underline">
          {title}
        </a>
      </h2>
      <div className="mt-1 grid gap-x-8 gap-y-3 md:grid-cols-[minmax(0,1fr)_16rem]">
        <div className="max-w-[68ch]">
          <p className="font-bold">{short}</p>
          <p className="mt-1.5">{long}</p>
          <p className="mt-1.5 text-muted text-t1">
            See also:{' '}
            {related.map((other, index) => (
              <span key={other}>
                {index > 0 ? ', ' : ''}
                <a href={`#${other}`} className="link">
                  {terms[other as TermId].title}
                </a>
              </span>
            ))}
          </p>
        </div>
        {figure ? <TermFigure {...{ figure, names }} /> : null}
      </div>
    </section>
  )
}

function TermFigure({
  figure: { label, value, of, asOf, source },
  names,
}: {
  figure: Figure
  names: Names
}) {
  return (
    <div className="border-rule border-l-2 pl-3">
      <p className="text-muted text-t1">{label}</p>
      <p className="font-bold text-t4" data-live="">
        {value}
      </p>
      {of ? (
        <p className="text-t1">
          <Link href={of.href} prefetch={false} className="link">
            <bdi>{of.text}</bdi>
          </Link>
        </p>
      ) : null}
      <div className="mt-1 text-faint text-t1">
        <AsOfLines {...{ asOf, source, names }} />
      </div>
    </div>
  )
}
