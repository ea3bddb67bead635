// Before anything is painted, so that a dark screen does not flash white. A file of its own, because the page allows no inline script.
(() => {
  const chosen = localStorage.getItem('biela.scheme') || 'auto';
  const dark = chosen === 'dark' || (chosen === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
})();
