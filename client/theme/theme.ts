import {
  ActionIcon,
  Button,
  type CSSVariablesResolver,
  createTheme,
  type MantineColorsTuple,
  Menu,
  Modal,
  Tooltip,
} from '@mantine/core'
import { asVariables, DARK, LIGHT, type Tokens } from './tokens.ts'

/** Mantine wants ten shades of a primary colour; ours is ink, and no other of its colours is used. */
const ink: MantineColorsTuple = [
  '#F1EFE9',
  '#E4E1D9',
  '#C9C6BF',
  '#B9BFC6',
  '#908C83',
  '#66696E',
  '#4A4D52',
  '#33373B',
  '#1B1D20',
  '#131519',
]

const SANS = "'Inter Variable', system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif"

export const theme = createTheme({
  primaryColor: 'ink',
  primaryShade: { light: 8, dark: 0 },
  colors: { ink },
  autoContrast: true,
  defaultRadius: 8,
  fontFamily: SANS,
  headings: { fontFamily: SANS },
  fontSizes: { xs: '12px', sm: '13px', md: '13px', lg: '15px', xl: '20px' },
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  components: {
    Button: Button.extend({ defaultProps: { radius: 7, size: 'sm', variant: 'default' } }),
    ActionIcon: ActionIcon.extend({ defaultProps: { radius: 7, size: 32, variant: 'subtle' } }),
    Menu: Menu.extend({ defaultProps: { radius: 10, shadow: 'md', transitionProps: { duration: 120 } } }),
    Modal: Modal.extend({ defaultProps: { radius: 10, size: 480, centered: true, shadow: 'xl' } }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 400, radius: 7 } }),
  },
})

/** Mantine's own variables, led back to the tokens. */
function mantineVariables(tokens: Tokens): Record<string, string> {
  const of = (name: string) => tokens[name] ?? 'inherit'
  return {
    '--mantine-color-body': of('surface'),
    '--mantine-color-text': of('ink'),
    '--mantine-color-dimmed': of('ink-3'),
    '--mantine-color-placeholder': of('ink-3'),
    '--mantine-color-error': of('danger'),
    '--mantine-color-default': of('surface'),
    '--mantine-color-default-hover': of('sunken'),
    '--mantine-color-default-color': of('ink'),
    '--mantine-color-default-border': of('line-input'),
    '--mantine-primary-color-filled': of('ink'),
    '--mantine-primary-color-filled-hover': of('ink-2'),
    '--mantine-primary-color-contrast': of('on-ink'),
    '--mantine-primary-color-light': of('hover'),
    '--mantine-primary-color-light-hover': of('pressed'),
    '--mantine-primary-color-light-color': of('ink'),
    '--mantine-shadow-md': of('shadow-3'),
    '--mantine-shadow-xl': of('shadow-3'),
  }
}

export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {
    '--sans': SANS,
    '--serif': "'Source Serif 4 Variable', 'Iowan Old Style', Georgia, 'Noto Serif', 'Times New Roman', serif",
    '--ease': 'cubic-bezier(.2,0,0,1)',
    '--mantine-line-height': '20px',
  },
  light: { ...asVariables(LIGHT), ...mantineVariables(LIGHT) },
  dark: { ...asVariables(DARK), ...mantineVariables(DARK) },
})
