// Shows the handler's source, coloured by hand, with the method of the current case marked.
const tokens = new RegExp(
  [
    String.raw`(?<comment>\/\/.*)`,
    String.raw`(?<string>"[^"]*")`,
    String.raw`\b(?<keyword>using|namespace|public|private|static|async|await|class|bool|void|string|new|if|else|switch|case|default|return|do|while|try|catch|true)\b`,
    String.raw`\b(?<type>IHttpHandler|HttpContext|AspNetWebSocketContext|WebSocket\w*|Task|ArraySegment|CancellationToken|InvalidOperationException|Encoding|Trace|CallRecorder|ClosingHandler|byte)\b`,
  ].join("|"),
  "g",
);

export class Source {
  #pre;
  #lines = [];

  constructor(pre) {
    this.#pre = pre;
  }

  async load(address) {
    const response = await fetch(address);
    if (!response.ok) {
      throw new Error(`${address} answered ${response.status}`);
    }

    const text = (await response.text()).replace(/^\uFEFF/, "").trimEnd();
    this.#lines = text.split("\n").map((content) => ({ content, element: line(content) }));
    this.#pre.querySelector("code").replaceChildren(...this.#lines.map(({ element }) => element));
  }

  /** Marks a method from its signature to its closing brace, and scrolls it into view within the panel. */
  mark(method) {
    const start = this.#lines.findIndex(({ content }) => content.includes(` ${method}(`) && /private|public/.test(content));
    const length = this.#lines.slice(start).findIndex(({ content }) => content === "        }");
    for (const [index, { element }] of this.#lines.entries()) {
      element.classList.toggle("active", index >= start && index <= start + length);
    }

    if (start >= 0) {
      const first = this.#lines[start].element;
      this.#pre.scrollTo({ top: first.offsetTop - this.#pre.offsetTop - 24 });
    }
  }
}

function line(content) {
  const element = document.createElement("span");
  element.className = "line";

  // A long line wraps behind its own indentation, which CSS needs to know.
  element.style.setProperty("--indent", String(content.length - content.trimStart().length));
  let end = 0;
  for (const match of content.matchAll(tokens)) {
    const [kind, text] = Object.entries(match.groups).find(([, value]) => value !== undefined);
    const token = document.createElement("span");
    token.className = `token-${kind}`;
    token.textContent = text;
    element.append(content.slice(end, match.index), token);
    end = match.index + text.length;
  }

  element.append(`${content.slice(end)}\n`);
  return element;
}
