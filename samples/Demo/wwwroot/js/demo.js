import { cases, setUpCases } from "./cases.js";
import { Diagram } from "./diagram.js";
import { tone } from "./elements.js";
import { Run } from "./run.js";
import { Source } from "./source.js";
import { setUpTheme } from "./theme.js";
import { Verdict } from "./verdict.js";

const tickInterval = 100;
const byId = (id) => document.getElementById(id);
const panel = byId("run");
const diagram = new Diagram(byId("diagram"));
const source = new Source(byId("source"));
let current;

setUpTheme(byId("theme"));
const toolbar = setUpCases(byId("cases"), start);
setInterval(() => panel.dataset.phase === "running" && diagram.tick(), tickInterval);
await source.load("source/ClosingHandler.cs");
toolbar.select(location.hash.slice(1));

function start(name, button) {
  current?.drop();
  const title = button.querySelector("strong").textContent;
  let verdict;

  history.replaceState(null, "", `#${name}`);
  panel.dataset.case = name;
  delete panel.dataset.outcome;
  showPhase("running", "Connecting");
  byId("run-title").textContent = title;
  byId("explanation").textContent = cases[name].explanation;
  byId("verdict").hidden = true;
  byId("announcement").textContent = "";
  showState("client", "not connected");
  showState("server", "not connected");
  source.mark(button.dataset.method);

  current = new Run(name, cases[name].play, (event) => {
    switch (event.kind) {
      case "run":
        verdict = new Verdict(event);
        diagram.begin(event);
        introduce(event);
        break;
      case "lost":
        panel.dataset.outcome = "failed";
        showPhase("done", "The demo’s server is gone");
        byId("announcement").textContent = "The connection to the demo’s server is gone. Start it again and reload the page.";
        break;
      case "end":
        finish(name, title, verdict, event.time);
        break;
      default:
        verdict.add(event);
        diagram.add(event);
        if (event.kind === "state") {
          showState(event.side, event.state);
        }
    }
  });
}

function introduce({ client, lineDelay, closeTimeout }) {
  showPhase("running", "Running");
  byId("client-kind").textContent = client === "raw" ? "raw TCP client: no browser does this" : "this browser’s WebSocket";
  byId("line-delay").textContent = String(lineDelay);
  byId("close-timeout").textContent = String(closeTimeout / 1000);
}

function finish(name, title, verdict, time) {
  const text = verdict.text(name, time);
  panel.dataset.outcome = verdict.outcome;
  byId("verdict-text").textContent = text;
  byId("client-result").textContent = verdict.client();
  byId("server-result").textContent = verdict.server();
  byId("verdict").hidden = false;
  byId("announcement").textContent = `${title}. ${text} Client: ${verdict.client()}. Server: ${verdict.server()}.`;
  showPhase("done", verdict.title);
}

function showPhase(phase, text) {
  panel.dataset.phase = phase;
  byId("phase").textContent = text;
}

function showState(side, state) {
  const element = byId(`${side}-state`);
  element.textContent = state;
  element.dataset.state = state;
  element.dataset.tone = tone(state);
}
