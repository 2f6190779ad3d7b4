import { useId, useState } from 'react'
import type { Judged, ReportView, WeighedFigure, WeighedWord } from '#contract'
import { useExplanation } from '../api/hooks.ts'
import { Bars } from '../parts/bars.tsx'
import { Failure } from '../parts/failure.tsx'
import { Sign } from '../parts/sign.tsx'
import unfold from '../parts/unfold.module.css'
import { words } from '../words/index.ts'
import { ruleWords } from '../words/reasons.ts'
import { Balance } from './balance.tsx'
import classes from './why.module.css'

/** Why the reader took the words of a report for a meeting: what spoke for it and what against, asked for only when it is unfolded. */
export function Why({ report }: { readonly report: ReportView }) {
  const [open, setOpen] = useState(false)
  const id = useId()
  return (
    <>
      <button
        type="button"
        className={`${unfold.unfold} ${classes.ask}`}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
      >
        {open ? words.why.hide : words.why.ask}
      </button>
      {open && (
        <div id={id} className={classes.why}>
          <Reasons report={report} />
        </div>
      )}
    </>
  )
}

function Reasons({ report }: { readonly report: ReportView }) {
  const { data, error, refetch } = useExplanation(report.article.id, report.id)
  if (data === undefined)
    return error === null ? <Bars lines={4} /> : <Failure error={error} onAgain={() => refetch()} />
  const told = data.reports[0]?.words ?? []
  if (told.length === 0) return <p className={classes.note}>{words.why.anotherReader}</p>
  return told.map((word) => <Word key={word.start} word={word} cut={data.cut} />)
}

function Word({ word, cut }: { readonly word: WeighedWord; readonly cut: number }) {
  const { meeting, notHeld, confidence, figures } = word
  return (
    <>
      <p className={classes.word}>
        {words.why.word} <q className={classes.read}>{word.text}</q>
      </p>
      {meeting && <Weighed title={words.why.meeting} note={words.why.from(cut)} judged={meeting} />}
      {figures.length > 0 && (
        <>
          <h4 className={classes.title}>{words.why.who}</h4>
          <ul className={classes.figures}>
            {figures.map((figure) => (
              <Figure key={`${figure.start} ${figure.name}`} figure={figure} />
            ))}
          </ul>
        </>
      )}
      {notHeld && <Weighed title={words.why.notHeld} judged={notHeld} />}
      {confidence && <Weighed title={words.why.confidence} judged={confidence} />}
    </>
  )
}

interface WeighedProps {
  readonly title: string
  readonly note?: string
  readonly judged: Judged
}

function Weighed({ title, note, judged }: WeighedProps) {
  return (
    <>
      <h4 className={classes.title}>
        {title} <span className={classes.chance}>{words.why.chance(judged.chance)}</span>
        {note && <span className={classes.light}>{note}</span>}
      </h4>
      {judged.rule && <p className={classes.note}>{ruleWords(judged.rule)}</p>}
      <Balance why={judged.why} />
    </>
  )
}

function Figure({ figure }: { readonly figure: WeighedFigure }) {
  const [open, setOpen] = useState(false)
  return (
    <li>
      <button type="button" className={classes.figure} aria-expanded={open} onClick={() => setOpen(!open)}>
        <Sign kind={figure.kind} size={12} />
        <span className={classes.name}>{figure.name}</span>
        <span className={classes.light}>{figure.takesPart ? words.why.takesPart : words.why.leftOut}</span>
        <span className={classes.chance}>{words.why.chance(figure.chance)}</span>
      </button>
      {open && figure.rule && <p className={classes.note}>{ruleWords(figure.rule)}</p>}
      {open && <Balance why={figure.why} />}
    </li>
  )
}
