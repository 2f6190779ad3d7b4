/** A compiled program with its uniforms by name. */
export class Shader {
  readonly program: WebGLProgram
  private readonly gl: WebGL2RenderingContext
  private readonly locations = new Map<string, WebGLUniformLocation | null>()

  constructor(gl: WebGL2RenderingContext, vertex: string, fragment: string) {
    this.gl = gl
    this.program = link(gl, vertex, fragment)
  }

  use(): void {
    // biome-ignore lint/correctness/useHookAtTopLevel: a call of WebGL, not a hook of React
    this.gl.useProgram(this.program)
  }

  float(name: string, value: number): void {
    this.gl.uniform1f(this.at(name), value)
  }

  int(name: string, value: number): void {
    this.gl.uniform1i(this.at(name), value)
  }

  vec2(name: string, x: number, y: number): void {
    this.gl.uniform2f(this.at(name), x, y)
  }

  vec3s(name: string, values: Float32Array): void {
    this.gl.uniform3fv(this.at(name), values)
  }

  mat3(name: string, values: Float32Array): void {
    this.gl.uniformMatrix3fv(this.at(name), false, values)
  }

  kill(): void {
    this.gl.deleteProgram(this.program)
  }

  private at(name: string): WebGLUniformLocation | null {
    if (!this.locations.has(name)) this.locations.set(name, this.gl.getUniformLocation(this.program, name))
    return this.locations.get(name) ?? null
  }
}

function link(gl: WebGL2RenderingContext, vertex: string, fragment: string): WebGLProgram {
  const program = gl.createProgram()
  const shaders = [compile(gl, gl.VERTEX_SHADER, vertex), compile(gl, gl.FRAGMENT_SHADER, fragment)]
  for (const shader of shaders) gl.attachShader(program, shader)
  gl.linkProgram(program)
  for (const shader of shaders) gl.deleteShader(shader)
  // A lost context reports failure for everything; what is drawn meanwhile is drawn again once it is back.
  if (!gl.getProgramParameter(program, gl.LINK_STATUS) && !gl.isContextLost())
    throw new Error(`The shaders of the network could not be linked: ${gl.getProgramInfoLog(program)}`)
  return program
}

function compile(gl: WebGL2RenderingContext, type: number, source: string): WebGLShader {
  const shader = gl.createShader(type)
  if (!shader) throw new Error('The browser gave no shader for the network')
  gl.shaderSource(shader, `#version 300 es\nprecision highp float;\n${source}`)
  gl.compileShader(shader)
  if (!gl.getShaderParameter(shader, gl.COMPILE_STATUS) && !gl.isContextLost())
    throw new Error(`A shader of the network does not compile: ${gl.getShaderInfoLog(shader)}`)
  return shader
}
