'use client'

import Link from 'next/link'
import { useRef, useState } from 'react'
import type { Account } from '@/lib/api/schema/position'
import { formatAddress, formatHealthFactor } from '@/lib/format'
import { Button } from '../ui/button'
import { EmptyState } from '../ui/empty-state'
import { Notice } from '../ui/notice'
import { Panel } from '../ui/panel'
import { getCrossings, type Sides } from './get-crossings'
import { notify } from './notify'
import { getNearest } from './order-watched'
import { toObservation } from './to-observation'
import { UnreadableList } from './unreadable-list.client'
import { useWatchedAccounts } from './use-watched-accounts.client'
import { type Alert, WatchAlerts } from './watch-alerts.client'
import { WatchFiles } from './watch-files.client'
import { WatchForm } from './watch-form.client'
import { isSameAddress, type WatchEntry, type WatchList } from './watch-list'
import { changeWatchList, useWatchState } from './watch-store.client'
import { WatchTable } from './watch-table.client'

const MOST_ALERTS = 20

/** The reader's watchlist, in whichever state the browser has it. */
export function WatchView() {
  const state = useWatchState()
  if (state.kind === 'loading') return <div className="h-96" aria-busy="true" />
  if (state.kind === 'unreadable') return <UnreadableList text={state.text} why={state.why} />
  if (state.kind === 'forbidden') {
    return (
      <Notice kind="watch">
        <b>This browser keeps nothing for this site.</b> A watchlist needs a place to be kept: allow
        the site to store data, then load this page again.
      </Notice>
    )
  }
  return <WatchListView list={state.list} />
}

function WatchListView({ list }: { list: WatchList }) {
  const sides = useRef<Sides>(new Map())
  const crossings = useRef(0)
  const [alerts, setAlerts] = useState<readonly Alert[]>([])
  const [removed, setRemoved] = useState<{ entry: WatchEntry; at: number }>()

  const onRead = (account: Account) => {
    const entry = list.entries.find(({ address }) => isSameAddress(address, account.address))
    if (!entry) return
    const { sides: next, crossed } = getCrossings(sides.current, [
      toObservation(account, entry.level),
    ])
    sides.current = next
    const [crossing] = crossed
    if (crossing?.health.kind !== 'known') return
    crossings.current += 1
    const alert: Alert = {
      id: crossings.current,
      address: account.address,
      name: entry.name || (account.ensName ?? formatAddress(account.address)),
      healthFactor: crossing.health.healthFactor,
      level: entry.level,
      at: getNearest(account)?.asOf.timestamp ?? new Date().toISOString(),
    }
    setAlerts((all) => [alert, ...all].slice(0, MOST_ALERTS))
    if (!list.notifies) return
    notify({
      address: alert.address,
      title: `${alert.name}: health ${formatHealthFactor(alert.healthFactor)}`,
      body: `Below ${alert.level}. Liquidated by anyone once it is below 1.`,
    })
  }
  const watched = useWatchedAccounts(
    list.entries.map(({ address }) => address),
    onRead,
  )

  const change = (entry: WatchEntry, part: Partial<WatchEntry>) =>
    changeWatchList((now) => ({
      ...now,
      entries: now.entries.map((each) =>
        isSameAddress(each.address, entry.address) ? { ...each, ...part } : each,
      ),
    }))
  const remove = (entry: WatchEntry) => {
    const at = list.entries.indexOf(entry)
    changeWatchList((now) => ({
      ...now,
      entries: now.entries.filter(({ address }) => !isSameAddress(address, entry.address)),
    }))
    setRemoved({ entry, at })
  }
  const undo = () => {
    if (!removed) return
    changeWatchList((now) => ({
      ...now,
      entries: now.entries.some(({ address }) => isSameAddress(address, removed.entry.address))
        ? now.entries
        : now.entries.toSpliced(removed.at, 0, removed.entry),
    }))
    setRemoved(undefined)
  }

  return (
    <Panel
      title={
        list.entries.length === 1 ? '1 account' : `${list.entries.length || 'No'} accounts watched`
      }
      aside={<WatchFiles list={list} />}
      footer="Kept in this browser only. Each account is asked for at every block as its own page would be."
    >
      <WatchForm list={list} />
      {removed ? (
        <div role="status" className="flex flex-wrap items-center gap-3 px-4 pb-3">
          <span>
            <bdi>{removed.entry.name || formatAddress(removed.entry.address)}</bdi> is no longer
            watched.
          </span>
          <Button size="small" onClick={undo}>
            Undo
          </Button>
        </div>
      ) : null}
      <div className="border-rule border-t">
        {list.entries.length === 0 ? (
          <EmptyState title="No account is watched yet">
            <p>
              Add an address above, or press Watch on an account’s page.{' '}
              <Link href="/accounts" prefetch={false} className="link">
                Accounts nearest to liquidation
              </Link>
            </p>
          </EmptyState>
        ) : (
          <WatchTable list={list} watched={watched} onChange={change} onRemove={remove} />
        )}
      </div>
      {list.entries.length > 0 ? <WatchAlerts list={list} alerts={alerts} /> : null}
    </Panel>
  )
}
