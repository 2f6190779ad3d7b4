import { Button } from '@mantine/core'
import { Component, type ReactNode } from 'react'
import { words } from '../words/index.ts'
import classes from './broken.module.css'

/** Stands where a view has failed, so that the others stay usable. */
export class Broken extends Component<{ readonly children: ReactNode }, { readonly broken: boolean }> {
  override state = { broken: false }

  static getDerivedStateFromError() {
    return { broken: true }
  }

  override render() {
    if (!this.state.broken) return this.props.children
    return (
      <main className={classes.broken} role="alert">
        <strong>{words.failure.broken}</strong>
        <p>{words.failure.brokenText}</p>
        <Button onClick={() => window.location.reload()}>{words.failure.reload}</Button>
      </main>
    )
  }
}
