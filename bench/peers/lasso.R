# Reads a table with data.table and fits a lasso with glmnet: lasso.R FILE ALPHA THREADS. The last column is the target.
suppressMessages({
    library(data.table)
    library(glmnet)
})
arguments <- commandArgs(trailingOnly = TRUE)
setDTthreads(as.integer(arguments[3]))
table <- as.matrix(fread(arguments[1], showProgress = FALSE))
target <- ncol(table)
fit <- glmnet(table[, -target], table[, target], lambda = as.numeric(arguments[2]), standardize = FALSE, thresh = 1e-12)
print(coef(fit)[1:3, ], digits = 10)
