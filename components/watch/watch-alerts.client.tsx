'use client'

import Link from 'next/link'
import { useEffect, useState } from 'react'
import { formatHealthFactor, formatTime } from '@/lib/format'
import { Button } from '../ui/button'
import { getNotifyState, type NotifyState } from './notify'
import type { WatchList } from './watch-list'
import { changeWatchList } from './watch-store.client'

/** One crossing that was seen while this page is open. */
export type Alert = {
  id: number
  address: string
  name: string
  healthFactor: bigint
  level: string
  /** ISO time of the block. */
  at: string
}

const SAID: Record<NotifyState, string> = {
  unsupported: 'This browser has no notifications; crossings are listed here.',
  default: '',
  granted: '',
  denied:
    'The browser does not allow notifications for this site; crossings are listed here. Its site settings can allow them.',
}

/** Whether the browser tells of crossings, and those that were seen so far. */
export function WatchAlerts({ list, alerts }: { list: WatchList; alerts: readonly Alert[] }) {
  const [state, setState] = useState<NotifyState>()
  useEffect(() => setState(getNotifyState()), [])
  const isOn = list.notifies && state === 'granted'

  const turn = async () => {
    if (isOn) {
      changeWatchList((now) => ({ ...now, notifies: false }))
      return
    }
    const permission = state === 'granted' ? state : await Notification.requestPermission()
    setState(permission)
    if (permission === 'granted') changeWatchList((now) => ({ ...now, notifies: true }))
  }

  return (
    <div className="border-rule border-t px-4 py-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        {state === 'default' || state === 'granted' ? (
          <Button size="small" active={isOn} aria-pressed={isOn} onClick={() => void turn()}>
            {isOn ? 'Notifications are on' : 'Notify me'}
          </Button>
        ) : null}
        <p className="text-muted text-t1">
          {state === 'denied' || state === 'unsupported'
            ? SAID[state]
            : 'When an account falls below its level while this page is open, also in a background tab, within about a minute.'}
        </p>
      </div>
      <div role="log" aria-label="Crossings">
        <ul className="mt-2 grid gap-1 empty:hidden">
          {alerts.map(({ id, address, name, healthFactor, level, at }) => (
            <li key={id}>
              <b className="text-under">Below {level}:</b>{' '}
              <Link href={`/accounts/${address}`} prefetch={false} className="link">
                <bdi>{name}</bdi>
              </Link>{' '}
              has health {formatHealthFactor(healthFactor)} · {formatTime(at)}
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}
