import Link from 'next/link'
import type { ReactNode } from 'react'
import { formatBonus, formatCount } from '@/lib/format'
import { Term } from '../glossary/term'
import { Panel } from '../ui/panel'
import { Usd } from '../ui/usd'
import type { MechanismFigures } from './get-mechanism-figures'
import type { Mechanism, Protocol } from './mechanisms'

/** One protocol's manner of selling: two sentences, its rules, and what it came to lately. */
export function MechanismPanel({
  protocol,
  mechanism,
  figures,
  days,
}: {
  protocol: Protocol
  mechanism: Mechanism
  /** null: none of its markets is followed here. */
  figures: MechanismFigures | null
  days: number
}) {
  const { name, way, term, sentences, closeFactor, whoMayAct } = mechanism
  return (
    <Panel
      title={name}
      className="grid grid-rows-subgrid row-span-9 content-start gap-y-0"
      footer={figures ? <Followed figures={figures} /> : 'Not followed here'}
      footerAside={
        protocol === 'sky' && figures ? (
          <Link href="/auctions" prefetch={false} className="link">
            Auctions
          </Link>
        ) : null
      }
    >
      <div className="px-4 pb-3">
        <p className="pb-1 font-bold">
          <Term id={term}>{way}</Term>
        </p>
        {sentences.map((sentence) => (
          <p key={sentence} className="pb-1">
            {sentence}
          </p>
        ))}
      </div>
      <dl className="grid grid-rows-subgrid row-span-6 gap-y-2 border-rule border-t px-4 py-3">
        <Fact term={<Term id="close-factor">How much at once</Term>}>{closeFactor}</Fact>
        <Fact term={<Term id="liquidator">Who may act</Term>}>{whoMayAct}</Fact>
        {figures ? (
          <Figures figures={figures} days={days} />
        ) : (
          <div className="row-span-4">
            <dt className="text-muted text-t1">Lately</dt>
            <dd className="text-muted">
              No market of it is followed here: there are no figures to tell.
            </dd>
          </div>
        )}
      </dl>
    </Panel>
  )
}

function Figures({ figures, days }: { figures: MechanismFigures; days: number }) {
  const { surcharge, liquidations, medianBlocksLate } = figures
  const hasRead = figures.read > 0
  return (
    <>
      <Fact term={<Term id="bonus">Penalty</Term>}>
        {surcharge === null ? 'not known' : getRangeText(surcharge)}
      </Fact>
      <Fact term="How fast lately">
        {medianBlocksLate === null ? 'not known' : getLateText(medianBlocksLate)}
      </Fact>
      <Fact term={`Sold in ${days} days`}>
        {!hasRead ? (
          'not known'
        ) : liquidations === 0 ? (
          'nothing'
        ) : (
          <>
            {liquidations === 1 ? 'one sale' : `${formatCount(liquidations)} sales`},{' '}
            <Sum
              usd={figures.takenUsd}
              missing={figures.unpriced}
              isKnown={figures.unpriced < liquidations}
            />
          </>
        )}
      </Fact>
      <Fact term={<Term id="bad-debt">Bad debt from these</Term>}>
        {!hasRead ? (
          'not known'
        ) : Number(figures.badDebtUsd) === 0 && figures.badDebtUnknown === 0 ? (
          'none'
        ) : (
          <Sum
            usd={figures.badDebtUsd}
            missing={figures.badDebtUnknown}
            isKnown={figures.badDebtUnknown < liquidations}
          />
        )}
      </Fact>
    </>
  )
}

/** A sum of what is known; of how many sales it is not known stands beside it. */
function Sum({ usd, missing, isKnown }: { usd: string; missing: number; isKnown: boolean }) {
  if (!isKnown) return 'worth not known'
  return (
    <>
      <Usd value={usd} compact />
      {missing === 0 ? null : (
        <span className="text-muted">, and {formatCount(missing)} of unknown worth</span>
      )}
    </>
  )
}

function getRangeText({ least, most }: { least: string; most: string }): string {
  const [from, to] = [formatBonus(least), formatBonus(most)]
  return from === to ? from : `${from} to ${to}, by collateral`
}

function getLateText(blocks: number): string {
  if (blocks === 0) return 'half of them in the first block that allowed it'
  return `half of them within ${formatCount(blocks)} ${blocks === 1 ? 'block' : 'blocks'}`
}

function Followed({ figures: { markets, read, borrowers } }: { figures: MechanismFigures }) {
  const what = markets === 1 ? 'one market' : `${formatCount(markets)} markets`
  return (
    <>
      {what}
      {read === 0
        ? ', not read yet'
        : `${read < markets ? `, ${formatCount(read)} of them read` : ''} · ${formatCount(borrowers)} ${borrowers === 1 ? 'borrower' : 'borrowers'}`}
    </>
  )
}

function Fact({ term, children }: { term: ReactNode; children: ReactNode }) {
  return (
    <div>
      <dt className="text-muted text-t1">{term}</dt>
      <dd data-live="">{children}</dd>
    </div>
  )
}
