import type { ChildProcess } from 'node:child_process'
import { begin, ended, printed, type Result } from '../cli/command.ts'

interface Hand {
  readonly child: ChildProcess
  readonly end: Promise<Result>
}

/** Workers of one store, each a process of its own, which can be killed and replaced. */
export class Crew {
  readonly #env: Readonly<Record<string, string>>
  readonly #patience: string
  readonly #hands: Hand[] = []

  constructor(env: Readonly<Record<string, string>>, patience: number) {
    this.#env = env
    this.#patience = String(patience)
  }

  /** Resolves when the new worker is at work. */
  async hire(): Promise<void> {
    const child = begin(['work', '--patience', this.#patience], { env: this.#env })
    const at = printed(child, /Entente works on \S+\n/)
    this.#hands.push({ child, end: ended(child) })
    await at
  }

  /** Ends one worker at whatever it does; nobody is told. */
  async kill(number: number): Promise<void> {
    const [hand] = this.#hands.splice(number % this.#hands.length, 1)
    hand?.child.kill('SIGKILL')
    await hand?.end
  }

  /** Ends all that are left, at once. */
  async clear(): Promise<void> {
    while (this.#hands.length > 0) await this.kill(0)
  }

  /** Tells all to stop, and gives what became of them. */
  async dismiss(): Promise<readonly Result[]> {
    for (const { child } of this.#hands) child.kill('SIGTERM')
    return Promise.all(this.#hands.splice(0).map(({ end }) => end))
  }
}
