"""Writes reference.json: exact values of exp, log, pow, the normal and Gumbel quantiles, and Poisson quantiles;
and sine-reference.json: those of sin and cos.

    pip install mpmath==1.3.0
    python3 make-reference.py

A real value is stored as the nearest double and the remainder in units of its last place (ulp), so that a test can
measure errors far below 1 ulp. Inputs are doubles; uniforms sit on the grid (word + 1/2) / 2^32 of the draws.
"""

import json
import math
import pathlib
import random

from mpmath import cos, erfinv, exp, log, mp, mpf, pi, power, sin, sqrt

mp.dps = 60
points = random.Random(20030131)


def rounded(value):
    nearest = float(value)
    remainder = (value - mpf(nearest)) / mpf(math.ulp(nearest))
    return [nearest, round(float(remainder), 6)]


def uniform():
    return (points.getrandbits(32) + 0.5) / 2**32


def uniforms(count):
    edges = [0.5 / 2**32, 1.5 / 2**32, 0.075, 0.925, 0.5 - 0.5 / 2**32, 0.5 + 0.5 / 2**32, 1 - 0.5 / 2**32]
    tails = [2.0 ** -points.uniform(2, 32) for _ in range(count // 4)]
    return edges + tails + [1 - tail for tail in tails] + [uniform() for _ in range(count // 2)]


# Each list of edges holds the worst point of some 10^5 random ones.
def exp_points():
    edges = [-745.13, -744.0, -708.4, -708.39, -1e-300, 0.0, 1e-300, 2.0**-54, 0.34657359027997264, 0.34657359027997270,
             0.5, 1.0, -1.0, -4.478616037803148, 709.0, 709.78, 709.782712893384]
    wide = [points.uniform(-745, 709.7) for _ in range(400)]
    model = [points.uniform(-8, 8) for _ in range(600)]
    return edges + wide + model


def log_points():
    edges = [5e-324, 1e-310, 2.2250738585072014e-308, 0.5, 0.7071067811865475, 0.7071067811865476, 1 - 2.0**-53,
             1.0, 1 + 2.0**-52, 1.401685491361975, 1.4142135623730949, 1.4142135623730951, 2.0, 1.7976931348623157e308]
    wide = [2.0 ** points.uniform(-1070, 1023) for _ in range(300)]
    model = [10 ** points.uniform(-6, 9) for _ in range(400)]
    near_one = [1 + points.uniform(-0.3, 0.5) for _ in range(400)]
    return edges + wide + model + near_one


def pow_points():
    edges = [(2.0, 0.5), (9.0, 1.5), (1e-6, 8.0), (1e-6, -8.0), (1e9, 8.0), (1e9, -8.0), (1 + 2.0**-52, 8.0),
             (1 - 2.0**-53, -8.0), (1.2247448713915889, 3.0), (1.2247448713915892, 3.0), (1.7320508075688772, 7.0),
             (1.7320508075688774, 7.0), (5e-324, 0.5), (1.7976931348623157e308, 0.5), (10.0, -320.0), (10.0, 308.0),
             (4.288079052591898e-06, 6.365088850325575)]
    model = [(10 ** points.uniform(-6, 9), points.uniform(-8, 8)) for _ in range(1200)]
    near_one = [(1 + points.uniform(-0.3, 0.5), points.uniform(-8, 8)) for _ in range(600)]
    return edges + model + near_one


def normal_quantile(u):
    with mp.workdps(60 + math.ceil(-math.log10(u))):  # 2u − 1 cancels
        return sqrt(2) * erfinv(2 * mpf(u) - 1)


def poisson_quantile(u, mean):
    term = exp(-mpf(mean))
    cumulative = term
    k = 0
    while cumulative < mpf(u):
        k += 1
        term = term * mpf(mean) / k
        cumulative += term
    return k


def poisson_points():
    means = [0.0, 1e-9, 0.01, 0.3, 1.0, 1.1666666666666667, 3.0, 7.5, 20.0, 31.999, 32.0, 32.001, 33.0, 60.5, 100.0, 250.0,
             511.5, 700.0, 745.2, 1500.0]
    edges = [0.5 / 2**32, 1e-3, 0.5, 1 - 0.5 / 2**32]
    return [(u, mean) for mean in means for u in edges + [uniform() for _ in range(16)]]


def sine_points():
    edges = [0.0, 5e-324, 1e-300, 2.0**-27, 0.7853981633974483, 0.7853981633974484, 1.0, 1.5707963267948966, 3.141592653589793,
             6.283185307179586, 1048576.0, 0.7965843529246389, 577467.9370948174]
    model = [points.uniform(-8, 8) for _ in range(400)]
    wide = [points.uniform(-(2.0**20), 2.0**20) for _ in range(300)]
    near_zeros = [float(points.randrange(1, 667544) * pi / 2) for _ in range(300)]
    return edges + [-x for x in edges] + model + wide + near_zeros


def write(name, table):
    lines = [
        f'  "{key}": [\n' + ',\n'.join('    ' + json.dumps(row) for row in rows) + '\n  ]' for key, rows in table.items()
    ]
    pathlib.Path(__file__).with_name(name).write_text('{\n' + ',\n'.join(lines) + '\n}\n')


reference = {
    'exp': [[x, *rounded(exp(mpf(x)))] for x in exp_points()],
    'log': [[x, *rounded(log(mpf(x)))] for x in log_points()],
    'pow': [[x, y, *rounded(power(mpf(x), mpf(y)))] for x, y in pow_points()],
    'normal': [[u, *rounded(normal_quantile(u))] for u in uniforms(800) + [1e-300, 1e-20, 1e-12]],
    'gumbel': [[u, *rounded(-log(-log(mpf(u))))] for u in uniforms(400)],
    'poisson': [[u, mean, poisson_quantile(u, mean)] for u, mean in poisson_points()],
}

write('reference.json', reference)

at = sine_points()
sines = {
    'sin': [[x, *rounded(sin(mpf(x)))] for x in at],
    'cos': [[x, *rounded(cos(mpf(x)))] for x in at],
}
write('sine-reference.json', sines)
