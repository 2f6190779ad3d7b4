import { MeetingStatus, NodeKind } from '#contract'
import * as articles from '../../../graph/statements/explore-articles.ts'
import * as counts from '../../../graph/statements/explore-counts.ts'
import * as figure from '../../../graph/statements/explore-figure.ts'
import * as judgements from '../../../graph/statements/explore-judgements.ts'
import * as lines from '../../../graph/statements/explore-lines.ts'
import * as meeting from '../../../graph/statements/explore-meeting.ts'
import * as meetings from '../../../graph/statements/explore-meetings.ts'
import * as neighbours from '../../../graph/statements/explore-neighbours.ts'
import { findTombstone, LABELS, locateNodes } from '../../../graph/statements/explore-nodes.ts'
import * as paths from '../../../graph/statements/explore-paths.ts'
import * as picture from '../../../graph/statements/explore-picture.ts'
import * as reports from '../../../graph/statements/explore-reports.ts'
import * as search from '../../../graph/statements/explore-search.ts'
import type { Examples } from './examples.ts'
import type { Pick } from './pick.ts'

const words = (p: Pick) => p.one([['varga'], ['el'], ['h', 'dahl'], ['geneva'], ['vik', 'sok'], ['nobody']])
const period = (p: Pick) => ({ from: p.maybe(p.day()), to: p.maybe(p.day()) })
const position = (p: Pick, label: string) => p.maybe({ day: p.maybe(p.day()), id: p.id(label) })
const otherKinds = (p: Pick) => p.some(NodeKind.options.filter((kind) => kind !== 'meeting'))
const filter = (p: Pick) => ({
  ...period(p),
  among: p.some([p.node(), p.node()]),
  status: p.maybe(p.some(MeetingStatus.options)),
})

/** Statements of exploring: each reads only. */
export const EXPLORE: Examples = {
  'explore-articles': {
    listArticles: (p) => articles.listArticles(p.limit(), position(p, 'Article')),
    countArticles: () => articles.countArticles(),
    countToldMeetings: (p) => articles.countToldMeetings(p.ids('Article')),
    originalsOf: (p) => articles.originalsOf(p.ids('Article')),
    copiesOf: (p) => articles.copiesOf(p.id('Article')),
    sameSource: (p) => articles.sameSource(p.id('Article')),
    readTexts: (p) => articles.readTexts(p.ids('Article')),
    readArticle: (p) => articles.readArticle(p.id('Article')),
    mentionsOf: (p) => articles.mentionsOf(p.id('Article')),
    nodesOf: (p) => articles.nodesOf(p.id('Article'), p.ids('Article')),
    meetingsTold: (p) => articles.meetingsTold(p.id('Article')),
    quotesOf: (p) => articles.quotesOf(p.some(p.ids('Article'))),
    perhapsToldIn: (p) => articles.perhapsToldIn(p.id('Article'), p.some(p.ids('Article'))),
  },
  'explore-counts': {
    countEverything: () => counts.countEverything(),
    readEpoch: () => counts.readEpoch(),
  },
  'explore-figure': {
    figuresOf: (p) => withKind(p, figure.figuresOf),
    companionsOf: (p) => withKind(p, (kind, id) => figure.companionsOf(kind, id, p.limit())),
    spellingsOf: (p) => withKind(p, figure.spellingsOf),
    figureNamesOf: (p) => withKind(p, figure.figureNamesOf),
    officesOf: (p) => figure.officesOf(p.id('Actor')),
    officersOf: (p) => figure.officersOf(p.id('Organisation')),
    bareOfficesOf: (p) => figure.bareOfficesOf(p.id('Actor')),
    heldOffices: (p) => figure.heldOffices(p.id('Figure')),
    readClaims: (p) => figure.readClaims(p.ids('Claim')),
    officesOfFigures: (p) => figure.officesOfFigures(p.ids('Figure')),
  },
  'explore-judgements': {
    judgementsAbout: (p) => withNode(p, judgements.judgementsAbout),
    namesOfAddresses: (p) => judgements.namesOfAddresses([...p.ids('Figure'), ...p.ids('Report')]),
  },
  'explore-lines': {
    linesFrom: (p) => lines.linesFrom(p.ids('Meeting'), p.ids('Actor')),
    membersOf: (p) => lines.membersOf(p.ids('Meeting')),
    wholeMeetings: (p) => lines.wholeMeetings(p.ids('Meeting')),
    meetingsAmong: (p) => lines.meetingsAmong(p.ids('Figure'), p.limit()),
  },
  'explore-meeting': {
    attendanceOf: (p) => meeting.attendanceOf(p.id('Meeting')),
    placesOf: (p) => meeting.placesOf(p.id('Meeting')),
    possiblySame: (p) => meeting.possiblySame(p.id('Meeting')),
  },
  'explore-meetings': {
    countMeetings: (p) => meetings.countMeetings(filter(p)),
    listMeetings: (p) => meetings.listMeetings(filter(p), p.limit(), position(p, 'Meeting')),
  },
  'explore-neighbours': {
    countNeighbours: (p) => neighbours.countNeighbours(p.node()),
    listNeighbours: (p) => {
      const after = p.maybe({ neighbours: p.below(5), id: p.address() })
      return neighbours.listNeighbours(p.node(), [p.kind(), ...otherKinds(p)], p.limit(), after)
    },
  },
  'explore-nodes': {
    locateNodes: (p) => locateNodes([p.address(), p.address(), p.address()]),
    findTombstone: (p) => findTombstone(p.address()),
  },
  'explore-paths': {
    stepsFrom: (p) =>
      paths.stepsFrom(new Map(p.some(NodeKind.options).map((kind) => [kind, p.ids(LABELS[kind])])), p.limit()),
  },
  'explore-picture': {
    meetingsOfHubs: (p) => picture.meetingsOfHubs(period(p), p.limit()),
    bestConnectedMeetings: (p) => picture.bestConnectedMeetings(period(p), p.limit()),
    organisationsOf: (p) => picture.organisationsOf(p.ids('Actor'), p.limit()),
    bestConnectedNodes: (p) => picture.bestConnectedNodes(p.some(NodeKind.options), p.limit()),
    countConnected: (p) => picture.countConnected([p.kind(), ...otherKinds(p)]),
    countInPeriod: (p) => picture.countInPeriod(period(p), ['meeting', ...otherKinds(p)]),
  },
  'explore-reports': {
    reportsOfMeeting: (p) => reports.reportsOfMeeting(p.id('Meeting')),
    reportsOfArticle: (p) => reports.reportsOfArticle(p.id('Article')),
    meetingsOfReports: (p) => reports.meetingsOfReports(p.ids('Report')),
    placesOfReports: (p) => reports.placesOfReports(p.ids('Report')),
    partsOfReports: (p) => reports.partsOfReports(p.ids('Report')),
    namesInside: (p) => {
      const stretches = p
        .ids('Report')
        .map((report) => ({ report, article: p.id('Article'), start: p.below(50), end: 50 + p.below(100) }))
      return reports.namesInside(stretches)
    },
  },
  'explore-search': {
    findByName: (p) => search.findByName(p.kind(), words(p), p.limit()),
    findArticles: (p) => search.findArticles(words(p), p.limit()),
  },
}

function withKind<T>(p: Pick, statement: (kind: 'actor' | 'organisation' | 'place', id: string) => T): T {
  const kind = p.figureKind()
  return statement(kind, p.id(LABELS[kind]))
}

function withNode<T>(p: Pick, statement: (kind: NodeKind, id: string) => T): T {
  const { kind, id } = p.node()
  return statement(kind, id)
}
