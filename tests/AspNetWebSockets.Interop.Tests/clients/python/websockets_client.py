"""Debian's python3-websockets (asyncio) as a client under test. Usage: websockets_client.py SCENARIO URL"""

import asyncio
import sys

import websockets
from observation import BINARY, FRAGMENTS, LARGE, PING, TEXT, TIMEOUT_SECONDS, Observation


class ObservedProtocol(websockets.WebSocketClientProtocol):
    """The library answers pings by calling pong(): the place where they can be seen."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.seen_pings = asyncio.Queue()

    async def pong(self, data=b""):
        await super().pong(data)
        self.seen_pings.put_nowait(data)


async def run(scenario, url, observation):
    async with websockets.connect(
        url,
        create_protocol=ObservedProtocol,
        subprotocols=["chat.v1", "chat.v2"] if scenario == "subprotocol" else None,
        ping_interval=None,
        max_size=1 << 21,
    ) as socket:
        observation.values["subProtocol"] = socket.subprotocol
        observation.values["compressed"] = any(each.name == "permessage-deflate" for each in socket.extensions)
        try:
            await act(scenario, socket, observation)
        except websockets.ConnectionClosed as end:
            observation.values["error"] = repr(end)
        both = socket.close_sent is not None and socket.close_rcvd is not None
        observation.closed(socket.close_code, socket.close_reason, both)
    observation.print()


async def echo(socket, observation, payload):
    await socket.send(payload)
    observation.message(await socket.recv())


async def act(scenario, socket, observation):
    if scenario == "text" or scenario == "subprotocol":
        await echo(socket, observation, TEXT)
    elif scenario == "binary":
        await echo(socket, observation, BINARY)
    elif scenario == "empty":
        await echo(socket, observation, "")
        await echo(socket, observation, b"")
    elif scenario == "large":
        await echo(socket, observation, LARGE)
    elif scenario == "fragmented":
        await echo(socket, observation, FRAGMENTS)
    elif scenario == "client-ping":
        await (await socket.ping(PING))
        observation.pong(PING)
    elif scenario == "server-ping":
        for _ in range(2):
            await socket.seen_pings.get()
            observation.ping()
        await echo(socket, observation, TEXT)
    elif scenario == "client-close":
        await socket.close(4001, "client is done")
        return
    elif scenario == "server-close":
        await socket.send("close me")
        await socket.wait_closed()
        return
    elif scenario == "vanish":
        await echo(socket, observation, TEXT)
        observation.print()
        await socket.wait_closed()
        return
    else:
        raise ValueError(f"unknown scenario {scenario}")
    await socket.close(1000, "done")


async def main(scenario, url):
    observation = Observation()
    try:
        await asyncio.wait_for(run(scenario, url, observation), TIMEOUT_SECONDS)
    except Exception as failure:
        observation.values["error"] = repr(failure)
        observation.print()


asyncio.run(main(*sys.argv[1:]))
