'use client'

import { useState } from 'react'
import { Button } from '../ui/button'
import { EmptyState } from '../ui/empty-state'
import { Panel } from '../ui/panel'
import { saveFile } from './save-file'
import { resetWatchList } from './watch-store.client'

/** In the place of a list that can't be read: why, the way to save it, the way to begin anew. */
export function UnreadableList({ text, why }: { text: string; why: string }) {
  const [isSaved, setSaved] = useState(false)
  return (
    <Panel label="The watchlist can’t be read">
      <EmptyState title="The list that this browser keeps can’t be read">
        <p>
          {why} It is left as it is: nothing is lost. Save it to a file first, then begin anew; a
          file that was put right can be imported again.
        </p>
        <p className="mt-3 flex flex-wrap justify-center gap-2">
          <Button
            kind="go"
            onClick={() => {
              saveFile('plimsoll-watchlist-unreadable.json', text)
              setSaved(true)
            }}
          >
            Save it to a file
          </Button>
          <Button onClick={() => resetWatchList()}>
            {isSaved ? 'Begin anew' : 'Begin anew without saving'}
          </Button>
        </p>
      </EmptyState>
    </Panel>
  )
}
