// The sequence diagram: rows are moments in order of time, each on one side; arrows lie over the rows, from the row in
// which something was sent to the row in which it arrived.
import { duration, html, svg, tone } from "./elements.js";
import { frameLabel } from "./labels.js";

const sameMoment = 25;
const silence = 700;
const other = { client: "server", server: "client" };

export class Diagram {
  #list;
  #rows = [];
  #arrows = new Map();
  #calls = new Map();
  #states = { client: "none", server: "none" };
  #pause;
  #lastTime = 0;
  #clockStart = 0;
  #closeTimeout = 0;

  constructor(list) {
    this.#list = list;
  }

  begin({ lineDelay, closeTimeout }) {
    this.#list.replaceChildren();
    this.#list.style.setProperty("--line-delay", `${lineDelay}ms`);
    this.#rows = [];
    this.#arrows.clear();
    this.#calls.clear();
    this.#states = { client: "none", server: "none" };
    this.#pause = undefined;
    this.#lastTime = 0;
    this.#clockStart = performance.now();
    this.#closeTimeout = closeTimeout;
  }

  add(event) {
    this.#endPause(event.time);
    switch (event.kind) {
      case "http":
      case "frame":
      case "tcp":
        this.#send(event);
        break;
      case "arrived":
        this.#arrive(event);
        break;
      case "call":
        this.#call(event);
        break;
      case "return":
        this.#return(event);
        break;
      case "throw":
        this.#throw(event);
        break;
      case "state":
        this.#state(event);
        break;
      case "note":
        this.#note(this.#moment(event.side, event.time), html("span", { class: "note plain" }, event.text));
        break;
    }

    this.#lastTime = event.time ?? this.#lastTime;
  }

  /** Shows the time that passes while nothing happens. Called now and then during a run. */
  tick() {
    const now = performance.now() - this.#clockStart;
    if (this.#rows.length > 0 && now - this.#lastTime > silence) {
      this.#pause ??= this.#openPause();
      const waiting = [...this.#calls.values()].find(({ text, isOpen }) => isOpen && text.startsWith("CloseAsync"));
      this.#pause.elapsed.textContent = waiting
        ? `CloseAsync waits: ${seconds(now - waiting.time)} of ${seconds(this.#closeTimeout)}`
        : `${seconds(now - this.#lastTime)} of silence`;
    }
  }

  #send(event) {
    const row = this.#moment(event.side, event.time, { apart: (last) => last.hasLabel || last.hasArrival });
    const label = frameLabel(event);
    row.hasLabel = true;
    row.element.querySelector(".notes").before(label);
    const kind = label.className.replace("label", "").trim();
    const head = kind.includes("reset") ? "error" : event.kind === "frame" ? event.side : "quiet";
    const line = svg("line", { x1: event.side === "client" ? "0%" : "100%", y1: "0%", x2: event.side === "client" ? "100%" : "0%", y2: "100%", pathLength: 1 });
    const element = html("li", { class: `arrow under-way ${event.side} ${kind}`, "aria-hidden": "true" }, svg("svg", {}, line));
    element.style.gridRow = `${row.index} / span 1`;
    this.#list.append(element);
    this.#arrows.set(event.id, { element, line, head, from: row.index, side: event.side, name: `${event.name ?? "HTTP"}` });
  }

  #arrive({ id, time }) {
    const arrow = this.#arrows.get(id);
    const row = this.#moment(other[arrow.side], time);
    row.hasArrival = true;
    this.#note(row, html("span", { class: "unseen" }, `${arrow.name} arrives`));
    arrow.element.style.gridRow = `${arrow.from} / ${Math.max(row.index, arrow.from + 1)}`;
    arrow.element.classList.remove("under-way");
    arrow.line.removeAttribute("pathLength");
    arrow.line.setAttribute("marker-end", `url(#head-${arrow.head})`);
  }

  #call(event) {
    const isReceive = event.text.startsWith("ReceiveAsync");
    const row = this.#moment(event.side, event.time, { apart: (last) => last.hasLabel || (last.hasArrival && !isReceive) });
    const note = html("span", { class: "note call" }, event.text);
    this.#note(row, note);
    this.#calls.set(event.id, { text: event.text, time: event.time, row, note, isOpen: true });
    row.lifelines.server.dataset.busy = "";
  }

  #return(event) {
    const call = this.#endCall(event.id);
    const row = this.#moment(event.side, event.time);
    const result = event.text ? `: ${event.text}` : "";
    if (row === call.row) {
      call.note.append(html("span", { class: "returned" }, ` returned${result}`));
    } else {
      this.#note(row, html("span", { class: "note call" }, `${methodName(call)} returned${result}`));
    }
  }

  #throw(event) {
    const call = this.#endCall(event.id);
    const row = this.#moment(event.side, event.time);
    const text = row === call.row ? "throws" : `${methodName(call)} throws`;
    this.#note(row, html("span", { class: "note failed", "data-exception": event.name }, html("strong", {}, `${text} ${event.name}`), event.text));
  }

  #endCall(id) {
    const call = this.#calls.get(id);
    call.isOpen = false;
    return call;
  }

  #state(event) {
    const row = this.#moment(event.side, event.time);
    this.#states[event.side] = event.state;
    row.lifelines[event.side].dataset.tone = tone(event.state);
    this.#note(row, html("span", { class: "state", "data-tone": tone(event.state), "data-state": event.state }, event.state));
  }

  #note(row, element) {
    row.element.querySelector(".notes").append(element);
  }

  #moment(side, time, { apart = () => false } = {}) {
    const last = this.#rows.at(-1);
    if (last?.side === side && time - last.time <= sameMoment && !apart(last)) {
      return last;
    }

    const row = this.#addRow(`moment ${side}`, time, html("div", { class: "notes" }));
    row.side = side;
    row.element.prepend(html("time", {}, duration(time)));
    return row;
  }

  #addRow(className, time, ...children) {
    const lifelines = { client: this.#lifeline("client"), server: this.#lifeline("server") };
    if ([...this.#calls.values()].some(({ isOpen }) => isOpen)) {
      lifelines.server.dataset.busy = "";
    }

    const index = this.#rows.length + 1;
    const element = html("li", { class: className, style: `grid-row: ${index}` }, lifelines.client, lifelines.server, ...children);
    const row = { element, index, time, lifelines };
    this.#rows.push(row);
    this.#list.append(element);
    return row;
  }

  #lifeline(side) {
    return html("span", { class: `lifeline ${side}`, "data-tone": tone(this.#states[side]) });
  }

  #openPause() {
    const elapsed = html("span", { class: "elapsed" });
    return { elapsed, time: this.#lastTime, row: this.#addRow("moment pause", this.#lastTime, elapsed) };
  }

  #endPause(time) {
    if (this.#pause && time !== undefined) {
      this.#pause.elapsed.textContent = `${seconds(time - this.#pause.time)} later`;
      this.#pause = undefined;
    }
  }
}

function methodName({ text }) {
  return text.slice(0, text.indexOf("("));
}

function seconds(milliseconds) {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
