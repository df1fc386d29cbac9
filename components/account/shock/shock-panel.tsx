import type { Position } from '@/lib/api/schema/position'
import { formatDistance, formatParameter, formatSymbol } from '@/lib/format'
import { mechanisms } from '../../mechanisms/mechanisms'
import { SelectField } from '../../page-query/fields'
import { AsOfLines } from '../../ui/as-of-lines'
import { Panel, PanelScroll } from '../../ui/panel'
import { Chip } from '../../ui/risk-chip'
import { Usd } from '../../ui/usd'
import {
  getShockOptions,
  getShockOutcome,
  type Shock,
  type ShockOption,
  type ShockOutcome,
} from './get-shock'
import { getShockEffect, type ShockEffect, type ShockKnowledge } from './get-shock-effect'
import { getShockNotes } from './get-shock-notes'
import { getShockTitle } from './get-shock-title'
import { SHOCK_PANEL_ID } from './shock-panel-id'

const FALLS = ['0.01', '0.05', '0.1', '0.2', '0.3', '0.4', '0.5', '0.6', '0.75', '0.9']

const WORDS: Record<ShockOutcome, { text: string; className?: string }> = {
  already: { text: 'liquidatable already', className: 'bg-under-wash text-under' },
  liquidatable: { text: 'liquidatable', className: 'bg-under-wash text-under' },
  part: { text: 'a part, by its earlier line', className: 'bg-watch-wash text-watch' },
  unreached: { text: 'not reached', className: 'bg-afloat-wash text-afloat' },
  helped: { text: 'safer', className: 'bg-afloat-wash text-afloat' },
  untouched: { text: 'not touched' },
  'no-debt': { text: 'nothing owed' },
  unknown: { text: 'not known: a price is missing', className: 'bg-watch-wash text-watch' },
  unread: { text: 'not known: read it again', className: 'bg-watch-wash text-watch' },
}

/** What the panel shows beside the positions. */
export type ShockView = {
  shock: Shock
  path: string
  /** The page's other parameters. */
  hidden: Readonly<Record<string, string>>
} & ShockKnowledge

type Row = { position: Position; effect: ShockEffect }

/**
 * One price falls, and those that oracles read from it; all others held: what becomes of every position. Worked out
 * by the server, view state in the URL.
 */
export function ShockPanel({
  positions,
  shock,
  path,
  hidden,
  graphs,
  inputs,
}: ShockView & { positions: readonly Position[] }) {
  const options = getShockOptions(positions)
  const symbol = options.find(({ asset }) => asset === shock.asset)?.symbol ?? 'it'
  const rows = positions.map((position) => ({
    position,
    effect: getShockEffect(position, { asset: shock.asset, graphs, inputs }),
  }))
  return (
    <div id={SHOCK_PANEL_ID} className="min-w-0 scroll-mt-4">
      <Panel
        title={getShockTitle(rows, { shock, symbol })}
        label="One price falls, in all positions"
        footer={
          <AsOfLines
            asOf={Object.fromEntries(positions.map(({ market, asOf }) => [market, asOf]))}
            source={Object.fromEntries(positions.map(({ market, source }) => [market, source]))}
            names={Object.fromEntries(positions.map((each) => [each.market, each.marketName]))}
          />
        }
      >
        <ShockForm {...{ options, shock, path, hidden }} />
        <ul className="px-4 pb-3 text-muted text-t1">
          {getShockNotes(rows, symbol).map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
        <PanelScroll label="What becomes of every position">
          <ShockTable rows={rows} shock={shock} symbol={symbol} />
        </PanelScroll>
      </Panel>
    </div>
  )
}

function ShockForm({
  options,
  shock,
  path,
  hidden,
}: {
  options: readonly ShockOption[]
  shock: Shock
  path: string
  hidden: Readonly<Record<string, string>>
}) {
  return (
    <form
      action={`${path}#${SHOCK_PANEL_ID}`}
      aria-label="Which price falls, and how far"
      className="grid grid-cols-2 items-end gap-x-3 gap-y-2 px-4 pb-3 sm:grid-cols-[10rem_8rem_auto]"
    >
      <SelectField
        name="shock"
        label="Price of"
        any="what is held most"
        value={shock.asset}
        options={options.map(({ asset, symbol }) => ({
          value: asset,
          label: formatSymbol(symbol),
        }))}
      />
      <SelectField
        name="fall"
        label="falls by"
        any="20 %"
        value={shock.fall}
        options={FALLS.map((fall) => ({ value: fall, label: formatParameter(fall) }))}
      />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button
        type="submit"
        className="h-9 justify-self-start rounded-r border border-rule-strong bg-panel px-3 font-bold hover:bg-field"
      >
        Show
      </button>
    </form>
  )
}

function ShockTable({
  rows,
  shock,
  symbol,
}: {
  rows: readonly Row[]
  shock: Shock
  symbol: string
}) {
  return (
    <table className="table lists">
      <thead>
        <tr>
          <th scope="col">Position</th>
          <th scope="col">Then</th>
          <th scope="col" className="n">
            {formatSymbol(symbol)} may fall
          </th>
          <th scope="col" className="n">
            Owed
          </th>
          <th scope="col">How it would be sold</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ position, effect }) => {
          const { fall } = shock
          const { text, className } = WORDS[getShockOutcome(position, { fall, ...effect })]
          return (
            <tr key={`${position.market} ${position.subaccount ?? ''}`}>
              <th scope="row" data-head="">
                <bdi>{position.marketName}</bdi>
              </th>
              <td data-label="Then">
                <Chip {...(className && { className })}>{text}</Chip>
              </td>
              <td className="n" data-label={`${formatSymbol(symbol)} may fall`}>
                {getRoom(position, effect)}
              </td>
              <td className="n" data-label="Owed">
                <Usd value={position.debtUsd} compact />
              </td>
              <td data-label="How it would be sold">{mechanisms[position.protocol].way}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function getRoom({ health }: Position, { reach }: ShockEffect): string {
  if (health.kind === 'unpriced' || reach.kind === 'unread') return 'not known'
  if (health.kind === 'no-debt') return 'any distance'
  if (health.liquidatable) return 'no further'
  return reach.kind === 'at' ? formatDistance(reach.distance) : 'any distance'
}
