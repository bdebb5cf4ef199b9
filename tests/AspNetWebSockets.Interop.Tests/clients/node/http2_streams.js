// What becomes of the streams of an HTTP/2 connection (RFC 8441 section 5). Prints one line of JSON.
// Usage: node http2_streams.js CASE BASE-URL [QUERY] (http: with prior knowledge, https: over TLS)
import { once } from 'node:events';
import { Http2WebSocket, openSession, opcodes, readClose } from './http2_websocket.js';

const cancel = 8;
const [name, base, query = ''] = process.argv.slice(2);
const deadline = setTimeout(() => report({ error: 'timed out' }), 30_000);
const session = await openSession(base);
let goaway = false;
session.on('goaway', () => (goaway = true));
session.on('error', (error) => report({ error: String(error) }));

const cases = {
  async settings() {
    return { enableConnectProtocol: session.remoteSettings.enableConnectProtocol };
  },

  // One connection, three WebSockets and a plain request: each ends by itself.
  async multiplexed() {
    const sockets = await Promise.all(['/echo', '/classic', '/echo'].map((path) => open(path)));
    const echoes = await Promise.all(sockets.map((socket, index) => echo(socket, `hello ${index}`)));
    const [closed, reset, last] = sockets;
    closed.sendClose(1000, 'done');
    const close = readClose((await closed.frame()).payload);
    closed.end();
    await closed.closed;
    reset.reset(cancel);
    await reset.closed;
    return { echoes, close, afterwards: await echo(last, 'still here'), healthz: await get('/healthz') };
  },

  // The client ends its side without a close frame, as by FIN.
  async 'client-end'() {
    const socket = await open('/wait' + query);
    socket.end();
    return { frame: await socket.frame(), resetCode: await socket.closed };
  },

  // END_STREAM in the very frame that opens the WebSocket.
  async 'client-ends-at-once'() {
    const socket = await open('/wait' + query, { endStream: true });
    return { status: socket.status, frame: await socket.frame(), resetCode: await socket.closed };
  },

  async 'client-reset'() {
    const socket = await open('/wait' + query);
    const other = await open('/echo');
    socket.reset(cancel);
    await socket.closed;
    return { afterwards: await echo(other, 'still here') };
  },

  async 'server-abort'() {
    const [socket, other] = await Promise.all([open('/abort'), open('/echo')]);
    socket.send(opcodes.text, 'go');
    const resetCode = await socket.closed;
    return { resetCode, ended: socket.ended, afterwards: await echo(other, 'still here') };
  },

  // The handler of a classic application returns without having closed.
  async 'server-leaves'() {
    const [socket, other] = await Promise.all([open('/leave'), open('/echo')]);
    socket.send(opcodes.text, 'last words');
    const message = (await socket.message()).payload.toString('utf8');
    const frame = await socket.frame();
    socket.end();
    const resetCode = await socket.closed;
    return { message, frame, ended: socket.ended, resetCode, afterwards: await echo(other, 'still here') };
  },

  // Both sides have sent their close frames, but the client never ends its side.
  async 'client-lingers'() {
    const socket = await open('/echo');
    socket.sendClose(1000, 'done');
    const close = readClose((await socket.frame()).payload);
    const frame = await socket.frame();
    return { close, frame, ended: socket.ended, resetCode: await socket.closed };
  },

  // A frame that is not masked (RFC 6455 section 5.1).
  async 'broken-rule'() {
    const [socket, other] = await Promise.all([open('/echo'), open('/echo')]);
    socket.sendBytes(Buffer.from([0x81, 0x01, 0x61]));
    const { code } = readClose((await socket.frame()).payload);
    const frame = await socket.frame();
    socket.end();
    return { code, frame, resetCode: await socket.closed, afterwards: await echo(other, 'still here') };
  },

  async refused() {
    const answers = {};
    const version = (value) => ({ fields: { 'sec-websocket-version': value } });
    for (const [title, path, options] of [
      ['version 8', '/echo', version('8')],
      ['versions 13 and 8', '/echo', version('13, 8')],
      ['no version', '/echo', version(undefined)],
      ['another protocol', '/echo', { protocol: 'webtransport' }],
      ['GET only', '/healthz', {}],
      ['unknown path', '/nowhere', {}],
      ['not accepted', '/ignored', {}],
      ['accepted and taken back', '/taken-back', {}],
    ]) {
      const { status, headers, closed } = await open(path, options);
      await closed;
      answers[title] = [status, headers['sec-websocket-version'] ?? null];
    }
    return answers;
  },

  async inspect() {
    const socket = await open('/inspect');
    const seen = JSON.parse((await socket.message()).payload.toString('utf8'));
    return { seen, status: socket.status, accept: socket.headers['sec-websocket-accept'] ?? null };
  },

  // The client gives up on what it has not read.
  async 'client-resets-stalled'() {
    const flood = await open('/flood' + query, { paused: true });
    const other = await open('/echo');
    await whenStalled(other);
    flood.reset(cancel);
    await flood.closed;
    return { afterwards: await echo(other, 'still here') };
  },

  // The server gives up a client that reads nothing, within its keep-alive timeout.
  async 'server-gives-up'() {
    const flood = await open('/flood' + query, { paused: true });
    await get('/over' + query);
    flood.resume();
    return { resetCode: await flood.closed, healthz: await get('/healthz') };
  },

  // One WebSocket is not read while another one of the same connection is; then everything arrives.
  async stalled() {
    const flood = await open('/flood', { paused: true });
    const other = await open('/echo');
    const sent = await whenStalled(other);
    flood.resume();
    let received = 0;
    for (let frame = await flood.frame(); frame?.opcode !== opcodes.close; frame = await flood.frame()) {
      received += frame.payload.length;
    }
    return { sent, received };
  },
};

report(await cases[name]());

function open(path, options) {
  return Http2WebSocket.open(session, new URL(path, base), options);
}

async function echo(socket, text) {
  socket.send(opcodes.text, text);
  return (await socket.message()).payload.toString('utf8');
}

async function get(path) {
  const stream = session.request({ ':path': path });
  stream.setEncoding('utf8');
  let body = '';
  stream.on('data', (chunk) => (body += chunk));
  await once(stream, 'end');
  return body;
}

/** Waits until the server gets no further while another WebSocket does; returns how many messages it has sent. */
async function whenStalled(other) {
  let before = -1;
  for (;;) {
    const sent = Number(await get('/flood-progress'));
    if (sent === before) {
      return sent;
    }
    before = sent;
    for (let round = 0; round < 50; round++) {
      await echo(other, `round ${round}`);
    }
  }
}

function report(values) {
  clearTimeout(deadline);
  process.stdout.write(JSON.stringify({ ...values, goaway, sessionClosed: session.closed }) + '\n', () => process.exit());
}
