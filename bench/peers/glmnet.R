# Reads a table with data.table's fread, or svmlight, fits lassos with glmnet on the columns as they are, and writes the
# weights. The last column is the target.
#
# glmnet.R FILE ANSWER THREADS TASK
#   train ALPHA THRESH      one strength
#   path RATIO THRESH       100 strengths down to this share of the largest
#   path                    as glmnet does by default
#   cv FOLDS                cv.glmnet by default
#
# Prints the seconds of the call of glmnet alone, and the strength that cv chooses.
suppressMessages({
    library(data.table)
    library(glmnet)
})
arguments <- commandArgs(trailingOnly = TRUE)
file <- arguments[1]
task <- arguments[4]
setDTthreads(as.integer(arguments[3]))

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
    y <- table[[ncol(table)]]
    x <- as.matrix(table[, 1:(ncol(table) - 1)])
    rm(table)
}

fit <- function(...) glmnet(x, y, standardize = FALSE, maxit = 1e9, ...)
if (task == "train") {
    alpha <- as.numeric(arguments[5])
    seconds <- system.time(model <- fit(lambda = alpha, thresh = as.numeric(arguments[6])))
} else if (task == "path" && length(arguments) > 4) {
    largest <- max(abs(as.numeric(crossprod(x, y - mean(y))))) / length(y)
    alphas <- largest * as.numeric(arguments[5])^((0:99) / 99)
    seconds <- system.time(model <- fit(lambda = alphas, thresh = as.numeric(arguments[6])))
} else if (task == "path") {
    seconds <- system.time(model <- glmnet(x, y, standardize = FALSE))
} else {
    set.seed(1)
    seconds <- system.time(curve <- cv.glmnet(x, y, nfolds = as.integer(arguments[5]), standardize = FALSE))
    model <- curve$glmnet.fit
    cat("alpha", format(curve$lambda.min, digits = 17), "\n")
}
cat("seconds", seconds[["elapsed"]], "\n")

weights <- if (task == "cv") coef(curve, s = "lambda.min") else coef(model)
names <- c("(intercept)", rownames(weights)[-1])
if (task == "path") {
    cells <- summary(weights)
    answer <- data.table(alpha = model$lambda[cells$j], name = names[cells$i], weight = cells$x)
} else {
    answer <- data.table(name = names, weight = as.numeric(weights))
}
fwrite(answer, arguments[2])
