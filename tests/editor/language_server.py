"""A YAML language server over its standard input and output, as an editor talks to it."""

import json
import subprocess
from pathlib import Path
from typing import Any

SETTINGS = {
    "yaml": {
        "validate": True,
        "completion": True,
        "hover": True,
        "schemaStore": {"enable": False},
        "yamlVersion": "1.2",
    },
    "http": {},
    "editor": {"tabSize": 2},
    "files": {},
}
MOST_MESSAGES = 400


class LanguageServer:
    """The server *command*, with one document open at a time."""

    def __init__(self, command: list[str]) -> None:
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                         stderr=subprocess.DEVNULL)  # fmt: skip
        self._next = 0
        self._told: dict[str, list[dict[str, Any]]] = {}
        completion = {"completionItem": {"documentationFormat": ["plaintext"]}}
        workspace = {"configuration": True, "didChangeConfiguration": {}}
        able = {"workspace": workspace, "textDocument": {"completion": completion}}
        self._ask("initialize", {"processId": None, "rootUri": None, "capabilities": able})
        self._tell("initialized", {})
        self._tell("workspace/didChangeConfiguration", {"settings": SETTINGS})

    def close(self) -> None:
        self._process.kill()
        self._process.communicate(timeout=60)

    def open(self, path: Path, text: str) -> list[dict[str, Any]]:
        """Return what the server marks in *text*, as if it stood in *path*."""
        uri = path.as_uri()
        self._told.pop(uri, None)
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self._tell("textDocument/didOpen", {"textDocument": document})
        for _ in range(MOST_MESSAGES):
            if uri in self._told:
                return self._told[uri]
            self._read()
        raise AssertionError("the server told nothing about the document")

    def completions(self, path: Path, line: int, character: int) -> list[str]:
        """Return the labels that the server offers at a place of an open document."""
        found = self._ask("textDocument/completion", _at(path, line, character))
        items = found if isinstance(found, list) else found["items"]
        return [item["label"] for item in items]

    def hover(self, path: Path, line: int, character: int) -> str:
        """Return what the server says about a place of an open document."""
        found = self._ask("textDocument/hover", _at(path, line, character))
        return "" if found is None else json.dumps(found["contents"], ensure_ascii=False)

    def _ask(self, method: str, params: object) -> Any:
        self._next += 1
        asked = self._next
        self._send({"id": asked, "method": method, "params": params})
        for _ in range(MOST_MESSAGES):
            message = self._read()
            if message.get("id") == asked and "method" not in message:
                return message.get("result")
        raise AssertionError(f"no answer to {method}")

    def _tell(self, method: str, params: object) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin is not None
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._process.stdin.flush()

    def _read(self) -> dict[str, Any]:
        out = self._process.stdout
        assert out is not None
        length = 0
        while (line := out.readline()) not in (b"\r\n", b""):
            name, _, value = line.decode().partition(":")
            length = int(value) if name.lower() == "content-length" else length
        assert length, "the server has ended"
        message: dict[str, Any] = json.loads(out.read(length))
        if message.get("method") == "textDocument/publishDiagnostics":
            self._told[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif message.get("method") == "workspace/configuration":
            wanted = [item.get("section", "") for item in message["params"]["items"]]
            self._send({"id": message["id"], "result": [SETTINGS.get(each) for each in wanted]})
        elif "id" in message and "method" in message:
            self._send({"id": message["id"], "result": None})
        return message


def _at(path: Path, line: int, character: int) -> dict[str, object]:
    return {
        "textDocument": {"uri": path.as_uri()},
        "position": {"line": line, "character": character},
    }
