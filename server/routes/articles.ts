import { parseSource } from '#ingest'
import type { Handlers } from '../endpoint.ts'
import { found, foundOrGone } from '../found.ts'
import type { ServerParts } from '../parts.ts'

type ArticleHandlers = Pick<Handlers, 'articles' | 'article' | 'loadArticle' | 'removeArticle'>

export const articleRoutes = ({ explorer, ingest }: ServerParts): ArticleHandlers => ({
  articles: ({ query }) => explorer.articles(query),

  async article({ params: { id } }) {
    return foundOrGone(await explorer.article(id), 'no-such-article', id, explorer)
  },

  loadArticle({ request, query: { name }, body }) {
    if (!Buffer.isBuffer(request.body)) return ingest.submit(body)
    const usual = request.is('text/markdown') ? 'article.md' : 'article.txt'
    return ingest.submit(parseSource(request.body, name ?? usual))
  },

  async removeArticle({ params: { id } }) {
    found((await ingest.remove(id)) || undefined, 'no-such-article', id)
    return undefined
  },
})
