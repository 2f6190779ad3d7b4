import type { Reporter, TestModule } from 'vitest/node'

/** Names what was skipped and closes the run with one line of counts that a machine can read. */
export default class SummaryReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()])
    const count = (state: string) => tests.filter((test) => test.result().state === state).length
    const broken = modules.filter((module) => module.state() === 'failed' && module.errors().length > 0).length
    for (const test of tests.filter((test) => test.result().state === 'skipped'))
      console.log(`skipped: ${test.fullName}`)
    console.log(`${count('passed')} passed, ${count('failed') + broken} failed, ${count('skipped')} skipped`)
  }
}
