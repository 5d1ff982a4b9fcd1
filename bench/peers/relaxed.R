# Relaxed weights of glmnet(relax = TRUE), blended by gamma, for PublishedRelaxedTest.
# usage: Rscript relaxed.R NAME TARGET < DATA.csv >> glmnet_relaxed.csv
suppressMessages(library(glmnet))
a <- commandArgs(TRUE)
d <- read.csv(file("stdin"), check.names = FALSE)
y <- d[[a[2]]]
x <- as.matrix(d[, names(d) != a[2]])
for (mix in c(1, 0.5)) {
  lambda <- glmnet(x, y, alpha = mix)$lambda[c(5, 15, 25, 35)]
  f <- glmnet(x, y, alpha = mix, lambda = lambda, relax = TRUE, thresh = 1e-20, maxit = 1e7)
  # Not by predict(), whose gamma = 0 blends in some 1e-5 of the penalised weights.
  for (gamma in c(0, 0.5)) {
    b <- gamma * rbind(f$a0, as.matrix(f$beta)) +
      (1 - gamma) * rbind(f$relaxed$a0, as.matrix(f$relaxed$beta))
    rownames(b)[1] <- "(intercept)"
    for (k in seq_along(lambda)) for (name in rownames(b)) if (b[name, k] != 0) {
      cat(a[1], format(mix), gamma, sprintf("%.17g", f$lambda[k]), name, sprintf("%.17g", b[name, k]), sep = ",")
      cat("\n")
    }
  }
}
