// Signing on a tablet: what is drawn goes with the form as a picture; who cannot draw types the name instead.
import { found } from "../compose/dom";

const pad = found("pad", HTMLCanvasElement);
const drawn = found("drawn", HTMLInputElement);
const pen = pad.getContext("2d");
let at: { x: number; y: number } | null = null;
let isEmpty = true;

document.documentElement.dataset.scripts = "";

/** Where a finger or a pen is, in the points of the picture. */
function placeOf(event: PointerEvent): { x: number; y: number } {
  const box = pad.getBoundingClientRect();
  return { x: ((event.clientX - box.left) * pad.width) / box.width, y: ((event.clientY - box.top) * pad.height) / box.height };
}

function clear(): void {
  if (!pen) return;
  pen.fillStyle = "#ffffff";
  pen.fillRect(0, 0, pad.width, pad.height);
  isEmpty = true;
  drawn.value = "";
}

pad.addEventListener("pointerdown", (event) => {
  pad.setPointerCapture(event.pointerId);
  at = placeOf(event);
});
pad.addEventListener("pointermove", (event) => {
  if (!pen || !at) return;
  const to = placeOf(event);
  pen.strokeStyle = "#101820";
  pen.lineWidth = 3;
  pen.lineCap = "round";
  pen.beginPath();
  pen.moveTo(at.x, at.y);
  pen.lineTo(to.x, to.y);
  pen.stroke();
  at = to;
  isEmpty = false;
});
for (const end of ["pointerup", "pointercancel"]) pad.addEventListener(end, () => (at = null));
found("clear", HTMLButtonElement).addEventListener("click", clear);
found("sign", HTMLFormElement).addEventListener("submit", () => {
  drawn.value = isEmpty ? "" : pad.toDataURL("image/png");
});
clear();
