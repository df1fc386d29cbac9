// Runs before the first paint, so that a chosen scheme does not flash. See components/shell/theme-choice.client.tsx.
try {
  const theme = localStorage.getItem('theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
} catch {}
