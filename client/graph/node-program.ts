import type { NodeDisplayData, RenderParams } from 'sigma/types'
import type { DrawnNode } from './drawn.ts'
import type { Frame } from './frame.ts'
import { type ItemAttribute, ItemBuffer } from './item-buffer.ts'
import { NODE, RINGED } from './packing.ts'
import { SLOTS } from './palette.ts'
import { Shader } from './shader.ts'
import { distanceSource } from './shapes.ts'

const ATTRIBUTES: readonly ItemAttribute[] = [
  { name: 'a_position', size: 2 },
  { name: 'a_size', size: 1 },
  { name: 'a_style', size: 4, bytes: true },
]

/** What is drawn over all other nodes. */
const ABOVE = RINGED | NODE.lit

/** Places a quad around each node that passes `keep`; `v_p` is the pixel's place from the node's centre, y down. */
const vertexSource = (keep: string, margin: string) => `
in vec2 a_position;
in float a_size;
in uvec4 a_style;
uniform mat3 u_matrix;
uniform vec2 u_viewport;
uniform float u_scale;
uniform float u_pixel;
uniform int u_above;
out vec2 v_p;
flat out float v_radius;
flat out ivec4 v_style;
void main() {
  v_style = ivec4(a_style);
  v_radius = a_size * u_scale;
  vec2 corner = vec2(float(gl_VertexID & 1), float((gl_VertexID >> 1) & 1)) * 2.0 - 1.0;
  v_p = corner * (v_radius * 1.1 + ${margin} * u_pixel);
  vec2 centre = (u_matrix * vec3(a_position, 1.0)).xy;
  bool kept = (v_style.y & ${NODE.hidden}) == 0 && (${keep});
  gl_Position = kept ? vec4(centre + vec2(v_p.x, -v_p.y) * 2.0 / u_viewport, 0.0, 1.0) : vec4(2.0, 2.0, 2.0, 1.0);
}`

const FRAGMENT_HEAD = `
in vec2 v_p;
flat in float v_radius;
flat in ivec4 v_style;
uniform vec3 u_palette[${SLOTS.length}];
uniform float u_pixel;
uniform float u_dim;
out vec4 colour;
${distanceSource}
float cover(float d) { return clamp(0.5 - d, 0.0, 1.0); }
float bar(vec2 p, vec2 half_size) {
  vec2 q = abs(p) - half_size;
  return cover(max(q.x, q.y));
}`

/** A node with its rim of paper; the sign of its status is cut out of the shape. */
const NODE_FRAGMENT = `${FRAGMENT_HEAD}
float ink(int filling, float d) {
  float full = cover(d);
  if (filling == 0) return full;
  float stroke = cover(abs(d) - u_pixel);
  if (filling == 2) return max(stroke, bar(v_p, vec2(0.3 * v_radius, 0.8 * u_pixel)));
  if (filling == 3) {
    vec2 turned = vec2(v_p.x + v_p.y, v_p.y - v_p.x) * 0.70710678;
    vec2 arm = vec2(0.26 * v_radius, 0.75 * u_pixel);
    return max(stroke, max(bar(turned, arm), bar(turned.yx, arm)));
  }
  if (filling == 4) return max(stroke, full * cover(v_p.x));
  return stroke;
}
void main() {
  int shape = v_style.x & 3;
  int filling = v_style.x >> 2;
  float d = shapeDistance(shape, v_p, v_radius);
  float outline = filling == 0 ? 0.0 : u_pixel;
  float rim = v_radius < 4.0 * u_pixel ? 0.0 : min(2.0 * u_pixel, 0.3 * v_radius);
  float inked = ink(filling, d);
  if (shape == 2) inked *= 1.0 - cover(pinHole(v_p, v_radius));
  float keep = ((v_style.y & ${NODE.lit}) != 0 ? 1.0 : u_dim) * float(v_style.w) / 255.0;
  vec3 paper = u_palette[0];
  float alpha = cover(d - outline - rim);
  colour = vec4(mix(paper, u_palette[v_style.z], inked * keep) * alpha, alpha);
}`

