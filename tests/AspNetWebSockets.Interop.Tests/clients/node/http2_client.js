// node's own http2 as a client under test: WebSockets by extended CONNECT (RFC 8441).
// Usage: node http2_client.js SCENARIO URL (http: with prior knowledge, https: over TLS)
import { Http2WebSocket, deflateOffer, inflate, openSession, opcodes, readClose } from './http2_websocket.js';
import { Observation, binary, large, ping, subProtocols, text } from './observation.js';

const [scenario, url] = process.argv.slice(2);
const observation = new Observation();
const session = await openSession(url);
session.on('error', (error) => observation.error(error));
const socket = await Http2WebSocket.open(session, url, {
  fields: {
    'sec-websocket-extensions': deflateOffer,
    'sec-websocket-protocol': scenario === 'subprotocol' ? subProtocols.join(', ') : undefined,
  },
});
observation.opened(socket.headers['sec-websocket-protocol'], socket.extensions);

const onOpen = {
  text: () => socket.send(opcodes.text, text),
  subprotocol: () => socket.send(opcodes.text, text),
  vanish: () => socket.send(opcodes.text, text),
  binary: () => socket.send(opcodes.binary, binary),
  large: () => socket.send(opcodes.binary, large),
  empty: () => socket.send(opcodes.text),
  fragmented() {
    // Cut inside a character: "ü" and "世" are torn apart.
    const bytes = Buffer.from(text, 'utf8');
    socket.send(opcodes.text, bytes.subarray(0, 3), false);
    socket.send(opcodes.continuation, bytes.subarray(3, 10), false);
    socket.send(opcodes.continuation, bytes.subarray(10), true);
  },
  'client-ping': () => socket.send(opcodes.ping, ping),
  'server-ping': () => {},
  'client-close': () => socket.sendClose(4001, 'client is done'),
  'client-close-empty': () => socket.sendClose(),
  'server-close': () => socket.send(opcodes.text, 'close me'),
}[scenario];
let sentClose = scenario.startsWith('client-close');

onOpen();
await play();
session.destroy();

async function play() {
  const parts = [];
  let kind;
  let isCompressed;
  for (;;) {
    const frame = await socket.frame();
    switch (frame?.opcode) {
      case opcodes.ping:
        socket.send(opcodes.pong, frame.payload);
        if (observation.ping() === 2 && scenario === 'server-ping') {
          socket.send(opcodes.text, text);
        }
        break;
      case opcodes.pong:
        observation.pong(frame.payload);
        close();
        break;
      case opcodes.close: {
        const { code, reason } = readClose(frame.payload);
        if (!sentClose) {
          socket.sendClose(code === 1005 ? undefined : code, reason);
        }
        // The server ends its side first, by END_STREAM (RFC 6455 section 7.1.1 in the terms of RFC 8441 section 5).
        const afterClose = await socket.frame();
        socket.end();
        const resetCode = await socket.closed;
        observation.closed(code, reason, afterClose === null && socket.ended && resetCode === 0);
        return;
      }
      case undefined:
        observation.closed(1006, '', false);
        return;
      default:
        if (frame.opcode !== opcodes.continuation) {
          kind = frame.opcode;
          isCompressed = frame.rsv1;
        }
        parts.push(frame.payload);
        if (frame.fin) {
          const payload = Buffer.concat(parts.splice(0));
          onMessage(kind, isCompressed ? inflate(payload) : payload);
        }
    }
  }
}

function onMessage(kind, payload) {
  observation.message(kind === opcodes.text ? payload.toString('utf8') : payload);
  if (scenario === 'empty' && kind === opcodes.text) {
    socket.send(opcodes.binary);
  } else if (scenario === 'vanish') {
    observation.print();
  } else if (scenario !== 'server-close') {
    close();
  }
}

function close() {
  sentClose = true;
  socket.sendClose(1000, 'done');
}
