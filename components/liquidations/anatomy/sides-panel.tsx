import type { AccountSide, LiquidationDetail } from '@/lib/api/schema/liquidation-anatomy'
import type { HealthJson } from '@/lib/api/schema/position'
import { formatParameter } from '@/lib/format'
import { WAD } from '@/lib/risk/units'
import { Term } from '../../glossary/term'
import { MiniLoadLine } from '../../loadline/mini-load-line'
import { Amount } from '../../ui/amount'
import { ColumnHead } from '../../ui/column-head'
import { HealthFactor } from '../../ui/health-factor'
import { Panel } from '../../ui/panel'
import { Token } from '../../ui/token'
import { Usd } from '../../ui/usd'
import { WhyNot } from './parts'

const basis = {
  transaction: 'just before and after the transaction',
  block: 'block before, and end of its block',
} as const

const COLUMNS = [
  { head: <span className="sr-only">What</span> },
  { head: 'Before', numeric: true },
  { head: 'After', numeric: true },
]

/** What the account had and owed before and after, side by side. */
export function SidesPanel({ anatomy }: Pick<LiquidationDetail, 'anatomy'>) {
  const { sides } = anatomy
  if (sides === null)
    return (
      <Panel title="The loan before and after">
        <WhyNot anatomy={anatomy} part="sides" />
      </Panel>
    )
  const { before, after } = sides
  return (
    <Panel title="The loan before and after" aside={basis[sides.basis]}>
      <table className="table max-md:text-t1">
        <caption className="sr-only">The account before and after the liquidation</caption>
        <ColumnHead columns={COLUMNS} />
        <tbody>
          <tr>
            <th scope="row">
              <Term id="health-factor">Health</Term>
            </th>
            {[before, after].map((side, index) => (
              <td key={index === 0 ? 'before' : 'after'} className="n">
                <Health side={side} />
              </td>
            ))}
          </tr>
          {listLegs(sides).map(({ key, name, note, was, is }) => (
            <tr key={key}>
              <th scope="row" className="whitespace-normal">
                {name} <span className="font-normal text-muted text-t1">{note}</span>
              </th>
              <td className="n">{was}</td>
              <td className="n">{is}</td>
            </tr>
          ))}
          <tr>
            <th scope="row" className="whitespace-normal">
              Collateral, all
            </th>
            <td className="n">
              <Usd value={before.collateralUsd} />
            </td>
            <td className="n">
              <Usd value={after.collateralUsd} />
            </td>
          </tr>
          <tr>
            <th scope="row">Debt, all</th>
            <td className="n">
              <Usd value={before.debtUsd} />
            </td>
            <td className="n">
              <Usd value={after.debtUsd} />
            </td>
          </tr>
        </tbody>
      </table>
      {sides.callsInTransaction !== null && sides.callsInTransaction > 1 ? (
        <p className="px-4 py-3 text-muted text-t1">
          The transaction holds {sides.callsInTransaction} liquidations of this loan: before the
          first, after the last.
        </p>
      ) : null}
    </Panel>
  )
}

function Health({ side }: { side: AccountSide }) {
  const health = toHealthJson(side)
  return (
    <span className="inline-flex flex-wrap items-center justify-end gap-x-2">
      <span className="max-md:hidden">
        <MiniLoadLine health={health} />
      </span>
      <HealthFactor health={health} />
    </span>
  )
}

function toHealthJson({ kind, healthFactor }: AccountSide): HealthJson {
  if (kind === 'no-debt') return { kind }
  if (kind === 'unpriced' || healthFactor === null) return { kind: 'unpriced', assets: [] }
  return { kind, healthFactor, liquidatable: BigInt(healthFactor) < WAD }
}

/** Each asset that was held or owed at either side. */
function listLegs({ before, after }: { before: AccountSide; after: AccountSide }) {
  return [
    ...list(before.collateral, after.collateral).map(({ leg, was, is }) => ({
      key: `collateral ${leg.asset}`,
      name: <Token symbol={leg.symbol} address={leg.asset} />,
      note: `collateral${leg.threshold === null ? '' : `, counts at ${formatParameter(leg.threshold)}`}`,
      was: <Amount amount={was} decimals={leg.decimals} />,
      is: <Amount amount={is} decimals={leg.decimals} />,
    })),
    ...list(before.debt, after.debt).map(({ leg, was, is }) => ({
      key: `debt ${leg.asset}`,
      name: <Token symbol={leg.symbol} address={leg.asset} />,
      note: 'owed',
      was: <Amount amount={was} decimals={leg.decimals} rounding="up" />,
      is: <Amount amount={is} decimals={leg.decimals} rounding="up" />,
    })),
  ]
}

type Leg = { asset: string; amount: string }

function list<T extends Leg>(before: readonly T[], after: readonly T[]) {
  const legs = new Map([...before, ...after].map((leg) => [leg.asset, leg] as const))
  const amountIn = (side: readonly T[], asset: string) =>
    side.find((leg) => leg.asset === asset)?.amount ?? '0'
  return [...legs.values()].map((leg) => ({
    leg,
    was: amountIn(before, leg.asset),
    is: amountIn(after, leg.asset),
  }))
}
