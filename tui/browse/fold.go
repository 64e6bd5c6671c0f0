package browse

// foldMarker stands before a row with others under it.
func foldMarker(open bool) string {
	if open {
		return "▾"
	}
	return "▸"
}
