import type { ParticipantView } from '#contract'
import { NodeLink } from '../parts/node-link.tsx'
import { Portrait } from '../parts/portrait.tsx'
import { Sentences } from '../parts/sentences.tsx'
import { words } from '../words/index.ts'
import { bySide } from './by-side.ts'
import classes from './participants.module.css'
import { Section } from './section.tsx'

/** Who took part in a meeting, in columns by side. */
export function Participants({ participants }: { readonly participants: readonly ParticipantView[] }) {
  const sides = bySide(participants)
  return (
    <Section title={words.panel.tookPart}>
      {participants.length === 0 && <p className={classes.none}>{words.panel.nobody}</p>}
      <div className={sides.length > 1 ? classes.sides : undefined}>
        {sides.map((side) => (
          <div key={side.name} className={classes.side}>
            {sides.length > 1 && (
              <div className={classes.head}>
                <span>{side.name}</span>
                <span>{side.participants.length}</span>
              </div>
            )}
            <ul className={classes.people}>
              {side.participants.map((one) => (
                <Participant key={one.node.id} participant={one} />
              ))}
            </ul>
          </div>
        ))}
      </div>
    </Section>
  )
}

function Participant({ participant }: { readonly participant: ParticipantView }) {
  const { node, role, office, evidence } = participant
  const second = [office, role === 'participant' ? undefined : words.role[role]].filter(Boolean).join(' · ')
  return (
    <li className={classes.person}>
      <Portrait kind={node.kind} name={node.name} />
      <span className={classes.names}>
        <NodeLink node={node} sign={false} strong />
        {second && <span className={classes.office}>{second}</span>}
        <Sentences evidence={evidence} what={`${node.name}, ${words.role[role]}`} />
      </span>
    </li>
  )
}
