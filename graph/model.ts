/** What a property holds: `day` is the store's date type, `texts` a list of texts. */
export type PropertyType = 'text' | 'whole' | 'number' | 'truth' | 'day' | 'texts'

type Properties = Readonly<Record<string, PropertyType>>

/** One label, as `docs/model.md` tells it. */
export interface NodeModel {
  readonly layer: 'base' | 'judgements' | 'canonical' | 'housekeeping'
  readonly always: Properties
  readonly sometimes: Properties
}

/** One type of line: the labels it may join, and what it may bear. */
export interface LineModel {
  readonly layer: NodeModel['layer']
  readonly from: readonly string[]
  readonly to: readonly string[]
  readonly always: Properties
  readonly sometimes: Properties
}

const span: Properties = { start: 'whole', end: 'whole' }
const told: Properties = { id: 'text', articleId: 'text', kind: 'text' }
const named: Properties = { id: 'text', name: 'text', search: 'text', meetings: 'whole', neighbours: 'whole' }
const figured: Properties = { ...named, spellings: 'texts', unsure: 'truth' }

/** Every label of a store. `docs/model.md` tells what they are; a test holds the two together. */
export const NODES: Readonly<Record<string, NodeModel>> = {
  Article: {
    layer: 'base',
    always: { id: 'text', title: 'text', text: 'text', language: 'text', status: 'text', ingestedAt: 'text' },
    sometimes: { publishedAt: 'day', publisher: 'text', url: 'text', fingerprint: 'text' },
  },
  Mention: { layer: 'base', always: { ...told, text: 'text', ...span }, sometimes: {} },
  Figure: { layer: 'base', always: { ...told, name: 'text' }, sometimes: { class: 'text', country: 'text' } },
  Report: {
    layer: 'base',
    always: {
      ...told,
      status: 'text',
      quote: 'text',
      ...span,
      anchorStart: 'whole',
      anchorEnd: 'whole',
      reader: 'text',
      confidence: 'number',
      certainty: 'text',
    },
    sometimes: {
      dateValue: 'text',
      datePrecision: 'text',
      dateBasis: 'text',
      dateFrom: 'day',
      dateTo: 'day',
      dateStart: 'whole',
      dateEnd: 'whole',
    },
  },
  Claim: {
    layer: 'base',
    always: { ...told, value: 'text', ...span, reader: 'text' },
    sometimes: { since: 'day', until: 'day' },
  },
  Key: { layer: 'base', always: { id: 'text' }, sometimes: {} },
  Judgement: {
    layer: 'judgements',
    always: { id: 'text', kind: 'text', left: 'texts', author: 'text', at: 'text', retracted: 'truth' },
    sometimes: { right: 'texts', name: 'text', correction: 'text', note: 'text' },
  },
  Actor: { layer: 'canonical', always: figured, sometimes: {} },
  Organisation: { layer: 'canonical', always: figured, sometimes: { class: 'text', country: 'text' } },
  Place: { layer: 'canonical', always: figured, sometimes: { country: 'text' } },
  Meeting: {
    layer: 'canonical',
    always: {
      ...named,
      kind: 'text',
      status: 'text',
      sources: 'whole',
      reports: 'whole',
      certainty: 'text',
      confidence: 'number',
    },
    sometimes: { dateFrom: 'day', dateTo: 'day', datePrecision: 'text', dateBasis: 'text' },
  },
  Meta: {
    layer: 'housekeeping',
    always: { id: 'text', schemaVersion: 'whole', algorithmVersion: 'whole', epoch: 'whole', mark: 'text' },
    sometimes: { migratingFrom: 'whole', migrationStep: 'whole', migrationCursor: 'text', filling: 'truth' },
  },
  Job: {
    layer: 'housekeeping',
    always: {
      id: 'text',
      articleId: 'text',
      title: 'text',
      state: 'text',
      known: 'truth',
      createdAt: 'text',
      attempts: 'whole',
    },
    sometimes: { errorCode: 'text', errorDetail: 'text', handedIn: 'text', claim: 'text', claimedUntil: 'whole' },
  },
  Tombstone: {
    layer: 'housekeeping',
    always: { id: 'text' },
    sometimes: { was: 'text', removedAt: 'text', takenOut: 'truth' },
  },
  Lease: {
    layer: 'housekeeping',
    always: { id: 'text', number: 'whole' },
    sometimes: { store: 'text', holder: 'text', until: 'whole', asked: 'whole' },
  },
  Commit: { layer: 'housekeeping', always: { id: 'text', attempt: 'whole', at: 'whole' }, sometimes: {} },
}

const plain = (layer: NodeModel['layer'], from: readonly string[], to: readonly string[]): LineModel => ({
  layer,
  from,
  to,
  always: {},
  sometimes: {},
})
const NAMED = ['Actor', 'Organisation', 'Place']

/** Every type of line of a store. */
export const LINES: Readonly<Record<string, LineModel>> = {
  IN: plain('base', ['Mention'], ['Article']),
  NAMES: plain('base', ['Mention'], ['Figure']),
  TAKES_PART: {
    ...plain('base', ['Figure'], ['Report']),
    always: { role: 'text', ...span },
    sometimes: { side: 'text' },
  },
  PLACED_AT: { ...plain('base', ['Report'], ['Figure']), always: span },
  ABOUT: plain('base', ['Claim'], ['Figure']),
  AT: plain('base', ['Claim'], ['Figure']),
  HAS_KEY: plain('base', ['Figure', 'Article'], ['Key']),
  ATTENDED: {
    ...plain('canonical', ['Actor', 'Organisation'], ['Meeting']),
    always: { role: 'text', sources: 'whole' },
    sometimes: { side: 'text' },
  },
  HELD_AT: { ...plain('canonical', ['Meeting'], ['Place']), always: { sources: 'whole' } },
  HOLDS: {
    ...plain('canonical', ['Actor'], ['Organisation']),
    always: { title: 'text', sources: 'whole' },
    sometimes: { since: 'day', until: 'day', titles: 'texts' },
  },
  REFERS_TO: plain('canonical', ['Figure'], NAMED),
  TELLS_OF: plain('canonical', ['Report'], ['Meeting']),
  POSSIBLY_SAME: { ...plain('canonical', ['Meeting'], ['Meeting']), always: { reasons: 'texts' } },
  COPY_OF: { ...plain('canonical', ['Article'], ['Article']), always: { kind: 'text' } },
}

/** The names of properties that are days, on whatever they stand: both engines give a day as text, and only its name tells. */
export const DAYS: ReadonlySet<string> = new Set(
  [...Object.values(NODES), ...Object.values(LINES)].flatMap(({ always, sometimes }) =>
    Object.entries({ ...always, ...sometimes })
      .filter(([, type]) => type === 'day')
      .map(([name]) => name),
  ),
)
