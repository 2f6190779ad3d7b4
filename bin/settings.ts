import { z } from 'zod'
import { EntenteError } from '#contract'
import type { StorePlace } from '#graph'
import type { NamedToken } from '#server'
import { NAME, tokensIn } from './tokens.ts'

/** Every setting by its flag and its place in the environment; `must` ends the sentence when it does not fit. */
const NAMES = {
  port: { flag: '--port', variable: 'PORT', must: 'a whole number from 0 to 65535' },
  host: { flag: '--host', variable: 'HOST', must: 'a host name or an IP address' },
  data: { flag: '--data', variable: 'ENTENTE_DATA', must: 'a folder' },
  neo4jUri: { flag: undefined, variable: 'NEO4J_URI', must: 'an address that begins with bolt:// or neo4j://' },
  neo4jUser: { flag: undefined, variable: 'NEO4J_USER', must: 'a user name' },
  neo4jPassword: { flag: undefined, variable: 'NEO4J_PASSWORD', must: 'set where NEO4J_URI is' },
  neo4jDatabase: { flag: undefined, variable: 'NEO4J_DATABASE', must: 'the name of a database' },
  redis: {
    flag: undefined,
    variable: 'REDIS_URL',
    must: 'an address that begins with redis:// or rediss://, and set only where NEO4J_URI is',
  },
  token: { flag: undefined, variable: 'ENTENTE_TOKEN', must: 'a word without spaces' },
  tokens: {
    flag: undefined,
    variable: 'ENTENTE_TOKENS',
    must: 'name=token pairs with commas between them, each token of 16 characters or more and of one name',
  },
  tokensFile: { flag: '--tokens-file', variable: 'ENTENTE_TOKENS_FILE', must: 'a file' },
  author: {
    flag: '--author',
    variable: 'ENTENTE_AUTHOR',
    must: 'a name of at most 64 letters, digits, spaces, or . _ @ -',
  },
  rate: { flag: '--rate', variable: 'ENTENTE_RATE', must: 'a whole number of requests a minute, 1 or more' },
} as const

type Name = keyof typeof NAMES

const Raw = z
  .object({
    port: z
      .string()
      .regex(/^\d{1,5}$/)
      .transform(Number)
      .pipe(z.int().max(65535))
      .default(4747),
    host: z
      .string()
      .regex(/^[\w.:%-]+$/)
      .default('127.0.0.1'),
    data: z.string().default('.entente'),
    neo4jUri: z
      .string()
      .regex(/^(bolt|neo4j)(\+s|\+ssc)?:\/\/\S+$/)
      .optional(),
    neo4jUser: z.string().default('neo4j'),
    neo4jPassword: z.string().optional(),
    neo4jDatabase: z.string().optional(),
    redis: z
      .string()
      .regex(/^rediss?:\/\/\S+$/)
      .optional(),
    token: z.string().regex(/^\S+$/).optional(),
    tokens: z
      .string()
      .default('')
      .transform((text, context) => tokensIn(text.split(',')) ?? refused(context)),
    tokensFile: z.string().optional(),
    author: z.string().regex(NAME).default('analyst'),
    rate: z
      .string()
      .regex(/^[1-9]\d{0,6}$/)
      .transform(Number)
      .optional(),
  })
  .refine(({ neo4jUri, neo4jPassword }) => neo4jUri === undefined || neo4jPassword !== undefined, {
    path: ['neo4jPassword'],
  })
  // An embedded store belongs to one process: nobody could share its work.
  .refine(({ neo4jUri, redis }) => redis === undefined || neo4jUri !== undefined, { path: ['redis'] })

function refused(context: z.core.$RefinementCtx): never {
  context.addIssue({ code: 'custom' })
  return z.NEVER
}

export interface Settings {
  readonly port: number
  readonly host: string
  readonly data: string
  readonly store: StorePlace
  /** Where the queue is through which several processes share the work; else it is in the store. */
  readonly redis?: string
  /** Those of the environment; a file may hold more. */
  readonly tokens: readonly NamedToken[]
  readonly tokensFile?: string
  /** Who decides where no token says it. */
  readonly author: string
  /** Requests that one caller may make in a minute, where others can reach the server. */
  readonly rate?: number
}

export type Flags = Readonly<Partial<Record<Name, string>>>

/** The settings: a flag, else the environment, else the default. Throws `bad-setting` with a sentence that names the setting. */
export function readSettings(flags: Flags, environment: Readonly<Record<string, string | undefined>>): Settings {
  const given = Object.fromEntries(
    Object.entries(NAMES).map(([name, { variable }]) => [
      name,
      flags[name as Name] ?? (environment[variable] || undefined),
    ]),
  )
  const result = Raw.safeParse(given)
  if (!result.success) throw misfit(result.error.issues[0]?.path[0] as Name, flags, given)
  const { port, host, data, token, author, rate, redis, tokensFile } = result.data
  const tokens = [...(token === undefined ? [] : [{ name: author, token }]), ...result.data.tokens]
  const some = {
    ...(rate !== undefined && { rate }),
    ...(redis !== undefined && { redis }),
    ...(tokensFile !== undefined && { tokensFile }),
  }
  return { port, host, data, store: storeOf(result.data), tokens, author, ...some }
}

const SECRETS: ReadonlySet<Name> = new Set(['token', 'tokens', 'neo4jPassword', 'redis'])

function misfit(name: Name, flags: Flags, given: Readonly<Record<string, unknown>>): EntenteError {
  const { flag, variable, must } = NAMES[name]
  const called = flags[name] === undefined ? variable : (flag ?? variable)
  // The value of a secret is nobody's business, not even in an error.
  const value = SECRETS.has(name) || given[name] === undefined ? '' : `, not "${given[name]}"`
  return new EntenteError('bad-setting', `${called} must be ${must}${value}.`)
}

function storeOf({ data, neo4jUri, neo4jUser, neo4jPassword, neo4jDatabase }: z.output<typeof Raw>): StorePlace {
  if (neo4jUri === undefined) return { kind: 'embedded', folder: data }
  const database = neo4jDatabase === undefined ? {} : { database: neo4jDatabase }
  return { kind: 'neo4j', uri: neo4jUri, user: neo4jUser, password: neo4jPassword ?? '', ...database }
}
