'use client'

import Link from 'next/link'
import { useParams } from 'next/navigation'
import { EmptyState } from '../ui/empty-state'
import { PageHead } from '../ui/page-head'
import { Panel } from '../ui/panel'
import { getInputProblem } from './get-input-problem'

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** In the place of an account that there is not: why, and what to do. */
export function InputProblemPanel() {
  const { account } = useParams<{ account?: string }>()
  const { title, why, todo } = getInputProblem(decode(account ?? ''))
  return (
    <>
      <PageHead title={title} />
      <Panel label="What is wrong with it">
        <EmptyState title={why}>
          <p>{todo}</p>
          <p className="mt-2">
            <Link href="/accounts" prefetch={false} className="link">
              Accounts nearest to liquidation
            </Link>
          </p>
        </EmptyState>
      </Panel>
    </>
  )
}
