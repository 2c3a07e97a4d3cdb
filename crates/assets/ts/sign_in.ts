// The dialog for a session that has ended: page and draft stay, the new session's token goes into the forms.
import { all, byId, find } from "./page";

let asking: Promise<boolean> | null = null;

// True when somebody has signed in, false when the dialog was put away.
export function signInAgain(): Promise<boolean> {
  asking ??= open().finally(() => (asking = null));
  return asking;
}

function open(): Promise<boolean> {
  const dialog = byId<HTMLDialogElement>("sign-in-again");
  const form = dialog && find<HTMLFormElement>("form[data-sign-in]", dialog);
  if (!dialog || !form) {
    location.assign(`/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`);
    return new Promise(() => {});
  }
  return new Promise((done) => {
    const submit = async (event: SubmitEvent) => {
      event.preventDefault();
      if (!(await signedIn(form))) return find("[aria-invalid], input[type=password]", form)?.focus();
      dialog.close("in");
    };
    form.addEventListener("submit", submit);
    dialog.addEventListener(
      "close",
      () => {
        form.removeEventListener("submit", submit);
        form.reset();
        done(dialog.returnValue === "in");
      },
      { once: true },
    );
    dialog.returnValue = "";
    dialog.showModal();
  });
}

async function signedIn(form: HTMLFormElement): Promise<boolean> {
  const body = new URLSearchParams(new FormData(form) as unknown as Record<string, string>);
  const posted = await fetch(form.action, { method: "POST", body }).catch(() => null);
  const failed = !posted?.ok || new URL(posted.url).pathname === "/sign-in";
  form.querySelector<HTMLElement>("input[type=password]")?.toggleAttribute("aria-invalid", failed);
  return !failed && renew(await posted.text());
}

// Takes the token of the new session out of the page that signing in led to.
function renew(html: string): boolean {
  const token = find<HTMLMetaElement>("meta[name=csrf]", new DOMParser().parseFromString(html, "text/html"))?.content;
  if (!token) return false;
  const meta = find<HTMLMetaElement>("meta[name=csrf]");
  if (meta) meta.content = token;
  for (const field of all<HTMLInputElement>("input[name=csrf]")) field.value = token;
  return true;
}
