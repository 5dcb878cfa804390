# Writes reference.json: distances of Kolmogorov and Smirnov between slices of a sample and the whole, with and without ties.
#
#   apt-get install r-base-core
#   Rscript make-reference.R
#   npx prettier --write reference.json

set.seed(20030131)
list_of <- function(x) paste0("[", paste(vapply(x, format, "", digits = 17), collapse = ","), "]")

x <- round(runif(60), 6)
cells <- floor(4 * x)
case <- function(y) {
  distances <- vapply(0:3, function(cell) suppressWarnings(ks.test(y[cells == cell], y)$statistic), 0)
  sprintf('{"outcomes":%s,"distances":%s}', list_of(y), list_of(distances))
}
smooth <- case(round(sin(6 * x) + rnorm(60, 0, 0.3), 6))
tied <- case(floor(4 * x * x + runif(60, 0, 2)))
writeLines(sprintf('{"coordinates":%s,"cases":[%s,%s]}', list_of(x), smooth, tied), "reference.json")
