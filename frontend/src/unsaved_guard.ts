// form[data-unsaved-guard]: the browser asks before what was typed is lost.
// Forms with [data-autosave] are guarded too, until they have saved.
const GUARDED = "form[data-unsaved-guard], form[data-autosave]";

export function startUnsavedGuard(): void {
  document.addEventListener("input", (event) => {
    const form = (event.target as Element).closest<HTMLFormElement>(GUARDED);
    if (form) form.dataset["unsaved"] = "";
  });
  document.addEventListener("submit", (event) => {
    if (!event.defaultPrevented) markSaved(event.target as HTMLFormElement);
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    const { elt, successful } = (event as CustomEvent<{ elt: Element; successful: boolean }>).detail;
    const form = elt.closest("form");
    if (form && successful) markSaved(form);
  });
  window.addEventListener("beforeunload", (event) => {
    if (document.querySelector("form[data-unsaved]")) event.preventDefault();
  });
}

export function markSaved(form: HTMLFormElement): void {
  delete form.dataset["unsaved"];
}
