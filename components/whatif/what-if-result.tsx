import type { Currency } from '@/lib/api/risk-input'
import type { KeyedAsset } from '@/lib/api/what-if/asset-keys'
import { formatHealthFactor, formatSymbol } from '@/lib/format'
import type { Health } from '@/lib/risk/health'
import { Notice } from '../ui/notice'
import { RiskChip } from '../ui/risk-chip'
import { Token } from '../ui/token'
import { formatMoney } from './format-money'
import { getAssumptions } from './get-assumptions'
import { getIssueText } from './get-issue-text'
import { formatOutcomePrice, getSentence } from './get-sentence'
import type { WhatIfPlay } from './play-what-if'
import { SentenceText } from './sentence-text'
import { WhatIfLine } from './what-if-line'
import type { Outcome } from './world'

/** Health today and in the what-if, kept in sight while the controls move. */
export function WhatIfHealth({ play: { today, after, isChanged } }: { play: WhatIfPlay }) {
  return (
    <div className="sticky bottom-0 border-rule border-t bg-panel px-4 pt-2 pb-2.5">
      {today.health.kind === 'priced' ? (
        <WhatIfLine
          today={today.health.healthFactor}
          after={isChanged && after.health.kind === 'priced' ? after.health.healthFactor : null}
        />
      ) : null}
      <output
        form="what-if-form"
        className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1"
      >
        <span className="text-muted">
          Health {toText(today.health)} <span aria-hidden="true">→</span>
          <span className="sr-only"> would be</span>
        </span>
        <b className="text-t4">{isChanged ? toText(after.health) : 'the same'}</b>
        {after.step ? <RiskChip step={after.step} /> : null}
      </output>
    </div>
  )
}

/** What else the what-if comes to: its sentence, what stands in its way, and every liquidation price. */
export function WhatIfResult({
  play,
  assets,
}: {
  play: WhatIfPlay
  assets: readonly KeyedAsset[]
}) {
  const { today, after, isChanged, issues, parsed, terms, input } = play
  return (
    <div className="grid gap-3 px-4 pb-3">
      {parsed.problems.map(({ key, given, message }) => (
        <Notice key={`${key} ${message}`} kind="watch">
          <code>{key.slice(0, 60)}</code> {message}
          {given === '' ? (
            ''
          ) : (
            <>
              , and is <code>{given.slice(0, 60)}</code>
            </>
          )}
          : it changes nothing.
        </Notice>
      ))}
      {issues.map((issue) => {
        const text = getIssueText(issue, assets)
        return (
          <Notice key={text} kind="watch">
            {text}
          </Notice>
        )
      })}
      {isChanged ? (
        <>
          <p className="font-bold">
            <SentenceText parts={getSentence(after, terms.currency)} step={after.step} />
          </p>
          <Comparison today={today} after={after} currency={terms.currency} />
        </>
      ) : (
        <p className="text-muted">
          Move a price or an amount: this says what would become of the loan.
        </p>
      )}
      <p className="text-muted text-t1">{getAssumptions(input.protocol)}</p>
    </div>
  )
}

function Comparison({
  today,
  after,
  currency,
}: {
  today: Outcome
  after: Outcome
  currency: Currency
}) {
  const symbols = new Map(
    [...after.triggers, ...today.triggers].map(({ asset, symbol }) => [asset, symbol]),
  )
  const priceOf = (outcome: Outcome, asset: string) => {
    const trigger = outcome.triggers.find((each) => each.asset === asset)
    if (outcome.step === 'under') return 'reached'
    if (trigger) return formatOutcomePrice(trigger, currency)
    return outcome.health.kind === 'unpriced' ? 'not known' : 'none'
  }
  const earlierOf = ({ earlier, health }: Outcome) => {
    if (earlier?.isOpen) return 'reached'
    if (earlier?.trigger) return formatOutcomePrice(earlier.trigger, currency)
    return health.kind === 'unpriced' ? 'not known' : 'none'
  }
  const money = (value: string | null) => (value === null ? '–' : formatMoney(value, currency))
  return (
    <table className="w-full text-t1">
      <thead>
        <tr className="text-left text-muted">
          <th scope="col" className="pb-1">
            Liquidated at
          </th>
          <th scope="col" className="pb-1 text-right">
            today
          </th>
          <th scope="col" className="pb-1 text-right">
            what if
          </th>
        </tr>
      </thead>
      <tbody>
        {[...symbols].map(([asset, symbol]) => (
          <ComparisonRow
            key={asset}
            name={<Token symbol={formatSymbol(symbol)} address={asset} />}
            today={priceOf(today, asset)}
            after={priceOf(after, asset)}
          />
        ))}
        {today.earlier || after.earlier ? (
          <ComparisonRow
            name="A part, by your earlier line"
            today={earlierOf(today)}
            after={earlierOf(after)}
          />
        ) : null}
        <ComparisonRow
          name="Collateral"
          today={money(today.collateralValue)}
          after={money(after.collateralValue)}
        />
        <ComparisonRow name="Owed" today={money(today.debtValue)} after={money(after.debtValue)} />
        <ComparisonRow
          name="A liquidation takes"
          today={money(today.takenValue)}
          after={money(after.takenValue)}
        />
        <ComparisonRow
          name="of that you lose"
          today={money(today.lossValue)}
          after={money(after.lossValue)}
        />
      </tbody>
    </table>
  )
}

function ComparisonRow({
  name,
  today,
  after,
}: {
  name: React.ReactNode
  today: string
  after: string
}) {
  return (
    <tr className="border-rule border-t">
      <th scope="row" className="py-1 text-left font-normal">
        {name}
      </th>
      <td className="py-1 text-right text-muted">{today}</td>
      <td className="py-1 text-right font-bold">{after}</td>
    </tr>
  )
}

function toText(health: Health): string {
  if (health.kind === 'priced') return formatHealthFactor(health.healthFactor)
  return health.kind === 'no-debt' ? 'no debt' : 'not known'
}
