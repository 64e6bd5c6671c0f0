package export

import (
	"context"
	"encoding/json"
	"io"

	"baogao/model"
)

// JSON writes the reports of a library as one array.
func JSON(ctx context.Context, w io.Writer, lib model.Library) error {
	if _, err := io.WriteString(w, "["); err != nil {
		return err
	}
	enc := encoder(w)
	first := true
	err := each(ctx, lib, func(r *model.Report) error {
		if !first {
			if _, err := io.WriteString(w, ","); err != nil {
				return err
			}
		}
		first = false
		return enc.Encode(reportJSON(r))
	})
	if err != nil {
		return err
	}
	_, err = io.WriteString(w, "]\n")
	return err
}

// JSONLines writes the reports of a library, one a line.
func JSONLines(ctx context.Context, w io.Writer, lib model.Library) error {
	enc := encoder(w)
	return each(ctx, lib, func(r *model.Report) error { return enc.Encode(reportJSON(r)) })
}

func encoder(w io.Writer) *json.Encoder {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc
}

// each loads the reports of a library one after the other.
func each(ctx context.Context, lib model.Library, visit func(*model.Report) error) error {
	for _, e := range lib.Entries() {
		if err := ctx.Err(); err != nil {
			return err
		}
		r, err := lib.Report(e.ID)
		if err != nil {
			return err
		}
		if err := visit(r); err != nil {
			return err
		}
	}
	return nil
}
