// Bun's own WebSocket server (uWebSockets inside): every message back.
const server = Bun.serve({
  hostname: "127.0.0.1",
  port: 0,
  fetch(request, server) {
    return server.upgrade(request) ? undefined : new Response("WebSocket only", { status: 400 });
  },
  websocket: {
    perMessageDeflate: false,
    idleTimeout: 0,
    sendPings: false,
    maxPayloadLength: 16 * 1024 * 1024,
    backpressureLimit: 64 * 1024 * 1024,
    message(socket, message) {
      socket.send(message);
    },
  },
});
console.log(`listening on 127.0.0.1:${server.port} version=Bun ${Bun.version}`);

// Whoever started this server holds its standard input: the server ends with it.
process.stdin.on("end", () => process.exit(0));
process.stdin.resume();
