"""What the page under PyScript does: answer the request, show the reply."""

from pathlib import Path

from pyscript import document

from calculators import bridge

request = Path("request.json").read_text(encoding="utf-8")
document.querySelector("output").textContent = bridge.answer("roi", request)
