# Reads a table whose last column is the target, and fits a quantile by quantreg's Frisch-Newton method: quantreg.R FILE TAU.
arguments <- commandArgs(trailingOnly = TRUE)
suppressMessages({library(data.table); library(quantreg)})
table <- as.matrix(fread(arguments[1], showProgress = FALSE))
p <- ncol(table) - 1
fit <- rq.fit.fnb(cbind(1, table[, seq_len(p)]), table[, p + 1], tau = as.numeric(arguments[2]))
cat(fit$coefficients, sep = "\n")
