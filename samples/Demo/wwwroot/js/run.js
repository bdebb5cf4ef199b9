// One run: asks the server to observe a connection, plays the client if the browser can, passes on what is seen.
import { BrowserClient } from "./browserClient.js";

export class Run {
  #observer;
  #client;
  #isOver = false;

  constructor(name, play, onEvent) {
    const origin = location.origin.replace(/^http/, "ws");
    this.#observer = new WebSocket(`${origin}/runs?case=${encodeURIComponent(name)}`);
    this.#observer.addEventListener("message", ({ data }) => {
      const event = JSON.parse(data);
      if (this.#isOver) {
        return;
      }

      onEvent(event);
      this.#client?.notice(event);
      if (event.kind === "run" && event.client === "browser") {
        const address = `${origin}/closing.ashx?case=${encodeURIComponent(name)}&run=${event.id}`;
        this.#client = new BrowserClient(address, (report) => this.#report(report), play);
      }

      this.#isOver ||= event.kind === "end";
    });
    this.#observer.addEventListener("close", () => {
      if (!this.#isOver) {
        this.#isOver = true;
        onEvent({ kind: "lost" });
      }
    });
  }

  /** Ends the run without another event. */
  drop() {
    this.#isOver = true;
    this.#client?.drop();
    this.#observer.close();
  }

  #report(report) {
    if (this.#observer.readyState === WebSocket.OPEN) {
      this.#observer.send(JSON.stringify(report));
    }
  }
}
