import { parseSource } from '#ingest'
import { TEXT_TYPES } from '../body.ts'
import type { Handlers } from '../endpoint.ts'
import { explain } from '../explanation.ts'
import { found, foundOrGone } from '../found.ts'
import type { ServerParts } from '../parts.ts'

type ArticleHandlers = Pick<Handlers, 'articles' | 'article' | 'explanation' | 'loadArticle' | 'removeArticle'>

/** What a file without a name is called by its type. */
const USUAL_NAMES: Readonly<Record<string, string>> = { 'text/markdown': 'article.md', 'text/html': 'article.html' }

export const articleRoutes = ({ explorer, ingest }: ServerParts): ArticleHandlers => ({
  articles: ({ query }) => explorer.articles(query),

  async article({ params: { id } }) {
    return foundOrGone(await explorer.article(id), 'no-such-article', id, explorer)
  },

  async explanation({ params: { id }, query: { report } }) {
    const { article } = await foundOrGone(await explorer.article(id), 'no-such-article', id, explorer)
    return explain(article, report)
  },

  loadArticle({ request, query: { name }, body }) {
    if (!Buffer.isBuffer(request.body)) return ingest.submit(body)
    const usual = USUAL_NAMES[request.is(TEXT_TYPES) || ''] ?? 'article.txt'
    return ingest.submit(parseSource(request.body, name ?? usual))
  },

  async removeArticle({ params: { id } }) {
    found((await ingest.remove(id)) || undefined, 'no-such-article', id)
    return undefined
  },
})
