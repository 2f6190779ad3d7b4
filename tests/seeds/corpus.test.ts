import { describe, expect, it } from 'vitest'
import { expected, people, seeds } from './corpus.ts'

const words = (text: string) => text.split(/\s+/).filter(Boolean).length
const meetings = expected.flatMap((article) => article.meetings)

describe('the seed articles', () => {
  it('are at least 36, about a quarter or a third of them in each of the first three languages', () => {
    const count = (language: string) => seeds.filter((seed) => seed.matter.language === language).length
    expect(seeds.length).toBeGreaterThanOrEqual(36)
    for (const language of ['de', 'it', 'en'])
      expect(count(language) / seeds.length, language).toSatisfy((share: number) => share > 0.2 && share < 0.4)
  })

  it.each(seeds)('$file has 80 to 300 words', ({ body }) => {
    expect(words(body)).toSatisfy((count: number) => count >= 80 && count <= 300)
  })

  it.each(seeds)('$file is named after the month of its publication', ({ file, matter }) => {
    expect(file).toMatch(/^[a-z0-9-]+\.md$/)
    expect(file.startsWith(matter.published?.slice(0, 7) ?? 'undated-')).toBe(true)
  })

  it('are each told of in the gold, in order', () => {
    expect(expected.map((article) => article.file)).toEqual(seeds.map((seed) => seed.file))
  })
})

describe('the gold', () => {
  it.each(expected)('$file names only people whom the article names', ({ file, meetings: told, optional = [] }) => {
    const text = seeds.find((seed) => seed.file === file)?.body ?? ''
    const absent = [...told, ...optional]
      .flatMap((meeting) => meeting.participants)
      .filter((name) => !people.get(name)?.some((spelling) => text.includes(spelling)))
    expect(absent).toEqual([])
  })

  it('knows enough people and meetings for a graph worth walking', () => {
    expect(people.size).toBeGreaterThanOrEqual(45)
    expect(new Set(meetings.map((meeting) => meeting.meeting)).size).toBeGreaterThanOrEqual(50)
  })

  it('knows no spelling that no article uses, in whatever case', () => {
    const text = seeds.map((seed) => seed.body).join('\n')
    const stems = (spelling: string) => spelling.split(' ').map((word) => word.slice(0, Math.max(3, word.length - 2)))
    const isUsed = (spelling: string) => stems(spelling).every((stem) => text.includes(stem))
    expect([...people.values()].flat().filter((spelling) => !isUsed(spelling))).toEqual([])
  })

  it('has every status', () => {
    expect(new Set(meetings.map((meeting) => meeting.status))).toEqual(
      new Set(['held', 'planned', 'cancelled', 'denied']),
    )
  })
})
