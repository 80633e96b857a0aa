// What the chair points at and draws, on a canvas over the picture of what the room sees. Where the program paints the room's pages it
// paints the same there by itself (src-tauri/src/room_surface/marks.rs).
import type { PageId } from "../gen/PageId";
import type { PointerMark } from "../gen/PointerMark";
import type { StrokeDot } from "../gen/StrokeDot";
import type { StrokeMark } from "../gen/StrokeMark";
import type { Marks } from "../marks";
import type { Area } from "../slide/area";
import type { Size } from "../slide/pixels";
import { type Circle, ENLARGES } from "./lens";

/** The side of a slide in the units of a stroke's dots. */
const SIDE = 10_000;
/** The light of the laser pointer reaches so many times its radius. */
const HALO = 2.2;
/** The spotlight's edge is so soft, as a part of its radius. */
const SOFT = 0.06;
const LASER = "255 31 26";
const PEN = "rgb(219 26 36)";
const HIGHLIGHTER = "rgb(255 217 0 / 42%)";
const RINGS = { magnifier: [0.006, "rgb(20 33 43)"], eraser: [0.002, "rgb(102 102 102)"] } as const;

type Point = readonly [x: number, y: number, breadth: number];

interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** What lies beneath the canvas, for the magnifier. */
export interface Beneath {
  /** The canvas of the page on show, as large as this one; null if the page is drawn otherwise. */
  picture: () => HTMLCanvasElement | null;
  /** Enlarges what is in this circle, in pixels of the screen; nothing any more if null. */
  enlarge: (circle: Circle | null) => void;
}

export class MarksCanvas {
  readonly canvas = document.createElement("canvas");
  readonly #context: CanvasRenderingContext2D | null;
  readonly #marks: Marks;
  readonly #beneath: Beneath;
  #page: PageId | null = null;
  /** Where the slide is on the canvas, in its pixels. */
  #slide: Area = { left: 0, top: 0, width: 1, height: 1 };
  #isEmpty = true;
  #isAsked = false;
  /** What was drawn last. */
  #drawn: { pointer: PointerMark | null; strokesChanged: number; page: PageId | null; slide: Area } | null =
    null;

  constructor(marks: Marks, beneath: Beneath) {
    this.#marks = marks;
    this.#beneath = beneath;
    this.canvas.className = "marks";
    this.canvas.ariaHidden = "true";
    this.#context = this.canvas.getContext("2d");
    marks.listen(() => this.want());
  }

