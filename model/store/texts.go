package store

import (
	"context"
	"fmt"

	"baogao/model"
)

// Text implements model.Texts.
func (l *Library) Text(id string) (string, error) {
	rec := l.snap.Load().byID[id]
	switch {
	case rec == nil:
		return "", fmt.Errorf("%s: %w", id, model.ErrNoReport)
	case rec.report != nil:
		return rec.report.Text, nil
	}
	var text string
	if err := l.texts.QueryRow(rec.row).Scan(&text); err != nil {
		return "", fmt.Errorf("%s: %w", id, l.readError(err))
	}
	return text, nil
}

// Candidates implements model.Texts by the grams of the words: see gram.go.
func (l *Library) Candidates(ctx context.Context, words []string) (func(id string) bool, error) {
	snap := l.snap.Load()
	var wanted []uint32
	for _, w := range words {
		wanted = append(wanted, wordGrams(w)...)
	}
	wanted = distinct(wanted)
	if l.db == nil || len(wanted) == 0 {
		return func(string) bool { return true }, nil
	}
	var found map[int64]members // by segment
	for _, g := range wanted {
		holding, err := l.holding(ctx, g)
		if err != nil {
			return nil, l.readError(err)
		}
		if found == nil {
			found = holding
			continue
		}
		for segment, m := range found {
			other, ok := holding[segment]
			if !ok {
				delete(found, segment)
				continue
			}
			m.and(&other)
			found[segment] = m
		}
	}
	return func(id string) bool {
		rec := snap.byID[id]
		if rec == nil || rec.row < 0 {
			return rec != nil
		}
		m := found[rec.row>>segmentBits]
		local := rec.row & (segmentSize - 1)
		return m[local/64]>>(local%64)&1 == 1
	}, nil
}

// holding returns which reports hold a gram, by segment.
func (l *Library) holding(ctx context.Context, gram uint32) (map[int64]members, error) {
	const lowMask = 1<<gramBits - 1
	bucket := bucketOf(gram)
	rows, err := l.db.QueryContext(ctx, `SELECT id, body FROM gram WHERE id >= ? AND id < ?`, gramRow(bucket, 0), gramRow(bucket+1, 0))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	holding := map[int64]members{}
	var body []byte
	for rows.Next() {
		var id int64
		if err := rows.Scan(&id, &body); err != nil {
			return nil, err
		}
		sound := eachGram(body, func(low uint32, m *members) bool {
			if low == gram&lowMask {
				holding[id-gramRow(bucket, 0)] = *m
			}
			return low < gram&lowMask
		})
		if !sound {
			return nil, errDamaged
		}
	}
	return holding, rows.Err()
}
