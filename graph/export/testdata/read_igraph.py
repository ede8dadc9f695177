"""Print a GraphML file as igraph understands it, in the form of read_networkx.py.
Arguments: "graphml" and a file."""
import json
import sys

import igraph

g = igraph.Graph.Read_GraphML(sys.argv[2])


def known(attributes):
    """igraph gives every vertex every attribute; the empty ones were not in the file."""
    return {k: v for k, v in attributes.items() if v is not None and v == v and v != "" and k != "id"}


json.dump(
    {
        "directed": g.is_directed(),
        "multigraph": True,
        "nodes": {v["id"]: known(v.attributes()) for v in g.vs},
        "edges": [
            {"source": g.vs[e.source]["id"], "target": g.vs[e.target]["id"], "key": e["id"], "attributes": known(e.attributes())}
            for e in g.es
        ],
    },
    sys.stdout,
)
