import { Button } from '@mantine/core'
import type { IdentityView } from '#contract'
import { takeBack, tryTo } from '../state/deeds.ts'
import { formatMoment, words } from '../words/index.ts'
import classes from './identity.module.css'
import { Folded, Section } from './section.tsx'

/** Why this is one: what people decided, which can be taken back, and what the machine joined. */
export function Identity({ identity }: { readonly identity: readonly IdentityView[] }) {
  if (identity.length === 0) return null
  return (
    <Section title={words.panel.history}>
      <Folded items={identity} first={5}>
        {(one) => (
          <Entry key={`${one.judgement} ${one.kind} ${one.names.join(' ')} ${one.reasons.join(' ')}`} entry={one} />
        )}
      </Folded>
    </Section>
  )
}

function Entry({ entry }: { readonly entry: IdentityView }) {
  const { judgement, kind, by, at, names, reasons, overridden } = entry
  const title = judgement === undefined ? words.panel.machine : words.panel.identity[kind]
  const second = [
    ...reasons,
    judgement === undefined ? undefined : words.panel.by(by),
    at && formatMoment(at),
    overridden ? words.panel.overridden : undefined,
  ].filter(Boolean)
  return (
    <li className={classes.entry}>
      <div className={classes.text}>
        <span>
          <strong>{title}</strong> {names.join(' · ')}
        </span>
        {second.length > 0 && <span className={classes.second}>{second.join(' · ')}</span>}
      </div>
      {judgement !== undefined && (
        <Button size="compact-sm" onClick={() => tryTo(() => takeBack(judgement))}>
          {words.panel.takeBack}
        </Button>
      )}
    </li>
  )
}
