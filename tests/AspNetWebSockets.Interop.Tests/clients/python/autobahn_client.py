"""Debian's python3-autobahn (asyncio) as a client under test. Usage: autobahn_client.py SCENARIO URL"""

import asyncio
import sys

from autobahn.asyncio.websocket import WebSocketClientFactory, WebSocketClientProtocol
from autobahn.websocket.compress import PerMessageDeflateOffer, PerMessageDeflateResponseAccept
from observation import BINARY, FRAGMENTS, LARGE, PING, TEXT, TIMEOUT_SECONDS, Observation


class ClientUnderTest(WebSocketClientProtocol):
    """Acts on what happens; the factory carries the scenario, the observation and the future of the end."""

    def onConnect(self, response):
        self.factory.observation.values["subProtocol"] = response.protocol
        self.factory.observation.values["compressed"] = bool(response.extensions)

    def onOpen(self):
        scenario = self.factory.scenario
        if scenario in ("text", "subprotocol", "vanish"):
            self.sendMessage(TEXT.encode("utf-8"))
        elif scenario == "binary":
            self.sendMessage(BINARY, isBinary=True)
        elif scenario == "empty":
            self.sendMessage(b"")
        elif scenario == "large":
            self.sendMessage(LARGE, isBinary=True)
        elif scenario == "fragmented":
            self.beginMessage()
            for fragment in FRAGMENTS:
                self.sendMessageFrame(fragment.encode("utf-8"))
            self.endMessage()
        elif scenario == "client-ping":
            self.sendPing(PING)
        elif scenario == "client-close":
            self.sendClose(4001, "client is done")
        elif scenario == "client-close-empty":
            self.sendClose()
        elif scenario == "server-close":
            self.sendMessage(b"close me")
        elif scenario != "server-ping":
            self.factory.end.set_exception(ValueError(f"unknown scenario {scenario}"))

    def onMessage(self, payload, isBinary):
        observation = self.factory.observation
        observation.message(payload if isBinary else payload.decode("utf-8"))
        if self.factory.scenario == "empty" and not isBinary:
            self.sendMessage(b"", isBinary=True)
        elif self.factory.scenario == "vanish":
            observation.print()
        else:
            self.sendClose(1000, "done")

    def onPing(self, payload):
        super().onPing(payload)
        self.factory.observation.ping()
        if self.factory.scenario == "server-ping" and self.factory.observation.values["pings"] == 2:
            self.sendMessage(TEXT.encode("utf-8"))

    def onPong(self, payload):
        self.factory.observation.pong(payload)
        self.sendClose(1000, "done")

    def onClose(self, wasClean, code, reason):
        if not self.factory.end.done():
            # Autobahn's name for a close frame without body is None; 1005 is the RFC's (section 7.1.5).
            self.factory.end.set_result((1005, "", True) if wasClean and code is None else (code, reason, wasClean))


async def run(scenario, url, observation):
    factory = WebSocketClientFactory(url, protocols=["chat.v1", "chat.v2"] if scenario == "subprotocol" else None)
    factory.protocol = ClientUnderTest
    # Unlike the others, this client compresses nothing unless it is told to.
    factory.setProtocolOptions(
        perMessageCompressionOffers=[PerMessageDeflateOffer()],
        perMessageCompressionAccept=lambda response: PerMessageDeflateResponseAccept(response),
    )
    factory.scenario = scenario
    factory.observation = observation
    factory.end = asyncio.get_running_loop().create_future()
    await asyncio.get_running_loop().create_connection(factory, factory.host, factory.port)
    code, reason, clean = await factory.end
    observation.closed(code, reason, clean)


async def main(scenario, url):
    observation = Observation()
    try:
        await asyncio.wait_for(run(scenario, url, observation), TIMEOUT_SECONDS)
    except Exception as failure:
        observation.values["error"] = repr(failure)
    observation.print()


asyncio.run(main(*sys.argv[1:]))
