import type { NewArticle, Reading } from '#contract'

/** Turns an article into its base layer; pure and deterministic. Throws `EntenteError` with `empty-article`, `not-text`, `unknown-language` or `article-too-long`. */
export type Reader = (article: NewArticle) => Reading
