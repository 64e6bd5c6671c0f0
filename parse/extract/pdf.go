package extract

func fromPDF(data []byte) (Document, error) {
	return Document{}, &Unreadable{"PDF 不能读", "请另存为文本"}
}
