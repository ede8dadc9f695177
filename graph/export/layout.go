package export

import "math"

// point is a place on a picture.
type point struct{ x, y float64 }

// layout places the nodes of a graph so that joined ones lie near each other and
// others apart, after Fruchterman and Reingold, "Graph drawing by force-directed
// placement" (1991). It starts from a spiral, not from chance, so that the same
// graph always gives the same picture. The result fits a square of side 1.
func layout(nodes int, edges [][2]int) []point {
	const rounds = 300
	at := spiral(nodes)
	if nodes < 2 {
		return at
	}
	ideal := 1 / math.Sqrt(float64(nodes))
	force := make([]point, nodes)
	for round := range rounds {
		clear(force)
		repel(at, force, ideal)
		attract(at, force, edges, ideal)
		heat := 0.1 * (1 - float64(round)/rounds)
		for i := range at {
			if length := math.Hypot(force[i].x, force[i].y); length > 0 {
				step := min(length, heat) / length
				at[i].x += force[i].x * step
				at[i].y += force[i].y * step
			}
		}
	}
	return fitted(at)
}

// spiral places nodes like the seeds of a sunflower.
func spiral(nodes int) []point {
	golden := math.Pi * (3 - math.Sqrt(5))
	at := make([]point, nodes)
	for i := range at {
		radius := 0.5 * math.Sqrt((float64(i)+0.5)/float64(nodes))
		at[i] = point{0.5 + radius*math.Cos(float64(i)*golden), 0.5 + radius*math.Sin(float64(i)*golden)}
	}
	return at
}

// gravity draws every node to the middle, so that what nothing joins does not
// drift away: alone against all others it comes to rest at 0.7 from it.
const gravity = 2

// repel pushes every two nodes apart, and all of them to the middle.
func repel(at, force []point, ideal float64) {
	for i := range at {
		for j := i + 1; j < len(at); j++ {
			dx, dy := at[i].x-at[j].x, at[i].y-at[j].y
			squared := max(dx*dx+dy*dy, 1e-9)
			push := ideal * ideal / squared
			force[i].x += dx * push
			force[i].y += dy * push
			force[j].x -= dx * push
			force[j].y -= dy * push
		}
		force[i].x += (0.5 - at[i].x) * gravity
		force[i].y += (0.5 - at[i].y) * gravity
	}
}

// attract pulls joined nodes together.
func attract(at, force []point, edges [][2]int, ideal float64) {
	for _, e := range edges {
		dx, dy := at[e[0]].x-at[e[1]].x, at[e[0]].y-at[e[1]].y
		pull := math.Hypot(dx, dy) / ideal
		force[e[0]].x -= dx * pull
		force[e[0]].y -= dy * pull
		force[e[1]].x += dx * pull
		force[e[1]].y += dy * pull
	}
}

// fitted stretches places to fill the square of side 1.
func fitted(at []point) []point {
	low, high := at[0], at[0]
	for _, p := range at {
		low.x, low.y = min(low.x, p.x), min(low.y, p.y)
		high.x, high.y = max(high.x, p.x), max(high.y, p.y)
	}
	scale := func(v, from, to float64) float64 {
		if to-from < 1e-9 {
			return 0.5
		}
		return (v - from) / (to - from)
	}
	for i, p := range at {
		at[i] = point{scale(p.x, low.x, high.x), scale(p.y, low.y, high.y)}
	}
	return at
}
