// The state of the page that a URL holds, so that Back, Forward and a copied link reopen the same view. It stands after
// the #, which browsers do not send: what is looked at stays out of the logs of servers and proxies.

export const tabs = ["explore", "timeline", "commitments", "compare", "documents", "review", "query"] as const;
export type Tab = (typeof tabs)[number];

export interface Route {
  tab: Tab;
  session: string;
  /** The thing whose dossier stands at the right, or the group that lies open. */
  sel: string;
  /** What the evidence is shown of: an edge "S P O LABEL", a fact or a thing. */
  why: string;
  /** The other end of a path from sel: "?" while it is being chosen. */
  path: string;
  event: string;
  doc: string;
  /** The fact that is marked in the document. */
  fact: string;
  /** What is searched for among documents. */
  q: string;
  gizmo: string;
  /** How things are shown: "table" in place of the graph; "json" of a query's answer. */
  as: string;
  /** Filters of the commitments. */
  by: string;
  to: string;
  topic: string;
  force: string;
  state: string;
}

const fields = ["session", "sel", "why", "path", "event", "doc", "fact", "q", "gizmo", "as", "by", "to", "topic", "force", "state"] as const;

const empty: Route = {
  tab: "explore", session: "", sel: "", why: "", path: "", event: "", doc: "", fact: "", q: "", gizmo: "", as: "",
  by: "", to: "", topic: "", force: "", state: "",
};

export function parse(hash: string): Route {
  const [path = "", query = ""] = hash.replace(/^#\/?/, "").split(/\?(.*)/s);
  const route = { ...empty };
  const tab = tabs.find((one) => one === path);
  if (tab) route.tab = tab;
  const values = new URLSearchParams(query);
  for (const field of fields) route[field] = values.get(field) ?? "";
  return route;
}

export function format(route: Route): string {
  const values = new URLSearchParams();
  for (const field of fields) if (route[field]) values.set(field, route[field]);
  // Colons and slashes of IRIs may stand as they are in a fragment, and are easier to read.
  const query = values.toString().replaceAll("%3A", ":").replaceAll("%2F", "/");
  return `#/${route.tab}${query && "?" + query}`;
}

let current = parse(location.hash);
const listeners: ((now: Route, before: Route) => void)[] = [];

export const route = (): Readonly<Route> => current;

export function onRoute(listener: (now: Route, before: Route) => void): void {
  listeners.push(listener);
}

function arrive(next: Route): void {
  const before = current;
  current = next;
  for (const listener of listeners) listener(next, before);
}

/** The address of a change of the present state, for links. */
export const link = (change: Partial<Route>): string => format({ ...current, ...change });

/** Changes the state; with replace, without an entry of its own in the history. */
export function go(change: Partial<Route>, replace = false): void {
  const next = { ...current, ...change };
  const address = format(next);
  if (address === format(current)) return;
  if (replace) history.replaceState(null, "", address);
  else history.pushState(null, "", address);
  arrive(next);
}

window.addEventListener("popstate", () => arrive(parse(location.hash)));
