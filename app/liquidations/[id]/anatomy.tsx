import { type ReactNode, Suspense } from 'react'
import { AnatomyPanels, AnatomyStory } from '@/components/liquidations/anatomy/anatomy-panels'
import {
  PanelsWaiting,
  StoryUnavailable,
  StoryWaiting,
} from '@/components/liquidations/anatomy/anatomy-waiting'
import type { ReadAnatomy, readAnatomySoon } from './read-anatomy-soon'

type Soon = Awaited<ReturnType<typeof readAnatomySoon>>

/** The sentences; what was not read in time comes after the first HTML, into a place of its size. */
export function Story({ soon }: { soon: Soon }) {
  return (
    <Coming soon={soon} waiting={<StoryWaiting />}>
      {(read) =>
        read.kind === 'read' ? (
          <AnatomyStory detail={read.detail} />
        ) : (
          <StoryUnavailable reason={read.reason} />
        )
      }
    </Coming>
  )
}

/** The parts, in the same way. */
export function Parts({ soon }: { soon: Soon }) {
  return (
    <Coming soon={soon} waiting={<PanelsWaiting />}>
      {(read) => (read.kind === 'read' ? <AnatomyPanels detail={read.detail} /> : null)}
    </Coming>
  )
}

type Show = (read: ReadAnatomy) => ReactNode

function Coming({ soon, waiting, children }: { soon: Soon; waiting: ReactNode; children: Show }) {
  if (soon.kind !== 'late') return children(soon)
  return (
    <Suspense fallback={waiting}>
      <Late reading={soon.reading} show={children} />
    </Suspense>
  )
}

async function Late({ reading, show }: { reading: Promise<ReadAnatomy>; show: Show }) {
  return show(await reading)
}
