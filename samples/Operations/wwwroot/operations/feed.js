// A snapshot every second: by WebSocket, and by plain requests once a draining server has closed it.
const period = 1000;

export class Feed {
  #socket;
  #onSnapshot;
  #onState;

  constructor(onSnapshot, onState) {
    this.#onSnapshot = onSnapshot;
    this.#onState = onState;
    this.#open();
  }

  drain() {
    this.#socket.send("drain");
  }

  #open() {
    const url = new URL("live", location.href);
    url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
    this.#socket = new WebSocket(url);
    this.#socket.addEventListener("open", () => this.#onState("live"));
    this.#socket.addEventListener("message", ({ data }) => this.#onSnapshot(JSON.parse(data)));
    this.#socket.addEventListener("close", () => this.#ask());
  }

  // The server has closed, or is gone: asks until it is there again, and opens the WebSocket unless it is being drained.
  async #ask() {
    let draining = false;
    try {
      const answer = await fetch("latest", { cache: "no-store", signal: AbortSignal.timeout(5 * period) });
      const snapshot = await answer.json();
      if (snapshot) {
        draining = snapshot.isDraining;
        this.#onSnapshot(snapshot);
        this.#onState(draining ? "draining" : "connecting");
      }
    } catch {
      this.#onState("lost");
    }

    setTimeout(() => (draining ? this.#ask() : this.#open()), period);
  }
}
