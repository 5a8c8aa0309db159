// [data-date]: the strokes of dd/mm/yyyy come by themselves while one types digits.
import { within } from "./texts";

export function startDates(part: ParentNode): void {
  for (const input of within<HTMLInputElement>(part, "input[data-date]")) {
    input.addEventListener("input", (event) => {
      const typing = (event as InputEvent).inputType === "insertText";
      const atEnd = input.selectionEnd === input.value.length;
      if (typing && atEnd) input.value = stroked(input.value);
    });
  }
}

export function stroked(typed: string): string {
  const whole = /^(\d{2})(\d{2})(\d{1,4})$/.exec(typed);
  if (whole) return `${whole[1]}/${whole[2]}/${whole[3]}`;
  if (/^\d{2}$/.test(typed) || /^\d{1,2}\/\d{2}$/.test(typed)) return `${typed}/`;
  return typed;
}
