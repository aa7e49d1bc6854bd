"""A mail server on loopback that can misbehave, for tests.

Usage: serve-mail.py FOLDER [options]

Prints its port and serves until its standard input ends. What it gets lies in FOLDER: N.eml is the N-th message taken in,
byte by byte; log.jsonl has one line for everything that happened, also for messages that it refused or dropped.

What it does with a message follows from the address. The recipient's part before the `@`:
  rcpt-450, data-451, end-452      that code to RCPT, to DATA, after the final dot (likewise with any other code)
  drop-rcpt, drop-data, drop-end   closes the connection there; drop-data after some of the message
  reset-data                       closes it so that further bytes are answered by a reset
  slow-rcpt, slow-data, slow-end   does not answer there
  half-end, open-end, odd-end      after the dot: half a line; the first of two lines; a line that is no answer; then closes
  two-lines-end                    an answer of two lines
The sender's part before the `@`: mail-553 and the like, a code to MAIL.
Whatever else: takes the message.
"""

import argparse
import asyncio
import json
import pathlib
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword


class Records:
    """What happened, kept in a folder."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        self.taken = 0
        self.connections = 0

    def log(self, event, **facts):
        """Adds a line to the log."""
        with (self.folder / "log.jsonl").open("a", encoding="utf-8") as file:
            file.write(json.dumps({"event": event, **facts}) + "\n")

    def take(self, envelope, server):
        """Keeps a message."""
        self.taken += 1
        (self.folder / f"{self.taken}.eml").write_bytes(envelope.original_content)
        session = server.session
        self.log(
            "taken", number=self.taken, sender=envelope.mail_from, recipients=envelope.rcpt_tos,
            protected=server.is_protected, user=server.signed_in_as, hello=session.host_name,
            connection=server.connection,
        )


class Handler:
    """Answers by the addresses."""

    def __init__(self, records):
        self.records = records

    async def handle_MAIL(self, server, session, envelope, address, options):
        server.messages += 1
        limit = server.options.per_connection
        if limit and server.messages > limit:
            server.records.log("limit", connection=server.connection)
            if server.options.drops_at_limit:
                await server.drop()
            return "421 4.7.0 too many messages in this connection"
        name = address.partition("@")[0]
        if name.startswith("mail-"):
            return f"{name[5:8]} that sender is not wanted"
        envelope.mail_from = address
        return "250 sender fine"

    async def handle_RCPT(self, server, session, envelope, address, options):
        name = address.partition("@")[0]
        if name == "drop-rcpt":
            await server.drop()
        if name == "slow-rcpt":
            await asyncio.sleep(3600)
        if name.startswith("rcpt-"):
            return f"{name[5:8]} 5.1.1 that recipient is not wanted"
        envelope.rcpt_tos.append(address)
        return "250 recipient fine"

    async def handle_DATA(self, server, session, envelope):
        name = envelope.rcpt_tos[0].partition("@")[0]
        if name.startswith("end-"):
            return f"{name[4:7]} not after all"
        self.records.take(envelope, server)
        if name == "drop-end":
            await server.drop()
        if name == "slow-end":
            await asyncio.sleep(3600)
        parts = {"half-end": b"25", "open-end": b"250-taken and\r\n", "odd-end": b"what?\r\n"}
        if name in parts:
            server.transport.write(parts[name])
            await server.drop()
        if name == "two-lines-end":
            return "250-taken\r\n250 as number 17"
        return f"250 2.0.0 taken as {self.records.taken}"


class Server(SMTP):
    """One connection."""

    def __init__(self, records, options, **settings):
        super().__init__(Handler(records), **settings)
        self.records = records
        self.options = options
        self.messages = 0
        self.signed_in_as = None
        self.connection = 0

    @property
    def is_protected(self):
        """Whether TLS is between the two."""
        return self.transport.get_extra_info("ssl_object") is not None

    def connection_made(self, transport):
        if not self.connection:
            self.records.connections += 1
            self.connection = self.records.connections
            self.records.log("connected", connection=self.connection)
        super().connection_made(transport)

    async def _handle_client(self):
        if self.options.greeting is not None and self.session.ssl is None and not self.messages:
            self.transport.write(self.options.greeting.encode() + b"\r\n")
            await self.drop()
        if self.options.silent:
            await asyncio.sleep(3600)
        await super()._handle_client()

    async def push(self, status):
        if self.options.tells_password and isinstance(status, str) and status.startswith("535"):
            status = "535 no, not " + self.options.tells_password
        return await super().push(status)

    async def smtp_QUIT(self, argument):
        self.records.log("quit", connection=self.connection)
        if self.options.slow_quit:
            await asyncio.sleep(3600)
        await super().smtp_QUIT(argument)

    async def smtp_DATA(self, argument):
        name = (self.envelope.rcpt_tos or [""])[0].partition("@")[0]
        if name.startswith("data-"):
            await self.push(f"{name[5:8]} no message now")
            return
        if name in ("drop-data", "reset-data", "slow-data"):
            await self.push("354 go on")
            await self._reader.readuntil(b"\n")
            self.records.log("dropped in content", connection=self.connection)
            if name == "slow-data":
                self.transport.pause_reading()
                await asyncio.sleep(3600)
            await self.drop(with_reset=name == "reset-data")
        await super().smtp_DATA(argument)

    async def drop(self, with_reset=False):
        """Closes the connection and does nothing more."""
        self.records.log("dropped", connection=self.connection)
        if with_reset:
            self.transport.abort()
        else:
            self.transport.close()
        await asyncio.sleep(3600)


def arguments():
    """What the caller wants."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder")
    parser.add_argument("--security", choices=["none", "starttls", "tls"], default="none")
    parser.add_argument("--certificate")
    parser.add_argument("--key")
    parser.add_argument("--user")
    parser.add_argument("--password")
    parser.add_argument("--greeting")
    parser.add_argument("--silent", action="store_true")
    parser.add_argument("--slow-quit", action="store_true")
    parser.add_argument("--per-connection", type=int, default=0)
    parser.add_argument("--drops-at-limit", action="store_true")
    parser.add_argument("--tells-password")
    return parser.parse_args()


async def serve(options):
    """Serves until nobody holds the other end of the standard input."""
    records = Records(options.folder)
    context = None
    if options.certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(options.certificate, options.key)

    def authenticate(server, session, envelope, mechanism, data):
        is_right = isinstance(data, LoginPassword) and data == LoginPassword(
            options.user.encode(), options.password.encode())
        records.log("sign-in", mechanism=mechanism, accepted=is_right, protected=server.is_protected)
        if is_right:
            server.signed_in_as = options.user
        return AuthResult(success=is_right, handled=False)

    def connection():
        settings = {"hostname": "localhost", "enable_SMTPUTF8": False, "timeout": 120}
        if options.security == "starttls":
            settings |= {"tls_context": context, "require_starttls": True}
        if options.user:
            settings |= {
                "authenticator": authenticate, "auth_required": True,
                "auth_require_tls": options.security == "starttls",
            }
        return Server(records, options, **settings)

    loop = asyncio.get_running_loop()
    server = await loop.create_server(
        connection, "127.0.0.1", 0, ssl=context if options.security == "tls" else None)
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)


if __name__ == "__main__":
    try:
        asyncio.run(asyncio.wait_for(serve(arguments()), 600))
    except (asyncio.TimeoutError, KeyboardInterrupt):
        pass
