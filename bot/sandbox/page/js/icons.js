// The page's own icons: 24 px line drawings, one path list each.

const SVG = "http://www.w3.org/2000/svg";
const PATHS = {
  chat: [
    "M4 6.5A2.5 2.5 0 0 1 6.5 4h11A2.5 2.5 0 0 1 20 6.5v7a2.5 2.5 0 0 1-2.5 2.5H11l-4.5 4v-4A2.5 2.5 0 0 1 4 13.5z",
    "M8.5 10h.01M12 10h.01M15.5 10h.01",
  ],
  people: [
    "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7z",
    "M2.5 20c0-3.6 2.9-6 6.5-6s6.5 2.4 6.5 6",
    "M16 4.4a3.5 3.5 0 0 1 0 6.3M18 14.6c2.2.8 3.5 2.8 3.5 5.4",
  ],
  faults: ["M13 3 5 13.5h6L10 21l9-11h-6.5z"],
  wire: ["M4 7h13l-3-3M20 17H7l3 3"],
  back: ["M15 5l-7 7 7 7"],
  close: ["M6 6l12 12M18 6 6 18"],
  send: ["M4 12 20 4.5 15.5 20l-4-6.5z", "M11.5 13.5 20 4.5"],
  clip: [
    "M19 11.5l-7.3 7.3a4.6 4.6 0 0 1-6.5-6.5L12.8 4.7a3.1 3.1 0 0 1 4.4 4.4l-7.4 7.4a1.5 1.5 0 0 1-2.2-2.2l6.7-6.7",
  ],
  at: [
    "M15.5 12a3.5 3.5 0 1 1-7 0 3.5 3.5 0 0 1 7 0z",
    "M15.5 8.5V13a2.5 2.5 0 0 0 5 0v-1A8.5 8.5 0 1 0 17 18.9",
  ],
  reply: ["M10 7 4.5 12 10 17v-3.3c4.5 0 7.5 1.3 9.5 4.3-.4-5-3.5-8-9.5-8.3z"],
  repeat: ["M4 11a6 6 0 0 1 6-6h8l-3-3M20 13a6 6 0 0 1-6 6H6l3 3"],
  down: ["M12 5v13M6 12.5l6 6 6-6"],
  chevron: ["M8 5l7 7-7 7"],
  caret: ["M6 9.5l6 6 6-6"],
  check: ["M5 12.5l4.5 4.5L19 7.5"],
  more: ["M5.5 12h.01M12 12h.01M18.5 12h.01"],
  file: ["M6 3.5h8l4.5 4.5v12.5H6z", "M13.5 3.5V8.5h5"],
  link: [
    "M10 14a4 4 0 0 0 5.7 0l3-3a4 4 0 0 0-5.7-5.7l-1 1M14 10a4 4 0 0 0-5.7 0l-3 3A4 4 0 0 0 11 18.7l1-1",
  ],
  search: ["M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.5 15.5 20 20"],
  info: ["M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 11v5.5M12 7.5h.01"],
  success: ["M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM8 12.2l2.8 2.8L16 9.6"],
  error: ["M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM9 9l6 6M15 9l-6 6"],
  warning: ["M12 4 2.8 20h18.4zM12 10v4.5M12 17.3h.01"],
  robot: [
    "M5 9.5A2.5 2.5 0 0 1 7.5 7h9A2.5 2.5 0 0 1 19 9.5v7a2.5 2.5 0 0 1-2.5 2.5h-9A2.5 2.5 0 0 1 5 16.5z",
    "M12 7V3.5M9.3 12.5v1.5M14.7 12.5v1.5M2.5 12v3M21.5 12v3",
  ],
  reset: ["M5 5v5h5", "M5.3 10A7.5 7.5 0 1 1 4.7 14.5"],
  copy: ["M9 9h11v11H9zM15 9V4H4v11h5"],
  zoom: ["M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.5 15.5 20 20M10.5 7.5v6M7.5 10.5h6"],
};

/** A drawn icon by name; unknown names (a platform's own icon tokens) become a small dot. */
export function icon(name, className = "") {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("class", `icon icon-${name} ${className}`);
  for (const d of PATHS[name] ?? ["M12 13.5a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3z"]) {
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("d", d);
    svg.append(path);
  }
  return svg;
}

const TOKENS = [
  [/chat|message|comment/, "chat"],
  [/member|group|person|contact|user/, "people"],
  [/warn|alarm|alert/, "warning"],
  [/yes|done|succeed|check|approve/, "success"],
  [/close|reject|no_|error/, "error"],
  [/file|doc|sheet|pdf/, "file"],
  [/more/, "more"],
  [/down/, "caret"],
  [/right/, "chevron"],
  [/link/, "link"],
  [/robot|bot/, "robot"],
  [/info|tip|help/, "info"],
];

/** Feishu's `standard_icon` tokens, drawn with the nearest icon of our own. */
export function standardIcon(token = "") {
  const found = TOKENS.find(([pattern]) => pattern.test(token));
  return icon(found ? found[1] : "dot");
}
