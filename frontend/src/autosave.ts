// form[data-autosave="/address"]: sends the form 1.5 s after the last change.
// [data-autosave-status] inside it (role="status") tells when it was saved, or why not.
// The answer may carry X-Version: it goes into the form's field "version", so that the next
// save is known to follow this one and not to overwrite somebody else's.
import { text } from "./texts";
import { markSaved } from "./unsaved_guard";

const IDLE_MS = 1500;
const RETRY_MS = 10_000;

interface Saving {
  timer: number;
  running: boolean;
  again: boolean;
  stopped: boolean;
}

const savings = new WeakMap<HTMLFormElement, Saving>();

export function startAutosave(): void {
  const changed = (event: Event): void => {
    const form = (event.target as Element).closest<HTMLFormElement>("form[data-autosave]");
    if (form) plan(form, IDLE_MS);
  };
  document.addEventListener("input", changed);
  document.addEventListener("change", changed);
  document.addEventListener("submit", (event) => {
    const saving = savings.get(event.target as HTMLFormElement);
    if (saving && !event.defaultPrevented) window.clearTimeout(saving.timer);
  });
}

function plan(form: HTMLFormElement, delay: number): void {
  const saving = savings.get(form) ?? { timer: 0, running: false, again: false, stopped: false };
  savings.set(form, saving);
  if (saving.stopped) return;
  window.clearTimeout(saving.timer);
  saving.timer = window.setTimeout(() => void save(form, saving), delay);
}

async function save(form: HTMLFormElement, saving: Saving): Promise<void> {
  if (saving.running) {
    saving.again = true;
    return;
  }
  saving.running = true;
  saving.again = false;
  tell(form, text("saving"));
  try {
    await send(form, saving);
  } catch {
    tell(form, text("notSaved"));
    plan(form, RETRY_MS);
  } finally {
    saving.running = false;
    if (saving.again) plan(form, 0);
  }
}

async function send(form: HTMLFormElement, saving: Saving): Promise<void> {
  const response = await fetch(form.dataset["autosave"] || form.action, {
    method: "POST",
    body: new FormData(form),
    headers: { "HX-Request": "true", "X-Autosave": "true" },
    redirect: "manual",
  });
  if (response.type === "opaqueredirect") {
    saving.stopped = true; // to the sign-in page
    tell(form, text("signedOut"));
    return;
  }
  if (response.status >= 500) throw new Error(String(response.status));
  if (!response.ok) {
    // Somebody else's change (409) is for the person to settle: we stop. What is merely not
    // right yet (422) may become right with the next words.
    saving.stopped = response.status === 409 || response.status === 403;
    tellRefusal(form, await response.text());
    return;
  }
  const version = response.headers.get("X-Version");
  const field = form.elements.namedItem("version");
  if (version && field instanceof HTMLInputElement) field.value = version;
  if (!saving.again) markSaved(form);
  const now = new Date();
  const clock = [now.getHours(), now.getMinutes()].map((part) => String(part).padStart(2, "0"));
  tell(form, `${text("saved")} ${clock.join(":")}`);
}

function tell(form: HTMLFormElement, words: string): void {
  const status = form.querySelector("[data-autosave-status]");
  if (status) status.textContent = words;
}

function tellRefusal(form: HTMLFormElement, fragment: string): void {
  const status = form.querySelector("[data-autosave-status]");
  if (!status) return;
  const told = new DOMParser().parseFromString(fragment, "text/html");
  for (const part of told.querySelectorAll("[autofocus]")) part.removeAttribute("autofocus");
  status.replaceChildren(...told.body.childNodes);
}
