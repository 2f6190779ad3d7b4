/** The style of the page on the API: one column, as wide as the screen lets it, light or dark as the reader's system is. */
export const STYLE = `
:root { color-scheme: light dark; --text: #1b1d20; --muted: #4a4d52; --ground: #fff; --box: #f1efe9; --line: #e4e1d9; --link: #2446a6; --get: #1e6b3a; --post: #a9430a; --delete: #b3261e }
@media (prefers-color-scheme: dark) { :root { --text: #eceef0; --muted: #b9bfc6; --ground: #1a1d22; --box: #22262c; --line: #2c3138; --link: #6fa0f6; --get: #7ad3bc; --post: #ffb27a; --delete: #ff9c94 } }
* { box-sizing: border-box }
body { margin: 0 auto; max-width: 62rem; padding: 1rem; font: 1rem/1.5 system-ui, sans-serif; color: var(--text); background: var(--ground); overflow-wrap: anywhere }
h1 { margin: 0 }
h2 { margin: 2rem 0 .5rem; border-bottom: 1px solid var(--line) }
h3 { margin: 1rem 0 .25rem; font-size: 1rem }
a { color: var(--link) }
a:focus-visible, summary:focus-visible { outline: 2px solid var(--link); outline-offset: 2px }
code, pre { font: .875rem/1.5 ui-monospace, monospace }
pre { padding: .75rem; background: var(--box); white-space: pre-wrap }
details { margin: .5rem 0; border: 1px solid var(--line); border-radius: 6px; background: var(--box) }
summary { padding: .6rem .75rem; cursor: pointer }
details > div { padding: 0 .75rem .75rem; background: var(--ground); border-top: 1px solid var(--line); border-radius: 0 0 6px 6px }
.method { font-weight: 700 } .get { color: var(--get) } .post { color: var(--post) } .delete { color: var(--delete) }
.muted { color: var(--muted); font-weight: 400 }
dl { margin: .25rem 0; display: grid; grid-template-columns: minmax(8rem, max-content) 1fr; gap: .15rem 1rem }
dt { font-weight: 600 } dd { margin: 0 }
:target { outline: 2px solid var(--link); outline-offset: 4px }
@media (max-width: 34rem) { dl { grid-template-columns: 1fr; gap: 0 } dd { margin: 0 0 .5rem } }
`
