"""Reads messages with Python's email package and compares what it finds with what went in.

Usage: read-messages.py FOLDER

The folder holds pairs of files: N.eml, the message, and N.json, the values it was made of. Prints how many were read
and every difference; exits with 1 if there is one.
"""

import base64
import email
import email.errors
import email.header
import email.policy
import json
import pathlib
import re
import sys

ENCODED_WORD = re.compile(rb"=\?([^?]*)\?([bq])\?([^?]*)\?=")
ATTACHMENT_TYPES = re.compile(r"^[a-z0-9.+-]+/[a-z0-9.+-]+$")


def check_lines(raw, wrong):
    """Line ends, lengths and the alphabet."""
    if any(byte > 126 or (byte < 32 and byte not in (13, 10, 9)) for byte in raw):
        wrong("bytes", "not printable ASCII", "")
    if re.search(rb"\r(?!\n)|(?<!\r)\n", raw):
        wrong("line ends", "a CR or LF alone", "")
    if not raw.endswith(b"\r\n"):
        wrong("line ends", "no CR LF at the end", "")
    if b"\r\n." in raw or raw.startswith(b"."):
        wrong("lines", "one begins with a dot", "")
    if b"\r\nFrom " in raw:
        wrong("lines", "one begins with `From `", "")
    header, _, body = raw.partition(b"\r\n\r\n")
    for line in header.split(b"\r\n"):
        limit = 76 if b"=?" in line else 78
        # A word that is too long by itself can not be folded.
        if len(line) > limit and len(line.strip().split(b" ")) > 2:
            wrong("header line", len(line), line)
        if len(line) > 998 or not line.strip():
            wrong("header line", len(line), line)
    for line in body.split(b"\r\n"):
        if len(line) > 78:
            wrong("body line", len(line), line)


def check_words(raw, wrong):
    """Every encoded word by itself is short and whole characters."""
    header = raw.partition(b"\r\n\r\n")[0]
    for match in ENCODED_WORD.finditer(header):
        if len(match[0]) > 75:
            wrong("encoded word", len(match[0]), match[0])
        if match[2] == b"b":
            content = base64.b64decode(match[3], validate=True)
        else:
            content = re.sub(rb"=([0-9A-F]{2})", lambda m: bytes([int(m[1], 16)]), match[3].replace(b"_", b" "))
        try:
            content.decode("utf-8")
        except UnicodeDecodeError:
            wrong("encoded word", "a character is split", match[0])


def check_defects(part, wrong):
    """What the parser complained of. It calls the plain name beside the exact one a duplicate, as it is meant to be."""
    for defect in part.defects:
        wrong("defect", defect, "")
    for name, value in part.items():
        for defect in value.defects:
            if "duplicate parameter name" not in str(defect):
                wrong("defect of " + name, defect, value)


def shape(part):
    """The types of a part and those within it."""
    if part.is_multipart():
        return [part.get_content_type(), [shape(inner) for inner in part.iter_parts()]]
    return part.get_content_type()


def check_boundaries(part, wrong):
    """A boundary stands around the parts and nowhere else."""
    if not part.is_multipart():
        return
    boundary = part.get_boundary()
    inner = part.get_payload()
    for piece in inner:
        if ("--" + boundary) in piece.as_bytes(policy=email.policy.SMTP).decode("ascii", "replace"):
            wrong("boundary", boundary, "stands in a part")
        check_boundaries(piece, wrong)


def lines(text):
    """Text with the line ends of Python."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def check_mailbox(raw, message, field, expected, wrong):
    """Name and address of a field that holds one mailbox."""
    found = message[field]
    addresses = found.addresses if found is not None else ()
    if len(addresses) != 1:
        return wrong(field, addresses, expected)
    name = addresses[0].display_name
    if raw_field(raw, field).count("=?utf-8?") > 1:
        # Before 3.13 the newer parser keeps the fold between two words of a name, so the older one is asked.
        name = by_rfc_2047(raw_field(raw, field).rpartition("<")[0].rstrip())
    if [name, addresses[0].addr_spec] != expected:
        wrong(field, [name, addresses[0].addr_spec], expected)
    return None


def check(raw, expected, wrong):
    """Everything about one message."""
    check_lines(raw, wrong)
    check_words(raw, wrong)
    message = email.message_from_bytes(raw, policy=email.policy.default)
    for part in message.walk():
        check_defects(part, wrong)
    if message.keys() != expected["fields"]:
        wrong("fields", message.keys(), expected["fields"])
    for field, mailbox in expected["mailboxes"].items():
        check_mailbox(raw, message, field, mailbox, wrong)
    for field, value in expected["values"].items():
        if str(message[field]) != value:
            wrong(field, str(message[field]), value)
    if message["date"].datetime.isoformat() != expected["date"]:
        wrong("Date", message["date"].datetime.isoformat(), expected["date"])
    if shape(message) != expected["shape"]:
        wrong("shape", shape(message), expected["shape"])
    check_boundaries(message, wrong)
    found = by_rfc_2047(raw_field(raw, "Subject"))
    if found != expected["values"]["Subject"]:
        wrong("Subject, by RFC 2047", found, expected["values"]["Subject"])

    for kind in ("plain", "html"):
        body = message.get_body((kind,))
        found = lines(body.get_content()) if body is not None else None
        wanted = lines(expected[kind]) if expected.get(kind) is not None else None
        # A message that is nothing but text ends with a line end, as SMTP wants it.
        if found is not None and not message.is_multipart() and wanted is not None and not wanted.endswith("\n"):
            found = found.removesuffix("\n")
        if found != wanted:
            wrong(kind, repr(found), repr(wanted))
    found = [
        [part.get_filename(), part.get_content_type(), base64.b64encode(part.get_payload(decode=True)).decode()]
        for part in message.iter_attachments()
    ] if message.is_multipart() and message.get_content_type() == "multipart/mixed" else []
    if found != expected["attachments"]:
        wrong("attachments", found, expected["attachments"])
    for part in message.iter_attachments() if found else ():
        if not part.get_content_disposition() == "attachment":
            wrong("disposition", part.get_content_disposition(), "attachment")


def raw_field(raw, field):
    """A field as it stands in the message, unfolded."""
    return email.message_from_bytes(raw, policy=email.policy.compat32)[field].replace("\r\n", "")


def by_rfc_2047(text):
    """A text as the older parser of the package finds it, which knows only RFC 2047."""
    pieces = email.header.decode_header(text)
    return "".join(part.decode(charset or "ascii") if isinstance(part, bytes) else part for part, charset in pieces)


def main():
    folder = pathlib.Path(sys.argv[1])
    count = differences = 0
    for file in sorted(folder.glob("*.eml"), key=lambda path: int(path.stem)):
        expected = json.loads(file.with_suffix(".json").read_text(encoding="utf-8"))
        found = []
        check(file.read_bytes(), expected, lambda *what: found.append(what))
        for what, is_, should in found:
            print(f"{file.stem}: {what} is {ascii(is_)[:300]}, not {ascii(should)[:300]}")
        count += 1
        differences += len(found)
    print(f"{count} messages read, {differences} different")
    return 1 if differences or not count else 0


if __name__ == "__main__":
    sys.exit(main())
