# Writes reference.json: what R says of small samples, with the resamples of its bootstrap.
#
#   apt-get install r-base-core r-cran-boot
#   Rscript make-reference.R
#   npx prettier --write reference.json

library(boot)
set.seed(20030131)

number <- function(x) format(x, digits = 17, scientific = NA, trim = TRUE)
list_of <- function(x) paste0("[", paste(vapply(x, number, ""), collapse = ","), "]")
rows_of <- function(m) paste0("[", paste(apply(m, 1, list_of), collapse = ",\n"), "]")

gaps <- round(rlnorm(24, 0, 0.8) - 0.4, 3)
others <- round(rnorm(24, 1, 2), 3)

mean_of <- function(x, i) mean(x[i])
ratio_of <- function(x, i) mean(x[i, 1]) / mean(x[i, 2])
bca <- function(data, statistic, count, resamples) {
  b <- boot(data, statistic, R = resamples)
  left_out <- vapply(seq_len(count), function(i) statistic(data, -i), 0)
  influence <- mean(left_out) - left_out
  ends <- vapply(c(0.9, 0.95, 0.99), function(conf)
    boot.ci(b, conf = conf, type = "bca", L = influence)$bca[4:5], c(0, 0))
  percentile <- boot.ci(b, conf = 0.95, type = "perc")$percent[4:5]
  list(estimate = b$t0, replicates = b$t, left_out = left_out, ends = t(ends), percentile = percentile)
}
told <- function(x) sprintf(
  '{"estimate":%s,"replicates":%s,"jackknife":%s,"bca":%s,"percentile":%s}',
  number(x$estimate), list_of(x$replicates), list_of(x$left_out), rows_of(x$ends), list_of(x$percentile))

bases <- round(rlnorm(24, 2, 0.3), 3)
of_mean <- bca(gaps, mean_of, 24, 499)
of_ratio <- bca(cbind(gaps, bases), ratio_of, 24, 499)
many <- boot.ci(boot(gaps, mean_of, R = 200000), conf = 0.95, type = "bca",
  L = gaps - mean(gaps))$bca[4:5]

# Two-sided t tests: supposed mean, t, p.
t_tests <- t(vapply(c(0, 0.5, 1.2), function(mu) {
  test <- t.test(gaps, mu = mu)
  c(mu, test$statistic, test$p.value)
}, c(0, 0, 0)))

# Two one-sided tests: margin, p of "−margin or less", p of "margin or more".
equivalence <- t(vapply(c(0.5, 1.5, 3), function(margin) c(
  margin,
  t.test(others, mu = -margin, alternative = "greater")$p.value,
  t.test(others, mu = margin, alternative = "less")$p.value), c(0, 0, 0)))

# The same with a margin that is a share of the baseline's mean: share, p of "−margin or less", p of "margin or more".
relative_equivalence <- t(vapply(c(0.1, 0.2, 0.4), function(share) c(
  share,
  t.test(gaps + share * bases, alternative = "greater")$p.value,
  t.test(gaps - share * bases, alternative = "less")$p.value), c(0, 0, 0)))

p_values <- c(0.01, 0.04, 0.03, 0.005, 0.2, 0.04, 1, 0.0001)

quantiles <- t(vapply(c(0, 0.05, 0.1, 0.25, 0.5, 0.9, 0.99, 1), function(p)
  c(p, quantile(gaps, p, type = 7), quantile(gaps, p, type = 7) - quantile(others, p, type = 7)), c(0, 0, 0)))

# Percentile bootstrap of the difference of quantiles of pairs.
pairs <- cbind(gaps, others)
quantile_gap <- t(vapply(c(0.25, 0.5), function(p) {
  b <- boot(pairs, function(x, i) quantile(x[i, 1], p) - quantile(x[i, 2], p), R = 50000)
  c(p, b$t0, boot.ci(b, type = "perc")$percent[4:5])
}, c(0, 0, 0, 0)))

# Exact interval of a standardised effect by inversion of the non-central t.
effect_of <- function(x, conf) {
  n <- length(x); f <- n - 1; d <- mean(x) / sd(x); t <- d * sqrt(n)
  end <- function(p) uniroot(function(ncp) pt(t, f, ncp) - p, c(-37, 37), tol = 1e-12)$root / sqrt(n)
  c(conf, d, d * exp(lgamma(f / 2) - lgamma((f - 1) / 2) - log(f / 2) / 2), end((1 + conf) / 2), end((1 - conf) / 2))
}
effects <- rbind(effect_of(gaps, 0.95), effect_of(gaps, 0.9))
effect_other <- effect_of(others[1:5], 0.95)

# Wilson's interval: wins, pairs, low, high.
wilson <- t(apply(rbind(c(18, 24), c(24, 24), c(0, 10), c(7, 15)), 1, function(x)
  c(x, prop.test(x[1], x[2], correct = FALSE)$conf.int)))

power <- t(apply(expand.grid(c(0.2, 0.5, 1.5), c(5, 34, 200)), 1, function(x) c(
  x, power.t.test(n = x[2], delta = x[1], sd = 1, type = "one.sample", strict = TRUE)$power)))

noncentral <- as.matrix(expand.grid(t = c(-2, 0.5, 3, 12, 30), freedom = c(1, 2, 4, 23, 399), ncp = c(-1, 0, 2, 10, 30)))
noncentral <- cbind(noncentral, suppressWarnings(apply(noncentral, 1, function(x) pt(x[1], x[2], x[3]))))

normal <- { x <- c(-8, -5, -3, -1.5, -0.1, 0, 0.3, 1, 1.959963984540054, 4, 7); cbind(x, pnorm(x)) }
student <- { x <- as.matrix(expand.grid(c(-3, -0.2, 0, 1, 2.5, 10), c(1, 3, 23, 399)));
  cbind(x, apply(x, 1, function(r) pt(r[1], r[2], lower.tail = FALSE))) }

fields <- c(
  gaps = list_of(gaps), others = list_of(others), bases = list_of(bases),
  bcaOfMean = told(of_mean), bcaOfRatio = told(of_ratio), bcaOfManyResamples = list_of(many),
  tTests = rows_of(t_tests), equivalence = rows_of(equivalence),
  relativeEquivalence = rows_of(relative_equivalence),
  pValues = list_of(p_values), holm = list_of(p.adjust(p_values, "holm")),
  quantiles = rows_of(quantiles), quantileGap = rows_of(quantile_gap),
  effects = rows_of(effects), effectOfFive = list_of(effect_other), wilson = rows_of(wilson), power = rows_of(power),
  noncentral = rows_of(noncentral), normal = rows_of(normal), student = rows_of(student))
writeLines(paste0("{", paste0('"', names(fields), '":', fields, collapse = ",\n"), "}"), "reference.json")
