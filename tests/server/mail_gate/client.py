"""A mail program, a process of its own: reads what to do, one JSON object a line, and tells what was answered."""

import json
import smtplib
import socket
import ssl
import sys
from typing import Any


def send(asked: dict[str, Any]) -> dict[str, Any]:
    """Send as mail programs do."""
    with smtplib.SMTP(asked["host"], asked["port"], timeout=30) as connection:
        if asked.get("authority"):
            connection.starttls(context=ssl.create_default_context(cafile=asked["authority"]))
        if asked.get("user"):
            connection.login(asked["user"], asked["password"])
        refused = connection.sendmail(
            asked["sender"], asked["recipients"], asked["message"].encode("latin-1")
        )
        return {"code": 250, "words": "", "refused": list(refused)}


def say(asked: dict[str, Any]) -> dict[str, Any]:
    """Say lines as they are, and tell every answer."""
    with socket.create_connection((asked["host"], asked["port"]), 30) as connection:
        file = connection.makefile("rb")
        answers = [answer_of(file)]
        for line in asked["raw"]:
            connection.sendall(line.encode("latin-1"))
            answers.append(answer_of(file))
    return {"code": 0, "words": "", "answers": answers}


def answer_of(file: Any) -> str:
    lines = []
    while line := file.readline().decode("latin-1"):
        lines.append(line.rstrip())
        if line[3:4] != "-":
            break
    return "\n".join(lines)


def answered(asked: dict[str, Any]) -> dict[str, Any]:
    try:
        return say(asked) if "raw" in asked else send(asked)
    except smtplib.SMTPRecipientsRefused as refused:
        code, words = next(iter(refused.recipients.values()))
        return {"code": code, "words": words.decode("latin-1")}
    except smtplib.SMTPResponseException as error:
        said = error.smtp_error
        return {"code": error.smtp_code, "words": said if isinstance(said, str) else said.decode("latin-1")}
    except (smtplib.SMTPException, OSError) as error:
        return {"code": 0, "words": type(error).__name__}


if __name__ == "__main__":
    for given in sys.stdin:
        sys.stdout.write(json.dumps(answered(json.loads(given))) + "\n")
        sys.stdout.flush()
