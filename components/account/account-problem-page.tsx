import Link from 'next/link'
import { formatAddress } from '@/lib/format'
import { EmptyState } from '../ui/empty-state'
import { PageHead } from '../ui/page-head'
import { Panel } from '../ui/panel'

type Props = {
  problem: { address: string | null; title: string; what: string; todo: readonly string[] }
}

/** In the place of an account whose state can't be told: what is wrong and the way on. */
export function AccountProblemPage({ problem: { address, title, what, todo } }: Props) {
  return (
    <>
      <PageHead title={title} sub={address ? <span className="break-all">{address}</span> : null} />
      <Panel label="What is wrong">
        <EmptyState title={what}>
          {todo.map((line) => (
            <p key={line}>{line}</p>
          ))}
          <p className="mt-2">
            {address ? (
              <Link href={`/accounts/${address}`} prefetch={false} className="link">
                {formatAddress(address)} as it is now
              </Link>
            ) : (
              <Link href="/accounts" prefetch={false} className="link">
                Accounts nearest to liquidation
              </Link>
            )}
          </p>
        </EmptyState>
      </Panel>
    </>
  )
}
