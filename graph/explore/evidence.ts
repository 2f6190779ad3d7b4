import type { ArticleRef, Evidence } from '#contract'
import type { Engine } from '../engine.ts'
import { readTexts } from '../statements/explore-articles.ts'
import { articleIn } from './articles.ts'
import { rowsOf, text } from './rows.ts'
import { type Stretch, sentenceAround } from './sentences.ts'

/** Words that prove something: where they stand, in which article. */
export interface Proof extends Stretch {
  readonly article: string
}

/** Articles with their texts, read at once, from which the sentences around facts are cut. */
export class Sources {
  readonly #articles: ReadonlyMap<string, { readonly ref: ArticleRef; readonly text: string }>

  private constructor(articles: ReadonlyMap<string, { readonly ref: ArticleRef; readonly text: string }>) {
    this.#articles = articles
  }

  static async read(engine: Engine, articles: Iterable<string>): Promise<Sources> {
    const rows = await rowsOf(engine, readTexts([...new Set(articles)]))
    return new Sources(
      new Map(rows.map((row) => [articleIn(row).id, { ref: articleIn(row), text: text(row, 'text') }])),
    )
  }

  article(id: string): ArticleRef | undefined {
    return this.#articles.get(id)?.ref
  }

  /** The words with their sentence; nothing where the article is gone or the stretch lies outside it. */
  evidence({ article, start, end }: Proof): Evidence | undefined {
    const source = this.#articles.get(article)
    if (source === undefined || start < 0 || end <= start || end > source.text.length) return undefined
    const sentence = sentenceAround(source.text, { start, end })
    return {
      article: source.ref,
      start,
      end,
      sentence: source.text.slice(sentence.start, sentence.end),
      sentenceStart: sentence.start,
    }
  }

  /** The same for many, each stretch once, in their order. */
  all(proofs: readonly Proof[]): Evidence[] {
    const once = new Map(proofs.map((proof) => [`${proof.article} ${proof.start} ${proof.end}`, proof]))
    return [...once.values()].flatMap((proof) => this.evidence(proof) ?? [])
  }
}
