package web

func cayleyRoutes() []route { return nil }
