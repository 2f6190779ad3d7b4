/** One attribute of an item: how many values, and whether they are floats or single bytes. */
export interface ItemAttribute {
  readonly name: string
  readonly size: number
  readonly bytes?: true
}

/**
 * Items of equal make in one vertex buffer, each drawn as a strip of quads. An item is written once and copied to its
 * vertices; only the range that changed is uploaded. The shader tells the vertices apart by `gl_VertexID`.
 */
export class ItemBuffer {
  readonly words: number
  private readonly gl: WebGL2RenderingContext
  private readonly vertices: number
  private readonly segments: number
  private readonly vao: WebGLVertexArrayObject
  private readonly buffer: WebGLBuffer
  private readonly indices: WebGLBuffer
  private floats = new Float32Array(0)
  private ints = new Uint32Array(0)
  private count = 0
  private allocated = 0
  private from = Number.POSITIVE_INFINITY
  private to = 0

  constructor(
    gl: WebGL2RenderingContext,
    program: WebGLProgram,
    attributes: readonly ItemAttribute[],
    segments: number,
  ) {
    this.gl = gl
    this.segments = segments
    this.vertices = 2 * (segments + 1)
    this.words = attributes.reduce((sum, { size, bytes }) => sum + (bytes ? size / 4 : size), 0)
    this.vao = gl.createVertexArray()
    this.buffer = gl.createBuffer()
    this.indices = gl.createBuffer()
    this.bind(program, attributes)
  }

  get size(): number {
    return this.count
  }

  resize(count: number): void {
    this.count = count
    if (count * this.stride <= this.floats.length) return
    const room = new ArrayBuffer(Math.ceil(count * 1.5) * this.stride * 4)
    this.floats = new Float32Array(room)
    this.ints = new Uint32Array(room)
  }

  /** Writes one item: its floats first, its packed style last. */
  write(item: number, floats: readonly number[], style: number): void {
    const start = item * this.stride
    for (let vertex = 0; vertex < this.vertices; vertex++) {
      const at = start + vertex * this.words
      this.floats.set(floats, at)
      this.ints[at + floats.length] = style
    }
    this.from = Math.min(this.from, start)
    this.to = Math.max(this.to, start + this.stride)
  }

  draw(): void {
    if (this.count === 0) return
    const { gl } = this
    gl.bindVertexArray(this.vao)
    this.upload()
    gl.drawElements(gl.TRIANGLES, this.count * this.segments * 6, gl.UNSIGNED_INT, 0)
    gl.bindVertexArray(null)
  }

  kill(): void {
    this.gl.deleteVertexArray(this.vao)
    this.gl.deleteBuffer(this.buffer)
    this.gl.deleteBuffer(this.indices)
  }

  private get stride(): number {
    return this.words * this.vertices
  }

  private upload(): void {
    const { gl } = this
    if (this.from >= this.to) return
    gl.bindBuffer(gl.ARRAY_BUFFER, this.buffer)
    if (this.allocated < this.floats.length) this.allocate()
    else gl.bufferSubData(gl.ARRAY_BUFFER, this.from * 4, this.floats, this.from, this.to - this.from)
    this.from = Number.POSITIVE_INFINITY
    this.to = 0
  }

  private allocate(): void {
    const { gl } = this
    gl.bufferData(gl.ARRAY_BUFFER, this.floats, gl.DYNAMIC_DRAW)
    this.allocated = this.floats.length
    gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, this.indices)
    gl.bufferData(
      gl.ELEMENT_ARRAY_BUFFER,
      stripIndices(this.floats.length / this.stride, this.segments),
      gl.STATIC_DRAW,
    )
  }

  private bind(program: WebGLProgram, attributes: readonly ItemAttribute[]): void {
    const { gl } = this
    gl.bindVertexArray(this.vao)
    gl.bindBuffer(gl.ARRAY_BUFFER, this.buffer)
    gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, this.indices)
    let offset = 0
    for (const { name, size, bytes } of attributes) {
      const location = gl.getAttribLocation(program, name)
      gl.enableVertexAttribArray(location)
      if (bytes) gl.vertexAttribIPointer(location, size, gl.UNSIGNED_BYTE, this.words * 4, offset)
      else gl.vertexAttribPointer(location, size, gl.FLOAT, false, this.words * 4, offset)
      offset += bytes ? size : size * 4
    }
    gl.bindVertexArray(null)
  }
}

/** Two triangles a segment; vertices alternate between the two sides of the strip. */
export function stripIndices(items: number, segments: number): Uint32Array {
  const indices = new Uint32Array(Math.floor(items) * segments * 6)
  let at = 0
  for (let item = 0; item < Math.floor(items); item++) {
    for (let segment = 0; segment < segments; segment++) {
      const first = item * 2 * (segments + 1) + 2 * segment
      indices.set([first, first + 1, first + 2, first + 2, first + 1, first + 3], at)
      at += 6
    }
  }
  return indices
}
