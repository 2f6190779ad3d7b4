import { describe, expect, it } from 'vitest'
import { readArticle } from './read.ts'

const named = (text: string, language: string, kind: string) =>
  readArticle({ text, language })
    .figures.filter((figure) => figure.kind === kind && figure.class !== 'state')
    .map((figure) => figure.name)

describe('bodies', () => {
  it.each([
    ['de', 'Das Außenministerium der Vereinigten Staaten schwieg.', ['Außenministerium der Vereinigten Staaten']],
    ['de', 'Ein Sprecher des Verteidigungsministeriums lachte.', ['Verteidigungsministerium']],
    ['de', 'Der Leiter des Auslandsgeheimdienstes ABW in Helsinki trat auf.', ['ABW']],
    ['de', 'Die Nachrichtenagentur KLMN meldete es. KLMN sendet viel.', ['KLMN']],
    ['de', 'Er trat sein Amt in Brüssel an.', []],
    ['en', "Members of the Farmers' Party of Norway cheered.", ["Farmers' Party of Norway"]],
    [
      'en',
      'The Ministry of Defence and the Department of Trade agreed.',
      ['Ministry of Defence', 'Department of Trade'],
    ],
    ['en', 'They sat down with their delegations in the Polish port.', ['delegations']],
    ['en', 'The Foreign Ministry in Seoul said little.', ['Foreign Ministry']],
  ])('%s: ends the name of a body where it ends: %s', (language, text, names) => {
    expect(named(text, language, 'organisation')).toEqual(names)
  })

  it.each([
    ['it', "Il presidente ha accolto all'Eliseo Ronald Barton e Jean Marot.", ['Eliseo']],
    ['de', 'Die Minister trafen sich im Weißen Haus.', ['Weißes Haus']],
    ['en', "They met at the headquarters of the Farmers' Party.", ["headquarters of the Farmers' Party"]],
  ])('%s: ends the name of a place where it ends: %s', (language, text, names) => {
    expect(named(text, language, 'place')).toEqual(names)
  })
})
