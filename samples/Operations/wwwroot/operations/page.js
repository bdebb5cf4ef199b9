import { Feed } from "./feed.js";
import { Line } from "./line.js";
import { setUpTheme } from "./theme.js";

const states = {
  connecting: "Connecting",
  live: "Live",
  draining: "Draining: clients are told to go away",
  drained: "Drained: no client is left",
  lost: "No answer from the server",
};

const causes = {
  client_close: "Client closed",
  client_fin: "Client left without a close frame",
  client_reset: "TCP was reset",
  application: "Application",
  timeout: "Time-out",
  protocol_rule: "Protocol rule broken",
  limit: "Bound exceeded",
  expired: "Credential expired",
  revoked: "Revoked",
  shutdown: "Shutdown or drain",
  fault: "Fault of the server",
};

const find = (id) => document.getElementById(id);
const show = (id, text) => (find(id).textContent = text);
const number = new Intl.NumberFormat("en", { maximumFractionDigits: 1 });
const rate = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
const compact = new Intl.NumberFormat("en", { style: "unit", unit: "byte", notation: "compact", unitDisplay: "narrow" });
const bytes = (value) => compact.format(value).replace(/(?=[A-Z])/, " ");
const lines = Object.fromEntries(
  ["connections", "messages-in", "messages-out", "round-trip"].map((id) => [id, new Line(find(`${id}-line`))])
);

let feedState = "connecting";
let isDraining = false;
let isEmpty = false;

function showTable(id, counts, words = {}) {
  const rows = counts.map(({ name, value }) => {
    const row = document.createElement("tr");
    const head = document.createElement("th");
    head.scope = "row";
    head.textContent = words[name] ?? name.replaceAll("_", " ");
    const cell = document.createElement("td");
    cell.textContent = number.format(value);
    row.dataset.name = name;
    row.append(head, cell);
    return row;
  });
  if (rows.length === 0) {
    const row = document.createElement("tr");
    const cell = document.createElement("td");
    cell.className = "empty";
    cell.textContent = "None yet";
    row.append(cell);
    rows.push(row);
  }

  find(id).replaceChildren(...rows);
}

function showState() {
  const state = !isDraining || feedState === "lost" ? feedState : isEmpty ? "drained" : "draining";
  document.body.dataset.feed = state;
  if (find("feed").textContent !== states[state]) {
    show("feed", states[state]);
  }

  find("drain").disabled = feedState !== "live" || isDraining;
}

function onSnapshot(now) {
  show("connections", number.format(now.connections));
  show("messages-in", rate.format(Math.ceil(now.messagesIn)));
  show("messages-out", rate.format(Math.ceil(now.messagesOut)));
  show("bytes-in", bytes(now.bytesIn));
  show("bytes-out", bytes(now.bytesOut));
  show("queued", bytes(now.queuedBytes));
  show("round-trip", now.roundTrip ? number.format(now.roundTrip.half) : "–");
  show("round-trip-most", now.roundTrip ? number.format(now.roundTrip.most) : "–");
  show("round-trip-nearly-all", now.roundTrip ? number.format(now.roundTrip.nearlyAll) : "–");
  show("stalls", number.format(now.stalls));
  lines.connections.add(now.connections);
  lines["messages-in"].add(now.messagesIn);
  lines["messages-out"].add(now.messagesOut);
  lines["round-trip"].add(now.roundTrip?.half ?? 0);
  showTable("ended", now.ended, causes);
  showTable("rejected", now.rejected);
  showTable("limits", now.limits);
  isDraining = now.isDraining;
  isEmpty = now.connections === 0;
  showState();
}

setUpTheme(find("theme"));
const feed = new Feed(onSnapshot, (state) => {
  feedState = state;
  showState();
});
find("drain").addEventListener("click", () => find("confirm").showModal());
find("confirm").addEventListener("close", () => {
  if (find("confirm").returnValue === "yes") {
    feed.drain();
  }
});
