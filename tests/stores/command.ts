import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const execute = promisify(execFile)

/** Whether the command is there and ends well. */
export async function commandAnswers(command: string, ...parameters: string[]): Promise<boolean> {
  try {
    await execute(command, parameters, { timeout: 15_000 })
    return true
  } catch {
    return false
  }
}

/** Runs a command to its end; the error tells what it printed. */
export async function runCommand(command: string, parameters: string[], env: NodeJS.ProcessEnv = {}): Promise<void> {
  await execute(command, parameters, { env: { ...process.env, ...env }, maxBuffer: 16_000_000 })
}
