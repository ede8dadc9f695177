package web

import (
	"context"

	"chancery/internal/answer"
)

// The answers of package answer, under the names that their arguments have
// there.

func (s *server) commitments(ctx context.Context, q answer.CommitmentsArguments) (*answer.CommitmentsAnswer, error) {
	return s.Desk.Commitments(ctx, q)
}

func (s *server) threads(ctx context.Context, q answer.ThreadArguments) (*answer.ThreadAnswer, error) {
	return s.Desk.Thread(ctx, q)
}

func (s *server) asks(ctx context.Context, q answer.AsksArguments) (*answer.AsksAnswer, error) {
	return s.Desk.Asks(ctx, q)
}

func (s *server) ledger(ctx context.Context, q answer.LedgerArguments) (*answer.LedgerAnswer, error) {
	return s.Desk.Ledger(ctx, q)
}

func (s *server) compare(ctx context.Context, q answer.CompareArguments) (*answer.CompareAnswer, error) {
	return s.Desk.Compare(ctx, q)
}

func (s *server) brief(ctx context.Context, q answer.BriefArguments) (*answer.BriefAnswer, error) {
	return s.Desk.Brief(ctx, q)
}

func (s *server) review(ctx context.Context, q answer.ReviewArguments) (*answer.ReviewAnswer, error) {
	return s.Desk.Review(ctx, q)
}

func (s *server) judge(ctx context.Context, _ none, b answer.JudgeArguments) (*answer.JudgeAnswer, error) {
	return s.Desk.Judge(ctx, b)
}

func (s *server) unjudge(ctx context.Context, _ none, b answer.UnjudgeArguments) (*answer.JudgeAnswer, error) {
	return s.Desk.Unjudge(ctx, b)
}
