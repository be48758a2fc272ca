// Following a link out of the chat.
import { webAddress } from "./dom.js";
import { toast } from "./toast.js";

/** Open an address beside the chat; anything but http(s) only says so. */
export function followLink(address) {
  const href = webAddress(address);
  if (href) window.open(href, "_blank", "noopener");
  else toast({ type: "warning", content: "这个链接只能在真实客户端里打开。" });
}
