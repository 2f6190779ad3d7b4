import { IconArrowsCross, IconChecks, IconCopy } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Receipt } from '#contract'
import { countReceipt, isNothing, type ReceiptCounts } from '../state/receipt.ts'
import { words } from '../words/index.ts'
import classes from './receipt-figures.module.css'
import { Sign } from './sign.tsx'

type Figure = readonly [what: keyof ReceiptCounts, word: (n: number) => string, sign: ReactNode]

const FIGURES: readonly Figure[] = [
  ['people', words.article.newPeople, <Sign key="people" kind="actor" size={12} />],
  ['meetings', words.article.newMeetings, <Sign key="meetings" kind="meeting" size={12} />],
  ['repetitions', words.article.repetitions, <IconCopy key="repetitions" size={16} stroke={1.75} aria-hidden />],
  [
    'confirmations',
    words.article.confirmations,
    <IconChecks key="confirmations" size={16} stroke={1.75} aria-hidden />,
  ],
  [
    'contradictions',
    words.article.contradictions,
    <IconArrowsCross key="contradictions" size={16} stroke={1.75} aria-hidden />,
  ],
]

/** What an article added, in a line of figures with their words; zeros are left out. */
export function ReceiptLine({ receipt }: { readonly receipt: Receipt }) {
  const counts = countReceipt(receipt)
  if (isNothing(counts))
    return <span className={classes.quiet}>{receipt.copyOf ? words.load.copyText : words.load.nothing}</span>
  return (
    <span className={classes.line}>
      {FIGURES.filter(([what]) => counts[what] > 0).map(([what, word, sign]) => (
        <span key={what} className={what === 'contradictions' ? classes.notice : classes.figure}>
          {sign}
          <span className={classes.number}>{counts[what]}</span> {word(counts[what])}
        </span>
      ))}
      {receipt.copyOf && <span className={classes.quiet}>{words.load.copyText}</span>}
    </span>
  )
}

/** The four figures of an article's receipt, large: a copy repeats, and confirms nothing. */
export function ReceiptFigures({ receipt }: { readonly receipt: Receipt }) {
  const counts = countReceipt(receipt)
  return (
    <dl className={classes.figures}>
      {FIGURES.filter(([what]) => what !== (receipt.copyOf ? 'confirmations' : 'repetitions')).map(
        ([what, word, sign]) => (
          <div key={what} className={what === 'contradictions' && counts[what] > 0 ? classes.boxNotice : classes.box}>
            <dd className={classes.large}>
              {counts[what]}
              {sign}
            </dd>
            <dt className={classes.word}>{word(counts[what])}</dt>
          </div>
        ),
      )}
    </dl>
  )
}
