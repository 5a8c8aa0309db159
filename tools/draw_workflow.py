"""Draw the life of a đề án from its table of steps into docs/workflows/proposal.mmd.

The drawing is a Mermaid state diagram. A test compares the file with what is drawn here.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DRAWING = ROOT / "docs" / "workflows" / "proposal.mmd"


def proposal_drawing() -> str:
    """Return the diagram: each state by its code with its Vietnamese name, each step by its code.

    States are declared in the order of the table, so that the picture grows along the road.
    """
    from khuyencong.programme.proposals.states import PROPOSAL_WORKFLOW, State

    head, *steps = PROPOSAL_WORKFLOW.drawing().splitlines()
    left = {source for step in PROPOSAL_WORKFLOW.steps for source in step.sources}
    names = [f'    state "{state.label} ({state.value})" as {state.value}' for state in State]
    ends = [f"    {state.value} --> [*]" for state in State if state.value not in left]
    return "\n".join([head, *names, f"    [*] --> {State.DRAFT}", *steps, *ends]) + "\n"


def main() -> int:
    import django
    from django.conf import settings
    from django.utils.translation import override

    # Labels are translated texts: they need the machinery of translation, and no settings of ours.
    settings.configure(USE_I18N=True, LANGUAGE_CODE="vi")
    django.setup()
    with override("vi"):
        DRAWING.write_text(proposal_drawing(), encoding="utf-8")
    print(f"Drawn: {DRAWING.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    sys.exit(main())
