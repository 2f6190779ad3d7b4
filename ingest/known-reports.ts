import type { Figure, Report } from '#contract'
import type { LedgerArticle, LedgerOwner, LedgerReports } from '#graph'
import type { KnownFigure } from './memory.ts'
import type { RememberingView } from './remembering-view.ts'
import type { BaseClaim, Told } from './resolve/base.ts'
import { locate, type Owner, type ResolvedFigures } from './resolve/canonical.ts'
import type { Decisions } from './resolve/decisions.ts'
import { type Located, type ToldMeeting, toldMeetings } from './resolve/told-meeting.ts'

/** Who is who among the figures that a change touches. */
export interface People {
  /** Every figure looked at. */
  readonly ids: ReadonlySet<string>
  readonly told: ReadonlyMap<string, KnownFigure>
  readonly before: ReadonlyMap<string, LedgerOwner>
  /** Those who belong to another node than before, or to one of another name. */
  readonly changed: readonly string[]
  readonly resolved: ResolvedFigures
  /** Nodes that figures joined plainly. */
  readonly joined: ReadonlySet<string>
  /** Offices of people who were joined plainly, those told before too. */
  readonly claims: readonly BaseClaim[]
}

/** Reports read so far, with whom their figures belong to: as computed for the figures touched, else as the store has it. */
export class KnownReports {
  readonly #view: RememberingView
  readonly #people: People
  readonly #decisions: Decisions
  readonly #reports = new Map<string, Told<Report>>()
  readonly #articles = new Map<string, LedgerArticle>()
  readonly #figures = new Map<string, Figure>()
  readonly #outside = new Map<string, LedgerOwner>()
  readonly #nodes = new Map<string, LedgerOwner>()
  readonly #missing = new Set<string>()
  readonly #wasTold = new Set<string>()
  readonly #told = new Map<string, ToldMeeting | undefined>()

  constructor(view: RememberingView, people: People, decisions: Decisions) {
    this.#view = view
    this.#people = people
    this.#decisions = decisions
  }

  /** Reads what is not known yet. */
  async load(ids: Iterable<string>): Promise<void> {
    const wanted = [...ids].filter((id) => !this.#reports.has(id) && !this.#missing.has(id))
    if (wanted.length === 0) return
    const reports = await this.#view.reports(wanted)
    for (const article of await this.#view.articles(reports.map(({ articleId }) => articleId)))
      this.#articles.set(article.id, article)
    for (const report of reports) this.#reports.set(report.id, report)
    for (const id of wanted) if (!this.#reports.has(id)) this.#missing.add(id)
    for (const id of (await this.#view.meetings(wanted)).keys()) this.#wasTold.add(id)
    const corrected = wanted.flatMap((id) => this.#decisions.corrections.get(id)?.participants ?? [])
    const named = reports.flatMap((report) => [
      ...report.participants.map(({ figure }) => figure),
      ...(report.place ? [report.place.figure] : []),
    ])
    await this.loadFigures([...named, ...corrected])
  }

  /** Reads figures that no report need name. */
  async loadFigures(ids: readonly string[]): Promise<void> {
    const wanted = ids.filter((id) => !this.#people.told.has(id) && !this.#figures.has(id))
    if (wanted.length === 0) return
    for (const figure of await this.#view.plainFigures(wanted)) this.#figures.set(figure.id, figure)
    for (const owner of await this.#view.owners(wanted)) {
      this.#outside.set(owner.figure, owner)
      this.#nodes.set(owner.node, owner)
    }
  }

  has(id: string): boolean {
    return this.#reports.has(id)
  }

  /** Whether the store already has a meeting of it. */
  wasTold(id: string): boolean {
    return this.#wasTold.has(id)
  }

  get owner(): Owner {
    const { ids, resolved } = this.#people
    return {
      of: (figure) => (ids.has(figure) ? resolved.owner.of(figure) : asNode(this.#outside.get(figure))),
      node: (id) => resolved.owner.node(id) ?? asNode(this.#nodes.get(id)),
    }
  }

  located(): Located {
    const find = (id: string) => this.#people.told.get(id)?.figure ?? this.#figures.get(id)
    return locate(this.owner, find, this.#decisions)
  }

  part(ids: Iterable<string>): LedgerReports {
    const reports = [...ids].flatMap((id) => this.#reports.get(id) ?? [])
    const articles = new Set(reports.map(({ articleId }) => articleId))
    return { reports, articles: [...articles].flatMap((id) => this.#articles.get(id) ?? []) }
  }

  /** Some reports as meetings told; one that tells of none is left out. */
  told(ids: Iterable<string>): readonly ToldMeeting[] {
    const wanted = [...ids]
    const missing = wanted.filter((id) => !this.#told.has(id))
    if (missing.length > 0) {
      const { reports, articles } = this.part(missing)
      for (const id of missing) this.#told.set(id, undefined)
      for (const told of toldMeetings(reports, articles, this.located())) this.#told.set(told.id, told)
    }
    return wanted.flatMap((id) => this.#told.get(id) ?? [])
  }

  articlesOf(ids: Iterable<string>): readonly string[] {
    return [...ids].flatMap((id) => this.#reports.get(id)?.articleId ?? [])
  }
}

function asNode(owner: LedgerOwner | undefined): ReturnType<Owner['of']> {
  return owner && { id: owner.node, kind: owner.kind, name: owner.name }
}
