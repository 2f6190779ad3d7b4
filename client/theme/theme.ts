import {
  ActionIcon,
  Button,
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  Input,
  type MantineColorsTuple,
  Menu,
  Modal,
  Tooltip,
  type VariantColorsResolver,
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

/** The one filled button is ink in both themes; everything else is as Mantine has it. */
const variantColorResolver: VariantColorsResolver = (input) =>
  input.variant === 'filled'
    ? { background: 'var(--ink)', hover: 'var(--ink-2)', color: 'var(--on-ink)', border: '1px solid transparent' }
    : defaultVariantColorsResolver(input)

export const theme = createTheme({
  variantColorResolver,
  primaryColor: 'ink',
  primaryShade: { light: 8, dark: 0 },
  colors: { ink },
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
    Input: Input.extend({ styles: { input: { backgroundColor: 'var(--surface)' } } }),
    InputWrapper: Input.Wrapper.extend({
      styles: {
        label: { fontWeight: 400, color: 'var(--ink-2)', marginBottom: 4 },
        description: { fontSize: 12, lineHeight: '16px', marginTop: 4 },
        error: { fontSize: 12, lineHeight: '16px', marginTop: 4 },
      },
    }),
    Menu: Menu.extend({ defaultProps: { radius: 10, shadow: 'md', transitionProps: { duration: 120 } } }),
    Modal: Modal.extend({
      // The page itself never scrolls, and locking it would need a style tag without a nonce.
      defaultProps: { radius: 10, size: 480, centered: true, shadow: 'xl', lockScroll: false },
    }),
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
    '--mantine-color-gray-1': of('sunken'),
    '--mantine-color-gray-3': of('line'),
    '--mantine-color-gray-4': of('line-input'),
    '--mantine-color-dark-4': of('line-input'),
    '--mantine-color-dark-5': of('pressed'),
    '--mantine-color-dark-6': of('raised'),
    '--mantine-color-dark-7': of('surface'),
    '--mantine-color-dark-8': of('sunken'),
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
