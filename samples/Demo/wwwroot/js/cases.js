// What each case shows, and what the browser's own socket does in it. Cases without a script are played by the raw
// client on the server, because no browser can do them.
export const cases = {
  "client-closes": {
    explanation: "The browser starts the closing handshake. ReceiveAsync hands the close frame to the handler, CloseAsync acknowledges it and returns at once.",
    play: (client) => client.close(1000, "client is done"),
  },
  "close-async": {
    explanation: "The handler starts the closing handshake. CloseAsync sends the close frame and completes when the client’s acknowledgement is in.",
    play: () => {},
  },
  "close-output": {
    explanation: "CloseOutputAsync sends the close frame and returns without waiting. What the client still had to say is received; its close frame comes last.",
    play: async (client) => {
      await client.serverCloses;
      client.send("row 1");
      client.send("row 2");
    },
  },
  "both-at-once": {
    explanation: "Both sides send a close frame before they have seen the other’s. Each takes the other’s frame for the acknowledgement, and nobody answers twice.",
    play: async (client) => {
      await client.serverCloses;
      client.close(4000, "client closes");
    },
  },
  "never-answers": {
    explanation: "The same handler, but the client ignores the close frame. CloseTimeout ends the wait: CloseAsync fails, the socket is aborted, nothing hangs.",
  },
  "client-vanishes": {
    explanation: "The client’s TCP connection is reset without a close frame. The pending ReceiveAsync fails at once and the handler can clean up.",
  },
  misuse: {
    explanation: "CloseAsync while a receive is pending, and a send after the close frame: both throw at the call with the Framework’s exception, and the socket goes on working.",
    play: () => {},
  },
};

/** Arrow keys, Home and End move between the case buttons; one of them is in the tab order. */
export function setUpCases(toolbar, choose) {
  const buttons = [...toolbar.querySelectorAll("button")];
  const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

  const enter = (button) => {
    for (const other of buttons) {
      other.tabIndex = other === button ? 0 : -1;
    }
  };

  toolbar.addEventListener("keydown", (event) => {
    const index = buttons.indexOf(document.activeElement);
    const next =
      event.key === "Home" ? 0
      : event.key === "End" ? buttons.length - 1
      : event.key in steps ? (index + steps[event.key] + buttons.length) % buttons.length
      : undefined;
    if (next !== undefined) {
      event.preventDefault();
      enter(buttons[next]);
      buttons[next].focus();
    }
  });

  toolbar.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button) {
      select(button);
    }
  });

  const select = (button) => {
    enter(button);
    for (const other of buttons) {
      other.setAttribute("aria-pressed", String(other === button));
    }

    choose(button.dataset.case, button);
  };

  enter(buttons[0]);
  return {
    select: (name) => select(buttons.find((button) => button.dataset.case === name) ?? buttons[0]),
  };
}
