import type { NewArticle } from '#contract'

/** Three short articles of our own on public facts, connected through one person, and one that stands alone. */
export const ARTICLES = {
  scholzInKyiv: {
    title: 'Scholz in Kyiv',
    text: 'German Chancellor Olaf Scholz met Ukrainian President Volodymyr Zelenskyy in Kyiv on 2 December 2024. The visit had not been announced.',
    language: 'en',
    published: '2024-12-02',
    publisher: 'The Example Courier',
  },
  bidenInParis: {
    title: 'Biden in Paris',
    text: 'US President Joe Biden met Ukrainian President Volodymyr Zelenskyy in Paris on 7 June 2024. They spoke for an hour.',
    language: 'en',
    published: '2024-06-07',
    publisher: 'The Example Courier',
  },
  bidenInGeneva: {
    title: 'Gipfel in Genf',
    text: 'US-Präsident Joe Biden hat am 16. Juni 2021 in Genf den russischen Präsidenten Wladimir Putin getroffen. Das Gespräch dauerte drei Stunden.',
    language: 'de',
    published: '2021-06-16',
    publisher: 'Der Beispielbote',
  },
  xiInRome: {
    title: 'Xi a Roma',
    text: 'Il presidente cinese Xi Jinping ha incontrato a Roma il presidente Sergio Mattarella il 22 marzo 2019.',
    language: 'it',
    published: '2019-03-22',
    publisher: 'Il Quaderno di Prova',
  },
} satisfies Record<string, NewArticle>
