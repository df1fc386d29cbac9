'use client'

import { type FormEvent, useId, useState } from 'react'
import { fetchJson } from '@/lib/api/queries/fetch-json'
import { zAccount } from '@/lib/api/schema/position'
import { Button } from '../ui/button'
import { DEFAULT_LEVEL, isSameAddress, type WatchList } from './watch-list'
import { changeWatchList } from './watch-store.client'

const FIELD =
  'h-9 w-full rounded-r border border-rule-strong bg-field px-3 text-t3 placeholder:text-faint md:text-t2'

/** Adds an address or a name that the server resolves. What is wrong with it is said beneath. */
export function WatchForm({ list }: { list: WatchList }) {
  const id = useId()
  const [problem, setProblem] = useState<string>()
  const [isAsking, setAsking] = useState(false)

  const add = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const data = new FormData(form)
    const asked = String(data.get('account') ?? '').trim()
    const name = String(data.get('name') ?? '').trim()
    if (asked === '' || isAsking) return
    setAsking(true)
    const outcome = await addEntry(list, { asked, name })
    setAsking(false)
    setProblem(outcome)
    if (outcome === undefined) form.reset()
  }

  return (
    <form onSubmit={add} className="grid gap-x-3 gap-y-2 px-4 pb-4 sm:grid-cols-[2fr_1fr_auto]">
      <label htmlFor={`${id}-account`} className="grid gap-1 text-muted text-t1">
        Address or ENS name
        <input
          id={`${id}-account`}
          name="account"
          required
          maxLength={300}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          placeholder="0x… or name.eth"
          aria-describedby={`${id}-problem`}
          aria-invalid={problem !== undefined}
          className={`${FIELD} text-ink`}
        />
      </label>
      <label htmlFor={`${id}-name`} className="grid gap-1 text-muted text-t1">
        Your name for it
        <input
          id={`${id}-name`}
          name="name"
          maxLength={60}
          autoComplete="off"
          placeholder="optional"
          className={`${FIELD} text-ink`}
        />
      </label>
      <Button type="submit" kind="go" className="self-end" aria-disabled={isAsking}>
        Watch
      </Button>
      <p id={`${id}-problem`} role="alert" className="text-under empty:hidden sm:col-span-3">
        {problem}
      </p>
    </form>
  )
}

/** @returns what is wrong, in words; undefined once it is on the list */
async function addEntry(
  list: WatchList,
  { asked, name }: { asked: string; name: string },
): Promise<string | undefined> {
  const found = await fetchJson(zAccount, `/api/v1/accounts/${encodeURIComponent(asked)}`).catch(
    (error: unknown) => toProblem(error),
  )
  if (typeof found === 'string') return found
  const { address, ensName } = found
  const known = list.entries.find((entry) => isSameAddress(entry.address, address))
  if (known) return `It is on the list already${known.name === '' ? '' : ` as “${known.name}”`}.`
  if (list.entries.length >= 200) return 'The list is full: it holds 200 addresses.'
  const entry = { address, name: name || (ensName ?? '').slice(0, 60), level: DEFAULT_LEVEL }
  const isKept = changeWatchList((now) => ({ ...now, entries: [...now.entries, entry] }))
  return isKept ? undefined : 'The browser has no room for it, or does not allow it.'
}

function toProblem(error: unknown): string {
  if (error instanceof Error && error.name === 'ProblemError') return error.message
  return 'The server does not answer. Nothing was added; try again.'
}
