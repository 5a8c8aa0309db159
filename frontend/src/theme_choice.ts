// Buttons [data-theme-choice="system|light|dark"]. A choice is remembered on this machine.
export function startThemeChoice(): void {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const buttons = document.querySelectorAll<HTMLButtonElement>("[data-theme-choice]");
  let choice = remembered();

  const show = (): void => {
    const dark = choice === "system" ? system.matches : choice === "dark";
    document.documentElement.dataset["bsTheme"] = dark ? "dark" : "light";
    for (const button of buttons) {
      button.setAttribute("aria-pressed", String(button.dataset["themeChoice"] === choice));
    }
  };

  for (const button of buttons) {
    button.addEventListener("click", () => {
      choice = button.dataset["themeChoice"] ?? "system";
      remember(choice);
      show();
    });
  }
  system.addEventListener("change", show);
  // Paper is white.
  window.addEventListener("beforeprint", () => {
    document.documentElement.dataset["bsTheme"] = "light";
  });
  window.addEventListener("afterprint", show);
  show();
}

function remembered(): string {
  try {
    return localStorage.getItem("theme") ?? "system";
  } catch {
    return "system";
  }
}

function remember(choice: string): void {
  try {
    if (choice === "system") localStorage.removeItem("theme");
    else localStorage.setItem("theme", choice);
  } catch {
    // Storage is closed to us: the choice holds for this page.
  }
}
