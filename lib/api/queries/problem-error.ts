import type { Problem } from '../schema/problem'

/** A problem that the API answered with. `message` is its detail, ready to be shown. */
export class ProblemError extends Error {
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.detail)
    this.name = 'ProblemError'
    this.problem = problem
  }

  /** Whether asking again may help: the server or its chain has trouble, not the question. */
  get isRetryable(): boolean {
    return this.problem.status >= 500
  }
}
