// Live clocks, keys, dialogs, fragments. Every page works without this file: it only saves reloads.
"use strict";

const page = document.body.dataset;
const $ = (selector, root = document) => root.querySelector(selector);
const all = (selector, root = document) => [...root.querySelectorAll(selector)];

// Clocks ----------------------------------------------------------------------
// The server says what is left and whether the calendar is open; the script counts only while it is open, in whole
// minutes, and asks again at the border of the working window.

const loadedAt = Date.now();
let askedAt = 0;

function spanText(seconds, unit) {
  const minutes = Math.max(1, Math.floor(seconds / 60));
  const hours = Math.floor(minutes / 60);
  const tail = `${minutes % 60}\u00a0${page.minute}`;
  if (hours === 0) return tail;
  const head = `${hours}\u00a0${unit === "working" ? page.workingHour : page.hour}`;
  return minutes % 60 === 0 ? head : `${head} ${tail}`;
}

function say(text) {
  const region = $("#toasts");
  if (!region) return;
  const toast = document.createElement("div");
  toast.className = "toast";
  toast.textContent = text;
  region.append(toast);
  forget(toast);
}

function tick() {
  let askAgain = false;
  for (const span of all("[data-left]")) {
    span.shownAt ??= loadedAt;
    const passed = Math.floor((Date.now() - span.shownAt) / 1000);
    if (span.dataset.border && passed >= Number(span.dataset.border)) { askAgain = true; continue; }
    if (span.dataset.runs !== "1") continue;
    const left = Number(span.dataset.left) - passed;
    span.textContent = spanText(Math.abs(left), span.dataset.unit);
    const before = span.lastLeft ?? Number(span.dataset.left);
    if (before > 3600 && left <= 3600) say(page.hourLeft);
    if (before > 0 && left <= 0) { say(page.late); askAgain = true; }
    span.lastLeft = left;
  }
  if (askAgain && Date.now() - askedAt > 30000) { askedAt = Date.now(); refresh(); }
}

// Fragments -------------------------------------------------------------------
// A part of the page marked data-live is replaced by the same part of a fresh copy. What is being typed, opened or
// focused stays; new tickets wait behind a button and never push the list.

let refreshing = false;

async function refresh() {
  if (refreshing || document.hidden) return;
  refreshing = true;
  try {
    const answer = await fetch(location.href, { headers: { "X-Fragment": "1" }, redirect: "error" });
    if (answer.ok) replaceParts(new DOMParser().parseFromString(await answer.text(), "text/html"));
  } catch { /* the event stream tells when the connection is back */ } finally { refreshing = false; }
}

function replaceParts(fresh) {
  for (const part of all("[data-live]")) {
    const name = part.dataset.live;
    const copy = $(`[data-live="${CSS.escape(name)}"]`, fresh);
    if (!copy || part.parentElement.closest("[data-live]")) continue;
    if (name === "queue" && offerNew(part, copy)) continue;
    swap(part, copy);
  }
  for (const field of all('input[name="seen"]')) {
    const copy = $('input[name="seen"]', fresh);
    // Words that are being written answer what their writer saw.
    const words = $("textarea", field.form)?.value;
    if (copy && !words && !field.form.contains(document.activeElement)) field.value = copy.value;
  }
}

function swap(part, copy) {
  const focused = part.contains(document.activeElement) ? rowOf(document.activeElement)?.id : null;
  const open = all("details", part).map((details) => details.open);
  all("details", copy).forEach((details, index) => { if (index in open) details.open = open[index]; });
  all("[data-left]", copy).forEach((span) => { span.shownAt = Date.now(); });
  const follows = part.dataset.live === "timeline" && isInSight(newest());
  const current = $('.ticket-row[aria-current="true"]', part)?.id;
  part.replaceWith(document.adoptNode(copy));
  if (current) document.getElementById(current)?.setAttribute("aria-current", "true");
  if (focused) $(".subject", document.getElementById(focused) ?? document.createElement("p"))?.focus();
  if (follows) showNewest();
}

function offerNew(part, copy) {
  const known = new Set(all(".ticket-row", part).map((row) => row.id));
  const added = all(".ticket-row", copy).filter((row) => !known.has(row.id)).length;
  $(".fresh")?.remove();
  if (added === 0 || known.size === 0) return false;
  const button = document.createElement("button");
  button.className = "button fresh";
  button.textContent = counted(page.new, added);
  button.addEventListener("click", () => { button.remove(); swap($('[data-live="queue"]'), copy); });
  part.before(button);
  return true;
}

