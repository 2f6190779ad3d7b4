import type { Layer, Ledger, LedgerBase, LedgerInput, Transaction } from '#graph'
import { toRows } from './layer-rows.ts'
import type { BaseLayer } from './resolve/base.ts'
import { ALGORITHM_VERSION, canonicalise } from './resolve/canonical.ts'
import type { Fingerprint } from './resolve/fingerprint.ts'

/** Brings the canonical layer up to what is read and decided (T2); true where it changed. */
export async function resolve(
  ledger: Ledger,
  change: { readonly before?: (transaction: Transaction) => Promise<void>; readonly resolved?: readonly string[] } = {},
): Promise<boolean> {
  return ledger.update({ version: ALGORITHM_VERSION, compute: layerOf, ...change })
}

/** The canonical layer of what a store holds. */
export function layerOf({ base, judgements }: LedgerInput): Layer {
  return toRows(canonicalise(asBase(base), judgements))
}

function asBase({ articles, ...rest }: LedgerBase): BaseLayer {
  return {
    ...rest,
    articles: articles.map((article) => ({ ...article, fingerprint: JSON.parse(article.fingerprint) as Fingerprint })),
  }
}
