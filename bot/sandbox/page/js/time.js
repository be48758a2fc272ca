// Times as a chat client says them.

const DAY = 86_400_000;
const WEEKDAYS = ["周日", "周一", "周二", "周三", "周四", "周五", "周六"];
const two = (n) => String(n).padStart(2, "0");

/** 09:05 */
export function clock(at) {
  const d = new Date(at);
  return `${two(d.getHours())}:${two(d.getMinutes())}`;
}

function daysAgo(at, now) {
  return Math.round((new Date(now).setHours(0, 0, 0, 0) - new Date(at).setHours(0, 0, 0, 0)) / DAY);
}

/** 今天, 昨天 or 11月27日 周五: the line between two days. */
export function dayName(at, now = Date.now()) {
  const ago = daysAgo(at, now);
  if (ago === 0) return "今天";
  if (ago === 1) return "昨天";
  const d = new Date(at);
  return `${d.getMonth() + 1}月${d.getDate()}日 ${WEEKDAYS[d.getDay()]}`;
}

/** What stands beside a chat in the list: a clock time today, else the day. */
export function shortTime(at, now = Date.now()) {
  const ago = daysAgo(at, now);
  if (ago === 0) return clock(at);
  if (ago === 1) return "昨天";
  const d = new Date(at);
  return ago > 0 && ago < 7 ? WEEKDAYS[d.getDay()] : `${d.getMonth() + 1}/${d.getDate()}`;
}

/** Whether two moments lie on different days. */
export function otherDay(a, b) {
  return new Date(a).toDateString() !== new Date(b).toDateString();
}

/** 12.3 KB */
export function fileSize(bytes = 0) {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${(bytes / 1024).toFixed(1)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
