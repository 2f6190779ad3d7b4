/** Whether a key is meant for a field, a menu or a dialog rather than for the page. */
export function isTyping(event: KeyboardEvent): boolean {
  const target = event.target instanceof Element ? event.target : undefined
  if (document.querySelector('[role="dialog"][aria-modal="true"], [role="menu"]')) return true
  return target?.closest('input, textarea, select, [contenteditable="true"], [role="menu"], [role="dialog"]') != null
}