  /** The page that is seen now, and where it is on the canvas, in pixels of the screen. */
  follow(page: PageId | null, slide: Area, size: Size): void {
    const isOther = page !== this.#page;
    this.#page = page;
    this.#slide = slide;
    if (this.#isBare) this.#clear();
    else if (isOther || this.canvas.width !== size.width || this.canvas.height !== size.height)
      this.#draw(size);
    this.#size = size;
  }

  #size: Size = { width: 1, height: 1 };

  /** Draws with the next frame. */
  want(): void {
    if (this.#isAsked) return;
    this.#isAsked = true;
    requestAnimationFrame(() => {
      this.#isAsked = false;
      if (this.#isBare) this.#clear();
      else this.#draw(this.#size);
    });
  }

  get #isBare(): boolean {
    return this.#marks.pointer === null && this.#marks.of(this.#page).length === 0;
  }

  /** An empty canvas costs nothing. */
  #clear(): void {
    if (this.#isEmpty) return;
    this.#isEmpty = true;
    this.canvas.classList.remove("shown");
    this.canvas.width = this.canvas.height = 1;
    this.#beneath.enlarge(null);
  }

  #draw({ width, height }: Size): void {
    const context = this.#context;
    if (context === null) return;
    const { canvas } = this;
    const { pointer, strokesChanged } = this.#marks;
    const { x, y, width: across, height: down } = this.#stale({ width, height });
    if (canvas.width !== width || canvas.height !== height) {
      canvas.width = width;
      canvas.height = height;
    } else context.clearRect(x, y, across, down);
    this.#isEmpty = false;
    canvas.classList.add("shown");
    context.save();
    context.beginPath();
    context.rect(x, y, across, down);
    context.clip();
    for (const stroke of this.#marks.of(this.#page)) drawStroke(context, stroke, this.#slide);
    this.#magnify(context, pointer?.tool === "magnifier" ? circleOf(pointer, this.#slide) : null);
    if (pointer !== null) drawPointer(context, pointer, this.#slide);
    context.restore();
    this.#drawn = { pointer, strokesChanged, page: this.#page, slide: this.#slide };
  }

  /** What has to be drawn anew. Of a pointer that has only moved it is where it was and where it is: a whole canvas takes far longer. */
  #stale({ width, height }: Size): Rect {
    const whole = { x: 0, y: 0, width, height };
    const { canvas } = this;
    const before = this.#drawn;
    const after = this.#marks.pointer;
    const isAsBefore =
      before !== null &&
      !this.#isEmpty &&
      canvas.width === width &&
      canvas.height === height &&
      before.strokesChanged === this.#marks.strokesChanged &&
      before.page === this.#page &&
      before.slide === this.#slide;
    if (!isAsBefore || after === null || before.pointer?.tool !== after.tool || after.tool === "magnifier")
      return whole;
    const circles = [before.pointer, after].map((mark) => circleOf(mark, this.#slide));
    const reach = Math.ceil(
      Math.max(...circles.map(({ radius }) => radius * (after.tool === "laser" ? HALO : 1))) + 4,
    );
    const left = Math.floor(Math.min(...circles.map(({ x }) => x)) - reach);
    const top = Math.floor(Math.min(...circles.map(({ y }) => y)) - reach);
    const right = Math.ceil(Math.max(...circles.map(({ x }) => x)) + reach);
    const bottom = Math.ceil(Math.max(...circles.map(({ y }) => y)) + reach);
    return { x: left, y: top, width: right - left, height: bottom - top };
  }

  /** Enlarges the page and its strokes in a circle. */
  #magnify(context: CanvasRenderingContext2D, circle: Circle | null): void {
    this.#beneath.enlarge(circle);
    if (circle === null) return;
    const { x, y, radius } = circle;
    context.save();
    pathOf(context, circle);
    context.clip();
    context.clearRect(x - radius, y - radius, 2 * radius, 2 * radius);
    context.translate(x, y);
    context.scale(ENLARGES, ENLARGES);
    context.translate(-x, -y);
    const picture = this.#beneath.picture();
    if (picture !== null) context.drawImage(picture, 0, 0);
    for (const stroke of this.#marks.of(this.#page)) drawStroke(context, stroke, this.#slide);
    context.restore();
  }
}

function drawPointer(context: CanvasRenderingContext2D, mark: PointerMark, slide: Area): void {
  const { x, y, radius } = circleOf(mark, slide);
  const { tool } = mark;
  if (tool === "laser") {
    const light = context.createRadialGradient(x, y, 0, x, y, radius * HALO);
    for (const [at, opacity] of [
      [0, 1],
      [0.4, 1],
      [0.5, 0.5],
      [1, 0],
    ] as const)
      light.addColorStop(at, `rgb(${LASER} / ${opacity})`);
    context.fillStyle = light;
    pathOf(context, { x, y, radius: radius * HALO });
    context.fill();
  } else if (tool === "spotlight") {
    const edge = context.createRadialGradient(x, y, radius * (1 - SOFT), x, y, radius);
    edge.addColorStop(0, "rgb(0 0 0 / 0)");
    edge.addColorStop(1, "rgb(0 0 0 / 0.7)");
    context.fillStyle = edge;
    pathOf(context, { x, y, radius });
    context.fill();
    // A gradient over the whole canvas would take several milliseconds.
    context.fillStyle = "rgb(0 0 0 / 0.7)";
    pathOf(context, { x, y, radius });
    context.rect(0, 0, context.canvas.width, context.canvas.height);
    context.fill("evenodd");
  } else if (tool === "magnifier" || tool === "eraser") {
    const [part, outer] = RINGS[tool];
    const width = Math.max(1, part * slide.height);
    context.lineWidth = width;
    for (const [side, colour] of [
      [1, outer],
      [-1, "white"],
    ] as const) {
      context.strokeStyle = colour;
      pathOf(context, { x, y, radius: Math.max(0.5, radius + (side * width) / 2) });
      context.stroke();
    }
  }
}

function circleOf(mark: PointerMark, slide: Area): Circle {
  return {
    x: slide.left + mark.x * slide.width,
    y: slide.top + mark.y * slide.height,
    radius: mark.radius * slide.height,
  };
}

function pathOf(context: CanvasRenderingContext2D, { x, y, radius }: Circle): void {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
}

function drawStroke(context: CanvasRenderingContext2D, { ink, dots }: StrokeMark, slide: Area): void {
  const points = dots.map((dot) => inPixels(dot, slide));
  const [first] = points;
  if (first === undefined) return;
  context.lineCap = context.lineJoin = "round";
  context.strokeStyle = ink === "pen" ? PEN : HIGHLIGHTER;
  context.lineWidth = first[2];
  context.beginPath();
  context.moveTo(first[0], first[1]);
  let from: Point = first;
  points.forEach((point, at) => {
    const next = points[at + 1];
    const to: Point = next === undefined ? point : middle(point, next);
    // The pen's breadth changes along the way; what overlaps of the highlighter has to be one path.
    if (ink === "pen") {
      context.beginPath();
      context.moveTo(from[0], from[1]);
      context.lineWidth = point[2];
    }
    context.quadraticCurveTo(point[0], point[1], to[0], to[1]);
    if (ink === "pen") context.stroke();
    from = to;
  });
  if (ink !== "pen") context.stroke();
}

function inPixels([x, y, breadth]: StrokeDot, slide: Area): Point {
  return [
    slide.left + (x / SIDE) * slide.width,
    slide.top + (y / SIDE) * slide.height,
    (breadth / SIDE) * slide.height,
  ];
}

function middle(one: Point, other: Point): Point {
  return [(one[0] + other[0]) / 2, (one[1] + other[1]) / 2, one[2]];
}
