# Reads a table with data.table: read.R FILE THREADS
suppressMessages(library(data.table))
arguments <- commandArgs(trailingOnly = TRUE)
setDTthreads(as.integer(arguments[2]))
table <- fread(arguments[1], showProgress = FALSE)
cat(nrow(table), "rows\n")
