# Cross-validation curves of cv.glmnet at full precision, for CrossValidationTest: row i is in fold i mod 10.
# usage: Rscript cv_curves.R NAME TARGET < DATA.csv >> cv_glmnet.csv
suppressMessages(library(glmnet))
a <- commandArgs(TRUE)
d <- read.csv(file("stdin"), check.names = FALSE)
y <- d[[a[2]]]
x <- as.matrix(d[, names(d) != a[2]])
fold <- (seq_along(y) - 1) %% 10 + 1
for (mix in c(1, 0.5, 0)) {
  lambda <- glmnet(x, y, alpha = mix, nlambda = 100)$lambda
  lambda <- lambda[round(seq(1, length(lambda), length.out = 12))]
  f <- cv.glmnet(x, y, alpha = mix, lambda = lambda, foldid = fold, thresh = 1e-18, maxit = 1e7)
  for (k in seq_along(f$lambda)) {
    rule <- paste0(if (f$lambda[k] == f$lambda.min) "min", if (f$lambda[k] == f$lambda.1se) "1se")
    cat(a[1], format(mix), sprintf("%.17g", c(f$lambda[k], f$cvm[k], f$cvsd[k])), rule, sep = ",")
    cat("\n")
  }
}
