import type { Settings } from '../settings.ts'
import { withStore } from '../store.ts'

/** `entente rebuild`: computes the graph anew from what the articles say and what people decided. */
export async function rebuild(settings: Settings): Promise<boolean> {
  return withStore(settings, async ({ explorer, ingest }) => {
    await ingest.rebuild()
    const { actors, organisations, places, meetings, articles } = await explorer.stats()
    const counts = `${meetings} meetings, ${actors} people, ${organisations} organisations, ${places} places`
    process.stdout.write(`Rebuilt from ${articles} articles: ${counts}.\n`)
    return true
  })
}
