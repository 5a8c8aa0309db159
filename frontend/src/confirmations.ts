// [data-confirm="question"] on a form or a button: asks before it sends.
import { text } from "./texts";

export function startConfirmations(): void {
  // Capture, so that htmx hears of it only after the answer.
  document.addEventListener("submit", (event) => void ask(event), true);
}

async function ask(event: SubmitEvent): Promise<void> {
  const form = event.target as HTMLFormElement;
  const button = event.submitter;
  const asked = button?.closest<HTMLElement>("[data-confirm]") ?? form.closest<HTMLElement>("form[data-confirm]");
  const question = asked?.dataset["confirm"];
  if (!asked || !question || form.dataset["confirmed"] !== undefined) {
    delete form.dataset["confirmed"];
    return;
  }
  event.preventDefault();
  event.stopImmediatePropagation();
  if (!(await answered(question, asked.dataset["confirmAction"] ?? text("proceed")))) return;
  form.dataset["confirmed"] = "";
  form.requestSubmit(button instanceof HTMLElement ? button : null);
}

function answered(question: string, action: string): Promise<boolean> {
  const dialog = document.createElement("dialog");
  dialog.className = "confirmation";
  const words = document.createElement("p");
  words.id = "confirmation-question";
  words.textContent = question;
  dialog.setAttribute("aria-labelledby", words.id);
  const buttons = document.createElement("form");
  buttons.method = "dialog";
  buttons.append(choice("no", text("cancel"), "btn"), choice("yes", action, "btn btn-primary"));
  dialog.append(words, buttons);
  document.body.append(dialog);
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      resolve(dialog.returnValue === "yes");
      dialog.remove();
    });
    dialog.showModal();
  });
}

function choice(value: string, label: string, classes: string): HTMLButtonElement {
  const button = document.createElement("button");
  button.value = value;
  button.textContent = label;
  button.className = classes;
  return button;
}
