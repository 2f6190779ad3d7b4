import type { MessagePort } from 'node:worker_threads'
import { checkParams } from '../../params.ts'
import type { EnteredDoor } from '../door.ts'
import type { Reply } from './messages.ts'
import { ownerEnded, Questions } from './questions.ts'
import { toDriver } from './values.ts'

/** Reads by asking the thread that owns the file. */
export function enterEmbedded(port: MessagePort): EnteredDoor {
  const questions = new Questions((envelope) => port.postMessage(envelope))
  port.on('message', (reply: Reply) => questions.settle(reply))
  port.on('close', () => questions.end(ownerEnded()))
  return {
    async read({ cypher, params }) {
      checkParams(params)
      return questions.askRows({ op: 'read', cypher, params: toDriver(params) })
    },
    leave: () => port.close(),
  }
}
