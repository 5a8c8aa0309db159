// [data-vnd]: digits grouped while one types, sent plain.
import { within } from "./texts";

export function startMoney(part: ParentNode): void {
  for (const input of within<HTMLInputElement>(part, "input[data-vnd]")) {
    input.addEventListener("input", () => regroup(input));
    const form = input.form;
    if (form && form.dataset["sendsPlain"] === undefined) {
      form.dataset["sendsPlain"] = "";
      form.addEventListener("formdata", sendPlain);
    }
  }
}

/** Group digits by threes; anything but an amount is left as typed, for the server to explain. */
export function grouped(typed: string): string {
  const digits = typed.replace(/[.\s]/g, "");
  if (!/^\d+$/.test(digits)) return typed;
  return digits.replace(/^0+(?=\d)/, "").replace(/\B(?=(\d{3})+$)/g, ".");
}

function regroup(input: HTMLInputElement): void {
  const caret = input.selectionEnd ?? input.value.length;
  const digitsAfter = input.value.slice(caret).replace(/\D/g, "").length;
  const value = grouped(input.value);
  if (value === input.value) return;
  input.value = value;
  let place = value.length;
  for (let left = digitsAfter; left > 0 && place > 0; place -= 1) {
    if (/\d/.test(value[place - 1] ?? "")) left -= 1;
  }
  input.setSelectionRange(place, place);
}

function sendPlain(event: FormDataEvent): void {
  const form = event.target as HTMLFormElement;
  for (const input of form.querySelectorAll<HTMLInputElement>("input[data-vnd]")) {
    // Rows of a form may share a name: then the grouped text goes, which the server reads too.
    if (!input.name || event.formData.getAll(input.name).length !== 1) continue;
    const plain = input.value.replace(/[.\s]/g, "");
    if (/^\d+$/.test(plain)) event.formData.set(input.name, plain);
  }
}
