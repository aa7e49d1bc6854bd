"""Runs talim on a terminal of its own and holds what it shows against what a window of that width can show.

    terminal.py COLUMNS NAME=VALUE... -- COMMAND...

Prints `colour` or `plain`, then what was shown without colour. Ends with 1 when a line is wider than the window or ends with a blank.
"""
import fcntl, os, pty, re, struct, subprocess, sys, termios, unicodedata

columns = int(sys.argv[1])
split = sys.argv.index("--")
settings = dict(word.split("=", 1) for word in sys.argv[2:split])
environment = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "COLUMNS", "TERM")}
environment.update({"TERM": "xterm-256color"} | settings)

outer, inner = pty.openpty()
fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
child = subprocess.Popen(sys.argv[split + 1:], stdout=inner, stderr=subprocess.DEVNULL, env=environment)
os.close(inner)
shown = b""
while True:
    try:
        part = os.read(outer, 65536)
    except OSError:
        break
    if not part:
        break
    shown += part
status = child.wait()

text = shown.decode("utf-8").replace("\r\n", "\n")
plain = re.sub("\x1b\\[[0-9;]*m", "", text)


def width(line):
    skipped = ("Mn", "Me", "Cf", "Cc")
    return sum(0 if unicodedata.category(c) in skipped else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)


bad = [line for line in plain.split("\n") if width(line) > columns or line.endswith(" ") or "\x1b" in line]
for line in bad:
    print("bad line:", repr(line))
print("plain" if text == plain else "colour")
print(plain)
sys.exit(1 if bad or status not in (0, 1) else 0)
