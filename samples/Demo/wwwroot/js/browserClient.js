// The browser's own WebSocket in a run. Everything it notices is reported, so that the server can put it on its clock.
const states = ["CONNECTING", "OPEN", "CLOSING", "CLOSED"];
const statePollInterval = 10;

export class BrowserClient {
  #socket;
  #report;
  #lastState;
  #poll;
  #noticeServerClose;

  constructor(address, report, play) {
    this.#report = report;
    this.#socket = new WebSocket(address);
    this.#noticeState();

    // The browser tells nobody when it goes to CLOSING.
    this.#poll = setInterval(() => this.#noticeState(), statePollInterval);
    this.#socket.addEventListener("open", () => {
      this.#noticeState();
      play(this);
    });
    this.#socket.addEventListener("message", (event) => this.#report({ kind: "note", text: `message: ${event.data}` }));
    this.#socket.addEventListener("close", ({ code, reason, wasClean }) => {
      clearInterval(this.#poll);
      this.#noticeState();
      this.#report({ kind: "result", state: "CLOSED", code, reason, clean: wasClean });
    });
  }

  /** Settles when the server’s close frame has left. It is still on its way then: the browser has not seen it. */
  serverCloses = new Promise((resolve) => {
    this.#noticeServerClose = resolve;
  });

  /** Takes what the tap has seen. */
  notice(event) {
    if (event.kind === "frame" && event.side === "server" && event.name === "Close") {
      this.#noticeServerClose();
    }
  }

  send(text) {
    this.#report({ kind: "note", text: `send("${text}")` });
    this.#socket.send(text);
  }

  close(code, reason) {
    this.#report({ kind: "note", text: `close(${code}, "${reason}")` });
    this.#socket.close(code, reason);
    this.#noticeState();
  }

  /** Gives up a run that another replaces. */
  drop() {
    clearInterval(this.#poll);
    this.#socket.close();
  }

  #noticeState() {
    const state = states[this.#socket.readyState];
    if (state !== this.#lastState) {
      this.#lastState = state;
      this.#report({ kind: "state", state });
    }
  }
}
