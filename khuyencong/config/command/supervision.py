"""Start children, watch over them, and stop each by its own process id."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from types import FrameType

import click

PATIENCE_SECONDS = 15
PARENT = "KHUYENCONG_PARENT_PID"


@dataclass(frozen=True)
class Child:
    """A process to keep alive: a module of this program with arguments."""

    name: str
    arguments: tuple[str, ...]
    module: str

    def start(self) -> "subprocess.Popen[bytes]":
        # A group of its own: Ctrl-C in a terminal then reaches only us, and each child once.
        return subprocess.Popen(  # noqa: S603  # our own interpreter and fixed words
            [sys.executable, "-m", self.module, *self.arguments],
            env={**os.environ, PARENT: str(os.getpid())},
            process_group=0,
        )


def supervise(children: Sequence[Child]) -> int:
    """Run children until told to stop or until one ends; return the exit code.

    A child that ends by itself takes the others with it: whoever started us (systemd, a container)
    then starts all anew, and nothing half-works unseen.
    """
    told = threading.Event()

    def tell(_number: int, _frame: FrameType | None) -> None:
        told.set()

    before = {number: signal.signal(number, tell) for number in (signal.SIGINT, signal.SIGTERM)}
    running = {child.name: child.start() for child in children}
    try:
        while not told.wait(0.5):
            for name, process in running.items():
                if (code := process.poll()) is not None:
                    click.echo(
                        f"The {name} ended by itself (exit code {code}); stopping.", err=True
                    )
                    return code or 1
        click.echo("Stopping")
        return 0
    finally:
        _stop(list(running.values()))
        for number, handler in before.items():
            signal.signal(number, handler)


def _stop(processes: Sequence["subprocess.Popen[bytes]"]) -> None:
    for process in processes:
        process.terminate()
    end = time.monotonic() + PATIENCE_SECONDS
    for process in processes:
        try:
            process.wait(max(0.1, end - time.monotonic()))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def die_with_parent() -> None:
    """End this process when the one that started it is gone, even if it was killed."""
    parent = int(os.environ.get(PARENT, "0"))
    if parent:
        threading.Thread(target=_watch, args=(parent,), daemon=True, name="parent").start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(1)
    os.kill(os.getpid(), signal.SIGTERM)
