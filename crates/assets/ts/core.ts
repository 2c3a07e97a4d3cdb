import htmx from "htmx.org";
htmx.config.history = false;
document.documentElement.classList.add("js");
