import type { EdgeDisplayData, NodeDisplayData, RenderParams } from 'sigma/types'
import type { DrawnLine } from './drawn.ts'
import type { Frame } from './frame.ts'
import { type ItemAttribute, ItemBuffer } from './item-buffer.ts'
import { LINE } from './packing.ts'
import { SLOTS, slotOf } from './palette.ts'
import { Shader } from './shader.ts'

const ATTRIBUTES: readonly ItemAttribute[] = [
  { name: 'a_source', size: 2 },
  { name: 'a_target', size: 2 },
  { name: 'a_bow', size: 1 },
  { name: 'a_style', size: 4, bytes: true },
]

/** A strip along the line; `v_at` is the pixel's way along it and its distance from its middle. */
const vertexSource = (segments: number) => `
in vec2 a_source;
in vec2 a_target;
in float a_bow;
in uvec4 a_style;
uniform mat3 u_matrix;
uniform vec2 u_viewport;
uniform float u_pixel;
uniform int u_ink;
out vec2 v_at;
flat out float v_half;
flat out ivec4 v_style;
void main() {
  v_style = ivec4(a_style);
  bool inked = (v_style.y & ${LINE.ink}) != 0;
  bool kept = (v_style.y & ${LINE.hidden}) == 0 && inked == (u_ink == 1);
  vec2 source = (u_matrix * vec3(a_source, 1.0)).xy * u_viewport * 0.5;
  vec2 target = (u_matrix * vec3(a_target, 1.0)).xy * u_viewport * 0.5;
  vec2 way = target - source;
  float far = max(length(way), 0.001);
  vec2 along = way / far;
  int vertex = gl_VertexID % ${2 * (segments + 1)};
  float t = float(vertex >> 1) / ${segments.toFixed(1)};
  float side = float(vertex & 1) * 2.0 - 1.0;
  vec2 normal = vec2(-along.y, along.x);
  float bow = a_bow * u_pixel;
  vec2 slope = normalize(along + normal * bow * 4.0 * (1.0 - 2.0 * t) / far);
  v_half = float(v_style.x) / 32.0 * u_pixel;
  v_at = vec2(t * far, side * (v_half + u_pixel));
  vec2 place = source + way * t + normal * bow * 4.0 * t * (1.0 - t) + vec2(-slope.y, slope.x) * v_at.y;
  gl_Position = kept ? vec4(place * 2.0 / u_viewport, 0.0, 1.0) : vec4(2.0, 2.0, 2.0, 1.0);
}`

const FRAGMENT = `
in vec2 v_at;
flat in float v_half;
flat in ivec4 v_style;
uniform vec3 u_palette[${SLOTS.length}];
uniform float u_pixel;
uniform float u_dim;
uniform float u_fade;
uniform float u_rest;
out vec4 colour;
float cover(float d) { return clamp(0.5 - d, 0.0, 1.0); }
void main() {
  // A line thinner than a pixel is drawn a pixel wide and paler, or it would flicker.
  float half_width = max(v_half, 0.5);
  float shown = cover(abs(v_at.y) - half_width) * min(1.0, v_half / half_width);
  int pattern = v_style.y & 3;
  if (pattern == 1) {
    float dash = abs(mod(v_at.x, 9.0 * u_pixel) - 4.5 * u_pixel) - 2.5 * u_pixel;
    shown *= cover(dash);
  } else if (pattern == 2) {
    float from_dot = abs(mod(v_at.x, 5.0 * u_pixel) - 2.5 * u_pixel) - 0.5 * u_pixel;
    shown = cover(length(vec2(max(from_dot, 0.0), v_at.y)) - half_width);
  }
  bool at_rest = (v_style.y & ${LINE.ink}) == 0;
  float alpha = shown * float(v_style.w) / 255.0 * (at_rest ? u_fade : 1.0);
  if (v_style.z == ${slotOf('line')}) alpha *= u_rest;
  if ((v_style.y & ${LINE.lit}) == 0) alpha *= u_dim;
  colour = vec4(u_palette[v_style.z] * alpha, alpha);
}`

/** Draws all lines of one make: straight ones of one segment, or bowed ones of several. */
export class LineProgram {
  readonly drawLabel = undefined
  private readonly frame: Frame
  private readonly name: string
  private readonly shader: Shader
  private readonly buffer: ItemBuffer

  constructor(gl: WebGL2RenderingContext, frame: Frame, name: string, segments: number) {
    this.frame = frame
    this.name = name
    this.shader = new Shader(gl, vertexSource(segments), FRAGMENT)
    this.buffer = new ItemBuffer(gl, this.shader.program, ATTRIBUTES, segments)
    frame.lines.set(name, this)
  }

  reallocate(capacity: number): void {
    this.buffer.resize(capacity)
  }

  process(_index: number, offset: number, from: NodeDisplayData, to: NodeDisplayData, data: EdgeDisplayData): void {
    const { bow, style } = data as EdgeDisplayData & DrawnLine
    this.buffer.write(offset, [from.x, from.y, to.x, to.y, bow], style)
  }

  /** Sigma calls this after the nodes; the lines have been drawn before them. */
  render(): void {}

  /** Lines at rest first, those in ink over them. */
  draw(params: RenderParams): void {
    this.shader.use()
    this.shader.mat3('u_matrix', params.matrix)
    this.shader.vec2('u_viewport', params.width * params.pixelRatio, params.height * params.pixelRatio)
    this.shader.float('u_pixel', params.pixelRatio)
    this.shader.float('u_dim', this.frame.dims ? this.frame.colours.dimmed : 1)
    this.shader.float('u_fade', this.frame.fade)
    this.shader.float('u_rest', this.frame.colours.lineStrength)
    this.shader.vec3s('u_palette', this.frame.palette)
    this.pass(0)
    if (this.frame.ink) this.pass(1)
  }

  kill(): void {
    this.buffer.kill()
    this.shader.kill()
    if (this.frame.lines.get(this.name) === this) this.frame.lines.delete(this.name)
  }

  private pass(ink: 0 | 1): void {
    this.shader.int('u_ink', ink)
    this.buffer.draw()
  }
}
