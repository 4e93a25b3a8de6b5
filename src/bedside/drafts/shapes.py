"""The shapes of links, mail addresses and handles, for all who must leave them whole; every repetition is bounded."""

_TOP = (
    "com|org|net|edu|gov|mil|int|info|biz|app|dev|health|clinic|doctor|care|page|blog|link|news|social|online|"
    "example|test|invalid|localhost"
)
# Two-letter endings are words too ("went home.me too"): they count only with a path behind them.
_SHORT_TOP = "io|co|us|uk|ca|es|mx|me|ly|gl|tv|be|gg|to|ai|eu|de|fr"
_LABEL = r"[a-zA-Z0-9][a-zA-Z0-9\-]{0,62}"
_PATH = r"[/?#][^\s<>\"«»]{0,2000}"
_TAIL = r"(?<![.,:;!?)\]'\"*])"  # the sentence's own marks are not the link's

MAIL = rf"[\w.+\-]{{1,64}}@(?:{_LABEL}\.){{1,5}}[a-zA-Z]{{2,24}}(?!\w)"
LINK = (
    rf"[hH][tT][tT][pP][sS]?://[^\s<>\"«»]{{1,2000}}{_TAIL}"
    rf"|www\.[^\s<>\"«»]{{1,2000}}{_TAIL}"
    rf"|(?:{_LABEL}\.){{1,5}}(?:(?i:{_TOP})(?![\w\-])(?:{_PATH}{_TAIL})?|(?i:{_SHORT_TOP}){_PATH}{_TAIL})"
)
ADDRESS = rf"(?<![\w@])(?:{LINK}|{MAIL})"

# Also with a server (Mastodon) or a domain (Bluesky); a final dot is the sentence's.
HANDLE = r"(?<![\w@.])@[a-zA-Z0-9_](?:[\w\-]|\.(?=\w)|@(?=\w)){0,99}"
