import { SingleBar } from 'cli-progress'

/** How far a known number of things is: a bar on a terminal, a plain line at the start and the end elsewhere. Writes to stderr. */
export interface Progress {
  step(): void
  /** Takes the bar away for a line of text and draws it again. */
  say(line: string): void
  end(): void
}

export function progress(label: string, total: number, stream: NodeJS.WriteStream = process.stderr): Progress {
  return stream.isTTY ? bar(label, total, stream) : plain(label, total, stream)
}

function bar(label: string, total: number, stream: NodeJS.WriteStream): Progress {
  const drawn = new SingleBar({ format: `${label} {bar} {value}/{total}`, stream, hideCursor: true, barsize: 30 })
  drawn.start(total, 0)
  return {
    step: () => drawn.increment(),
    say(line) {
      stream.write(`\r\x1b[K${line}\n`)
      drawn.render()
    },
    end: () => drawn.stop(),
  }
}

function plain(label: string, total: number, stream: NodeJS.WriteStream): Progress {
  let done = 0
  stream.write(`${label}: ${total} …\n`)
  return {
    step() {
      done += 1
    },
    say: (line) => void stream.write(`${line}\n`),
    end: () => void stream.write(`${label}: ${done} of ${total} done\n`),
  }
}
