import { z } from 'zod'
import { MeetingKind, OrganisationClass } from '#contract'

const Phrases = z.array(z.string().min(1))

/** Classes of offices that name comparable posts, whatever the language. */
export const OfficeClass = z.enum([
  'state-head',
  'government-head',
  'foreign-minister',
  'defence-minister',
  'minister',
  'body-head',
  'spokesperson',
  'envoy',
  'legislator',
  'military',
  'cleric',
  'justice',
  'other',
])
export type OfficeClass = z.infer<typeof OfficeClass>

/** Classes of words that may tell of a meeting. */
export const TriggerClass = z.enum([
  'meet',
  'gather',
  'talk',
  'consult',
  'receive',
  'visit',
  'see',
  'guest',
  'travel',
  'dine',
  'summon',
  'call',
  'sign',
  'join',
  'attend',
  'meeting',
  'talks',
  'summit',
  'visit-noun',
  'reception',
  'dine-noun',
  'call-noun',
  'sign-noun',
])
export type TriggerClass = z.infer<typeof TriggerClass>

/** Forms of a verb, or `forms` of a noun. `needs`: words of which one stands later in the clause; `unless`: words that rule it out; `with`: tells of a meeting only beside a word of `cues.with`; `person`: only right before a person: `bei Macron`, `chez Macron`. */
export const TriggerEntry = z.strictObject({
  class: TriggerClass,
  part: z.enum(['verb', 'noun']),
  kind: MeetingKind,
  past: Phrases.optional(),
  present: Phrases.optional(),
  participle: Phrases.optional(),
  infinitive: Phrases.optional(),
  to: Phrases.optional(),
  future: Phrases.optional(),
  gerund: Phrases.optional(),
  forms: Phrases.optional(),
  needs: Phrases.optional(),
  unless: Phrases.optional(),
  with: z.boolean().optional(),
  person: z.boolean().optional(),
})
export type TriggerEntry = z.infer<typeof TriggerEntry>

/** Groups of words that colour a sentence; every pack gives all of them, if need be empty. */
export const CUES = [
  'after',
  'before',
  'purpose',
  'during',
  'plan',
  'wish',
  'with',
  'between',
  'by',
  'at',
  'of',
  'and',
  'without',
  'future',
  'futureAux',
  'past',
  'pastAux',
  'conditional',
  'negation',
  'cancel',
  'deny',
  'refuse',
  'said',
  'frame',
  'delegate',
  'group',
  'joint',
  'separate',
  'media',
  'public',
  'thing',
  'sport',
  'call',
  'video',
  'pluperfect',
  'there',
  'as',
  'clause',
] as const
export type Cue = (typeof CUES)[number]

const Known = z.strictObject({
  name: z.string(),
  class: OrganisationClass,
  country: z.string().length(2).optional(),
  forms: Phrases,
})

const Tenses = z.strictObject({
  past: z.array(z.string()),
  present: z.array(z.string()),
  future: z.array(z.string()),
  conditional: z.array(z.string()),
})
export type Tense = keyof z.infer<typeof Tenses>

/** How names bend. */
const NameCases = z.strictObject({
  /** Endings of nominative, genitive, dative, accusative, instrumental, locative, between bars, alternatives by a slash; `after`: letters that a stem may end in. */
  paradigms: z.array(
    z.strictObject({
      gender: z.enum(['male', 'female']),
      part: z.enum(['given', 'surname', 'any']),
      after: z.string().optional(),
      forms: z.string().regex(/^[^|]*(?:\|[^|]*){5}$/u),
      weight: z.number().optional(),
    }),
  ),
  /** Letters that end names of one form. */
  fixed: z.string(),
  /** Ends of words that are hardly ever a name's nominative. */
  oblique: Phrases,
  /** Ends of words that are surnames, in the nominative. */
  surnames: Phrases,
  /** Prepositions that say which case follows: genitive, dative, instrumental, locative. */
  before: z.strictObject({ genitive: Phrases, dative: Phrases, instrumental: Phrases, locative: Phrases }),
})
export type NameCases = z.infer<typeof NameCases>

