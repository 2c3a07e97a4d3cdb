// Parts that are fetched when they are first needed.
import { offer } from "./commands";
import { byId, closest, find, hear, me } from "./page";
import { listen } from "./news";

export function startLater() {
  offer("palette", () => {
    if (!byId("palette")) return false;
    void import("./palette").then((palette) => palette.open());
    return true;
  });
  const compose = () => {
    const form = find<HTMLFormElement>("form[data-composer]");
    if (form) void import("./composer").then((composer) => composer.attach(form));
  };
  listen("drawn", compose);
  compose();
  if (byId("outbox") && me()) void import("./outbox").then((outbox) => outbox.resume());
  const page = () => import("./paging");
  if (find("a[data-next]") && find("[data-list]")) {
    find("#list")?.addEventListener("scroll", () => void page().then((paging) => paging.start()), { once: true, passive: true });
    hear("click", (event) => {
      if (!closest(event.target, "a[data-next]") || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      void page().then((paging) => paging.more());
    });
  }
  hear("focusin", (event) => {
    const field = closest<HTMLInputElement>(event.target, "[data-combo]");
    if (field) void import("./combo").then((combo) => combo.attach(field));
  });
}
