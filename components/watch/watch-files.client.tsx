'use client'

import { type ChangeEvent, useRef, useState } from 'react'
import { formatCount } from '@/lib/format'
import { Button } from '../ui/button'
import { mergeWatchLists } from './merge-watch-lists'
import { saveFile } from './save-file'
import { formatWatchList, parseWatchList, type WatchList } from './watch-list'
import { changeWatchList } from './watch-store.client'

const MOST_BYTES = 1_000_000

type Outcome = { isBad: boolean; text: string }

/** Takes the list to a file and back. A file adds to the list; a bad one changes nothing. */
export function WatchFiles({ list }: { list: WatchList }) {
  const file = useRef<HTMLInputElement>(null)
  const [outcome, setOutcome] = useState<Outcome>()

  const load = async ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    const [chosen] = currentTarget.files ?? []
    if (!chosen) return
    setOutcome(await importFile(chosen, list))
    currentTarget.value = ''
  }
  return (
    <div className="relative flex flex-wrap items-center gap-2">
      <Button
        size="small"
        disabled={list.entries.length === 0}
        onClick={() => saveFile('plimsoll-watchlist.json', formatWatchList(list))}
      >
        Export
      </Button>
      <Button size="small" onClick={() => file.current?.click()}>
        Import
      </Button>
      <input
        ref={file}
        type="file"
        accept="application/json,.json"
        aria-label="Watchlist file"
        tabIndex={-1}
        onChange={(event) => void load(event)}
        className="sr-only"
      />
      <span role="status" className={outcome?.isBad ? 'text-under' : ''}>
        {outcome?.text}
      </span>
    </div>
  )
}

async function importFile(file: File, list: WatchList): Promise<Outcome> {
  const refuse = (why: string) => ({ isBad: true, text: `${file.name} was not imported. ${why}` })
  if (file.size > MOST_BYTES) return refuse('It is larger than a watchlist can be.')
  const parsed = parseWatchList(await file.text())
  if (parsed.kind === 'unreadable') return refuse(parsed.why)
  try {
    const { added, known } = mergeWatchLists(list, parsed.list)
    const isKept = changeWatchList((now) => mergeWatchLists(now, parsed.list).list)
    if (!isKept) return refuse('The browser has no room for it, or does not allow it.')
    const rest = known === 0 ? '' : ` ${formatCount(known)} were there already.`
    return { isBad: false, text: `${formatCount(added)} added.${rest}` }
  } catch (error) {
    if (error instanceof RangeError) return refuse(error.message)
    throw error
  }
}
