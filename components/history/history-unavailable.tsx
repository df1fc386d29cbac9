import { Notice } from '../ui/notice'
import { Panel } from '../ui/panel'

/** Where what was kept can't be read: no chart, and nothing that looks like one. */
export function HistoryUnavailable({ title }: { title: string }) {
  return (
    <Panel title={title}>
      <div className="px-4 pb-4">
        <Notice>History is unavailable just now; the numbers above are live.</Notice>
      </div>
    </Panel>
  )
}
