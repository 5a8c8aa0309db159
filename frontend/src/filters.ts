// Filters are folded on a phone alone. Newer browsers show them elsewhere by style; here for others.

export function startFilters(): void {
  if (CSS.supports("selector(::details-content)")) return;
  if (!window.matchMedia("(min-width: 576px)").matches) return;
  for (const fold of document.querySelectorAll<HTMLDetailsElement>("details.filter-fold")) {
    fold.open = true;
  }
}
