// The summary of a run, from what both sides know in the end.
export class Verdict {
  #started = 0;
  #results = {};
  #exceptions = [];
  #finFrom;
  #closeTimeout;

  constructor({ closeTimeout }) {
    this.#closeTimeout = closeTimeout;
  }

  add(event) {
    switch (event.kind) {
      case "result":
        this.#results[event.side] = event;
        break;
      case "throw":
        this.#exceptions.push(event.name);
        break;
      case "tcp":
        this.#finFrom ??= event.name === "FIN" ? event.side : undefined;
        break;
      case "http":
        this.#started ||= event.time;
        break;
    }
  }

  /** clean: both close frames passed. cut: they did not. */
  get outcome() {
    return this.#results.client?.clean ? "clean" : "cut";
  }

  /** The outcome in a word or two. */
  get title() {
    return this.outcome === "clean" ? "Clean close"
      : this.#results.server?.state !== "Aborted" ? "Not clean"
      : this.#results.client?.state === "GONE" ? "Client lost"
      : "Ended by the bound";
  }

  text(name, endTime) {
    const seconds = this.#closeTimeout / 1000;
    switch (this.outcome === "clean" ? "clean" : name) {
      case "clean": {
        const first = this.#finFrom === "server" ? " The server ended TCP first." : "";
        const refused = this.#exceptions.length;
        return refused > 0
          ? `${refused} calls refused with an exception, the socket unharmed, the close clean.${first}`
          : `Clean close after ${Math.round(endTime - this.#started)} ms: both close frames passed.${first}`;
      }
      case "never-answers":
        return `The bound fired: no close frame came within ${seconds} s, so CloseAsync threw ${this.#exceptions.at(-1) ?? "nothing"} and the socket was aborted.`;
      case "client-vanishes":
        return `No close frame came: ReceiveAsync threw ${this.#exceptions.at(-1) ?? "nothing"}, the handler ended, nothing is left behind.`;
      default:
        return "The connection ended without a clean close.";
    }
  }

  client() {
    const result = this.#results.client;
    if (!result) {
      return "nothing";
    }

    return result.code === undefined
      ? `${result.state}, ${result.text}`
      : `${result.state}, code ${result.code}${quoted(result.reason)}, wasClean ${result.clean}`;
  }

  server() {
    const result = this.#results.server;
    if (!result) {
      return "nothing";
    }

    return `${result.state}, CloseStatus ${result.code === undefined ? "null" : `${result.code}${quoted(result.reason)}`}`;
  }
}

function quoted(reason) {
  return reason ? ` “${reason}”` : "";
}
