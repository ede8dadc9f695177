// The JSON of /api, written once. An IRI is "person:park-jin"; a date is EDTF or null.

export type IRI = string;
export type EDTF = string | null;

export interface Named {
  iri: IRI;
  name: string;
}

export interface Found {
  iri: IRI;
  kind: string;
  name: string;
  alias?: string;
  documents: number;
  of?: Named;
}

export interface RelationCount {
  relation: string;
  label: string;
  count: number;
  first: EDTF;
  last: EDTF;
}

export interface Target {
  metric: string;
  value: number | string | null;
  unit: string;
  due: EDTF;
  approx?: string;
}

export interface LedgerEntry {
  date: EDTF;
  act: IRI;
  force: string;
  by: Named[];
  to: Named[];
  speakers: Named[];
  topics: string[];
  targets?: Target[];
  quote: string;
  event?: Named;
  doc: string;
  publisher?: string;
  published: EDTF;
}

export interface Card {
  iri: IRI;
  kind: string;
  name: string;
  aliases?: string[];
  of?: Named[];
  on?: EDTF;
  properties?: { predicate: string; value: string }[];
  offices?: { office: Named; person: Named; first_seen: EDTF; last_seen: EDTF }[];
  parties?: Named[];
  people?: Named[];
  documents: number;
  relations?: RelationCount[];
  acts?: LedgerEntry[];
  figures?: Target;
  evidence?: Evidence[];
  more_evidence?: number;
}

export interface Evidence {
  fact: IRI;
  doc: string;
  title: string;
  publisher: string;
  published: EDTF;
  source?: string;
  rule: string;
  confidence: number;
  prefix: string;
  exact: string;
  suffix: string;
  start: number;
  end: number;
  verdict?: Verdict;
}

export type Verdict = "confirmed" | "rejected";

export interface PageItem {
  thing: Named;
  kind: string;
  dates: string[];
  count: number;
  edge: string;
  quote?: string;
}

export interface Page {
  thing: Named;
  relation: string;
  total: number;
  offset: number;
  items: PageItem[];
  next?: number;
}

export interface Hop {
  from: Named;
  to: Named;
  predicate: string;
  backward?: boolean;
  date: EDTF;
  source?: { doc: string; title?: string; publisher?: string; published: EDTF; quote: string; fact: IRI };
  also?: unknown[];
}

export interface Ways {
  from: Named;
  to: Named;
  hops: number;
  paths: { hops: Hop[] }[];
  hubs?: Named[];
  message?: string;
}

export interface Point {
  x: number;
  y: number;
}

export interface ViewNode {
  iri: IRI;
  kind: string;
  name: string;
  category?: string;
  of?: string;
  on?: EDTF;
  start?: EDTF;
  end?: EDTF;
  place?: string;
  topics?: string[];
  target?: Target;
  quote?: string;
  degree: number;
  pin?: Point;
  at?: Point;
  note?: string;
  verdict?: Verdict;
  via: number;
}

/** All edges of one predicate from one thing to another, drawn as one; edge and id are those of the latest. */
export interface ViewLink {
  edge: string;
  id: string;
  from: IRI;
  to: IRI;
  predicate: string;
  label: string;
  date: EDTF;
  weight: number;
  symmetric?: boolean;
  /** The latest 24, of these the earliest first. */
  edges: { id: string; edge: string; date: EDTF; weight: number }[];
  /** Of all edges, those that are not in the list too. */
  count: number;
  verdict?: Verdict;
}

export interface ViewGroup {
  id: string;
  kind: string;
  of?: IRI[];
  count: number;
  things: IRI[];
}

export interface Facet {
  value: string;
  label: string;
  count: number;
}

export interface Facets {
  kinds: Facet[];
  relations: Facet[];
  forces: Facet[];
  topics: Facet[];
  years: Facet[];
}

export interface Filter {
  kinds: string[];
  relations: string[];
  forces: string[];
  topics: string[];
  since: EDTF;
  until: EDTF;
}

export interface Moment {
  iri: IRI;
  kind: string;
  category?: string;
  name: string;
  start: EDTF;
  end?: EDTF;
  due?: boolean;
  /** Of a contact without its event: what it is the evidence of. */
  edge?: string;
}

