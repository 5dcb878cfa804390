"""Writes reference.json: Student's t quantiles and regularised incomplete beta values, from 40 digits, rounded to doubles.

    pip install mpmath==1.3.0
    python3 make-reference.py
    npx prettier --write reference.json
"""

import json
import pathlib

from mpmath import betainc, loggamma, mp, mpf

mp.dps = 40


def tail(t, freedom):
    return betainc(mpf(freedom) / 2, mpf(1) / 2, 0, freedom / (freedom + t * t), regularized=True) / 2


def student_quantile(probability, freedom):
    """By bisection, so that nothing but the tail is trusted. The probability is the double itself."""
    wanted = 1 - mpf(probability)
    low, high = mpf(0), mpf(10) ** 7
    for _ in range(160):
        middle = (low + high) / 2
        if tail(middle, freedom) > wanted:
            low = middle
        else:
            high = middle
    return float(low)


student = [
    [probability, freedom, student_quantile(probability, freedom)]
    for probability in (0.75, 0.9, 0.95, 0.975, 0.995, 0.9995)
    for freedom in (1, 2, 3, 4, 7, 10, 15, 23, 31, 63, 100, 399, 2000)
]
beta = [
    [x, a, b, float(betainc(a, b, 0, mpf(x), regularized=True))]
    for x in (0.001, 0.1, 0.5, 0.9, 0.999)
    for a, b in ((0.5, 0.5), (1, 3), (2, 2), (3.5, 0.5), (50, 0.5), (200, 0.5), (30, 40))
]
log_gamma = [[x, float(loggamma(x))] for x in (0.5, 0.75, 1, 1.5, 2, 2.5, 5, 12, 100.5, 1000)]

target = pathlib.Path(__file__).with_name("reference.json")
target.write_text(json.dumps({"student": student, "beta": beta, "logGamma": log_gamma}) + "\n")
