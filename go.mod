module baogao

go 1.26
