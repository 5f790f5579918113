"""The house: floors, doors, circles and sizes hold, and what is cleared is made in one place."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "medsite"
FILES = sorted(path for path in PACKAGE.rglob("*.py") if "starter" not in path.parts)

FLOORS = {
    "model": 1,
    "compute": 1,
    "read": 2,
    "plan": 2,
    "render": 2,
    "screen": 2,
    "audit": 2,
    "write": 2,
    "steps": 3,
    "build": 4,
    "explain": 4,
    "fixing": 4,
    "loose": 4,
    "sharing": 4,
    "hosting": 4,
    "publish": 4,
    "importers": 4,
    "preview": 5,
    "cli": 6,
    "__main__": 7,
}

# Library → the files (or the beginning of their names) through which it enters the house.
DOORS = {
    "yaml": ("read/yaml_nodes",),
    "pydantic": ("read/",),
    "markdown_it": ("read/markdown",),
    "mdit_py_plugins": ("read/markdown",),
    "linkify_it": ("read/markdown",),
    "nh3": ("read/markdown",),
    "jinja2": ("render/templates",),
    "markupsafe": ("render/templates",),
    "feedgen": ("render/feed",),
    "lxml": ("render/feed",),
    "typst": ("render/cards",),
    "pypdfium2": ("render/cards",),
    "zxingcpp": ("render/codes",),
    "PIL": ("render/pictures", "screen/attachments_pixels", "screen/attachments_ocr"),
    "rapidocr": ("screen/attachments_ocr",),
    "numpy": ("screen/attachments_ocr",),
    "babel": ("render/words",),
    "distributed": ("compute/cluster",),
    "stdnum": ("screen/",),
    "pypdf": ("screen/attachments",),
    "click": ("cli/",),
    "rich": ("cli/",),
    "starlette": ("preview/",),
    "uvicorn": ("preview/",),
    "watchdog": ("preview/",),
    "boto3": ("publish/targets/s3",),
    "botocore": ("publish/targets/s3",),
    "paramiko": ("publish/targets/ssh",),
}
LONGEST_FILE = 320
LONGEST_FUNCTION = 40


def _name(path: Path) -> str:
    return path.relative_to(PACKAGE).with_suffix("").as_posix()


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{_name(path)} imports relatively"
            yield node.module or ""


def _room(module: str) -> str:
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else ""


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_a_room_imports_only_lower_floors_and_itself(path: Path) -> None:
    own = _name(path).split("/")[0]
    if own == "__init__":
        return
    for module in _imports(path):
        room = _room(module)
        if not module.startswith("medsite") or not room or room == own:
            continue
        assert FLOORS[room] < FLOORS[own], f"{_name(path)} reaches for {module}"


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_a_library_enters_by_its_door(path: Path) -> None:
    for module in _imports(path):
        doors = DOORS.get(module.split(".")[0])
        assert doors is None or _name(path).startswith(doors), f"{_name(path)} imports {module}"


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_files_and_functions_are_short_and_documented(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= LONGEST_FILE, f"{_name(path)} is long: a second room wants to be born"
    assert ast.get_docstring(_tree(path)), f"{_name(path)} does not say what it is for"
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.FunctionDef):
            doc = ast.get_docstring(node, clean=False)
            length = (node.end_lineno or 0) - node.lineno - (doc.count("\n") + 1 if doc else 0)
            assert length <= LONGEST_FUNCTION, f"{_name(path)}: {node.name} has {length} lines"


def test_no_module_imports_itself_in_a_circle() -> None:
    graph = {
        "medsite." + _name(path).replace("/", ".").removesuffix(".__init__"): {
            module for module in _imports(path) if module.startswith("medsite.")
        }
        for path in FILES
    }
    done: set[str] = set()

    def walk(module: str, above: tuple[str, ...]) -> None:
        assert module not in above, f"a circle: {' → '.join((*above, module))}"
        if module not in done:
            for below in sorted(graph.get(module, ())):
                walk(below, (*above, module))
            done.add(module)

    for module in graph:
        walk(module, ())


def test_what_is_cleared_is_made_in_one_place() -> None:
    makers = [
        _name(path)
        for path in FILES
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"Cleared", "Standing"}
    ]
    assert set(makers) == {"screen/gate"}


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_nothing_below_the_command_line_asks_the_world(path: Path) -> None:
    if _name(path).split("/")[0] in {"cli", "__main__", "preview"}:
        return
    forbidden = {"environ", "getenv", "getcwd", "cwd", "today", "now", "utcnow"}
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            assert node.func.attr not in forbidden, f"{_name(path)}:{node.lineno} calls {node.func.attr}()"
        if isinstance(node, ast.Attribute):
            assert node.attr not in {"environ", "getenv"}, f"{_name(path)}:{node.lineno} reads the environment"


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_broad_excepts_stand_only_at_the_outermost_doors(path: Path) -> None:
    allowed = {"cli/main", "screen/engine", "screen/finished", "screen/attachments", "preview/hand"}
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.ExceptHandler):
            names = [n.id for n in ast.walk(node.type) if isinstance(n, ast.Name)] if node.type else ["everything"]
            broad = {"Exception", "BaseException", "everything"} & set(names)
            assert not broad or _name(path) in allowed, f"{_name(path)}:{node.lineno} catches {broad}"


def test_there_is_no_drawer_called_utils() -> None:
    names = {part for path in FILES for part in _name(path).split("/")}
    assert not names & {"utils", "util", "helpers", "common", "misc", "manager", "data"}
