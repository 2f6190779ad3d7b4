import { ERROR_STATUS, type ErrorCode } from '#contract'
import { TITLES } from '../problems.ts'
import type { Answer, Described, Operation, Parameter, Schema } from './described.ts'
import { html, Markup } from './html.ts'
import { defaultOf, optional, propertiesIn, typeIn } from './schema.ts'
import { STYLE } from './style.ts'

/** The description of the API as a page for people: no script, nothing fetched. The nonce is for its one style. */
export function docsPage(described: Described, nonce: string): string {
  const { title, version, description } = described.info
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>The API of ${title}</title>
<style nonce="${nonce}">${STYLE_SHEET}</style>
</head>
<body>
<header>
<h1>The API of ${title} <span class="muted">${version}</span></h1>
<p>${description} JSON under <code>/api</code>; the same for machines: <a href="/api/openapi.json">openapi.json</a>.</p>
<nav aria-label="Parts"><a href="#endpoints">Endpoints</a> · <a href="#problems">Problems</a> · <a href="#schemas">Schemas</a></nav>
</header>
<main>
<pre>curl 'http://127.0.0.1:4747/api/search?q=Schoigu'
curl -H 'Authorization: Bearer …' …   # where others can reach the server</pre>
<h2 id="endpoints">Endpoints</h2>
${operationsOf(described)}
<h2 id="problems">Problems</h2>
<p>An error is an <code>application/problem+json</code> document (RFC 9457) with one of these codes.</p>
<dl>${(Object.keys(TITLES) as ErrorCode[]).map(problem)}</dl>
<h2 id="schemas">Schemas</h2>
${Object.entries(described.components.schemas).map(([name, schema]) => schemaOf(name, schema))}
</main>
</body>
</html>
`.text
}

/** Ours, and the only markup that is not made of a template. */
const STYLE_SHEET = new Markup(STYLE)

const problem = (code: ErrorCode): Markup =>
  html`<dt id="${code}"><code>${code}</code></dt><dd>${ERROR_STATUS[code]} ${TITLES[code]}</dd>`

function operationsOf({ paths, components }: Described): Markup[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => operationOf(method, path, operation, components.responses)),
  )
}

function operationOf(
  method: string,
  path: string,
  operation: Operation,
  answers: Described['components']['responses'],
): Markup {
  const { operationId, summary, parameters = [], requestBody, responses } = operation
  const bodies = Object.entries(requestBody?.content ?? {})
  return html`<details><summary><span class="method ${method}">${method.toUpperCase()}</span> <code>${path}</code> <span class="muted">${summary}</span></summary>
<div id="${operationId}">
${parameters.length > 0 && html`<h3>Parameters</h3><dl>${parameters.map(parameterOf)}</dl>`}
${bodies.length > 0 && html`<h3>Body</h3><dl>${bodies.map(([type, { schema }]) => bodyOf(type, schema))}</dl>`}
<h3>Answers</h3><dl>${Object.entries(responses).map(([status, answer]) => answerIn(status, answer, answers))}</dl>
</div></details>
`
}

const parameterOf = ({ name, in: where, required, schema }: Parameter): Markup =>
  html`<dt><code>${name}</code>${required ? '' : optional}</dt><dd>${typeIn(schema)}${defaultOf(schema)}${where === 'path' && ', in the path'}</dd>`

const bodyOf = (type: string, schema: Schema): Markup =>
  html`<dt><code>${type}</code></dt><dd>${schema.properties ? propertiesIn(schema) : typeIn(schema)}</dd>`

function answerIn(status: string, given: Answer, answers: Described['components']['responses']): Markup {
  const answer = (given.$ref === undefined ? undefined : answers[given.$ref.split('/').at(-1) ?? '']) ?? given
  const types = Object.entries(answer.content ?? {}).map(
    ([type, { schema }]) => html`<br><span class="muted">${type}:</span> ${typeIn(schema)}`,
  )
  return html`<dt>${status}</dt><dd>${answer.description}${types}</dd>`
}

function schemaOf(name: string, schema: Schema): Markup {
  const inside = schema.properties ? propertiesIn(schema) : html`<p>${typeIn(schema)}</p>`
  return html`<details><summary><code>${name}</code></summary><div id="schema-${name}">${inside}</div></details>
`
}
