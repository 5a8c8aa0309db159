// What scripts say to people: the page brings it, in its language.
export function text(name: string): string {
  const holder = document.querySelector<HTMLElement>("[data-texts]");
  const found = holder?.dataset[name];
  if (found === undefined) throw new Error(`The page brings no text called ${name}`);
  return found;
}

/** Every element of a part of the page that matches, the part itself included. */
export function within<E extends Element>(part: ParentNode, selector: string): E[] {
  const found = [...part.querySelectorAll<E>(selector)];
  if (part instanceof Element && part.matches(selector)) found.unshift(part as unknown as E);
  return found;
}
