import type { Certainty, GraphEdge, MeetingDate, MeetingStatus, NodeKind, OrganisationClass } from '#contract'

/** A node as it is drawn: `neighbours` counts all it has in the graph, `shown` those among the drawn ones. */
export interface SceneNode {
  readonly id: string
  readonly kind: NodeKind
  readonly name: string
  readonly meetings: number
  readonly neighbours: number
  readonly shown: number
  readonly status?: MeetingStatus | undefined
  readonly date?: MeetingDate | undefined
  readonly sources?: number | undefined
  readonly certainty?: Certainty | undefined
  readonly class?: OrganisationClass | undefined
  readonly pinned?: boolean | undefined
}

export type SceneEdge = GraphEdge

/** What is drawn; ids are addresses, so none can be a name that a plain object treats specially. */
export interface Scene {
  readonly nodes: readonly SceneNode[]
  readonly edges: readonly SceneEdge[]
}

export interface Point {
  readonly x: number
  readonly y: number
}

export type Positions = ReadonlyMap<string, Point>

export interface NetworkProps {
  /** Changes are applied to the picture: old nodes keep their place, new ones appear among their neighbours, the camera stays. */
  readonly scene: Scene
  readonly selected: readonly string[]
  readonly found?: readonly string[] | undefined
  readonly path?: { readonly nodes: readonly string[]; readonly edges: readonly string[] } | undefined
  readonly hidden: {
    readonly kinds: readonly NodeKind[]
    readonly statuses: readonly MeetingStatus[]
    readonly certainties: readonly Certainty[]
  }
  readonly theme: 'light' | 'dark'
  readonly reducedMotion: boolean
  formatDate(date: MeetingDate): string
  /** The word for a status: the label of a meeting whose day nobody knows. */
  formatStatus?(status: MeetingStatus): string
  /** The word that stands with the day of a meeting that is not sure. */
  readonly unsure?: string | undefined
  /** What the live region says of the node the keyboard is at; its name where this is not given. */
  describe?(node: SceneNode): string
  /** Name of the canvas for those who cannot see it. */
  readonly label?: string | undefined
  /** Nobody is selected where `id` is absent; `add` is true where it joins or leaves the selection. */
  onSelect(id: string | undefined, add: boolean): void
  onExpand(id: string): void
  /** `x` and `y` are client coordinates; the background was meant where `id` is absent. */
  onMenu(id: string | undefined, x: number, y: number): void
  onHover?(id: string | undefined): void
  /** Places to put nodes at, whenever this map is another one: a saved view, or a move taken back. */
  readonly positions?: Positions | undefined
  /** Called after a layout, and after a node was moved by hand, with the place of every node. */
  onPositions?(positions: Positions): void
}

export interface NetworkHandle {
  /** Shows everything that is drawn. */
  fit(): void
  zoomIn(): void
  zoomOut(): void
  centre(id: string): void
  /** Moves the picture only as far as a node needs to be seen. */
  reveal(id: string): void
  /** Where a node is, in client coordinates. */
  screenOf(id: string): Point | undefined
}

/** Detail of the event `entente:locate`, which the canvas answers at once: the seam for end-to-end tests. */
export interface LocateRequest {
  readonly id: string
  reply(x: number, y: number): void
}
