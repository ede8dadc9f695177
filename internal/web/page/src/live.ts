// What an action did, told to screen readers and in the line at the foot of the page; and what went wrong, in place.

import { button, h, show } from "./dom";
import { Problem } from "./api";

export const live = h("p", { id: "live", role: "status", "aria-live": "polite" });
export const alerts = h("div", { id: "alerts", role: "alert" });

/** Tells what an action did. The same words twice in a row are told twice. */
export function tell(text: string): void {
  live.textContent = "";
  requestAnimationFrame(() => (live.textContent = text));
}

export function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Shows what went wrong above what is being worked on, until it is dismissed or something works again. */
export function complain(error: unknown): void {
  show(alerts, h("p", {}, textOf(error)), button("Dismiss", calm));
}

export function calm(): void {
  alerts.replaceChildren();
}

/** What stands in place of an answer that did not come. */
export function failure(error: unknown): HTMLElement {
  const where =
    error instanceof Problem && error.body.line
      ? `line ${error.body.line}${error.body.column ? ", column " + error.body.column : ""}: `
      : "";
  return h("p", { class: "failure", role: "alert" }, where + textOf(error));
}

/**
 * Fills a box with an answer: that it is being fetched when it takes long, then the answer or what went wrong. Of two
 * calls for one box the later counts.
 */
export async function load<T>(box: HTMLElement, answer: Promise<T>, render: (answer: T) => void): Promise<void> {
  const turn = String(Number(box.dataset["turn"] ?? 0) + 1);
  box.dataset["turn"] = turn;
  const slow = window.setTimeout(() => box.setAttribute("aria-busy", "true"), 150);
  try {
    const got = await answer;
    if (box.dataset["turn"] === turn) render(got);
  } catch (error) {
    if (box.dataset["turn"] === turn) show(box, failure(error));
  } finally {
    clearTimeout(slow);
    if (box.dataset["turn"] === turn) box.removeAttribute("aria-busy");
  }
}
