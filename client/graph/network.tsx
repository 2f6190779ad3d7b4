import { forwardRef } from 'react'
import type { NetworkHandle, NetworkProps } from './interface.ts'

/** The drawn network. */
export const Network = forwardRef<NetworkHandle, NetworkProps>(function Network({ scene }, _handle) {
  return <div data-testid="network" data-node-count={scene.nodes.length} data-edge-count={scene.edges.length} />
})
