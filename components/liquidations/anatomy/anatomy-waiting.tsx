import { Notice } from '../../ui/notice'

/** Stands where the sentences will, about as large, while the chain is read. */
export function StoryWaiting() {
  return (
    <div className="min-h-44 px-4 pb-3" aria-busy="true">
      <p className="text-muted">The chain is being asked what happened around it.</p>
      <noscript>
        <p className="pt-2">
          Load this page again in some seconds to see it: without scripts it does not appear by
          itself.
        </p>
      </noscript>
      <div className="space-y-3 pt-3" aria-hidden="true">
        <div className="h-4 w-4/5 rounded-r bg-field" />
        <div className="h-4 w-3/5 rounded-r bg-field" />
        <div className="h-4 w-3/4 rounded-r bg-field" />
      </div>
    </div>
  )
}

/** The parts' places. */
export function PanelsWaiting() {
  return (
    <div className="grid gap-4 lg:grid-cols-2" aria-hidden="true">
      {['sides', 'lateness', 'sale', 'profit'].map((part) => (
        <div key={part} className="min-h-72 rounded-r border border-rule bg-panel" />
      ))}
    </div>
  )
}

/** Where the chain can't be asked just now: what is beside it stays true. */
export function StoryUnavailable({ reason }: { reason: string }) {
  return (
    <div className="px-4 pb-3">
      <Notice kind="watch">
        The chain can’t be asked about this transaction just now: {reason} What is shown here is
        from its logs and stays true. It is asked again when this page is loaded again.
      </Notice>
    </div>
  )
}
