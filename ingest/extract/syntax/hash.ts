/** A 32-bit hash of a text (FNV-1a over its code units). */
export function hashText(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash | 0
}

function mix(hash: number, value: number): number {
  const mixed = Math.imul(hash ^ value, 0x85ebca6b)
  return Math.imul(mixed ^ (mixed >>> 15), 0xc2b2ae35)
}

/** The features of one decision, as 32-bit keys: the number of the template mixed with what fills it. */
export class Features {
  readonly keys = new Int32Array(160)
  size = 0

  clear(): void {
    this.size = 0
  }

  add(template: number, a = 0, b = 0, c = 0): void {
    const hash = mix(mix(mix(Math.imul(template + 1, 0x9e3779b1), a), b), c)
    this.keys[this.size++] = hash ^ (hash >>> 16)
  }
}
