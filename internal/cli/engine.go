package cli

import (
	"context"
	"path/filepath"

	"chancery/graph/explore"
)

// sessionsFolder is where the sessions of a store are, in the store's folder.
const sessionsFolder = "sessions"

// engine returns the engine that explores the store of --store, with its sessions
// in folder; when that is "", in the store's own folder. What is wrong with the
// store is told at once.
func (a *app) engine(ctx context.Context, folder string) (*explore.Engine, error) {
	store, err := a.openReading(ctx)
	if err != nil {
		return nil, err
	}
	dir := store.Dir()
	if err := store.Close(); err != nil {
		return nil, err
	}
	switch {
	case folder != "":
	case dir == "":
		return nil, misuse("the store %s has no folder in which sessions could be kept: say where with --sessions DIR", a.store)
	default:
		folder = filepath.Join(dir, sessionsFolder)
	}
	return explore.New(explore.Config{Open: a.openReading, Folder: folder}), nil
}
