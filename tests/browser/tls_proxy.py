"""The proxy in front of an institution's server, which speaks TLS: `python -m tests.browser.tls_proxy PORT FOLDER`."""

import ssl
import sys
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from tests.server.outbound.tls_server import made_certificate

OWN = {"connection", "transfer-encoding", "x-forwarded-proto", "x-forwarded-for"}


class Forwarding(BaseHTTPRequestHandler):
    """Hands each request on, and the answer back."""

    port_behind = 0

    def forward(self) -> None:
        """Hand on one request."""
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        headers = {name: value for name, value in self.headers.items() if name.lower() not in OWN}
        headers |= {"X-Forwarded-Proto": "https", "X-Forwarded-For": "192.0.2.7", "Connection": "close"}
        behind = HTTPConnection("127.0.0.1", self.port_behind)
        behind.request(self.command, self.path, body, headers)
        answer = behind.getresponse()
        found = answer.read()
        self.send_response(answer.status)
        for name, value in answer.getheaders():
            if name.lower() not in {*OWN, "content-length"}:
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(found)))
        self.end_headers()
        self.wfile.write(found)

    do_GET = do_POST = do_HEAD = forward  # noqa: N815 - the names by which the standard library asks

    def log_message(self, *words: object) -> None:
        """Say nothing of what is asked."""


def main(port_behind: int, folder: Path) -> None:
    """Print the port, then hand on until the process ends."""
    Forwarding.port_behind = port_behind
    server = ThreadingHTTPServer(("127.0.0.1", 0), Forwarding)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*made_certificate(folder, "localhost"))
    server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    sys.stdout.write(f"{server.server_port}\n")
    sys.stdout.flush()
    server.serve_forever()


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
