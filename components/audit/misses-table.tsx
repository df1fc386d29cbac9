import type { AuditLedger } from '@/lib/api/schema/market'
import { formatBlockNumber, formatTime } from '@/lib/format'
import { Address } from '../ui/address'
import { PanelScroll } from '../ui/panel'

/** The newest comparisons that differed: whose, when, what was shown and what the protocol says. */
export function MissesTable({ misses }: { misses: AuditLedger['recentMisses'] }) {
  return (
    <div className="border-rule border-t">
      <PanelScroll label="Comparisons that differed">
        <table className="table lists">
          <caption className="sr-only">Comparisons that differed, newest first</caption>
          <thead>
            <tr>
              <th scope="col">Account</th>
              <th scope="col">Time</th>
              <th scope="col" className="n">
                Block
              </th>
              <th scope="col" className="n">
                Ours
              </th>
              <th scope="col" className="n">
                The protocol’s
              </th>
            </tr>
          </thead>
          <tbody>
            {misses.map(({ address, at, blockNumber, ours, theirs }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: an account may differ twice in one block
              <tr key={`${blockNumber} ${address} ${index}`}>
                <th scope="row" data-head="">
                  <Address address={address} href="account" copy />
                </th>
                <td data-label="Time">
                  <time dateTime={at}>{formatTime(at)}</time>
                </td>
                <td className="n" data-label="Block">
                  {formatBlockNumber(blockNumber)}
                </td>
                <td className="n" data-label="Ours">
                  {ours}
                </td>
                <td className="n" data-label="The protocol’s">
                  <b className="text-under">{theirs}</b>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </PanelScroll>
    </div>
  )
}
