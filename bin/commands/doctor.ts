import { CHECKS, type Check, type Finding, isRepairable } from '#graph'
import type { Diagnosis } from '../keeper.ts'
import type { Settings } from '../settings.ts'
import { withKeeper } from '../with-keeper.ts'

export interface DoctorOptions {
  readonly repair?: boolean
  readonly json?: boolean
}

/** Findings of one check that are told one by one. */
const MOST = 5

/** `entente doctor`: tells what in the store is not as the model has it; false where anything is left. */
export async function doctor({ repair = false, json = false }: DoctorOptions, settings: Settings): Promise<boolean> {
  const diagnosis = await withKeeper(settings, (keeper) => keeper.doctor(repair))
  process.stdout.write(json ? `${JSON.stringify(diagnosis, null, 2)}\n` : told(diagnosis))
  return (diagnosis.mended?.left ?? diagnosis.found).length === 0
}

/** A diagnosis in words. */
export function told({ found, mended }: Diagnosis): string {
  if (found.length === 0) return 'The store is as it should be.\n'
  if (mended === undefined) {
    const offered = found.some(isRepairable)
      ? '\nentente doctor --repair mends what is marked ✓, after a backup.\n'
      : ''
    return `${listed(found)}${offered}`
  }
  const before = `Found:\n\n${listed(found)}\nThe store as it was is in ${mended.backup}.\n`
  return mended.left.length === 0 ? `${before}All of it is mended.\n` : `${before}\nLeft:\n\n${listed(mended.left)}`
}

function listed(findings: readonly Finding[]): string {
  const checks = [...new Set(findings.map(({ check }) => check))]
  return checks
    .map((name) =>
      paragraph(
        CHECKS[name],
        findings.filter(({ check }) => check === name),
      ),
    )
    .join('\n')
}

function paragraph(check: Check, findings: readonly Finding[]): string {
  const lines = findings.slice(0, MOST).map(({ at, detail }) => `    ${at}: ${detail}`)
  const more = findings.length > MOST ? [`    and ${findings.length - MOST} more`] : []
  const mends = check.repairs === undefined ? `· ${check.remedy}` : `✓ ${check.repairs}`
  return `${[`${findings.length} × ${check.means}`, `  ${mends}`, ...lines, ...more].join('\n')}\n`
}
