// Making elements. Everything shown is made here, as text nodes and attributes, never as markup in a string.

export type Child = Node | string | number | null | undefined | false | Child[];
type Value = string | number | boolean | null | undefined | ((event: never) => void);
export type Attributes = Record<string, Value>;

const svgNamespace = "http://www.w3.org/2000/svg";

function fill(parent: Element, children: Child[]): void {
  for (const child of children) {
    if (Array.isArray(child)) fill(parent, child);
    else if (child instanceof Node) parent.append(child);
    else if (child !== null && child !== undefined && child !== false) parent.append(String(child));
  }
}

/** Sets attributes: functions become listeners ("onclick"), true the bare attribute, false and undefined nothing. */
export function set(element: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value as EventListener);
    else if (value === false || value === null || value === undefined) element.removeAttribute(name);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
}

export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  set(element, attributes);
  fill(element, children);
  return element;
}

export function s<K extends keyof SVGElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): SVGElementTagNameMap[K] {
  const element = document.createElementNS(svgNamespace, tag);
  set(element, attributes);
  fill(element, children);
  return element;
}

/**
 * Replaces what stands in a box; the focus goes back to the element with the same data-key. What the
 * box was scrolled to stays too, since nothing here makes the browser lay out while the box is empty.
 */
export function show(box: Element, ...children: Child[]): void {
  const focused = document.activeElement;
  const key = focused && box.contains(focused) ? focused.getAttribute("data-key") : null;
  box.replaceChildren();
  fill(box, children);
  if (key !== null) box.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)?.focus({ preventScroll: true });
}

export function button(label: Child, act: () => void, attributes: Attributes = {}): HTMLButtonElement {
  return h("button", { type: "button", onclick: act, ...attributes }, label);
}

/** Runs f once calls have stopped for a while. */
export function settled<A extends unknown[]>(milliseconds: number, f: (...args: A) => void): (...args: A) => void {
  let timer = 0;
  return (...args) => {
    clearTimeout(timer);
    timer = window.setTimeout(() => f(...args), milliseconds);
  };
}

/** Moves the focus among the elements of a list by arrow keys, Home and End; one of them is in the tab order. */
export function roving(list: HTMLElement, selector: string): void {
  list.addEventListener("keydown", (event) => {
    const all = [...list.querySelectorAll<HTMLElement>(selector)];
    const at = all.indexOf(document.activeElement as HTMLElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (at < 0 || to === undefined) return;
    const next = all[to];
    if (!next) return;
    event.preventDefault();
    for (const one of all) one.tabIndex = one === next ? 0 : -1;
    next.focus();
  });
}
