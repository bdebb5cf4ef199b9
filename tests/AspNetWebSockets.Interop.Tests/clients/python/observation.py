"""What every Python client reports, and the payloads of the scenarios."""

import hashlib
import json

TIMEOUT_SECONDS = 30

TEXT = "Grüße, 世界 🌍"
BINARY = bytes(range(256))
LARGE = bytes(i % 251 for i in range(1 << 20))
FRAGMENTS = ["Grü", "ße, ", "世界 🌍"]
PING = b"are you there"


class Observation:
    def __init__(self):
        self.values = {
            "subProtocol": None,
            "compressed": False,
            "messages": [],
            "pongs": [],
            "pings": 0,
            "closeCode": None,
            "closeReason": None,
            "clean": False,
            "error": None,
        }

    def message(self, payload):
        kind = "text" if isinstance(payload, str) else "binary"
        data = payload.encode("utf-8") if isinstance(payload, str) else payload
        digest = hashlib.sha256(data).hexdigest()
        self.values["messages"].append({"kind": kind, "length": len(data), "sha256": digest})

    def pong(self, payload):
        self.values["pongs"].append(payload.decode("utf-8"))

    def ping(self):
        self.values["pings"] += 1

    def closed(self, code, reason, clean):
        self.values.update(closeCode=code, closeReason=reason, clean=clean)

    def print(self):
        print(json.dumps(self.values), flush=True)
