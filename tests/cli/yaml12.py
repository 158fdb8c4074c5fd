"""Reads YAML as editors do (YAML 1.2, core schema) into what JSON knows: a date is a text, `yes` is a
word, 010 is ten, a key is a text that stands once."""
import re

import yaml


class Loader(yaml.SafeLoader):
    """A safe loader with the plain values of YAML 1.2 instead of those of 1.1."""

    def construct_mapping(self, node, deep=False):
        mapping = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                raise yaml.constructor.ConstructorError(
                    None, None, "a key is no text", key_node.start_mark
                )
            if key_node.value in mapping:
                raise yaml.constructor.ConstructorError(
                    None, None, "a key stands twice", key_node.start_mark
                )
            mapping[key_node.value] = self.construct_object(value_node, deep=deep)
        return mapping


def _map(loader, node):
    value = {}
    yield value
    value.update(loader.construct_mapping(node))


def _float(loader, node):
    return float(loader.construct_scalar(node).lower().replace(".inf", "inf").replace(".nan", "nan"))


_CORE = [
    ("null", r"^(?:~|null|Null|NULL|)$", ["~", "n", "N", ""], None),
    ("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", "tTfF", None),
    ("int", r"^[-+]?[0-9]+$", "-+0123456789", lambda loader, node: int(loader.construct_scalar(node))),
    (
        "float",
        r"^(?:[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?"
        r"|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$",
        "-+.0123456789",
        _float,
    ),
]
Loader.yaml_implicit_resolvers = {}
for name, pattern, first, construct in _CORE:
    Loader.add_implicit_resolver("tag:yaml.org,2002:" + name, re.compile(pattern), list(first))
    if construct:
        Loader.add_constructor("tag:yaml.org,2002:" + name, construct)
Loader.add_constructor("tag:yaml.org,2002:map", _map)


def load(path):
    """The value of the one document in a file. Raises yaml.YAMLError when it is no such document."""
    with open(path, "rb") as file:
        return yaml.load(file, Loader)
