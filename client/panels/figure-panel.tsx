import type { FigureDetail, OfficeView, SpellingView } from '#contract'
import { Link } from '../parts/link.tsx'
import { MeetingRow } from '../parts/meeting-row.tsx'
import { NodeLink } from '../parts/node-link.tsx'
import { Sentences } from '../parts/sentences.tsx'
import { LanguageTag } from '../parts/source-line.tsx'
import { formatDay, words } from '../words/index.ts'
import classes from './figure-panel.module.css'
import { Identity } from './identity.tsx'
import { Folded, Section } from './section.tsx'

/** All about a person, an organisation or a place. */
export function FigurePanel({ detail }: { readonly detail: FigureDetail }) {
  const { node, kind, offices, meetings, metWith, spellings, identity } = detail
  return (
    <>
      <p className={classes.summary}>
        {[words.count.meetings(node.meetings), node.class && words.organisationClass[node.class]]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {offices.length > 0 && (
        <Section title={kind === 'actor' ? words.panel.offices : words.panel.holders}>
          <Folded items={offices}>{(office) => <Office key={officeKey(office)} office={office} />}</Folded>
        </Section>
      )}
      {meetings.length > 0 && (
        <Section title={words.panel.meetings} count={meetings.length}>
          <Folded items={meetings}>
            {(summary) => <MeetingRow key={summary.meeting.id} summary={summary} without={node.id} />}
          </Folded>
        </Section>
      )}
      {metWith.length > 0 && (
        <Section title={kind === 'place' ? words.panel.metHere : words.panel.metWith} count={metWith.length}>
          <Folded items={metWith}>
            {({ node: other, meetings: times }) => (
              <li key={other.id} className={classes.row}>
                <NodeLink node={other} />
                <span className={classes.count}>{words.count.meetings(times)}</span>
              </li>
            )}
          </Folded>
        </Section>
      )}
      {spellings.length > 0 && (
        <Section title={words.panel.spellings}>
          <Folded items={spellings}>
            {(spelling) => <Spelling key={`${spelling.language} ${spelling.text}`} spelling={spelling} />}
          </Folded>
        </Section>
      )}
      <Identity identity={identity} />
    </>
  )
}

const officeKey = ({ title, organisation, holder, since, until, evidence }: OfficeView) =>
  [title, organisation?.id, holder?.id, since, until, evidence[0]?.start, evidence[0]?.article.id].join(' ')

function Office({ office }: { readonly office: OfficeView }) {
  const { title, organisation, holder, since, until, evidence } = office
  const when = [since && words.panel.since(formatDay(since)), until && words.panel.until(formatDay(until))].filter(
    Boolean,
  )
  return (
    <li className={classes.office}>
      <span className={classes.titles}>
        <span className={classes.title}>{title}</span>
        {organisation && <NodeLink node={organisation} />}
        {holder && <NodeLink node={holder} />}
        {when.length > 0 && <span className={classes.when}>{when.join(', ')}</span>}
      </span>
      <Sentences evidence={evidence} what={title} />
    </li>
  )
}

function Spelling({ spelling: { text, language, articles, evidence } }: { readonly spelling: SpellingView }) {
  return (
    <li className={classes.row}>
      <LanguageTag code={language} />
      <Link
        to={{ view: 'article', id: evidence.article.id, at: [evidence.start, evidence.end] }}
        className={classes.spelling}
        label={words.panel.openSentence(text)}
      >
        <span lang={language === 'und' ? undefined : language} dir="auto">
          {text}
        </span>
      </Link>
      <span className={classes.count}>{words.count.articles(articles)}</span>
    </li>
  )
}
