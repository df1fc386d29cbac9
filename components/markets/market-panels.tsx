import type { Market } from '@/lib/api/schema/market'
import { AuditPanel } from '../audit/audit-panel'
import { Term } from '../glossary/term'
import { AsOfLine } from '../ui/as-of-line'
import { Panel, PanelScroll } from '../ui/panel'
import { AssetTable, EModeTable } from './asset-table'
import { getConcentrationTitle } from './concentration'
import { HoldersTable } from './holders-table'
import { OracleTable } from './oracle-table'
import { getOracleTitle } from './price-status'
import { getRuleSetSentences } from './rule-set'
import { ShelfPanel } from './shelf-panel'

/** What a market's loans hang on: its rules, its assets, its oracles, its largest borrowers. */
export function MarketPanels({ market }: { market: Market }) {
  const [when, after] = getRuleSetSentences(market)
  const footer = <AsOfLine asOf={market.asOf} source={market.source} />
  const eModes = market.eModes.length
  return (
    <>
      <AuditPanel market={market} />
      <Panel title={`How it forces a sale: rules ${market.ruleSet}`}>
        <p className="max-w-[90ch] px-4 pb-4">
          {when} {after}
        </p>
      </Panel>
      <ShelfPanel market={market} />
      <Panel title="What each asset is good for" footer={footer}>
        <PanelScroll label="Assets and their parameters">
          <AssetTable assets={market.assets} />
        </PanelScroll>
      </Panel>
      {eModes > 0 ? (
        <Panel
          title={eModes === 1 ? 'One eMode' : `${eModes} eModes`}
          aside="Correlated assets, with rules of their own"
          footer={footer}
        >
          <PanelScroll label="eModes">
            <EModeTable market={market} />
          </PanelScroll>
        </Panel>
      ) : null}
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_minmax(0,28rem)]">
        <Panel
          title={getOracleTitle(market.assets.map((asset) => asset.price))}
          aside={<Term id="oracle">Oracles</Term>}
          footer={footer}
        >
          <PanelScroll label="Oracles">
            <OracleTable market={market} />
          </PanelScroll>
        </Panel>
        <Panel title={getConcentrationTitle(market.largest)} footer={footer}>
          <PanelScroll label="Largest borrowers">
            <HoldersTable largest={market.largest} />
          </PanelScroll>
        </Panel>
      </div>
    </>
  )
}