// `forms` hold the words for one, two and five, `#` stands for the number.
function counted(forms, count) {
  const [one, few, many] = forms.split("|");
  const rule = new Intl.PluralRules(document.documentElement.lang).select(count);
  return ({ one, few, many }[rule] ?? many).replace("#", count);
}

function listen() {
  if (!page.events || !window.EventSource) return;
  let stream = null;
  let lost = 0;
  const start = () => {
    stream = new EventSource(page.events);
    stream.addEventListener("change", refresh);
    stream.onopen = () => { if (lost) { clearTimeout(lost); refresh(); } lost = 0; };
    // A blink of the network is not worth a word.
    stream.onerror = () => { lost ||= setTimeout(() => { if (!document.hidden) say(page.lost); }, 10000); };
  };
  // A hidden tab gives its connection back.
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) { stream?.close(); stream = null; } else if (!stream) { start(); refresh(); }
  });
  window.addEventListener("pagehide", () => stream?.close());
  if (!document.hidden) start();
}

// Dialogs and toasts ------------------------------------------------------------

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-dialog]");
  const dialog = opener && document.getElementById(opener.dataset.dialog);
  if (dialog && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    const menu = opener.closest("details.more");
    if (menu) closeMenu(menu);
    dialog.showModal();
  }
  if (event.target.closest("[data-close]")) event.target.closest("dialog").close();
});

// A menu closes by Esc and by a click beside it, and gives the focus back to its button.

const openMenus = () => all("details.more[open], details.person[open], details.anchor[open]");

function closeMenu(menu) {
  const inside = menu.contains(document.activeElement) || document.activeElement === document.body;
  menu.open = false;
  if (inside) $("summary", menu).focus();
}

document.addEventListener("click", (event) => {
  openMenus().filter((menu) => !menu.contains(event.target)).forEach(closeMenu);
});

function forget(toast) {
  let timer = setTimeout(() => toast.remove(), 8000);
  toast.addEventListener("mouseenter", () => clearTimeout(timer));
  toast.addEventListener("mouseleave", () => { timer = setTimeout(() => toast.remove(), 8000); });
}

// The answer to a form stands under the address of what it shows: a reload asks for that and sends nothing again.

if (page.own && location.pathname !== page.own) history.replaceState(null, "", page.own + location.hash);

// Drafts: what is typed survives a reload, a conflict and a lost session. Each person, ticket and heading has its own:
// a note is never found under a heading that the client reads. A draft goes when the server says that its form arrived.

const arrived = location.hash.startsWith("#sent-") ? location.hash.slice(6) : "";
if (arrived) history.replaceState(null, "", location.pathname + location.search);

const drafts = {
  text: (key) => sessionStorage.getItem(`draft ${key}`) ?? "",
  keep(key, text) {
    if (text) sessionStorage.setItem(`draft ${key}`, text); else drafts.drop(key);
  },
  drop(key) {
    sessionStorage.removeItem(`draft ${key}`);
    sessionStorage.removeItem(`nonce ${key}`);
  },
  send: (key, nonce) => sessionStorage.setItem(`nonce ${key}`, nonce),
  dropIfSent(key) { if (arrived && sessionStorage.getItem(`nonce ${key}`) === arrived) drafts.drop(key); },
};

function keepDrafts(form) {
  const text = $("textarea", form);
  const ways = all('input[name="way"]', form);
  const key = (way) => [form.dataset.draft, way?.value].filter(Boolean).join(" ");
  const chosen = () => ways.find((way) => way.checked);
  let current = chosen();
  const mark = () => ways.forEach((way) => {
    const sign = $(".kept-mark", way.parentElement);
    if (sign) sign.hidden = way === current || !drafts.text(key(way));
  });
  const show = (way) => { current = way; text.value = drafts.text(key(way)); mark(); };

  (ways.length ? ways : [undefined]).forEach((way) => drafts.dropIfSent(key(way)));
  if (text.value) {
    drafts.keep(key(current), text.value);
  } else {
    const kept = [current, ...ways].find((way) => drafts.text(key(way)));
    if (kept) kept.checked = true;
    if (kept || !ways.length) show(kept);
  }
  mark();
  text.addEventListener("input", () => drafts.keep(key(current), text.value));
  ways.forEach((way) => way.addEventListener("change", () => {
    drafts.keep(key(current), text.value);
    show(way);
  }));
  form.addEventListener("submit", () => drafts.send(key(current), $('input[name="nonce"]', form)?.value ?? ""));
}

all("[data-draft]").forEach(keepDrafts);

// The newest words are in sight when a ticket is opened, and stay so while they come in.

const newest = () => $('[data-live="timeline"] > :last-child');

function isInSight(element) {
  const dock = $(".composer-dock");
  return Boolean(element && dock) && element.getBoundingClientRect().bottom <= dock.getBoundingClientRect().top + 1;
}

