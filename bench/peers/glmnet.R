# Reads a table with data.table's fread, or svmlight, fits lassos with glmnet on the columns as they are, and writes the
# weights. The last column is the target.
#
# glmnet.R FILE ANSWER THREADS CALLS TASK
#   train ALPHA THRESH      one strength
#   path ALPHAS THRESH      these strengths, between commas
#   path                    as glmnet does by default
#   cv FOLDS                cv.glmnet by default
#
# Prints the seconds of glmnet alone, for so many calls or until ten seconds are over, and the strength that cv chooses.
suppressMessages({
    library(data.table)
    library(glmnet)
})
arguments <- commandArgs(trailingOnly = TRUE)
file <- arguments[1]
answer <- arguments[2]
setDTthreads(as.integer(arguments[3]))
calls <- as.integer(arguments[4])
task <- arguments[5]
settings <- lapply(strsplit(arguments[-(1:5)], ","), as.numeric)

if (endsWith(file, ".svm")) {
    cells <- strsplit(readLines(file), "[ :]+")
    y <- as.numeric(vapply(cells, `[`, "", 1))
    numbers <- as.numeric(unlist(lapply(cells, `[`, -1)))
    odd <- seq(1, length(numbers), 2)
    x <- sparseMatrix(
        i = rep(seq_along(cells), (lengths(cells) - 1) / 2), j = numbers[odd], x = numbers[odd + 1]
    )
    colnames(x) <- paste0("x", seq_len(ncol(x)))
    rm(cells, numbers)
} else {
    table <- fread(file, showProgress = FALSE)
    last <- ncol(table)
    y <- table[[last]]
    set(table, j = last, value = NULL)
    x <- as.matrix(table)
    rm(table)
}

if (length(settings) == 2) {
    call <- function() glmnet(x, y, standardize = FALSE, lambda = settings[[1]], thresh = settings[[2]], maxit = 1e9)
} else if (task == "path") {
    call <- function() glmnet(x, y, standardize = FALSE)
} else {
    set.seed(1)
    call <- function() cv.glmnet(x, y, nfolds = settings[[1]], standardize = FALSE)
}
seconds <- c()
while (length(seconds) < calls && sum(seconds) < 10) {
    seconds <- c(seconds, system.time(model <- call())[["elapsed"]])
}
cat(paste("seconds", seconds, "\n"), sep = "")

if (task == "cv") {
    cat("alpha", format(model$lambda.min, digits = 17), "\n")
    weights <- coef(model, s = "lambda.min")
} else {
    weights <- coef(model)
}
names <- c("(intercept)", rownames(weights)[-1])
if (task == "path") {
    cells <- summary(weights)
    found <- data.table(alpha = model$lambda[cells$j], name = names[cells$i], weight = cells$x)
} else {
    found <- data.table(name = names, weight = as.numeric(weights))
}
fwrite(found, answer)
