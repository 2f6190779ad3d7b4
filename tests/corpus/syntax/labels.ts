/** The relations that the reader tells apart, by what Universal Dependencies calls them; the rest is `dep`. */
const KEPT = new Set([
  'nsubj',
  'nsubj:pass',
  'obj',
  'iobj',
  'obl',
  'obl:agent',
  'nmod',
  'appos',
  'conj',
  'cc',
  'case',
  'mark',
  'acl',

  'advcl',
  'ccomp',
  'xcomp',
  'parataxis',
  'aux',
  'aux:pass',
  'cop',
  'advmod',
  'det',
  'amod',
  'nummod',
  'flat',
  'compound',
  'expl',
  'punct',
  'root',
])
const RENAMED: Readonly<Record<string, string>> = {
  csubj: 'ccomp',
  fixed: 'flat',
  'csubj:pass': 'ccomp',
  'expl:pass': 'aux:pass',
}

/** The reader's label for a relation of a treebank. */
export function readerLabel(relation: string): string {
  if (KEPT.has(relation)) return relation
  const renamed = RENAMED[relation]
  if (renamed !== undefined) return renamed
  const plain = relation.replace(/:.*/u, '')
  return KEPT.has(plain) ? plain : (RENAMED[plain] ?? 'dep')
}

const CASED: Readonly<Record<string, ReadonlySet<string>>> = {
  de: new Set(['DET', 'PRON']),
  ru: new Set(['NOUN', 'PROPN', 'ADJ', 'DET', 'PRON', 'NUM']),
  uk: new Set(['NOUN', 'PROPN', 'ADJ', 'DET', 'PRON', 'NUM']),
  pl: new Set(['NOUN', 'PROPN', 'ADJ', 'DET', 'PRON', 'NUM']),
}

/** A tag: the part of speech, with the form of a verb and, where the language shows it, the case. */
export function readerTag(language: string, part: string, features: string): string {
  const form = /VerbForm=(\w+)/u.exec(features)?.[1]
  if (part === 'VERB' || part === 'AUX') return `${part}:${form ?? 'Fin'}`
  const grammaticalCase = /(?:^|\|)Case=(\w+)/u.exec(features)?.[1]
  if (grammaticalCase !== undefined && CASED[language]?.has(part)) return `${part}:${grammaticalCase}`
  return part
}
