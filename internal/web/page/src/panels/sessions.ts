// Which session lies on the board, and the ways to another: new, fork, open, share, take in a shared one.

import { api } from "../api";
import { board } from "../board";
import { button, h, show } from "../dom";
import { dialog } from "../dialog";
import { complain, failure, load, tell } from "../live";
import { go } from "../route";
import type { SessionLine, View } from "../types";
import { plural } from "../words";

export const sessions = h("section", { class: "session", "aria-labelledby": "session-head" });

export function showSession(view: View | null): void {
  show(
    sessions,
    h("header", {}, h("h2", { id: "session-head" }, "Session")),
    h("p", { class: "session-name" }, view?.session ?? "none"),
    h(
      "div",
      { class: "buttons" },
      button("Open…", chooseSession, { "data-key": "open" }),
      button("New…", () => nameSession(), { "data-key": "new" }),
      button("Fork…", () => nameSession(board.name()), { disabled: !view, "data-key": "fork" }),
      button("Save…", share, { disabled: !view, title: "Save or share (s)", "data-key": "save" }),
    ),
    view?.changes && h("p", { class: "changes", role: "note" }, view.changes.message),
  );
}

/** Every step is kept as it is taken; this is where the log can be had, and the link. */
export function share(): void {
  const view = board.view();
  if (!view) return;
  const link = h("input", { type: "text", readonly: true, value: location.href, "aria-label": "Link to this view" });
  const copy = async () => {
    link.select();
    await navigator.clipboard?.writeText(location.href).catch(() => undefined);
    tell("Link copied.");
  };
  dialog(
    "Save and share",
    h("p", {}, `Every step of “${view.session}” is saved as it is taken: ${plural(view.steps.length, "step")} so far.`),
    h("h3", {}, "Link to this view, on this machine"),
    h("div", { class: "row" }, link, button("Copy", () => void copy())),
    h("h3", {}, "The session’s log, to send to somebody with the same store"),
    h("p", {}, h("a", { href: api.logAddress(view.session), download: `${view.session}.jsonl`, class: "button" }, "Download the log"), " ", button("Take in a log…", () => takeIn())),
  );
}

export function chooseSession(): void {
  const box = h("div", {}, "…");
  const close = dialog("Open a session", box, h("p", {}, button("Take in a shared log…", () => takeIn())));
  void load(box, api.sessions(), (all) => {
    const open = (name: string) => {
      close();
      go({ session: name, sel: "", why: "", path: "" });
    };
    show(box, all.length === 0 ? h("p", { class: "nothing" }, "There is none yet.") : h("table", { class: "list" }, head(), h("tbody", {}, all.map((s) => line(s, open)))));
  });
}

const head = () => h("thead", {}, h("tr", {}, ["Session", "Steps", "Things", "Last changed"].map((t) => h("th", { scope: "col" }, t))));

function line(s: SessionLine, open: (name: string) => void): HTMLElement {
  return h(
    "tr",
    {},
    h("td", {}, button(s.name, () => open(s.name), { class: "quiet", "aria-current": s.name === board.name() ? "true" : null }),
      s.forked_from && h("span", { class: "aside" }, ` from ${s.forked_from}`), s.broken && h("span", { class: "failure" }, ` ${s.broken}`)),
    h("td", { class: "number" }, s.steps),
    h("td", { class: "number" }, s.things),
    h("td", {}, new Date(s.updated).toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "short" })),
  );
}

/** Asks for the name of a new session, or of a fork of one. */
function nameSession(of = ""): void {
  ask(of ? `Fork “${of}”` : "New session", of ? `${of}-2` : "", of ? "Fork" : "Create", (name) => api.create(name, of || undefined));
}

function takeIn(): void {
  const file = h("input", { type: "file", accept: ".jsonl,.json,.txt", "aria-label": "Log file" });
  ask("Take in a shared log", "shared", "Take in", async (name) => {
    const chosen = file.files?.[0];
    if (!chosen) throw new Error("Choose the file of the log first.");
    await api.importLog(name, await chosen.text());
  }, file);
}

function ask(title: string, suggested: string, verb: string, make: (name: string) => Promise<unknown>, more?: HTMLElement): void {
  const name = h("input", { type: "text", id: "session-name", value: suggested, required: true, autocomplete: "off" });
  const problem = h("div", {});
  const submit = async (event: Event) => {
    event.preventDefault();
    try {
      await make(name.value.trim());
      close();
      go({ session: name.value.trim(), sel: "", why: "", path: "" });
    } catch (error) {
      show(problem, failure(error));
    }
  };
  const form = h("form", { onsubmit: (event: Event) => void submit(event).catch(complain) }, more && h("p", {}, more),
    h("p", { class: "row" }, h("label", { for: "session-name" }, "Name"), name, h("button", { type: "submit" }, verb)), problem);
  const close = dialog(title, form);
  name.select();
}
