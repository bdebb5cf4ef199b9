// WebSockets over HTTP/2 (RFC 8441) with node's own http2: the streams are node's, the frames are made here.
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:http2';
import { constants, deflateRawSync, inflateRawSync } from 'node:zlib';

/** The offer of permessage-deflate whose messages stand alone, as they are made and read here. */
export const deflateOffer = 'permessage-deflate; client_no_context_takeover; server_no_context_takeover';

export const opcodes = { continuation: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 };

/** Connects, over TLS for https and with prior knowledge for http, and waits for the server's SETTINGS. */
export async function openSession(url) {
  const session = connect(new URL(url).origin, { rejectUnauthorized: false });
  await once(session, 'remoteSettings');
  return session;
}

/** One WebSocket on one stream of a session. */
export class Http2WebSocket {
  status;
  headers;
  extensions;
  /** What the stream ended with: 0 for END_STREAM, else the code of RST_STREAM; null while it lives. */
  resetCode = null;
  /** Whether the server has ended its side by END_STREAM. */
  ended = false;
  #stream;
  #received = Buffer.alloc(0);
  #frames = [];
  #waiting = [];

  static async open(session, url, { fields = {}, protocol = 'websocket', paused = false, endStream = false } = {}) {
    const { protocol: scheme, host, pathname, search } = new URL(url);
    const request = {
      ':method': 'CONNECT',
      ':protocol': protocol,
      ':scheme': scheme.slice(0, -1),
      ':authority': host,
      ':path': pathname + search,
      'sec-websocket-version': '13',
      ...fields,
    };
    const stream = session.request(request, { endStream });
    const socket = new Http2WebSocket(stream);
    [socket.headers] = await once(stream, 'response');
    socket.status = socket.headers[':status'];
    socket.extensions = socket.headers['sec-websocket-extensions'] ?? '';
    if (!paused) {
      socket.resume();
    }
    return socket;
  }

  constructor(stream) {
    this.#stream = stream;
    this.closed = new Promise((resolve) => {
      stream.on('close', () => {
        this.resetCode = stream.rstCode;
        this.#deliver();
        resolve(this.resetCode);
      });
    });
    // RST_STREAM shows as an error as well; its code says more.
    stream.on('error', () => {});
    stream.on('end', () => {
      // RST_STREAM ends what there is to read as well, of a stream that is closed then.
      this.ended = !stream.closed;
      this.#deliver();
    });
  }

  /** Begins to read. */
  resume() {
    this.#stream.on('data', (chunk) => {
      this.#received = this.#received.length === 0 ? chunk : Buffer.concat([this.#received, chunk]);
      this.#parse();
      this.#deliver();
    });
  }

  /** The body of an answer that is no WebSocket. */
  async body() {
    await this.closed;
    return this.#received.toString('utf8');
  }

  /** Sends one masked frame; a whole message is compressed where that is agreed on. */
  send(opcode, payload = Buffer.alloc(0), fin = true) {
    const isMessage = fin && (opcode === opcodes.text || opcode === opcodes.binary) && payload.length > 0;
    const rsv1 = isMessage && this.extensions.includes('permessage-deflate');
    const data = rsv1 ? deflate(payload) : Buffer.from(payload);
    const key = randomBytes(4);
    const length =
      data.length < 126 ? Buffer.from([0x80 | data.length])
      : data.length < 0x10000 ? Buffer.from([0x80 | 126, data.length >> 8, data.length & 0xff])
      : Buffer.concat([Buffer.from([0x80 | 127]), longLength(data.length)]);
    for (let i = 0; i < data.length; i++) {
      data[i] ^= key[i & 3];
    }
    this.#stream.write(Buffer.concat([Buffer.from([(fin ? 0x80 : 0) | (rsv1 ? 0x40 : 0) | opcode]), length, key, data]));
  }

  /** Sends what may be no frame at all. */
  sendBytes(bytes) {
    this.#stream.write(bytes);
  }

  sendClose(code, reason = '') {
    this.send(opcodes.close, code ? Buffer.concat([shortInteger(code), Buffer.from(reason)]) : Buffer.alloc(0));
  }

  /** The next frame; null when the stream has ended instead. */
  async frame() {
    if (this.#frames.length === 0 && !this.ended && this.resetCode === null) {
      await new Promise((resolve) => this.#waiting.push(resolve));
    }
    return this.#frames.shift() ?? null;
  }

  /** The next message, put together of its frames. */
  async message() {
    const first = await this.frame();
    const parts = [first.payload];
    for (let last = first; !last.fin; ) {
      last = await this.frame();
      parts.push(last.payload);
    }
    return { opcode: first.opcode, payload: Buffer.concat(parts) };
  }

  /** END_STREAM. */
  end() {
    this.#stream.end();
  }

  /** RST_STREAM; node sends END_STREAM in front of it. */
  reset(code) {
    this.#stream.close(code);
  }

  #parse() {
    for (;;) {
      const bytes = this.#received;
      if (this.status !== 200 || bytes.length < 2) {
        return;
      }
      const short = bytes[1] & 0x7f;
      const start = short === 126 ? 4 : short === 127 ? 10 : 2;
      if (bytes.length < start) {
        return;
      }
      const length = short === 126 ? bytes.readUInt16BE(2) : short === 127 ? Number(bytes.readBigUInt64BE(2)) : short;
      if (bytes.length < start + length) {
        return;
      }
      this.#frames.push({
        fin: (bytes[0] & 0x80) !== 0,
        rsv1: (bytes[0] & 0x40) !== 0,
        opcode: bytes[0] & 0x0f,
        payload: bytes.subarray(start, start + length),
      });
      this.#received = bytes.subarray(start + length);
    }
  }

  #deliver() {
    while (this.#waiting.length > 0 && (this.#frames.length > 0 || this.ended || this.resetCode !== null)) {
      this.#waiting.shift()();
    }
  }
}

/** What a message with RSV1 says (RFC 7692 section 7.2.2). */
export function inflate(payload) {
  return inflateRawSync(Buffer.concat([payload, deflateTail]), { finishFlush: constants.Z_SYNC_FLUSH });
}

const deflateTail = Buffer.from([0, 0, 0xff, 0xff]);

function deflate(payload) {
  return deflateRawSync(payload, { finishFlush: constants.Z_SYNC_FLUSH }).subarray(0, -deflateTail.length);
}

/** Code and reason of a close frame's body. */
export function readClose(payload) {
  return payload.length < 2
    ? { code: 1005, reason: '' }
    : { code: payload.readUInt16BE(0), reason: payload.subarray(2).toString('utf8') };
}

function shortInteger(value) {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value);
  return bytes;
}

function longLength(value) {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(value));
  return bytes;
}
