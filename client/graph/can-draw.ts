let known: boolean | undefined

/** Whether this browser has WebGL 2; where it has not, the table takes the place of the network. */
export function canDraw(): boolean {
  known ??= probe()
  return known
}

function probe(): boolean {
  const context = document.createElement('canvas').getContext('webgl2')
  context?.getExtension('WEBGL_lose_context')?.loseContext()
  return context !== null
}
