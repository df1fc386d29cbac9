import { Notice } from '../ui/notice'

/** Says on the embedded chain that this is a demonstration, and how to look at a real one. */
export function DemoNotice() {
  return (
    <aside aria-label="Demonstration" className="wrap pt-3">
      <Notice>
        <b>Demonstration.</b> These are real protocol contracts on a chain that runs on this
        computer; its borrowers and prices are made up. To follow a real chain, set{' '}
        <code className="whitespace-nowrap">RPC_URL_1=https://…</code> to a node of yours and start
        again.
      </Notice>
    </aside>
  )
}
