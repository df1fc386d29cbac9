import { Suspense } from 'react'
import { AnatomyPanels } from '@/components/liquidations/anatomy/anatomy-panels'
import {
  AnatomyUnavailable,
  AnatomyWaiting,
} from '@/components/liquidations/anatomy/anatomy-waiting'
import type { ReadAnatomy, readAnatomySoon } from './read-anatomy-soon'

type Soon = Awaited<ReturnType<typeof readAnatomySoon>>

/** What was read in time stands in the first HTML; the rest comes after it into a place of its size. */
export function Anatomy({ soon }: { soon: Soon }) {
  if (soon.kind !== 'late') return <Shown read={soon} />
  return (
    <Suspense fallback={<AnatomyWaiting />}>
      <Late reading={soon.reading} />
    </Suspense>
  )
}

async function Late({ reading }: { reading: Promise<ReadAnatomy> }) {
  return <Shown read={await reading} />
}

function Shown({ read }: { read: ReadAnatomy }) {
  if (read.kind === 'failed') return <AnatomyUnavailable reason={read.reason} />
  return <AnatomyPanels detail={read.detail} />
}
