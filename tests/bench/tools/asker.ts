import { Agent, get } from 'node:http'
import type { Answered, Asking } from './asking.ts'

/** A client in a process of its own, as clients are: asks what it is told to and tells how long each answer took. */
process.on('message', (asking: Asking) => {
  askAll(asking).then((answered) => process.send?.(answered))
})

async function askAll({ address, paths, connections, requests, milliseconds }: Asking): Promise<Answered> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const times: number[] = []
  const started = performance.now()
  let [begun, bytes] = [0, 0]
  const goOn = () => begun < requests && performance.now() - started < milliseconds
  const line = async () => {
    while (goOn()) {
      const path = paths[begun % paths.length]
      begun += 1
      const asked = performance.now()
      bytes += await askOnce(`${address}${path}`, agent)
      times.push(performance.now() - asked)
    }
  }
  await Promise.all(Array.from({ length: connections }, line))
  agent.destroy()
  return { times, seconds: (performance.now() - started) / 1000, bytes: Math.round(bytes / Math.max(1, times.length)) }
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
