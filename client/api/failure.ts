import { EntenteError, type Problem } from '#contract'

/** The server did not answer at all, or its store did not; trying again may help. */
export class Unreachable extends Error {
  override name = 'Unreachable'
}

/** What the server refused, with the issues of a malformed request. */
export class Refused extends EntenteError {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.code, problem.detail)
    this.problem = problem
  }
}