/** A language's `pack.json`. What each part means: docs/languages.md. */
export const Pack = z.strictObject({
  code: z.string().regex(/^[a-z]{2}$/),
  name: z.string(),
  /** The letters that the language's names are written in. */
  script: z.enum(['Latin', 'Cyrillic']).default('Latin'),
  capitalisedNouns: z.boolean(),
  ordinalDot: z.boolean(),
  genitive: z.string(),
  nameCases: NameCases.optional(),
  elisions: Phrases,
  demonymEndings: z.array(z.string()),
  abbreviations: Phrases,
  articles: Phrases,
  /** Small words before a noun: new to the reader, known, somebody's. */
  determiners: z.strictObject({ a: Phrases, the: Phrases, own: Phrases }),
  starters: Phrases,
  /** Given names that are common words where they open a sentence before a small letter. */
  openers: Phrases.optional(),
  particles: Phrases,
  /** People have one surname: no particle stands between two. */
  singleSurname: z.boolean().optional(),
  /** Pronouns that open a clause after a comma. */
  relatives: Phrases,
  /** Words for a place of meeting, with what follows them. */
  venues: Phrases,
  honorifics: z.strictObject({ male: Phrases, female: Phrases, any: Phrases }),
  offices: z.array(z.strictObject({ class: OfficeClass, forms: Phrases })),
  officeModifiers: Phrases,
  /** Endings of an office word that stands for several people. */
  pluralEndings: Phrases,
  reportedBy: Phrases.optional(),
  counterpart: Phrases,
  /** Words among the offices that say how somebody stands to another, and are no office: `predecessor`, `son`. */
  relations: Phrases.optional(),
  /** Finite verbs of the third person, by tense and mood: whole forms, and endings of four-letter words or longer. */
  verbs: z.strictObject({ forms: Tenses, endings: Tenses }),
  bodies: z.strictObject({
    heads: z.partialRecord(OrganisationClass, Phrases),
    links: Phrases,
    known: z.array(Known),
  }),
  triggers: z.array(TriggerEntry),
  cues: z.record(z.enum(CUES), Phrases),
  references: z.strictObject({
    people: Phrases,
    he: Phrases,
    she: Phrases,
    they: Phrases,
    pair: Phrases,
    their: Phrases,
    /** Those of `he` and `she` that are never the subject: `him`, `ihn`, `niego`. */
    objects: Phrases.optional(),
  }),
  dates: z.strictObject({
    /** Months are written with a capital. */
    capitalised: z.boolean(),
    /** A number of four digits is a year with no preposition. */
    bareYear: z.boolean(),
    months: z.array(z.string()).length(12),
    weekdays: z.array(z.string()).length(7),
    relative: z.record(z.string().regex(/^-?\d$/), Phrases),
    sameDay: Phrases,
    dayBefore: Phrases,
    dayAfter: Phrases,
    last: Phrases,
    next: Phrases,
    this: Phrases,
    week: Phrases,
    month: Phrases,
    year: Phrases,
    lastYear: Phrases,
    /** The year of the date before, behind a day: `desselben Jahres`. */
    sameYear: Phrases.optional(),
    /** `drei Tage danach`, `a week earlier`: how many, of what, and to which side of the date before. */
    numbers: z.record(z.string().regex(/^\d+$/), Phrases).optional(),
    days: Phrases.optional(),
    weeks: Phrases.optional(),
    later: Phrases.optional(),
    earlier: Phrases.optional(),
    order: z.enum(['dmy', 'mdy', 'ymd']),
  }),
})
export type Pack = z.infer<typeof Pack>

/** A language's `countries.json`: by ISO 3166 code its names, demonyms (stems take `demonymEndings`), capital and cities. */
export const Countries = z.record(
  z.string().length(2),
  z.strictObject({ names: Phrases, demonyms: Phrases, capital: Phrases, cities: Phrases }),
)
export type Countries = z.infer<typeof Countries>

/** A language's `words.json`: common words that, written with a capital, are no names. With `endings` each word is a stem and the number (base 36) of its class of endings. */
export const Words = z.strictObject({
  source: z.string(),
  licence: z.string(),
  endings: z.array(z.string()).optional(),
  words: z.string(),
})
export type Words = z.infer<typeof Words>

/** A language's `names.json`, if it has one: given names (`both` where the gender is not known) and surnames beside the shared ones, between spaces. */
export const OwnNames = z.strictObject({
  source: z.string(),
  licence: z.string(),
  female: z.string(),
  male: z.string(),
  both: z.string().optional(),
  surnames: z.string().optional(),
})

/** A language's `verbs.json`, if it has one: more finite forms than the pack lists, between spaces. */
export const Verbs = z.strictObject({
  source: z.string(),
  licence: z.string(),
  past: z.string(),
  present: z.string(),
  conditional: z.string(),
  reported: z.string(),
})
