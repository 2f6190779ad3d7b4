import type { Article, ArticleExplanation, NewArticle, WeighedWord } from '#contract'
import { type Explanation, explainArticle } from '#ingest'

type Trigger = Explanation['triggers'][number]

/** Reads an article anew and tells why; of one report alone, nothing that was rejected. */
export function explain(article: Article, report: string | undefined): ArticleExplanation {
  const { reading, explanation } = explainArticle(asHandedIn(article))
  const reports = reading.reports.map(({ id }, index) => ({
    report: id,
    words: explanation.triggers.filter(({ meetings }) => meetings?.includes(index)).map(weighed),
  }))
  const cut = explanation.cuts.meeting
  if (report !== undefined) return { cut, reports: reports.filter((one) => one.report === report), rejected: [] }
  return { cut, reports, rejected: explanation.triggers.filter(({ outcome }) => outcome === 'rejected').map(weighed) }
}

/** A stored text begins with its headline and gives the same reading, addresses and all. */
function asHandedIn({ text, title, language, publishedAt, publisher }: Article): NewArticle {
  return {
    text,
    title,
    ...(language !== 'und' && { language }),
    ...(publishedAt !== undefined && { published: publishedAt }),
    ...(publisher !== undefined && { publisher }),
  }
}

function weighed({ text, start, end, sentence, class: sort, form, candidates, ...one }: Trigger): WeighedWord {
  return {
    ...{ text, start, end, sentence, class: sort, form },
    ...(one.rejection !== undefined && { rejection: one.rejection }),
    ...(one.meeting !== undefined && { meeting: judged(one.meeting) }),
    ...(one.notHeld !== undefined && { notHeld: judged(one.notHeld) }),
    ...(one.confidence !== undefined && { confidence: judged(one.confidence) }),
    figures: candidates.map(({ name, kind, takesPart, ...named }) => ({
      ...{ name, kind, takesPart, text: named.text, start: named.start, end: named.end },
      ...judged(named),
    })),
  }
}

function judged({ chance, why, rule }: NonNullable<Trigger['meeting']>): NonNullable<WeighedWord['meeting']> {
  return { chance, why: why.map(({ feature, points }) => ({ feature, points })), ...(rule !== undefined && { rule }) }
}
