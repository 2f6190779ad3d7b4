import { expect, it } from 'vitest'
import { refuseOpenDoor } from './open-door.ts'

it.each(['0.0.0.0', '::', '192.168.0.2', 'localhost.example', '127.0.0.1.example'])('%s needs a token', (host) => {
  expect(() => refuseOpenDoor({ host, tokens: [] })).toThrow(expect.objectContaining({ code: 'bad-setting' }))
  expect(() => refuseOpenDoor({ host, tokens: [{ name: 'n', token: 't' }] })).not.toThrow()
})

it.each(['127.0.0.1', '127.8.8.8', 'localhost', '::1'])('%s needs none', (host) => {
  expect(() => refuseOpenDoor({ host, tokens: [] })).not.toThrow()
})
