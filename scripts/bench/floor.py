"""The floor: bare Flask, and the same with signature, decryption and one durable row. For gunicorn."""

import hashlib
import json
import os
import sqlite3

from flask import Flask, abort, request

from bot.sandbox.feishu import crypt

KEY = os.environ.get("FEISHU_ENCRYPT_KEY", "")
rows = sqlite3.connect(os.environ.get("FLOOR_DB", ":memory:"), check_same_thread=False, isolation_level=None)
rows.execute("PRAGMA journal_mode=wal")
rows.execute("PRAGMA synchronous=normal")
rows.execute("CREATE TABLE IF NOT EXISTS seen (id INTEGER PRIMARY KEY, body TEXT)")

app = Flask("floor")


@app.post("/ok")
def ok() -> str:
    """Flask and nothing else."""
    return "ok"


@app.post("/feishu/callback")
def callback() -> str:
    """Check, decrypt, one commit."""
    body, head = request.get_data(), request.headers
    signed = head["X-Lark-Request-Timestamp"] + head["X-Lark-Request-Nonce"] + KEY
    if hashlib.sha256(signed.encode() + body).hexdigest() != head["X-Lark-Signature"]:
        abort(401)
    rows.execute("INSERT INTO seen (body) VALUES (?)", (crypt.decrypt(KEY, json.loads(body)["encrypt"]),))
    return "{}"
