import { useState } from 'react'
import type { Evidence } from '#contract'
import { words } from '../words/index.ts'
import { EvidenceQuotation } from './quotation.tsx'
import classes from './sentences.module.css'

/** Unfolds the sentences that prove a fact; `what` is the fact in words. */
export function Sentences({ evidence, what }: { readonly evidence: readonly Evidence[]; readonly what: string }) {
  const [open, setOpen] = useState(false)
  if (evidence.length === 0) return null
  const word = evidence.length === 1 ? words.panel.sentence : words.panel.sentences(evidence.length)
  return (
    <>
      <button
        type="button"
        className={classes.button}
        aria-expanded={open}
        aria-label={`${word}: ${what}`}
        onClick={() => setOpen(!open)}
      >
        {word}
      </button>
      {open && (
        <div className={classes.unfolded}>
          {evidence.map((one) => (
            <EvidenceQuotation key={`${one.article.id} ${one.start}`} evidence={one} />
          ))}
        </div>
      )}
    </>
  )
}
