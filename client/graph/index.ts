export { canDraw } from './can-draw.ts'
export type {
  LocateRequest,
  NetworkHandle,
  NetworkProps,
  Point,
  Positions,
  Scene,
  SceneEdge,
  SceneNode,
} from './interface.ts'
export { Network } from './network.tsx'
