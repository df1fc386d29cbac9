import type { LiquidationDetail, PartyRole } from '@/lib/api/schema/liquidation-anatomy'
import { Address } from '../../ui/address'
import { ColumnHead } from '../../ui/column-head'
import { type Column, ColumnTable } from '../../ui/column-table'
import { Panel } from '../../ui/panel'
import { Usd } from '../../ui/usd'
import { Moved, WhyNot } from './parts'

const roleNames: Record<PartyRole, string> = {
  liquidator: 'liquidator',
  sender: 'sender',
  called: 'its contract',
  borrower: 'borrower',
  protocol: 'protocol',
  token: 'token',
  pool: 'pool',
  lender: 'flash lender',
  builder: 'block’s builder',
  nobody: 'nobody',
  other: 'other',
}

const nobody = '0x0000000000000000000000000000000000000000'

const PARTY_COLUMNS = [
  { head: 'Account' },
  { head: 'Who' },
  { head: 'Change', numeric: true },
  { head: 'Worth, $', numeric: true },
] as const

/** Where everything went in the transaction: each account's net, then each transfer. */
export function FlowPanel({ anatomy }: Pick<LiquidationDetail, 'anatomy'>) {
  const { flow } = anatomy
  const title = 'Who had more and less after the transaction'
  if (flow === null)
    return (
      <Panel title={title} className="lg:col-span-2">
        <WhyNot anatomy={anatomy} part="flow" />
      </Panel>
    )
  const rolesOf = (address: string) =>
    flow.parties.find((party) => party.address === address)?.roles ?? []
  if (flow.transfers.length === 0 && flow.parties.length === 0)
    return (
      <Panel title={title} className="lg:col-span-2">
        <p className="px-4 pb-4">
          No token changed hands by a transfer: what moved, moved inside the protocol’s own books.
        </p>
      </Panel>
    )
  const columns: readonly Column<(typeof flow.transfers)[number]>[] = [
    { head: 'From', cell: ({ from }) => <End address={from} roles={rolesOf(from)} /> },
    { head: 'To', cell: ({ to }) => <End address={to} roles={rolesOf(to)} /> },
    { head: 'What', numeric: true, cell: (transfer) => <Moved moved={transfer} /> },
    { head: 'Worth, $', numeric: true, cell: ({ valueUsd }) => <Usd value={valueUsd} /> },
  ]
  const parties = flow.parties.filter(({ changes }) => changes.length > 0)
  return (
    <Panel title={title} className="lg:col-span-2">
      <table className="table lists">
        <caption className="sr-only">Each account’s net change over the transaction</caption>
        <ColumnHead columns={PARTY_COLUMNS} />
        {parties.map(({ address, roles, changes }) => (
          <tbody key={address}>
            {changes.map((change) => (
              <tr key={change.asset}>
                <th scope="row" data-head="">
                  <Address address={address} href="account" />
                </th>
                <td data-label="Who">{toNames(roles)}</td>
                <td className="n" data-label="Change">
                  <Moved moved={change} sign />
                </td>
                <td className="n" data-label="Worth, $">
                  <Usd value={change.valueUsd} />
                </td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
      {flow.transfers.some(({ kind }) => kind !== 'token') ? (
        <p className="px-4 py-3 text-muted text-t1">
          Debts, and claims on what was supplied, by their own logs: these leave out the interest
          that was added meanwhile.
        </p>
      ) : null}
      <details className="border-rule border-t px-4 py-3">
        <summary className="link w-fit">
          {flow.transfers.length === 1
            ? 'Its one transfer'
            : `All ${flow.transfers.length} transfers, in their order`}
        </summary>
        <ColumnTable
          caption="Every transfer of the transaction, in its order"
          columns={columns}
          rows={flow.transfers}
          getKey={({ logIndex, asset }) => `${logIndex} ${asset}`}
          className="mt-2"
        />
      </details>
    </Panel>
  )
}

function End({ address, roles }: { address: string; roles: readonly PartyRole[] }) {
  if (address === nobody) return <span className="text-muted">nobody (made or destroyed)</span>
  return (
    <>
      <Address address={address} /> <span className="text-muted text-t1">{toNames(roles)}</span>
    </>
  )
}

function toNames(roles: readonly PartyRole[]): string {
  return roles.map((role) => roleNames[role]).join(', ')
}
