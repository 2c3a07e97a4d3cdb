// Asks the server. Every request says which fragment it wants; a session that has ended is renewed in place and the request
// repeated, so nobody above this room meets a 401.
import { csrf } from "./page";

export interface Answer {
  status: number;
  ok: boolean;
  html: string;
  // Where redirects led, when they did.
  moved: string | null;
  // Seconds that the server asks to wait.
  after: number;
}

export interface Question {
  fragment: string;
  body?: URLSearchParams | FormData;
  headers?: Record<string, string>;
  signal?: AbortSignal;
  // Not for the reader's eyes: no dialog when the session has ended.
  quiet?: boolean;
}

// Rejects only when the server could not be reached.
export async function ask(url: string, question: Question): Promise<Answer> {
  const response = await fetch(url, {
    method: question.body ? "POST" : "GET",
    body: question.body ?? null,
    signal: question.signal ?? null,
    headers: {
      "Tuki-Fragment": question.fragment,
      "Tuki-CSRF": csrf(),
      "X-Requested-With": "tuki",
      ...question.headers,
    },
  });
  const strange = response.status === 401 || (response.redirected && new URL(response.url).pathname === "/sign-in");
  if (strange && !question.quiet && (await (await import("./sign_in")).signInAgain())) {
    question.body?.set("csrf", csrf());
    return ask(url, question);
  }
  return {
    status: strange ? 401 : response.status,
    ok: response.ok && !strange,
    html: await response.text(),
    moved: response.redirected ? response.url : null,
    after: Number(response.headers.get("Retry-After")) || 0,
  };
}
