import { Button } from '@mantine/core'
import type { MeetingDetail } from '#contract'
import { MeetingRow } from '../parts/meeting-row.tsx'
import { NodeLink } from '../parts/node-link.tsx'
import { Sentences } from '../parts/sentences.tsx'
import { judge, tryTo } from '../state/deeds.ts'
import { formatDay, formatMeetingDate, words } from '../words/index.ts'
import { Disagreement } from './disagreement.tsx'
import { Identity } from './identity.tsx'
import classes from './meeting-panel.module.css'
import { Participants } from './participants.tsx'
import { Reports } from './reports.tsx'
import { Fact, Facts, Section } from './section.tsx'
import { countSources, wordsOf } from './sides.ts'

/** All about a meeting. */
export function MeetingPanel({ detail }: { readonly detail: MeetingDetail }) {
  const { node, participants, reports, disagreements, possiblySame, identity } = detail
  return (
    <>
      <Facts>
        <DateFact detail={detail} />
        <PlaceFact detail={detail} />
        <Fact
          label={words.panel.sources}
          reason={words.panel.reports(reports.length, reports.filter(({ copyOf }) => copyOf).length)}
        >
          {words.panel.independent(node.sources ?? countSources(reports))}
        </Fact>
        {node.certainty && (
          <Fact label={words.panel.certainty} reason={words.panel.bestReport(reports.length)}>
            {words.certainty[node.certainty]}
          </Fact>
        )}
        {node.meetingKind && <Fact label={words.panel.kind}>{words.meetingKind[node.meetingKind]}</Fact>}
      </Facts>
      <Participants participants={participants} />
      {disagreements.map((disputed) => (
        <Disagreement key={disputed} reports={reports} disputed={disputed} />
      ))}
      <Reports reports={reports} disputed={disagreements} />
      {possiblySame.length > 0 && <PossiblySame detail={detail} />}
      <Identity identity={identity} />
    </>
  )
}

function DateFact({ detail: { node, reports } }: { readonly detail: MeetingDetail }) {
  const { date } = node
  const evidence = reports.flatMap((report) => report.date?.evidence ?? [])
  if (date === undefined) return <Fact label={words.panel.date}>{words.date.unknown}</Fact>
  return (
    <Fact label={words.panel.date} reason={reasonOfDate({ node, reports })}>
      <span>
        {formatMeetingDate(date)}
        {date.precision === 'day' && date.basis !== 'report-bound' && (
          <span className={classes.light}>, {words.date.exact}</span>
        )}
      </span>
      <Sentences evidence={evidence} what={`${words.panel.date}, ${formatMeetingDate(date)}`} />
    </Fact>
  )
}

/** Why the date is what it is: the words it was worked out from, or on what it rests. */
function reasonOfDate({ node: { date }, reports }: Pick<MeetingDetail, 'node' | 'reports'>): string {
  if (date === undefined) return ''
  const agreeing = reports.find(
    (report) => report.date?.from === date.from && report.date?.to === date.to && report.date?.evidence,
  )
  const evidence = agreeing?.date?.evidence
  if (evidence && agreeing.date?.basis === 'relative' && evidence.article.publishedAt)
    return words.date.workedOut(wordsOf(evidence), formatDay(evidence.article.publishedAt))
  return evidence && date.basis !== 'report-bound' ? words.date.read(wordsOf(evidence)) : words.date.basis[date.basis]
}

function PlaceFact({ detail: { place, reports } }: { readonly detail: MeetingDetail }) {
  if (place === undefined)
    return (
      <Fact label={words.panel.place} reason={words.panel.notNamed}>
        {words.panel.notKnown}
      </Fact>
    )
  return (
    <Fact label={words.panel.place} reason={words.panel.placeNamed(place.reports, reports.length)}>
      <NodeLink node={place.node} sign={false} strong />
      <Sentences evidence={place.evidence} what={`${words.panel.place}, ${place.node.name}`} />
    </Fact>
  )
}

function PossiblySame({ detail: { node, possiblySame } }: { readonly detail: MeetingDetail }) {
  return (
    <Section title={words.panel.possiblySame}>
      <ul className={classes.possible}>
        {possiblySame.map(({ meeting, reasons }) => {
          const other = meeting.meeting
          const decide = (kind: 'same' | 'different') => () =>
            tryTo(() => judge({ kind, left: node.id, right: other.id }, words.steps[kind](node.name, other.name)))
          return (
            <li key={other.id}>
              <ul>
                <MeetingRow summary={meeting} />
              </ul>
              {reasons.length > 0 && <p className={classes.reasons}>{reasons.join(' · ')}</p>}
              <div className={classes.answers}>
                <Button size="compact-sm" onClick={decide('same')}>
                  {words.panel.samePlain}
                </Button>
                <Button size="compact-sm" onClick={decide('different')}>
                  {words.panel.differentPlain}
                </Button>
              </div>
            </li>
          )
        })}
      </ul>
    </Section>
  )
}
