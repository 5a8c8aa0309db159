// What a person sees when htmx gets no good answer: words in the page's place for problems.
import { text } from "./texts";

export function startFailures(): void {
  document.addEventListener("htmx:responseError", () => tell(text("failed")));
  document.addEventListener("htmx:sendError", () => tell(text("offline")));
  document.addEventListener("htmx:timeout", () => tell(text("offline")));
  // The sign-in page where a part was asked for: the session has ended.
  document.addEventListener("htmx:beforeSwap", (event) => {
    const { xhr } = (event as CustomEvent<{ xhr: XMLHttpRequest }>).detail;
    const signIn = text("signInUrl");
    if (!signIn || !xhr.responseURL || new URL(xhr.responseURL).pathname !== signIn) return;
    event.preventDefault();
    window.location.reload();
  });
  // The old words go when something new is tried.
  document.addEventListener("htmx:beforeRequest", (event) => {
    const { elt } = (event as CustomEvent<{ elt: Element }>).detail;
    if (elt.matches("form, button")) document.getElementById("problems")?.replaceChildren();
  });
}

function tell(words: string): void {
  const place = document.getElementById("problems");
  if (!place) return;
  const alert = document.createElement("div");
  alert.className = "alert alert-danger";
  alert.setAttribute("role", "alert");
  alert.textContent = words;
  place.replaceChildren(alert);
  alert.scrollIntoView({ block: "nearest" });
}
