// The session's steps: what was done, with undo, redo and a way back to any of them.

import { jump, redo, undo } from "../actions";
import { button, h, roving, show } from "../dom";
import type { View } from "../types";

export const steps = h("section", { "aria-labelledby": "steps-head" });

export function showSteps(view: View): void {
  const taken = view.steps.filter((s) => s.do !== "place" && s.do !== "mark");
  const now = taken.findLast((s) => !s.undone)?.n;
  const list = h(
    "ol",
    { class: "steps" },
    taken.map((s) =>
      h(
        "li",
        { class: s.undone ? "undone" : "" },
        button(s.title, () => void jump(s.n), {
          "data-key": `step${s.n}`, "aria-current": s.n === now ? "step" : null, title: `${s.undone ? "Redo up to here" : "Go back to here"} · ${when(s.at)}`,
        }),
      ),
    ),
  );
  roving(list, "button");
  show(
    steps,
    h(
      "header",
      {},
      h("h2", { id: "steps-head" }, "Steps"),
      button("Undo", undo, { disabled: !view.can_undo, title: "Undo (u)", "data-key": "undo" }),
      button("Redo", redo, { disabled: !view.can_redo, title: "Redo (U)", "data-key": "redo" }),
    ),
    taken.length ? list : h("p", { class: "nothing" }, "None yet. Press / and find someone or something to begin with."),
  );
  list.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
}

function when(at: string): string {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? at : date.toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "short" });
}
