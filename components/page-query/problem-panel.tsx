import type { ReactNode } from 'react'
import { EmptyState } from '../ui/empty-state'
import { Notice } from '../ui/notice'
import { Panel } from '../ui/panel'
import type { QueryProblem } from './parse-page-query'
import type { ReadProblem } from './read-or-problem'

const MAX_GIVEN = 80

/** Instead of what was asked for: what of the URL can't be used, and the way on. */
export function QueryProblemPanel({
  problems,
  children,
}: {
  problems: readonly QueryProblem[]
  /** The way on: a link to the page without the filter. */
  children: ReactNode
}) {
  return (
    <Panel label="What is wrong with this address">
      <EmptyState title="This link asks for something that can’t be shown">
        <ul>
          {problems.map(({ key, given, message }) => (
            <li key={`${key} ${message}`}>
              <code>{key}</code> {message}
              {given ? (
                <>
                  , and is <code>{given.slice(0, MAX_GIVEN)}</code>
                </>
              ) : null}
              .
            </li>
          ))}
        </ul>
        <p className="mt-2">{children}</p>
      </EmptyState>
    </Panel>
  )
}

/** Instead of what was asked for: that there is no such thing, and the way on. */
export function ReadProblemPanel({
  problem,
  children,
}: {
  problem: ReadProblem
  children: ReactNode
}) {
  return (
    <Panel label="What is wrong with this address">
      <EmptyState title={problem.what}>
        {problem.todo.map((line) => (
          <p key={line}>{line}</p>
        ))}
        <p className="mt-2">{children}</p>
      </EmptyState>
    </Panel>
  )
}

/** Names what stands in the URL and changes nothing here. */
export function IgnoredNotice({ keys }: { keys: readonly string[] }) {
  if (keys.length === 0) return null
  return (
    <div className="pt-3">
      <Notice>
        This page does not know{' '}
        {keys.slice(0, 5).map((key, index) => (
          <span key={key}>
            {index > 0 ? ', ' : ''}
            <code>{key.slice(0, MAX_GIVEN)}</code>
          </span>
        ))}
        : it changes nothing here.
      </Notice>
    </div>
  )
}