export interface StepLine {
  n: number;
  at: string;
  do: string;
  title: string;
  undone?: boolean;
}

export interface Build {
  id: string;
  documents: number;
  quads: number;
}

export interface Changes {
  from: string;
  to: string;
  gone?: Named[];
  links_gone?: string[];
  links_new?: string[];
  message: string;
}

export interface View {
  session: string;
  step: number;
  build: Build;
  can_undo: boolean;
  can_redo: boolean;
  nodes: ViewNode[];
  links: ViewLink[];
  groups?: ViewGroup[];
  hidden?: Named[];
  left_out?: number;
  facets: Facets;
  filter: Filter;
  timeline: Moment[];
  steps: StepLine[];
  /** Why the session's log could not be read to its end. */
  broken?: string;
  changes?: Changes;
}

export interface Step {
  n?: number;
  at?: string;
  do: string;
  thing?: IRI;
  to?: IRI;
  relation?: string;
  text?: string;
  offset?: number;
  filter?: Filter;
  points?: Record<IRI, Point>;
  things?: IRI[];
  message?: string;
  options?: { hops?: number; k?: number; hubs?: number; through_hubs?: boolean };
}

export interface SessionLine {
  name: string;
  created: string;
  updated: string;
  steps: number;
  things: number;
  build: string;
  forked_from?: string;
  broken?: string;
}

export interface Vocabulary {
  kinds: { value: string; label: string }[];
  relations: { predicate: string; label: string; symmetric: boolean }[];
  forces: Facet[] | string[];
  topics: Facet[] | string[];
  formats: { name: string; ext: string; help: string }[];
}

export interface Answer {
  rows: unknown[];
  columns: string[];
  things: Named[];
  truncated: boolean;
  seconds: number;
}

export interface DocumentLine {
  doc: string;
  iri: IRI;
  title: string;
  publisher: string;
  published: EDTF;
  facts: number;
}

export interface DocumentList {
  total: number;
  offset: number;
  items: DocumentLine[];
}

export interface Segment {
  text: string;
  facts?: IRI[];
}

export interface DocumentText {
  doc: string;
  iri: IRI;
  title: string;
  publisher: string;
  published: EDTF;
  source?: string;
  paragraphs: Segment[][];
  facts: Record<IRI, { kind: string; label: string; thing?: IRI }>;
}

/** A place in a document, as the answers of internal/answer cite it. */
export interface Source {
  document: string;
  date?: EDTF;
  publisher?: string;
  sentence: string;
  fact: IRI;
}

/** One amount and deadline as one meeting set it. */
export interface Drift extends Target {
  on: EDTF;
  by: Named[];
  rung: string;
}

export interface Commitment {
  thread: IRI;
  label: string;
  parties: Named[];
  state: "open" | "due" | "overdue";
  restated: number;
  silent?: Named[];
  first_due: EDTF;
  current_due: EDTF;
  late_against_first: boolean;
  last_on: EDTF;
  last_rung: string;
  topics?: string[];
  drift?: Drift[];
  more_silent?: number;
  sources?: Source[];
  acts?: IRI[];
}

export interface CommitmentList {
  items: Commitment[];
  total: number;
  states: Record<string, number>;
}

export interface Account {
  party: Named;
  force: string;
  sources: Source[];
}

export interface ComparePoint {
  accounts: Account[];
  differences?: { what: string; says: string[] }[];
  why?: string;
}

export interface Comparison {
  event: Named;
  sides: { party: Named; documents: string[] }[];
  both: ComparePoint[];
  only: ComparePoint[];
}

export interface Candidate {
  a: Named;
  b: Named;
  why: string;
  score: number;
  sources_a?: Source[];
  sources_b?: Source[];
}

export interface UnsureFact {
  fact: IRI;
  kind: string;
  label: string;
  rule: string;
  confidence: number;
  doc: string;
  sources?: Source[];
}

export interface Judgement {
  a: string;
  b: string;
  verdict: string;
  who?: string;
  when?: EDTF;
  note?: string;
}

export interface Review {
  candidates: Candidate[];
  total_candidates: number;
  facts: UnsureFact[];
  total_facts: number;
  judgements: Judgement[];
}

export interface APIProblem {
  error: string;
  code: string;
  matches?: Found[];
  line?: number;
  column?: number;
}
