import { describe, expect, it } from 'vitest'
import { CONTRADICTION, matchNames } from './names.ts'

const SAME: readonly (readonly [string, string])[] = [
  ['Sergei Shoigu', 'Sergej Schoigu'],
  ['Sergueï Choïgou', 'Сергей Шойгу'],
  ['Wolodymyr Selenskyj', 'Volodymyr Zelensky'],
  ['Wladimir Putin', 'Vladimir Poutine'],
  ['Kim Jong Un', 'Kim Jong-un'],
  ['Kim Jong-un', '김정은'],
  ['No Kwang-chol', 'Ro Kwang Chol'],
  ['Yoon Suk Yeol', '윤석열'],
  ['Xi Jinping', '习近平'],
  ['Zhang Zuolin', 'Chang Tso-lin'],
  ['TANAKA Kakuei', 'Kakuei Tanaka'],
  ['Merkel, Angela', 'Angela Merkel'],
  ['Joe Biden', 'Joseph R. Biden, Jr.'],
  ['F.-W. Steinmeier', 'Frank-Walter Steinmeier'],
  ['Bundeskanzler Olaf Scholz', 'Olaf Scholz'],
  ['Giovanni XXIII', 'Johannes XXIII.'],
  ['Papst Franziskus', 'Pope Francis'],
  ['Anwar as-Sadat', 'Anouar el-Sadate'],
]

const DIFFERENT: readonly (readonly [string, string])[] = [
  ['Kim Jong Un', 'Kim Yong-hyun'],
  ['Kim Jong Un', 'Kim Jong Il'],
  ['Li Qiang', 'Li Peng'],
  ['Alexander Kozlov', 'Dmitri Kozlov'],
  ['Bill Clinton', 'Hillary Clinton'],
  ['Paul VI', 'Paul III'],
  ['Mario Draghi', 'Mario Monti'],
]

/** Names that only the context can decide. */
const OPEN: readonly (readonly [string, string])[] = [
  ['Kim', 'Kim Jong Un'],
  ['Kizlov', 'Alexander Kozlov'],
  ['Peter Müller', 'Peter Möller'],
  ['Robert Weber', 'Roberto Weber'],
]

describe('matching names', () => {
  it.each(SAME)('%s is %s', (a, b) => {
    expect(matchNames(a, b)).toMatchObject({ same: true })
    expect(matchNames(b, a)).toEqual(matchNames(a, b))
  })

  it.each(DIFFERENT)('%s is not %s', (a, b) => {
    expect(matchNames(a, b).score).toBeLessThan(CONTRADICTION)
  })

  it.each(OPEN)('%s may be %s', (a, b) => {
    const { same, score } = matchNames(a, b)
    expect({ same, open: score >= CONTRADICTION }).toEqual({ same: false, open: true })
  })

  it('says why', () => {
    expect(matchNames('Paul VI', 'Paul III').reasons).toEqual(['different numbers'])
  })
})
