"""What the API's own documentation (OpenAPI) says beyond what each operation says of itself."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from pydantic import TypeAdapter

from qa.api.problems import METHODS, Problem


def document(app: FastAPI, *, keys_always: bool) -> None:
    """Add the schema of problems, which no operation returns by itself, and where keys are needed:
    `keys_always`, or else from anywhere but the service's own machine."""
    made = app.openapi

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            told = made()
            _with_problems(told["components"]["schemas"])
            for operation in _operations(told):
                if not keys_always:
                    operation["security"].append({})
        assert app.openapi_schema is not None
        return app.openapi_schema

    app.openapi = openapi  # type: ignore[method-assign]


def _with_problems(schemas: dict[str, Any]) -> None:
    problem = TypeAdapter(Problem).json_schema(
        mode="serialization", ref_template="#/components/schemas/{model}"
    )
    schemas |= problem.pop("$defs", {})
    schemas["Problem"] = problem
    for unused in ("HTTPValidationError", "ValidationError"):
        schemas.pop(unused, None)


def _operations(told: dict[str, Any]) -> list[dict[str, Any]]:
    methods = [method.lower() for method in METHODS]
    return [path[one] for path in told["paths"].values() for one in methods if one in path]
