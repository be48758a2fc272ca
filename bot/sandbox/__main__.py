"""python -m bot.sandbox --port 8800 --bot http://127.0.0.1:8000, with the bot's own environment variables."""

import argparse
import os

from bot.sandbox import Credentials, Sandbox

RETRY_SCALE = 1 / 50  # Feishu's 15 s, 5 min, 1 h become 0.3 s, 6 s, 72 s


def main() -> None:
    """Serve until Ctrl-C."""
    parser = argparse.ArgumentParser(prog="python -m bot.sandbox", description="模拟飞书与企业微信")
    parser.add_argument("--port", type=int, default=8800)
    parser.add_argument("--bot", default="http://127.0.0.1:8000", help="机器人的地址")
    parser.add_argument(
        "--retry-scale", type=float, default=RETRY_SCALE, help="1 为平台真实的重试间隔，0 为不重试"
    )
    options = parser.parse_args()
    sandbox = Sandbox(Credentials.from_env(os.environ), options.bot, options.port, options.retry_scale)
    print(f"沙箱：{sandbox.start()}", flush=True)
    try:
        sandbox.wait()
    except KeyboardInterrupt:
        sandbox.stop()


if __name__ == "__main__":
    main()
