import type { Metadata } from 'next'
import { GlossaryView } from '@/components/glossary/glossary-view'
import { LiveRefresh } from '@/components/live/live-refresh.client'
import { getEngine } from '@/lib/engine/get-engine'
import { readFigures } from './read-figures'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = {
  title: 'Glossary',
  description:
    'Health factor, liquidation threshold, close factor, bad debt, cascade, depeg: what the words of forced liquidation mean, each with its number now.',
}

export default async function GlossaryPage() {
  const figures = await readFigures(getEngine())
  const asOf = Object.assign({}, ...Object.values(figures).map((figure) => figure?.asOf ?? {}))
  return (
    <>
      <LiveRefresh asOf={asOf} />
      <GlossaryView
        figures={figures}
        names={Object.fromEntries(
          getEngine()
            .readMarkets()
            .map(({ id, name }) => [id, name]),
        )}
      />
    </>
  )
}
