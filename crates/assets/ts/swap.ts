// Puts the server's fragments into the page: the only room that knows the swapping library, and only two of its calls.
import htmx from "htmx.org";
import { all, byId, find } from "./page";
import { tell } from "./news";

htmx.config.history = false;
htmx.config.defaultSwap = "outerMorph";

interface Piece {
  target: HTMLElement;
  how: string;
  html: string;
  // The interaction that it shows.
  int: string;
}

// Elements that are taken out of a whole document, when that is what the server gave.
const KNOWN = ["list", "views", "view", "context"];


interface How {
  // Draw over what a person is typing in (`data-dirty`), too.
  force?: boolean;
  // Another interaction may come in place of the open one; else what shows another than the open one is dropped, because the
  // person has gone on.
  visit?: boolean;
}

// Puts every piece onto the element with its id.
export async function put(html: string, { force = false, visit = false }: How = {}): Promise<string[]> {
  const pieces = piecesOf(html).filter((piece) => visit || !piece.int || Number(piece.int) === opened());
  const skipped = force ? [] : pieces.flatMap((piece) => all("[data-dirty]", piece.target));
  for (const element of skipped) element.setAttribute("hx-morph-skip", "");
  for (const piece of pieces) await htmx.swap({ text: piece.html, target: piece.target, swap: piece.how });
  for (const element of skipped) element.removeAttribute("hx-morph-skip");
  const ids = pieces.map((piece) => piece.target.id);
  if (ids.length) tell("drawn", { ids });
  return ids;
}

// The interaction that is open, 0 for none.
export const opened = () => Number(byId("view")?.dataset["int"]) || 0;

// The parts of an answer, outside the page, for a room that puts them in its own way.
export function parse(html: string): DocumentFragment {
  const box = document.createElement("template");
  box.innerHTML = html;
  return box.content;
}

export const isWhole = (html: string) => /^\s*<!doctype/i.test(html);

function piecesOf(html: string): Piece[] {
  if (isWhole(html)) return wholePieces(html);
  return [...parse(html).children].flatMap((element) => {
    const partial = element.localName === "hx-partial";
    const target = partial ? find(element.getAttribute("hx-target") ?? "#") : place(element);
    if (!target) return [];
    const content = partial ? element.firstElementChild : element;
    const how = (partial && element.getAttribute("hx-swap")) || style(target, content);
    return [{ target, how, html: kept(target, element, partial), int: subject(content) }];
  });
}

function wholePieces(html: string): Piece[] {
  const page = new DOMParser().parseFromString(html, "text/html");
  const known = KNOWN.map((id) => page.getElementById(id)).filter((element) => element !== null);
  const pieces = known.flatMap((element) => {
    const target = place(element);
    const piece = { how: style(target, element), html: kept(target, element), int: subject(element) };
    return target ? [{ target, ...piece }] : [];
  });
  const toasts = byId("toasts");
  const said = page.querySelector("#toasts")?.innerHTML.trim();
  return toasts && said ? [...pieces, { target: toasts, how: "beforeend", html: said, int: "" }] : pieces;
}

// The column beside the thread comes and goes with what is open.
function place(element: Element): HTMLElement | null {
  const there = element.id ? byId(element.id) : null;
  if (there || element.id !== "context") return there;
  const empty = document.createElement("aside");
  empty.id = "context";
  byId("main")?.after(empty);
  return empty;
}

// Another interaction is put in place of the old one; its fields must not inherit what was typed.
function style(target: Element | null, next: Element | null): string {
  return subject(target) === subject(next) ? "outerMorph" : "outerHTML";
}

const subject = (element: Element | null) =>
  element?.getAttribute("data-int") ?? element?.querySelector("[data-int]")?.getAttribute("data-int") ?? "";

// What somebody has unfolded stays unfolded, as long as it is about the same.
function kept(target: Element | null, element: Element, partial = false): string {
  const name = (details: Element) => details.id || (details.querySelector("summary")?.textContent ?? "");
  const same = target !== null && subject(target) === subject(partial ? element.firstElementChild : element);
  const open = new Set((same ? all("details[open]", target) : []).map(name));
  for (const details of all<HTMLDetailsElement>("details", element)) if (open.has(name(details))) details.open = true;
  return partial ? element.innerHTML : element.outerHTML;
}

export const process = (element: Element) => htmx.process(element);