/** Rings of a node that is pointed at, selected, or where the keyboard is. */
const RING_FRAGMENT = `${FRAGMENT_HEAD}
float ring(float d, float from, float width) {
  return cover(d - (from + width) * u_pixel) * (1.0 - cover(d - from * u_pixel));
}
void main() {
  float d = shapeDistance(v_style.x & 3, v_p, v_radius);
  float outline = (v_style.x >> 2) == 0 ? 0.0 : 1.0;
  bool chosen = (v_style.y & ${NODE.selected}) != 0;
  float thin = (v_style.y & ${NODE.cursor}) != 0 ? ring(d, (chosen ? 8.5 : 5.0) + outline, 1.2) : 0.0;
  float strong = max(chosen ? ring(d, 4.0 + outline, 2.0) : 0.0, thin);
  float soft = (v_style.y & ${NODE.hovered}) != 0 ? ring(d, 2.0 + outline, 5.0) : 0.0;
  vec3 halo = mix(u_palette[0], u_palette[v_style.z], 0.32);
  float alpha = max(strong, soft);
  if (alpha <= 0.0) discard;
  colour = vec4(mix(halo, u_palette[1], strong / max(alpha, 0.001)) * alpha, alpha);
}`

/** Draws every node, and the lines before them, since Sigma would draw nodes first. */
export class NodeProgram {
  readonly drawLabel = undefined
  readonly drawHover = undefined
  private readonly gl: WebGL2RenderingContext
  private readonly frame: Frame
  private readonly shader: Shader
  private readonly rings: Shader
  private readonly buffer: ItemBuffer

  constructor(gl: WebGL2RenderingContext, frame: Frame) {
    this.gl = gl
    this.frame = frame
    this.shader = new Shader(gl, vertexSource(`u_above == 0 || (v_style.y & ${ABOVE}) != 0`, '4.0'), NODE_FRAGMENT)
    this.rings = new Shader(gl, vertexSource(`(v_style.y & ${RINGED}) != 0`, '14.0'), RING_FRAGMENT)
    // Both shaders must read their attributes from the same places.
    for (const { program } of [this.shader, this.rings]) alignAttributes(gl, program)
    this.buffer = new ItemBuffer(gl, this.shader.program, ATTRIBUTES, 1)
    frame.nodes = this
  }

  reallocate(capacity: number): void {
    this.buffer.resize(capacity)
  }

  process(_index: number, offset: number, data: NodeDisplayData): void {
    const { x, y, size, style } = data as NodeDisplayData & DrawnNode
    this.buffer.write(offset, [x, y, size], style)
  }

  render(params: RenderParams): void {
    this.gl.enable(this.gl.BLEND)
    for (const lines of this.frame.lines.values()) lines.draw(params)
    this.pass(this.shader, params)
    if (!this.frame.rings) return
    this.pass(this.rings, params)
    this.pass(this.shader, params, 1)
  }

  kill(): void {
    this.buffer.kill()
    this.shader.kill()
    this.rings.kill()
    if (this.frame.nodes === this) this.frame.nodes = undefined
  }

  private pass(shader: Shader, params: RenderParams, above: 0 | 1 = 0): void {
    shader.use()
    shader.mat3('u_matrix', params.matrix)
    shader.vec2('u_viewport', params.width * params.pixelRatio, params.height * params.pixelRatio)
    shader.float('u_scale', params.pixelRatio / params.sizeRatio)
    shader.float('u_pixel', params.pixelRatio)
    shader.float('u_dim', this.frame.dims ? this.frame.colours.dimmed : 1)
    shader.int('u_above', above)
    shader.vec3s('u_palette', this.frame.palette)
    this.buffer.draw()
  }
}

function alignAttributes(gl: WebGL2RenderingContext, program: WebGLProgram): void {
  for (const [index, { name }] of ATTRIBUTES.entries()) gl.bindAttribLocation(program, index, name)
  gl.linkProgram(program)
}
