// Runs before the first paint, so that a chosen scheme does not flash. See components/shell/theme-choice.client.tsx.
// In another site's frame that site chooses, by `?theme=`.
try {
  const asked = location.pathname.startsWith('/embed/')
    ? new URLSearchParams(location.search).get('theme')
    : null
  const theme = asked ?? localStorage.getItem('theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
} catch {}
