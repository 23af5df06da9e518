const THEMES = ['system', 'light', 'dark'] as const
type Theme = (typeof THEMES)[number]
const KEY = 'agner-colours'
const WORDS: Readonly<Record<Theme, string>> = {
  system: 'Colours: as the system',
  light: 'Colours: light',
  dark: 'Colours: dark',
}

/** A button that goes from the system's colours to light, to dark, and back; remembered where that is possible. */
export function offerThemes(onChange: () => void): void {
  const button = document.getElementById('theme')
  if (button === null) return
  let theme = remembered()
  const apply = (): void => {
    if (theme === 'system') delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = theme
    button.textContent = WORDS[theme]
  }
  button.hidden = false
  button.addEventListener('click', () => {
    theme = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length]
    remember(theme)
    apply()
    onChange()
  })
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', onChange)
  apply()
}

/** A file that is opened from a disk may have no storage: then nothing is remembered. */
function remembered(): Theme {
  try {
    const found = localStorage.getItem(KEY)
    return THEMES.find((theme) => theme === found) ?? 'system'
  } catch {
    return 'system'
  }
}

function remember(theme: Theme): void {
  try {
    localStorage.setItem(KEY, theme)
  } catch {
    // Nothing is lost but the memory of a colour.
  }
}
