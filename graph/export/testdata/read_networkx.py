"""Print a graph as NetworkX understands it: one JSON object with the nodes and
the edges, each with its attributes. Arguments: a format and a file."""
import json
import sys

import networkx

read = {
    "graphml": lambda path: networkx.read_graphml(path, force_multigraph=True),
    "yed": lambda path: networkx.read_graphml(path, force_multigraph=True),
    "gexf12": lambda path: networkx.read_gexf(path, version="1.2draft"),
}[sys.argv[1]]
g = read(sys.argv[2])
if sys.argv[1] == "yed":
    # NetworkX understands yEd's own drawing, and gives it as attributes.
    for _, a in g.nodes(data=True):
        assert a.pop("label") == a["name"], a
        assert a.pop("shape_type"), a
        assert a.pop("x") is None and a.pop("y") is None, a
    for *_, a in g.edges(keys=True, data=True):
        assert a.pop("label", a["relation"]).startswith(a["relation"]), a
if sys.argv[1] == "gexf12":
    # What GEXF itself gives nodes and edges, beside their attributes.
    for _, a in g.nodes(data=True):
        assert a.pop("label") == a["name"], a
        assert (a.pop("start", None) is None) == ("date" not in a), a
        a.pop("end", None)
    for _, _, key, a in g.edges(keys=True, data=True):
        assert a.pop("label") == a["relation"], a
        assert a.pop("id") == key, a
        assert (a.pop("start", None) is None) == ("date" not in a), a
        a.pop("end", None)
json.dump(
    {
        "directed": g.is_directed(),
        "multigraph": g.is_multigraph(),
        "nodes": {n: a for n, a in g.nodes(data=True)},
        "edges": [{"source": s, "target": t, "key": k, "attributes": a} for s, t, k, a in g.edges(keys=True, data=True)],
    },
    sys.stdout,
)
