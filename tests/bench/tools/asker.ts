import { Agent, get } from 'node:http'
import type { Answered, Asking, Told } from './asking.ts'

/** Connections stay open between what it is told to ask, as those of a page do. */
const agents = new Map<number, Agent>()
let isHalted = false

/** A client in a process of its own, as clients are: asks what it is told to and tells how long each answer took. */
process.on('message', (told: Told) => {
  isHalted = told === 'halt'
  if (told !== 'halt') askAll(told).then((answered) => process.send?.(answered))
})

async function askAll(asking: Asking): Promise<Answered> {
  const { address, paths, connections } = asking
  const agent = agentOf(connections)
  const times: number[] = []
  const started = performance.now()
  let [begun, bytes] = [0, 0]
  const line = async () => {
    while (goesOn(asking, begun, performance.now() - started)) {
      const path = paths[begun % paths.length]
      begun += 1
      const asked = performance.now()
      bytes += await askOnce(`${address}${path}`, agent)
      times.push(performance.now() - asked)
    }
  }
  await Promise.all(Array.from({ length: connections }, line))
  return { times, seconds: (performance.now() - started) / 1000, bytes: Math.round(bytes / Math.max(1, times.length)) }
}

function goesOn({ requests, milliseconds, until }: Asking, begun: number, passed: number): boolean {
  if (isHalted) return false
  const [enough, over] = [begun >= requests, passed >= milliseconds]
  return until === 'either' ? !(enough || over) : !(enough && over)
}

function agentOf(connections: number): Agent {
  const agent = agents.get(connections) ?? new Agent({ keepAlive: true, maxSockets: connections })
  agents.set(connections, agent)
  return agent
}

/** The bytes of an answer as they came; whoever draws it would unpack and parse them. */
function askOnce(url: string, agent: Agent): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = get(url, { agent, headers: { 'accept-encoding': 'br, gzip' } }, (response) => {
      let bytes = 0
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length
      })
      response.on('error', reject)
      response.on('end', () => {
        if (response.statusCode === 200) resolve(bytes)
        else reject(new Error(`${url}: ${response.statusCode}`))
      })
    })
    request.on('error', reject)
  })
}
