import { Notice } from '../../ui/notice'
import { Panel } from '../../ui/panel'

/** Stands where the anatomy will, about as large, while the chain is read. */
export function AnatomyWaiting() {
  return (
    <div className="grid gap-4 lg:grid-cols-2" aria-busy="true">
      <Panel title="What happened, in words" className="lg:col-span-2">
        <p className="px-4 pb-2 text-muted">
          The chain is being asked what happened around this transaction.
        </p>
        <noscript>
          <p className="px-4 pb-2">
            Load this page again in some seconds to see it; without scripts it does not appear by
            itself.
          </p>
        </noscript>
        <div className="min-h-40 space-y-3 px-4 pb-4" aria-hidden="true">
          <div className="h-4 w-4/5 rounded-r bg-field" />
          <div className="h-4 w-3/5 rounded-r bg-field" />
          <div className="h-4 w-3/4 rounded-r bg-field" />
        </div>
      </Panel>
      {['sides', 'lateness', 'sale', 'profit'].map((part) => (
        <div
          key={part}
          aria-hidden="true"
          className="min-h-72 rounded-r border border-rule bg-panel"
        />
      ))}
    </div>
  )
}

/** Where the chain can't be asked just now: what is above stays true. */
export function AnatomyUnavailable({ reason }: { reason: string }) {
  return (
    <Panel title="What happened, in words">
      <div className="px-4 pb-4">
        <Notice kind="watch">
          The chain can’t be asked about this transaction just now: {reason} What stands above is
          from its logs and stays true. It is asked again when this page is loaded again.
        </Notice>
      </div>
    </Panel>
  )
}
