import Link from 'next/link'
import type { Position } from '@/lib/api/schema/position'
import { formatSymbol } from '@/lib/format'
import { Term } from '../../glossary/term'
import { MiniLoadLine } from '../../loadline/mini-load-line'
import { mechanisms } from '../../mechanisms/mechanisms'
import { Address } from '../../ui/address'
import { AsOfLine } from '../../ui/as-of-line'
import { EmptyState } from '../../ui/empty-state'
import { HealthFactor } from '../../ui/health-factor'
import { Panel, PanelScroll } from '../../ui/panel'
import { Chip, RiskChip } from '../../ui/risk-chip'
import { getPositionHeadline } from '../get-headline'
import { getStep } from '../get-step'
import { HeadlineText } from '../headline-text'
import { CollateralTable } from './collateral-table'
import { DebtTable } from './debt-table'
import { MechanismText } from './mechanism-text'
import { PositionFacts } from './position-facts'
import { PositionOutlook } from './position-outlook'
import { VerifiedMark } from './verified-mark'

/** One position: its sentence, totals, and every leg with all that is known of it. */
export function PositionPanel({
  position,
  ruleSet,
}: {
  position: Position
  /** Rules in force in its market, as the chain states them. */
  ruleSet: string | null
}) {
  const step = getStep(position.health)
  const { marketName, eMode, subaccount } = position
  return (
    <Panel
      title={
        <Link
          href={`/markets/${encodeURIComponent(position.market)}`}
          prefetch={false}
          className="link"
        >
          <bdi>{marketName}</bdi>
        </Link>
      }
      aside={
        <span className="flex flex-wrap items-center gap-2">
          {ruleSet ? <Chip>rules {ruleSet}</Chip> : null}
          {eMode ? (
            <Chip>
              <Term id="emode">eMode</Term>: {formatSymbol(eMode.label)}
            </Chip>
          ) : null}
          {subaccount ? (
            <span className="inline-flex items-center gap-1.5" title="This vault’s urn">
              vault <Address address={subaccount} copy />
            </span>
          ) : null}
        </span>
      }
      footer={<AsOfLine name={marketName} asOf={position.asOf} source={position.source} />}
      footerAside={<VerifiedMark position={position} />}
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 pb-3">
        <HealthFactor health={position.health} />
        {step ? <RiskChip step={step} /> : null}
        <MiniLoadLine health={position.health} />
        <span>
          <HeadlineText headline={getPositionHeadline(position)} step={step} />
        </span>
      </div>
      <PositionOutlook position={position} />
      {position.debt.length > 0 ? <MechanismText position={position} /> : null}
      <PositionFacts position={position} />
      <div className="border-rule border-t">
        {position.collateral.length > 0 ? (
          <PanelScroll label={`Held in ${marketName}`}>
            <CollateralTable position={position} />
          </PanelScroll>
        ) : (
          <EmptyState title="Nothing is held against this debt.">
            What is owed and not covered is bad debt of the market.
          </EmptyState>
        )}
      </div>
      <ListTerms surcharge={mechanisms[position.protocol].surcharge} />
      {position.debt.length > 0 ? (
        <div className="border-rule border-t">
          <PanelScroll label={`Owed in ${marketName}`}>
            <DebtTable position={position} />
          </PanelScroll>
        </div>
      ) : null}
    </Panel>
  )
}

/** Where a table is a list its heads can't be seen: their words once, under it. */
function ListTerms({ surcharge }: { surcharge: string }) {
  return (
    <p className="flex flex-wrap gap-x-3 gap-y-2 px-4 pb-3 text-muted text-t1 md:hidden">
      In words: <Term id="liquidation-threshold">threshold</Term>
      <Term id="bonus">{surcharge.toLowerCase()}</Term>
      <Term id="liquidation-price">liquidation price</Term>
      <Term id="distance">distance</Term>
      <Term id="heartbeat">age of a price</Term>
    </p>
  )
}
