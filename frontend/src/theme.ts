// Runs before the page is drawn: the chosen theme, so that a dark page never flashes white.
// Stands alone: no imports. The choice is changed in theme_choice.ts.
(() => {
  const root = document.documentElement;
  root.classList.add("js");
  let choice: string | null = null;
  try {
    choice = localStorage.getItem("theme");
  } catch {
    // Storage is closed to us: follow the system.
  }
  const dark = choice ? choice === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset["bsTheme"] = dark ? "dark" : "light";
})();
