package amount

// unit is what a noun after a number measures.
type unit struct {
	name string
	kind Kind
}

// units are the nouns of measures and the nouns for people, singular and
// plural; multi-word names are joined with a space.
var units = func() map[string]unit {
	m := map[string]unit{}
	add := func(k Kind, name string, words ...string) {
		for _, w := range words {
			m[w] = unit{name, k}
		}
	}
	add(Percent, "percent", "percent", "per cent", "pct")
	add(Percent, "percentage points", "percentage point", "percentage points")
	add(Measure, "km", "km", "kms", "kilometre", "kilometres", "kilometer", "kilometers")
	add(Measure, "m", "metre", "metres", "meter", "meters")
	add(Measure, "miles", "mile", "miles")
	add(Measure, "nautical miles", "nautical mile", "nautical miles", "nm")
	add(Measure, "km2", "square kilometre", "square kilometres", "square kilometer", "square kilometers", "sq km", "sq. km")
	add(Measure, "m2", "square metre", "square metres", "square meter", "square meters")
	add(Measure, "m3", "cubic metre", "cubic metres", "cubic meter", "cubic meters")
	add(Measure, "hectares", "hectare", "hectares", "ha")
	add(Measure, "acres", "acre", "acres")
	add(Measure, "tonnes", "tonne", "tonnes", "ton", "tons", "metric ton", "metric tons", "metric tonnes", "mt")
	add(Measure, "kg", "kg", "kilogram", "kilograms", "kilos", "kilo")
	add(Measure, "kW", "kw", "kilowatt", "kilowatts")
	add(Measure, "MW", "mw", "megawatt", "megawatts")
	add(Measure, "GW", "gw", "gigawatt", "gigawatts")
	add(Measure, "GWh", "gwh", "gigawatt hours", "gigawatt-hours")
	add(Measure, "TWh", "twh", "terawatt hours", "terawatt-hours")
	add(Measure, "barrels", "barrel", "barrels")
	add(Measure, "barrels per day", "barrels per day", "barrels a day", "bpd")
	add(Measure, "litres", "litre", "litres", "liter", "liters")
	add(Count, "doses", "dose", "doses", "vaccine", "vaccines", "vaccine doses")
	add(
		Count, "people", "people", "persons", "person", "workers", "labourers", "laborers", "nationals", "citizens",
		"residents", "students", "troops", "soldiers", "personnel", "refugees", "visitors", "tourists", "travellers",
		"travelers", "employees", "staff", "children", "women", "men", "girls", "boys", "experts", "trainees", "participants", "peacekeepers", "migrants", "passengers", "patients", "prisoners",
		"hostages", "teachers", "scholars", "volunteers", "civilians", "inhabitants", "individuals", "professionals",
		"technicians", "engineers", "beneficiaries", "farmers", "youth", "guests", "victims", "detainees", "immigrants",
		"asylum seekers", "arrivals", "police officers", "health workers", "voters", "jobs seekers",
	)
	add(Count, "families", "family", "families")
	add(Count, "households", "household", "households")
	for _, w := range []string{"day", "week", "month", "year", "hour", "minute", "decade"} {
		add(Time, w+"s", w, w+"s")
	}
	return m
}()
