import type { AccountHistory } from '@/lib/api/schema/history'
import type { Account } from '@/lib/api/schema/position'
import { formatTime } from '@/lib/format'
import { EmptyState } from '../ui/empty-state'
import { Panel } from '../ui/panel'
import type { Bounded } from './bounded-reads'
import { DownloadLinks } from './download-links'
import { getNewest } from './get-newest'
import { HealthChart } from './health-chart'
import { HistoryUnavailable } from './history-unavailable'
import { getHealthTitle } from './history-words'

const WHO = 'near accounts and those that somebody looked at'

type KeptPosition = AccountHistory['positions'][number]

/** How an account's health moved in the last 30 days, a chart a position; nothing where there never was any. */
export function HealthHistoryPanel({
  account,
  history,
  names,
}: {
  account: Account
  history: Bounded<AccountHistory>
  /** Market names by id. */
  names: Readonly<Record<string, string>>
}) {
  if (history.kind === 'unavailable') return <HistoryUnavailable title="Health over time" />
  const positions = history.data.positions.filter(({ items }) => items.length > 0)
  if (positions.length === 0) {
    if (account.positions.length === 0) return null
    return (
      <Panel title="Health over time">
        <EmptyState title="Nothing is kept of this account yet">
          It is from now on: history is of {WHO}.
        </EmptyState>
      </Panel>
    )
  }
  const newest = Math.max(
    ...positions.map(({ items }) => Date.parse(items.at(-1)?.at ?? '') / 1000),
  )
  const to = Math.max(newest, getNewest(account.asOf) ?? newest)
  const [only, ...others] = positions
  const title = only && others.length === 0 ? getHealthTitle(only.items, to) : 'Health over time'
  const since = positions.map(({ items }) => items[0]?.at ?? '').toSorted()[0] ?? ''
  return (
    <Panel
      title={title}
      label="Health over time"
      footer={
        <span>
          Kept since <time dateTime={since}>{formatTime(since)}</time>: {WHO}
        </span>
      }
      footerAside={<DownloadLinks href={`/api/v1/accounts/${account.address}/history`} />}
    >
      {positions.map((position) => (
        <HealthChart
          key={`${position.market} ${position.subaccount ?? ''}`}
          name={getName(position, names)}
          title={others.length > 0 ? getHealthTitle(position.items, to) : null}
          items={position.items}
          to={to}
        />
      ))}
    </Panel>
  )
}

function getName({ market, subaccount }: KeptPosition, names: Readonly<Record<string, string>>) {
  return [names[market] ?? market, subaccount ?? []].flat().join(' · ')
}
