import { Worker } from 'node:worker_threads'

/**
 * Starts a thread on the module `name`, without its ending, beside the one that asks. From source it needs tsx, registered inside
 * it; compiled code runs as it is.
 */
export function startThread(name: string, beside: string, workerData?: unknown): Worker {
  const fromSource = beside.endsWith('.ts')
  const module = new URL(`./${name}.${fromSource ? 'ts' : 'js'}`, beside)
  if (!fromSource) return new Worker(module, { workerData })
  const load = `import('tsx/esm/api').then(({ register }) => { register(); return import(${JSON.stringify(module.href)}) })`
  return new Worker(load, { eval: true, execArgv: ['--conditions=source'], workerData })
}
