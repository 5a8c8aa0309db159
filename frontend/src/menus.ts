// The side bar on phones ([data-toggle="id"]), menus that close ([data-menu]), print buttons.
export function startMenus(): void {
  document.addEventListener("click", (event) => {
    const target = event.target as Element;
    const toggle = target.closest<HTMLElement>("[data-toggle]");
    if (toggle) flip(toggle);
    if (target.closest("[data-print]")) window.print();
    for (const menu of openMenus()) if (!menu.contains(target)) menu.open = false;
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of openMenus()) {
      menu.open = false;
      menu.querySelector("summary")?.focus();
    }
  });
}

function openMenus(): NodeListOf<HTMLDetailsElement> {
  return document.querySelectorAll<HTMLDetailsElement>("details[data-menu][open]");
}

function flip(toggle: HTMLElement): void {
  const shown = toggle.getAttribute("aria-expanded") !== "true";
  toggle.setAttribute("aria-expanded", String(shown));
  document.getElementById(toggle.dataset["toggle"] ?? "")?.classList.toggle("is-open", shown);
}
