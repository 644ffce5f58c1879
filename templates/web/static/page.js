// What a page can do beyond links and forms. Without it everything still works, one page after the other.
"use strict";

const lost = document.getElementById("lost");
const field = document.getElementById("answer");
const form = document.getElementById("answering");
const LOST = "连不上填报程序，刚填的没有存上，还在框里。请看看程序的窗口是不是关了；重新启动以后，回到这一页再点一次“保存”。";

function composing(event) {
  return event.isComposing || event.keyCode === 229;
}

function tell(text) {
  lost.textContent = text;
  lost.hidden = !text;
}

// What is typed is kept in this tab until it is on the disk.
const place = form && "fazhi " + location.pathname + location.search.replace(/&?done=[^&]*/, "");

function keep() {
  if (field && "value" in field) sessionStorage.setItem(place, field.value);
}

function restore() {
  const kept = sessionStorage.getItem(place);
  if (kept === null || !("value" in field) || kept === field.value) return;
  const now = field.value;
  field.value = kept;
  tell(`上次在这里填的“${kept.slice(0, 30)}”没有存上，已放回框里` + (now ? `（文件里现在是“${now.slice(0, 30)}”）` : "") + "。不要的话改掉即可。");
}

// How an answer is understood, while it is typed.
let asked = null;
let waiting = 0;

async function ask() {
  const echo = document.getElementById("echo");
  if (asked) asked.abort();
  asked = new AbortController();
  try {
    const body = new URLSearchParams(new FormData(form));
    const answer = await fetch(form.dataset.understood, { method: "POST", body, signal: asked.signal });
    if (answer.status === 403) return;
    echo.textContent = await answer.text();
    echo.classList.toggle("wrong", answer.status === 422);
    tell("");
  } catch (error) {
    if (error.name !== "AbortError") tell(LOST);
  }
}

// An answer is sent behind the page, so that a stopped server leaves the page as it is.
async function send(event) {
  event.preventDefault();
  if (form.dataset.sending) return;
  form.dataset.sending = "1";
  keep();
  const body = new URLSearchParams(new FormData(form, event.submitter));
  try {
    const answer = await fetch(form.action, { method: "POST", body, headers: { "X-Fazhi": "1" } });
    const text = await answer.text();
    if (answer.ok) {
      sessionStorage.removeItem(place);
      location.assign(text);
      return;
    }
    graft(text);
    tell("");
  } catch {
    tell(LOST);
  }
  delete form.dataset.sending;
}

// Puts what is wrong into the page; the box that is typed in stays the same one.
function graft(text) {
  const page = new DOMParser().parseFromString(text, "text/html");
  const summary = page.getElementById("summary") || page.querySelector(".faults");
  document.getElementById("summary").replaceChildren(...(summary ? summary.childNodes : [page.querySelector("main")]));
  for (const hidden of form.querySelectorAll("input[type=hidden]")) {
    const other = page.querySelector(`#answering input[name=${hidden.name}]`);
    if (other) hidden.value = other.value;
  }
  if (page.title) document.title = page.title;
  field.setAttribute("aria-invalid", "true");
  (document.getElementById("faults") || field).focus();
}

if (form && field) {
  form.addEventListener("submit", send);
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && composing(event)) event.preventDefault();
  });
  form.addEventListener("input", (event) => {
    if (event.isComposing || event.target.id === "find") return;
    keep();
    clearTimeout(waiting);
    waiting = setTimeout(ask, 200);
  });
  form.addEventListener("compositionend", () => { keep(); clearTimeout(waiting); waiting = setTimeout(ask, 200); });
  if ("value" in field && field.tagName !== "DIV") {
    restore();
    const first = field.type === "radio" || field.type === "checkbox" ? null : field;
    if (first && !document.getElementById("faults")) first.focus({ preventScroll: true });
  }
}

const faults = document.getElementById("faults");
if (faults) faults.focus();

const find = document.getElementById("find");
if (find) {
  find.parentElement.hidden = false;
  find.addEventListener("keydown", (event) => { if (event.key === "Enter") event.preventDefault(); });
  find.addEventListener("input", () => {
    for (const option of document.querySelectorAll(".option")) option.hidden = !option.textContent.includes(find.value);
  });
}

const scroll = document.querySelector(".preview .scroll");
const changed = scroll && (scroll.querySelector(".changed") || scroll.querySelector(".here"));
if (changed) scroll.scrollTop = changed.getBoundingClientRect().top - scroll.getBoundingClientRect().top - 120;

for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const text = document.getElementById(button.dataset.copy);
    text.select();
    try {
      await navigator.clipboard.writeText(text.value);
    } catch {
      document.execCommand("copy");
    }
    button.textContent = "已复制";
  });
}

for (const drop of document.querySelectorAll("[data-drop]")) {
  const files = drop.querySelector("input[type=file]");
  drop.addEventListener("dragover", (event) => { event.preventDefault(); drop.classList.add("over"); });
  drop.addEventListener("dragleave", () => drop.classList.remove("over"));
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    if (!event.dataTransfer.files.length) return;
    files.files = event.dataTransfer.files;
    drop.requestSubmit();
  });
}
