package pipeline

import "chancery/schema"

// Namesake tells leaders of one name apart by the years in which they held
// office. It makes names a [resolve.LeaderNames].
func (n names) Namesake(name, country string, on schema.Date) string {
	if ld, ok := n.lex.Namesake(name, country, on); ok {
		return ld.Name
	}
	return ""
}
