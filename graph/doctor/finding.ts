import type { LineRecord } from '../copy/record.ts'

/** Something in a store that is not as `docs/model.md` has it. */
export interface Finding {
  readonly check: CheckName
  /** The node that it is about, or the line as `from TYPE to`. */
  readonly at: string
  readonly detail: string
  /** What mending it needs: the node's label, or the line. */
  readonly label?: string
  readonly line?: LineRecord
}

/** What can be wrong, and what mends it. `repairs` is what `repair` does; where it is absent, `remedy` is for people. */
export interface Check {
  readonly means: string
  readonly repairs?: string
  readonly remedy?: string
}

const again = 'Take the article back and load it again.'

/** Every check, by name: the model's invariants. */
export const CHECKS = {
  shape: {
    means: 'A node or a line has a property that the model lacks, lacks one, or one of another type.',
    remedy: again,
  },
  stranger: {
    means: 'A label or a type of line is none of the model.',
    remedy: 'Nothing reads it; delete it with the database.',
  },
  doubled: { means: 'Two nodes of one label have one id.', remedy: 'Restore a backup.' },
  'doubled-line': { means: 'Two nodes are joined by one line twice.', repairs: 'One of them is kept.' },
  id: { means: 'An id does not follow from the content.', remedy: again },
  orphan: { means: 'Something is told by an article that is not there.', repairs: 'It is deleted.' },
  'lost-mention': { means: 'A mention does not stand in its article.', repairs: 'The line is drawn again.' },
  'loose-end': {
    means: 'A line of the base layer is missing, is there twice, or leads into another article.',
    remedy: again,
  },
  span: { means: 'A stretch of text is not where the article has it.', remedy: again },
  unread: {
    means: 'An article that is not read tells of something, or one that is read has no fingerprint.',
    remedy: again,
  },
  'loose-key': { means: 'A key belongs to nothing.', repairs: 'It is deleted.' },
  judgement: {
    means: 'A decision cannot be read, or is about an address that never was.',
    remedy: 'Take it back and decide again.',
  },
  graph: { means: 'The graph is not what follows from the articles and decisions.', repairs: 'It is computed anew.' },
  waiting: {
    means: 'An article waits and no job will read it.',
    repairs: 'It is set aside as failed, so that it can be handed in again.',
  },
  unresolved: { means: 'An article is read and no part of the graph.', repairs: 'The graph is computed anew with it.' },
  job: {
    means: 'A job is about an article that is not there and was not removed.',
    remedy: 'Nothing waits for it; hand the article in again.',
  },
  tombstone: { means: 'A tombstone stands for an address that lives.', repairs: 'It is deleted.' },
  meta: { means: 'The store does not say of itself what it must.', remedy: 'Restore a backup.' },
  leftover: { means: 'A key of a finished unit was left by a program that was killed.', repairs: 'It is deleted.' },
} as const satisfies Readonly<Record<string, Check>>

export type CheckName = keyof typeof CHECKS

export const isRepairable = ({ check }: Finding): boolean => 'repairs' in CHECKS[check]
