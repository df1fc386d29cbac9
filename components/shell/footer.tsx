import Link from 'next/link'
import type { Status } from '@/lib/api/schema/status'
import { formatBlockNumber } from '@/lib/format'
import { LiveState } from '../live/live-state.client'
import { ThemeChoice } from './theme-choice.client'

/** What the server follows, how live the page is, the way to the data, the scheme. */
export function Footer({ status }: { status: Status | null }) {
  return (
    <footer className="mt-10 border-rule border-t py-5 text-muted text-t1">
      <div className="wrap flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <ul className="flex flex-wrap gap-x-4 gap-y-1">
          {status?.chains.map((chain) => (
            <li key={chain.chainId}>
              {chain.name} ({chain.chainId}) ·{' '}
              {chain.indexed === null
                ? 'no block read yet'
                : `block ${formatBlockNumber(chain.indexed)}`}{' '}
              · {chain.endpoints.healthy} of {chain.endpoints.total} nodes answer
            </li>
          ))}
          <li>
            <LiveState />
          </li>
        </ul>
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <a href="/api/v1/openapi.json" className="link">
            API
          </a>
          <a href="/api/v1/status" className="link">
            Status
          </a>
          <Link href="/markets" prefetch={false} className="link">
            What is followed
          </Link>
          <Link href="/auctions" prefetch={false} className="link">
            Auctions
          </Link>
          <Link href="/stress" prefetch={false} className="link">
            Stress test
          </Link>
          <Link href="/mechanisms" prefetch={false} className="link">
            How each protocol sells
          </Link>
          <Link href="/glossary" prefetch={false} className="link">
            Glossary
          </Link>
          <ThemeChoice />
        </div>
      </div>
    </footer>
  )
}
