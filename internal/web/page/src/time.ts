// EDTF dates as days on an axis.

import type { EDTF } from "./types";

const milliseconds = 86400000;

/** The first and last day that a date may mean, in days since 1970; undefined when it is not known. */
export function bounds(date: EDTF | undefined): [number, number] | undefined {
  if (!date) return undefined;
  const [from = "", to] = date.split("/");
  if (to === undefined) return one(from);
  const [first, last] = [one(from), one(to)];
  if (first && last) return [first[0], last[1]];
  return first ?? last;
}

function one(date: string): [number, number] | undefined {
  const parts = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/.exec(date);
  if (!parts) return undefined;
  const [year, month, day] = [Number(parts[1]), Number(parts[2] ?? 0), Number(parts[3] ?? 0)];
  if (!month || month > 12) return [dayOf(year, 0, 1), dayOf(year, 11, 31)];
  if (!day) return [dayOf(year, month - 1, 1), dayOf(year, month, 0)];
  return [dayOf(year, month - 1, day), dayOf(year, month - 1, day)];
}

const dayOf = (year: number, month: number, day: number): number => Math.round(Date.UTC(year, month, day) / milliseconds);

/** A day on the axis as a date: "2022-07-13". */
export const dateOf = (day: number): string => new Date(day * milliseconds).toISOString().slice(0, 10);

/** The day that lies months away. */
export function monthsFrom(day: number, months: number): number {
  const date = new Date(day * milliseconds);
  return dayOf(date.getUTCFullYear(), date.getUTCMonth() + months, date.getUTCDate());
}

export interface Tick {
  day: number;
  label: string;
}

/** Where an axis has its marks, at most one in 60 pixels: months, years, or every fifth, tenth … year. */
export function ticks(first: number, last: number, width: number): Tick[] {
  const most = Math.max(2, Math.floor(width / 60));
  const months = (last - first) / 30.4;
  const every = [1, 3, 6, 12, 24, 60, 120, 300, 600, 1200].find((m) => months / m <= most) ?? 2400;
  const begin = new Date(first * milliseconds);
  const out: Tick[] = [];
  let month = Math.ceil((begin.getUTCFullYear() * 12 + begin.getUTCMonth()) / every) * every;
  for (; out.length < 200; month += every) {
    const day = dayOf(Math.floor(month / 12), month % 12, 1);
    if (day > last) break;
    if (day >= first) out.push({ day, label: dateOf(day).slice(0, every < 12 ? 7 : 4) });
  }
  return out;
}
