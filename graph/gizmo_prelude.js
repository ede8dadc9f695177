// The questions of the field in Gizmo. Names are typed as people write them;
// without a name, a function starts from everything.
var dip = (function () {
	"use strict";

	function list(args) { return Array.prototype.slice.call(args); }

	// questions returns the functions, over edges with the given labels only; null
	// is any label.
	function questions(labels) {
		function from(names) {
			var start = g.V.apply(g, list(names).map(dipFind));
			if (labels === null) return start;
			// No label at all would restrict nothing.
			return start.labelContext(labels.length > 0 ? labels : ["<date:none>"]);
		}
		function outward() {
			var predicates = list(arguments);
			return function () { return from(arguments).out(predicates).unique(); };
		}
		function inward(predicate) {
			return function () { return from(arguments).in(predicate).unique(); };
		}
		function mutual() {
			var predicates = list(arguments);
			return function () { return from(arguments).both(predicates).unique(); };
		}
		return {
			labels: labels,
			find: function (name) { return dipFind(name); },
			between: function (since, until) { return questions(dipBetween(since, until)); },
			v: function () { return from(arguments); },
			met: mutual("<dip:met>", "<dip:called>"),
			signed: mutual("<dip:signed>"),
			visited: outward("<dip:visited>"),
			visitors: inward("<dip:visited>"),
			attended: outward("<dip:attended>"),
			commitments: outward("<dip:agreed>", "<dip:pledged>"),
			requests: outward("<dip:requested>"),
			targets: outward("<dip:targets>")
		};
	}

	return questions(null);
})();
