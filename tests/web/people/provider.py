"""A provider of OpenID Connect that runs in this process: it vouches for whoever the test says, and checks who asks."""

from __future__ import annotations

import base64
import json
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT, SECRET, CODE = "troth", "hush", "one-time-code"
KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)


@dataclass
class Provider:
    """Its address, what it says of whoever signs in, and what it was asked for last."""

    address: str = ""
    claims: Mapping[str, Any] = field(default_factory=dict)
    asked: Mapping[str, str] = field(default_factory=dict)

    def sign_in(self, location: str) -> str:
        """Where the provider sends the browser back to, from the address it was sent to."""
        self.asked = {name: values[0] for name, values in parse_qs(urlsplit(location).query).items()}
        return f"{self.asked['redirect_uri']}?code={CODE}&state={self.asked['state']}"

    def answer(self, path: str, given: Mapping[str, str]) -> Mapping[str, Any]:
        """What a request to it gets."""
        if path.endswith("/openid-configuration"):
            names = {"authorization_endpoint": "authorize", "token_endpoint": "token"}
            names |= {"userinfo_endpoint": "userinfo", "jwks_uri": "keys"}
            return {"issuer": self.address, **{name: f"{self.address}/{at}" for name, at in names.items()}}
        if path == "/keys":
            return {
                "keys": [{**json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(KEY.public_key())), "kid": "1"}]
            }
        return self._tokens(given) if path == "/token" else self.claims

    def _tokens(self, given: Mapping[str, str]) -> Mapping[str, Any]:
        """Tokens for the code, if whoever asks holds the proof of the request it belongs to."""
        digest = sha256(given["code_verifier"].encode()).digest()
        proof = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        if given["code"] != CODE or proof != self.asked["code_challenge"]:
            return {"error": "invalid_grant"}
        now = int(time.time())
        about = {"iss": self.address, "aud": CLIENT, "iat": now, "exp": now + 60, **self.claims}
        token = jwt.encode(about, KEY, algorithm="RS256", headers={"kid": "1"})
        return {"access_token": "access", "token_type": "Bearer", "id_token": token}


@contextmanager
def running_provider() -> Iterator[Provider]:
    """A provider that answers on a free port of this machine until the block ends."""
    provider = Provider()

    class Answer(BaseHTTPRequestHandler):
        """One request to the provider."""

        def do_GET(self) -> None:
            """Answer with what is asked for."""
            length = int(self.headers.get("Content-Length") or 0)
            given = parse_qs(self.rfile.read(length).decode())
            answer = provider.answer(self.path, {name: values[0] for name, values in given.items()})
            self.send_response(400 if "error" in answer else 200)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(json.dumps(answer).encode())

        do_POST = do_GET  # noqa: N815 - the library calls it so

        def log_message(self, *_parts: object) -> None:
            """Keep quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    provider.address = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield provider
    server.shutdown()
    server.server_close()
