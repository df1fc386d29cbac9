'use client'

import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHead } from '@/components/ui/page-head'
import { Panel } from '@/components/ui/panel'

/** Last resort: what pages foresee they say themselves. Next passes a digest that the server's log holds too. */
export default function ErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  const digest =
    error instanceof Error && 'digest' in error && typeof error.digest === 'string'
      ? error.digest
      : null
  return (
    <>
      <PageHead title="This page could not be made" />
      <Panel label="Error">
        <EmptyState title="The server met something that it was not prepared for.">
          <p>
            Nothing on chain has changed by it, and the other pages still work. Try again; if it
            stays, the server&rsquo;s log says why{digest ? ` (${digest})` : ''}.
          </p>
          <p className="mt-3">
            <Button kind="go" onClick={retry}>
              Try again
            </Button>
          </p>
        </EmptyState>
      </Panel>
    </>
  )
}
