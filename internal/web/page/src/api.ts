// Calls of /api. Whatever goes wrong comes as a Problem that can be shown as it is.

import type * as t from "./types";

export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly body: t.APIProblem,
  ) {
    super(body.error);
  }
}

type Query = Record<string, string | number | boolean | null | undefined>;

function address(path: string, query: Query = {}): string {
  const parts = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== "") parts.set(name, String(value));
  }
  const text = parts.toString();
  return "/api" + path + (text && "?" + text);
}

async function call<T>(path: string, init: RequestInit = {}): Promise<T> {
  let response: Response;
  try {
    response = await fetch(path, { credentials: "same-origin", ...init });
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new Problem(0, { error: "The server does not answer. Is “chancery serve” still running?", code: "internal" });
  }
  const text = await response.text();
  let body: unknown = null;
  try {
    body = text ? JSON.parse(text) : null;
  } catch {
    body = { error: text.slice(0, 300) || response.statusText, code: "internal" };
  }
  if (!response.ok) throw new Problem(response.status, problemOf(response, body));
  return body as T;
}

function problemOf(response: Response, body: unknown): t.APIProblem {
  if (body && typeof body === "object" && "error" in body) return body as t.APIProblem;
  return { error: `${response.status} ${response.statusText}`, code: "internal" };
}

const get = <T>(path: string, query?: Query, signal?: AbortSignal): Promise<T> =>
  call<T>(address(path, query), signal ? { signal } : {});

const send = <T>(method: string, path: string, body: unknown): Promise<T> =>
  call<T>(address(path), { method, headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });

const session = (name: string) => "/sessions/" + encodeURIComponent(name);

export const api = {
  login: (token: string) => send<unknown>("POST", "/login", { token }),
  vocabulary: () => get<t.Vocabulary>("/vocabulary"),
  find: (q: string, kind: string, limit: number, signal?: AbortSignal) =>
    get<t.Found[]>("/find", { q, kind, limit }, signal),
  thing: (iri: string) => get<t.Card>("/thing", { iri }),
  expand: (q: { iri: string; relation: string; session: string; offset: number }) => get<t.Page>("/expand", q),
  path: (q: { from: string; to: string; hops: number; k: number; hubs: number; through_hubs: boolean }) =>
    get<t.Ways>("/path", q),
  evidence: (what: string, session: string) => get<t.Evidence[]>("/evidence", { what, session }),
  documents: (q: string, offset: number, limit: number) => get<t.DocumentList>("/documents", { q, offset, limit }),
  document: (doc: string, session: string) => get<t.DocumentText>("/document", { doc, session }),
  query: (gizmo: string, limit: number) => send<t.Answer>("POST", "/query", { gizmo, limit, timeout_ms: 10000 }),
  commitments: (q: Query) => get<t.CommitmentList>("/commitments", q),
  compare: (event: string) => get<t.Comparison>("/compare", { event }),
  review: (offset: number) => get<t.Review>("/review", { offset }),
  judge: (a: string, b: string, verdict: "same" | "different", why: string) =>
    send<unknown>("POST", "/judgements", { a, b, verdict, why }),
  unjudge: (a: string, b: string) => send<unknown>("DELETE", "/judgements", { a, b }),
  sessions: () => get<t.SessionLine[]>("/sessions"),
  create: (name: string, forkOf?: string) => send<unknown>("POST", "/sessions", { name, fork_of: forkOf }),
  session: (name: string) => get<t.SessionLine & { log?: t.Step[] }>(session(name)),
  view: (name: string) => get<t.View>(session(name) + "/view"),
  step: (name: string, step: t.Step, at: number) =>
    send<{ step: t.Step; view: t.View }>("POST", session(name) + "/steps", { ...step, if_step: at }),
  importLog: (name: string, text: string) =>
    call<unknown>(address(session(name) + "/log"), {
      method: "POST",
      headers: { "Content-Type": "application/x-ndjson" },
      body: text,
    }),
  logAddress: (name: string) => address(session(name) + "/log"),
  exportAddress: (name: string, format: string) => address(session(name) + "/export", { format }),
  wholeExportAddress: (format: string) => address("/export", { format }),
};
