"""What the API's own documentation (OpenAPI) says beyond what each operation says of itself."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from pydantic import TypeAdapter

from qa.api.examples import EXAMPLES
from qa.api.problems import METHODS, Problem
from qa.contract import always_whole


def document(app: FastAPI, *, keys_always: bool) -> None:
    """Add the schema of problems, which no operation returns by itself; that results are always
    whole; examples with their nulls, which FastAPI leaves out; and where keys are needed:
    `keys_always`, or else from anywhere but the service's own machine."""
    made = app.openapi

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            told = made()
            schemas = told["components"]["schemas"]
            _with_problems(schemas)
            for name, schema in schemas.items():
                if not (name.startswith("Body_") or schema.get("additionalProperties") is False):
                    always_whole(schema)
            for operation in _operations(told):
                _with_examples(operation)
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


def _with_examples(operation: dict[str, Any]) -> None:
    for response in operation["responses"].values():
        for content in response.get("content", {}).values():
            if isinstance(name := content.get("example"), str) and name in EXAMPLES:
                content["example"] = EXAMPLES[name]


def _operations(told: dict[str, Any]) -> list[dict[str, Any]]:
    methods = [method.lower() for method in METHODS]
    return [path[one] for path in told["paths"].values() for one in methods if one in path]
