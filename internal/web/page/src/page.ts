// The page: what stands where, and what happens when the board, the address or the window changes.

import { add, nodeOf, select, togglePin } from "./actions";
import { api, Problem } from "./api";
import { board } from "./board";
import { button, h, show } from "./dom";
import { Finder } from "./find";
import { help, listen } from "./keys";
import { alerts, complain, live, tell } from "./live";
import { forgetDossier } from "./panels/dossier";
import { filters, showFilters } from "./panels/filters";
import { exportBoard } from "./panels/exports";
import { chooseSession, sessions, showSession } from "./panels/sessions";
import { showSide, side } from "./panels/side";
import { showSteps, steps } from "./panels/steps";
import { go, link, onRoute, route, tabs, type Route, type Tab } from "./route";
import { commitments, showCommitments } from "./tabs/commitments";
import { compare, showCompare } from "./tabs/compare";
import { documents, showDocuments } from "./tabs/documents";
import { explore, graph, showExplore } from "./tabs/explore";
import { query, showQuery } from "./tabs/query";
import { review, showReview } from "./tabs/review";
import { showTimeline, timeline } from "./tabs/timeline";
import { learn } from "./words";
import type { Found, View } from "./types";

const lastSession = "chancery.session";

const contents: Record<Tab, HTMLElement> = { explore, timeline, commitments, compare, documents, review, query };

const finder = new Finder({ label: "Find", hideLabel: true, placeholder: "Find a person, country, organisation, event …  ( / )", choose: found });

const tabButtons = tabs.map((tab) =>
  h("a", { role: "tab", id: `tab-${tab}`, "aria-controls": "panel", href: `#/${tab}` }, tab[0]?.toUpperCase() + tab.slice(1)),
);
const tabList = h("div", { role: "tablist", "aria-label": "Views" }, tabButtons);
const panel = h("div", { id: "panel", role: "tabpanel" });

function build(): void {
  document.body.replaceChildren(
    h("a", { class: "skip", href: "#panel", onclick: skip }, "Skip to the graph"),
    h(
      "header",
      { class: "bar" },
      h("h1", {}, "Chancery"), finder.element, h("nav", { "aria-label": "Views" }, tabList),
      h("div", { class: "buttons" }, button("Export", exportBoard, { title: "Export (x)" }), button("Help", help, { title: "Keys (?)" })),
    ),
    h("div", { class: "frame" }, h("nav", { id: "left", "aria-label": "Session" }, sessions, steps, filters), h("main", { id: "main" }, alerts, panel), side),
    h("footer", {}, live),
  );
  tabList.addEventListener("keydown", alongTabs);
}

function skip(event: Event): void {
  event.preventDefault();
  if (route().tab === "explore") graph.focus();
  else panel.querySelector<HTMLElement>("[tabindex], a, button, input")?.focus();
}

function alongTabs(event: KeyboardEvent): void {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const next = tabButtons[(tabs.indexOf(route().tab) + step + tabs.length) % tabs.length];
  next?.click();
  next?.focus();
}

/** What was found goes onto the board, or, where it lies there, is chosen. */
function found(thing: Found): void {
  if (route().path === "?") return go({ path: thing.iri });
  if (route().tab !== "explore" && route().tab !== "timeline") return select(thing.iri);
  if (nodeOf(thing.iri)) {
    select(thing.iri);
    tell(`${thing.name} is on the board.`);
    return graph.focus(thing.iri);
  }
  void add([thing.iri], thing.name).then(() => graph.focus(thing.iri));
}

function showTabs(now: Readonly<Route>): void {
  tabs.forEach((tab, i) => {
    const one = tabButtons[i];
    if (!one) return;
    const chosen = tab === now.tab;
    one.setAttribute("aria-selected", String(chosen));
    one.tabIndex = chosen ? 0 : -1;
    one.href = link({ tab, as: "" });
  });
  panel.setAttribute("aria-labelledby", `tab-${now.tab}`);
  if (panel.firstElementChild !== contents[now.tab]) show(panel, contents[now.tab]);
  document.title = [now.tab === "explore" ? "" : now.tab, now.session, "Chancery"].filter(Boolean).join(" · ");
}

function showTab(now: Readonly<Route>): void {
  const view = board.view();
  const shows: Record<Tab, () => void> = {
    explore: () => showExplore(view),
    timeline: () => showTimeline(view, now.sel),
    commitments: () => showCommitments(now),
    compare: () => showCompare(now.event),
    documents: () => showDocuments(now),
    review: () => showReview(),
    query: () => showQuery(),
  };
  shows[now.tab]();
}

function onView(view: View | null): void {
  showSession(view);
  if (!view) return;
  showSteps(view);
  showFilters(view);
  graph.show(view);
  showTab(route());
  if (!route().why) showSide();
}

function arrive(now: Readonly<Route>, before?: Readonly<Route>): void {
  showTabs(now);
  showTab(now);
  if (now.sel !== before?.sel || now.why !== before.why || now.path !== before.path) {
    showSide();
    if (before && (now.why || now.path !== before.path)) side.querySelector<HTMLElement>(now.path === "?" ? "input" : "#side-head")?.focus();
  }
  if (now.session && now.session !== board.name()) void open(now.session);
}

async function open(name: string): Promise<void> {
  try {
    forgetDossier();
    await board.open(name);
    localStorage.setItem(lastSession, name);
    tell(`Session “${name}” is open.`);
  } catch (error) {
    complain(error);
    if (error instanceof Problem && error.status === 404) chooseSession();
  }
}

/** The session that the address names, or the last one, or the newest, or a first one. */
async function begin(): Promise<void> {
  if (route().session) return open(route().session);
  const all = await api.sessions();
  const last = localStorage.getItem(lastSession);
  const newest = all.toSorted((a, b) => (a.updated < b.updated ? 1 : -1))[0]?.name;
  const name = all.some((s) => s.name === last) ? last : newest;
  if (!name) await api.create("first");
  go({ session: name ?? "first" }, true);
}

/** A link may carry the token in place of a cookie; it does not stay in the address. */
async function enter(): Promise<void> {
  const token = new URLSearchParams(location.hash.slice(1)).get("token");
  if (!token) return;
  history.replaceState(null, "", location.pathname);
  await api.login(token);
}

async function start(): Promise<void> {
  build();
  showSession(null);
  showSide();
  board.onChange(onView);
  onRoute(arrive);
  listen(() => finder.input.focus());
  window.addEventListener("focus", () => void board.refresh().catch(complain));
  window.addEventListener("evidence", () => showSide());
  window.addEventListener("pin", (event) => {
    const iri = String((event as CustomEvent).detail);
    togglePin(iri, graph.at(iri));
  });
  try {
    await enter();
    learn(await api.vocabulary());
    arrive(route());
    if (!route().session || board.name() !== route().session) await begin();
  } catch (error) {
    complain(error instanceof Problem && error.status === 401 ? "This browser has not been let in. Open the link that “chancery serve” printed." : error);
  }
}

void start();
