"""A hospital's sign-in of the tests' own: an OpenID provider on loopback, in a thread."""

import base64
import hashlib
import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, parse_qsl, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

START, BACK = "/accounts/hospital/", "/accounts/hospital/back/"
CLIENT_ID, CLIENT_SECRET = "the-portal", "a secret between two servers"
KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
ANOTHER_KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)


class Provider:
    """Knows one person at a time, and can be told to misbehave."""

    def __init__(self):
        self.person = {"sub": "4711", "email": "", "email_verified": True}
        self.in_token = True  # whether the address stands in the id token or only in userinfo
        self.token = {}  # claims that the id token says otherwise; None leaves one out
        self.userinfo = {}
        self.discovery = {}
        self.key, self.algorithm, self.kid = KEY, "RS256", "one"
        self.broken = {}  # path: (status, body) in place of the right answer
        self.asked: list[str] = []
        self.granted: dict[str, dict] = {}
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.issuer = f"http://127.0.0.1:{self.server.server_port}"
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True)
        self.thread.start()

    def close(self):
        """Stop answering."""
        self.server.shutdown()
        self.server.server_close()
        self.thread.join(timeout=5)

    def signs_in(self, address: str) -> dict[str, str]:
        """The person signs in there; what the browser carries back to the portal."""
        query = dict(parse_qsl(urlsplit(address).query))
        code = f"code-{len(self.granted)}"
        self.granted[code] = query
        return {"code": code, "state": query["state"]}

    def answer(self, path: str, form: dict, headers) -> tuple[int, object]:
        """Status and body for a question of the portal's server."""
        self.asked.append(path)
        if path in self.broken:
            return self.broken[path]
        if path == "/.well-known/openid-configuration":
            return 200, self._about_itself()
        if path == "/keys":
            jwk = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(KEY.public_key()))
            return 200, {"keys": [{**jwk, "kid": "one", "use": "sig", "alg": "RS256"}]}
        if path == "/token":
            return self._tokens(form, headers)
        if path == "/userinfo" and headers["Authorization"] == "Bearer an access token":
            return 200, {**self.person, **self.userinfo}
        return 404, {}

    def _about_itself(self) -> dict:
        return {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/keys",
            "userinfo_endpoint": f"{self.issuer}/userinfo",
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
            **self.discovery,
        }

    def _tokens(self, form: dict, headers) -> tuple[int, object]:
        """Tokens for a code, once, to the client that began and holds the other half of PKCE."""
        asked = self.granted.pop(form.get("code", ""), None)
        verifier = form.get("code_verifier", "")
        digest = hashlib.sha256(verifier.encode()).digest()
        half = base64.urlsafe_b64encode(digest).decode().rstrip("=")
        if (
            asked is None
            or form["client_secret"] != CLIENT_SECRET
            or asked["redirect_uri"] != form["redirect_uri"]
            or asked["code_challenge"] != half
            or asked["code_challenge_method"] != "S256"
        ):
            return 400, {"error": "invalid_grant"}
        now = int(time.time())
        claims = {
            "iss": self.issuer,
            "aud": CLIENT_ID,
            "iat": now,
            "exp": now + 300,
            "nonce": asked["nonce"],
            **(self.person if self.in_token else {"sub": self.person["sub"]}),
            **self.token,
        }
        said = {name: value for name, value in claims.items() if value is not None}
        id_token = jwt.encode(said, self.key, self.algorithm, headers={"kid": self.kid})
        return 200, {"access_token": "an access token", "id_token": id_token, "expires_in": 60}

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        provider = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                self._say({})

            def do_POST(self):
                read = self.rfile.read(int(self.headers["Content-Length"])).decode()
                self._say({name: values[0] for name, values in parse_qs(read).items()})

            def _say(self, form: dict):
                status, found = provider.answer(urlsplit(self.path).path, form, self.headers)
                body = found.encode() if isinstance(found, str) else json.dumps(found).encode()
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                if 300 <= status < 400:
                    self.send_header("Location", str(found))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *args):
                """Quietly."""

        return Handler


def signed_in(browser) -> str | None:
    """Whose session a browser holds."""
    return browser.session.get("_auth_user_id")
