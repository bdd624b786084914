"""The OpenAPI document as the documentation page shows it: operations, fields, examples."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

MARK = "x-spec-enum-id"  # the generator's own note on a list of values
SHOWN_VALUES = 12
SAMPLES = {
    "uuid": "5b1d3c9e-2f4a-4c55-9a3e-0d6f1f7a2b10",
    "date": "2026-02-11",
    "date-time": "2026-02-11T09:30:00Z",
    "decimal": "25.0",
    "email": "rita@patients.example",
    "uri": "https://portal.example/api/v1/patients/?page=2",
}
OF_TYPE: dict[str, Any] = {"string": "text", "integer": 1, "number": 1.5, "boolean": True}

Json = Mapping[str, Any]


@dataclass(frozen=True)
class Field:
    """One field of a body or one parameter, named by its whole path."""

    name: str
    type: str
    is_required: bool
    values: tuple[str, ...]
    more_values: int
    about: str


@dataclass(frozen=True)
class Answer:
    """What a status means; `fields` and `example` only where it succeeded."""

    status: str
    about: str
    fields: tuple[Field, ...]
    example: str


@dataclass(frozen=True)
class Operation:
    """One method of one address; an access key needs one of the scopes, or any where none is."""

    id: str
    method: str
    path: str
    summary: str
    about: str
    parameters: tuple[tuple[str, Field], ...]
    request: tuple[Field, ...]
    request_example: str
    answers: tuple[Answer, ...]
    scopes: tuple[str, ...]


@dataclass(frozen=True)
class Chapter:
    """The operations that share a first word of their address."""

    name: str
    operations: tuple[Operation, ...]


def without_marks(result: dict, **kwargs: Any) -> dict:
    """The document without the generator's own notes; a hook of the generator."""
    _unmark(result)
    return result


def outline(document: Json) -> list[Chapter]:
    """Every operation of a document, by chapter, in the order of the addresses."""
    reader = _Reader(document)
    chapters: dict[str, list[Operation]] = {}
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            chapter = chapters.setdefault(operation["tags"][0], [])
            chapter.append(reader.operation(path, method, operation))
    return [Chapter(name, tuple(operations)) for name, operations in chapters.items()]


@dataclass(frozen=True)
class _Reader:
    document: Json

    def operation(self, path: str, method: str, operation: Json) -> Operation:
        body = operation.get("requestBody", {}).get("content", {}).get("application/json", {})
        schema = body.get("schema", {})
        return Operation(
            id=operation["operationId"],
            method=method.upper(),
            path=path,
            summary=operation["summary"],
            about=operation.get("description", ""),
            parameters=tuple(
                (each["in"], self._field(each["name"], each["schema"], each))
                for each in operation.get("parameters", ())
            ),
            request=tuple(self.fields(schema)),
            request_example=_pretty(self._given_example(body)) if body else "",
            answers=tuple(
                self.answer(status, each) for status, each in operation["responses"].items()
            ),
            scopes=tuple(
                scope for each in operation["security"] for scope in each.get("accessKey", ())
            ),
        )

    def answer(self, status: str, response: Json) -> Answer:
        schema = response["content"]["application/json"]["schema"]
        succeeded = status.startswith("2")
        return Answer(
            status=status,
            about=response["description"],
            fields=tuple(self.fields(schema)) if succeeded else (),
            example=_pretty(self.example(schema)) if succeeded else "",
        )

    def fields(self, schema: Json, path: str = "") -> Iterator[Field]:
        """Every field, also those within, each with its path: `levels[].grade`."""
        schema = self._resolved(schema)
        if schema.get("type") == "array":
            yield from self.fields(schema["items"], f"{path}[]")
            return
        required = schema.get("required", ())
        for name, inner in schema.get("properties", {}).items():
            place = f"{path}.{name}" if path else name
            yield self._field(place, inner, {"required": name in required})
            yield from self.fields(inner, place)
        others = schema.get("additionalProperties")
        if isinstance(others, dict) and others:
            yield from self.fields(others, f"{path}.*")

    def _field(self, name: str, schema: Json, about: Json) -> Field:
        resolved = self._resolved(schema)
        values = [json.dumps(value) for value in resolved.get("enum", ())]
        words = about.get("description") or schema.get("description") or schema.get("title", "")
        return Field(
            name=name,
            type=self._type(schema),
            is_required=about.get("required", False),
            values=tuple(values[:SHOWN_VALUES]),
            more_values=max(0, len(values) - SHOWN_VALUES),
            about=words.split("* `")[0].strip(),
        )

    def _type(self, schema: Json) -> str:
        """As JSON names it, with the format, such as `string (date) or null`."""
        resolved = self._resolved(schema)
        kinds = resolved.get("type", "any")
        kind = next(each for each in _list(kinds) if each != "null")
        if kind == "array":
            kind = f"list of {self._type(resolved['items'])}"
        if resolved.get("format"):
            kind = f"{kind} ({resolved['format']})"
        is_nullable = "null" in _list(kinds) or {"type": "null"} in schema.get("oneOf", ())
        return f"{kind} or null" if is_nullable else kind

    def example(self, schema: Json) -> Any:
        """A value that fits."""
        schema = self._resolved(schema)
        if "enum" in schema:
            return next(value for value in schema["enum"] if value != "")
        kind = next(each for each in _list(schema.get("type", "object")) if each != "null")
        if kind == "array":
            return [self.example(schema["items"])] * schema.get("minItems", 1)
        if kind == "object":
            inner = schema.get("properties", {})
            found = {name: self.example(each) for name, each in inner.items()}
            others = schema.get("additionalProperties")
            return found or ({"name": self.example(others)} if others else {})
        return SAMPLES.get(schema.get("format", ""), OF_TYPE[kind])

    def _given_example(self, body: Json) -> Any:
        """The example that the endpoint gives, else one made from its schema."""
        given = list(body.get("examples", {}).values())
        return given[0]["value"] if given else self.example(body["schema"])

    def _resolved(self, schema: Json) -> Json:
        """The schema itself: references followed, and of several the first that is not null."""
        if "$ref" in schema:
            name = schema["$ref"].rsplit("/", 1)[1]
            return self._resolved(self.document["components"]["schemas"][name])
        several = schema.get("oneOf")
        if several:
            return self._resolved(next(each for each in several if each != {"type": "null"}))
        return schema


def _unmark(part: Any) -> None:
    if isinstance(part, dict):
        part.pop(MARK, None)
        for each in part.values():
            _unmark(each)
    elif isinstance(part, list):
        for each in part:
            _unmark(each)


def _list(kinds: Any) -> list:
    return kinds if isinstance(kinds, list) else [kinds]


def _pretty(value: Any) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False)