function showNewest() {
  const [dock, last] = [$(".composer-dock"), newest()];
  if (!dock || !last || getComputedStyle(dock).position !== "sticky") return;
  const gap = 16;
  const { top, bottom } = last.getBoundingClientRect();
  const room = window.innerHeight - dock.offsetHeight;
  if (bottom <= room - gap) return;
  // Of words taller than the room the beginning is shown.
  window.scrollTo(0, window.scrollY + Math.min(bottom - room + gap, top - gap));
}

const opened = performance.getEntriesByType("navigation")[0]?.type;
if (!location.hash && (opened === "navigate" || arrived)) showNewest();

// The promise of a contact is asked for while the form is being filled in ----------

for (const form of all("[data-preview]")) {
  let timer = 0;
  const ask = async () => {
    try {
      const answer = await fetch(form.dataset.preview, {
        method: "POST", headers: { "X-Fragment": "1" }, body: new URLSearchParams(new FormData(form)),
      });
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
      const promise = $("#promise", fresh);
      if (answer.ok && promise) $("#promise").replaceWith(document.adoptNode(promise));
      // Who calls tells which projects there are.
      const [project, fits] = [$("#project"), $("#project", fresh)];
      if (answer.ok && project && fits && project !== document.activeElement) project.replaceWith(document.adoptNode(fits));
    } catch { /* the promise stays as it was; sending the form tells more */ }
  };
  form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, 400); });
}

// Keys, by their place on the keyboard ----------------------------------------------

const rowOf = (element) => element?.closest?.(".ticket-row");
const rows = () => all(".ticket-row");
let prefix = 0;

function move(step) {
  const list = rows();
  if (list.length === 0) return;
  const at = list.indexOf(rowOf(document.activeElement) ?? $('.ticket-row[aria-current="true"]'));
  const next = list[Math.min(list.length - 1, Math.max(0, at < 0 ? 0 : at + step))];
  list.forEach((row) => row.removeAttribute("aria-current"));
  next.setAttribute("aria-current", "true");
  $(".subject", next).focus();
  next.scrollIntoView({ block: "nearest" });
}

const press = (name) => $(`[data-key="${name}"]`)?.click();

function write(way) {
  const choice = $(`input[data-key="${way}"]`);
  if (!choice) return;
  choice.click();
  $('[data-key="text"]').focus();
}

const keys = {
  KeyJ: () => move(1),
  KeyK: () => move(-1),
  Enter: () => $('.ticket-row[aria-current="true"] .subject')?.click(),
  KeyN: () => press("next"),
  Slash: () => $('input[type="search"]')?.focus(),
  KeyC: () => press("contact"),
  KeyR: () => write("reply"),
  KeyI: () => write("note"),
  KeyW: () => { const why = $("details.why"); if (why) { why.open = !why.open; $("summary", why).focus(); } },
  KeyP: () => press("prioritise"),
  KeyA: () => press("take"),
  KeyL: () => press("log"),
};
const places = { KeyQ: 0, KeyM: 1, KeyR: 4 };

document.addEventListener("keydown", (event) => {
  const field = event.target.closest("input, textarea, select, [contenteditable]");
  if (event.code === "Enter" && (event.ctrlKey || event.metaKey) && field?.form) {
    const button = all('button:not([type="button"])', field.form).find((candidate) => candidate.offsetParent);
    field.form.requestSubmit(button);
    return;
  }
  // The browser would press the first button, whatever heading is chosen.
  if (event.code === "Enter" && field?.name === "way") { event.preventDefault(); return; }
  if (event.code === "Escape" && openMenus().length && !$("dialog[open]")) { openMenus().forEach(closeMenu); return; }
  if (event.code === "Escape" && field) { field.blur(); return; }
  const busy = field && !["radio", "checkbox"].includes(field.type);
  if (busy || event.ctrlKey || event.metaKey || event.altKey || $("dialog[open]")) return;
  if (event.key === "?") { $("#keys")?.showModal(); event.preventDefault(); return; }
  if (event.code === "KeyG") { prefix = Date.now(); return; }
  if (Date.now() - prefix < 1500 && event.code in places) {
    prefix = 0;
    all(".sidebar .nav a")[places[event.code]]?.click();
    event.preventDefault();
    return;
  }
  const focused = document.activeElement;
  if (event.code === "Enter" && focused !== document.body) return;
  if (event.shiftKey || !(event.code in keys)) return;
  keys[event.code]();
  event.preventDefault();
});

all(".toast").forEach(forget);
$(".error-summary")?.focus();
setInterval(tick, 5000);
listen();
