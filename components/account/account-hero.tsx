import type { Account, Position } from '@/lib/api/schema/position'
import { formatHealthFactor, formatPrice, formatSymbol, formatWad } from '@/lib/format'
import { WAD } from '@/lib/risk/units'
import { Term } from '../glossary/term'
import { LoadLine } from '../loadline/load-line'
import { AsOfLine } from '../ui/as-of-line'
import { Panel } from '../ui/panel'
import { RiskChip } from '../ui/risk-chip'
import { formatTriggerPrice, getHeadline } from './get-headline'
import { getStep } from './get-step'
import { getTriggers } from './get-triggers'
import { HeadlineText } from './headline-text'
import { VerifiedMark } from './position/verified-mark'

/** The account's one picture and its sentence: of the position that is nearest to liquidation. */
export function AccountHero({ account, nearest }: { account: Account; nearest: Position }) {
  const headline = getHeadline(account)
  const { health } = nearest
  const step = getStep(health)
  return (
    <Panel
      label="How far from liquidation"
      footer={<AsOfLine name={nearest.marketName} asOf={nearest.asOf} source={nearest.source} />}
      footerAside={<VerifiedMark position={nearest} />}
    >
      <div className="grid gap-x-8 gap-y-3 px-4 pt-5 pb-4 md:grid-cols-[minmax(0,1fr)_auto] md:px-6">
        <h2 className="max-w-[26ch] text-balance font-bold text-[1.625rem] leading-[1.15] tracking-tight md:text-t5">
          <HeadlineText headline={headline} step={step} />
        </h2>
        <BigHealth position={nearest} />
        <div className="max-w-[68ch] text-muted md:col-span-2">
          {headline.sub.map((sentence) => (
            <span key={sentence}>{sentence} </span>
          ))}
        </div>
        {health.kind === 'priced' ? (
          <div className="pt-3 md:col-span-2">
            <LoadLine
              healthFactor={health.healthFactor}
              trigger={getLineTrigger(nearest)}
              step={getCloseFactorStep(nearest)}
            />
          </div>
        ) : null}
      </div>
    </Panel>
  )
}

function BigHealth({ position: { health } }: { position: Position }) {
  const step = getStep(health)
  return (
    <div className="flex flex-wrap items-baseline gap-x-3 md:block md:text-right">
      <div className="text-muted text-t1">
        <Term id="health-factor">Health factor</Term>
      </div>
      {health.kind === 'priced' && step ? (
        <>
          <data
            value={health.healthFactor}
            title={formatWad(health.healthFactor)}
            data-live=""
            className="font-bold text-[1.625rem] leading-[1.15] md:block md:text-t5"
          >
            {formatHealthFactor(health.healthFactor)}
          </data>
          <RiskChip step={step} />
        </>
      ) : (
        <div className="font-bold text-t4">
          {health.kind === 'no-debt' ? 'no debt' : 'not known'}
        </div>
      )}
    </div>
  )
}

function getLineTrigger(position: Position) {
  const [first] = getTriggers(position)
  if (!first || first.priceUsd === null) return undefined
  return {
    symbol: formatSymbol(first.symbol),
    atWaterline: formatTriggerPrice(first),
    now: formatPrice(first.priceUsd),
  }
}

/** Aave v3: below 0.95 the whole debt may be repaid at once, above it half. */
function getCloseFactorStep({ protocol }: Position) {
  if (protocol !== 'aave-v3') return undefined
  return { healthFactor: (WAD * 95n) / 100n, text: 'all at once' }
}
