# Reads a table with data.table's fread, its last column being 0 or 1, and fits logistic lassos with glmnet on the columns as
# they are.
#
# classes.R FILE cv FOLDS | path THRESH
suppressMessages({
    library(data.table)
    library(glmnet)
})
arguments <- commandArgs(trailingOnly = TRUE)
table <- fread(arguments[1], showProgress = FALSE)
last <- ncol(table)
y <- table[[last]]
set(table, j = last, value = NULL)
x <- as.matrix(table)
rm(table)
setting <- as.numeric(arguments[3])
if (arguments[2] == "cv") {
    set.seed(1)
    fit <- cv.glmnet(x, y, family = "binomial", nfolds = setting, standardize = FALSE)
    weights <- coef(fit, s = "lambda.min")
} else {
    fit <- glmnet(x, y, family = "binomial", standardize = FALSE, thresh = setting, maxit = 1e7)
    weights <- coef(fit)[, length(fit$lambda)]
}
cat(format(as.numeric(weights), digits = 17), sep = "\n")
