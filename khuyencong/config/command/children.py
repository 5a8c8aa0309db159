"""The processes under ``khuyencong run``: ``web HOST PORT WORKERS`` and ``work``."""

import sys
import threading

from khuyencong.config.command.supervision import die_with_parent

THREADS_OF_A_WORKER = 4


def serve(host: str, port: int, workers: int) -> None:
    """Serve in WSGI mode: measured 4-10 times faster for these pages than ASGI."""
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    Granian(
        "khuyencong.config.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=THREADS_OF_A_WORKER,
        backpressure=128,
        websockets=False,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
    ).serve()


def main(arguments: list[str]) -> None:
    """Run one child of the supervisor: the web server, or the worker of jobs."""
    die_with_parent()
    if arguments[0] == "web":
        host, port, workers = arguments[1:]
        serve(host, int(port), int(workers))
    else:
        from khuyencong.config.command.running import work_the_queue
        from khuyencong.config.command.start import start

        start(mode="production")
        work_the_queue(threading.Event())


if __name__ == "__main__":
    main(sys.argv[1:])
