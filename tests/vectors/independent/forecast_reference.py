#!/usr/bin/env python3
"""A second, slow and literal implementation of the forecast model, to check the one that girls use.

Written from the formulas alone, with the Python 3 standard library. Direct sums, plain probabilities, no shortcuts.

    python3 tests/vectors/independent/forecast_reference.py          # check the published vectors, write the further ones
    python3 tests/vectors/independent/forecast_reference.py --check  # check both, write nothing
"""

import json
import math
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
PUBLISHED = os.path.join(HERE, '..', 'forecast-golden-vectors.json')
FURTHER = os.path.join(HERE, '..', 'forecast-independent-vectors.json')

NAMES = 'm0 aS bS wI dI cMS tau tpow lkap e0 e1 dl sl sh fl rho'.split()
ADULT = dict(zip(NAMES, [3.34669, -2.79601, .27901, .09521, .9319, .16639, .06413, .3443, .28367,
                         -4.14765, 1.15066, .20364, .2372, .001, .002, .95846]))
TEEN = dict(zip(NAMES, [3.37357, -2.578, .41854, .10421, .9319, .16639, .10115, .3443, .11263,
                        -2.53966, 1.15066, .27094, .30718, .00357, .002, .96311]))
FRESH = {'m0': .06425, 'aS': .57294, 'e0': 2.224, 'dl': .08782, 'sh': .01967}
LEVELS = [(.004, .60), (.06, .28), (.22, .12)]

MUS = []
while math.log(19) + .02 * len(MUS) < math.log(66):
    MUS.append(math.log(19) + .02 * len(MUS))
SIGMAS = [.018 * (.42 / .018) ** (k / 12) for k in range(13)]
POINTS = [(m, s) for m in MUS for s in SIGMAS]
assert len(POINTS) == 819


def logistic(x):
    return 1 / (1 + math.exp(-min(max(x, -40.0), 40.0)))


def F(z):
    return logistic(1.702 * z)


def parameters(age, g, years):
    """Constants at a moment `years` before the last onset."""
    a = age if age is not None else (12.4 + g if g is not None else 25.0)
    a = max(a - years, 0.0)
    gyn = max(g - years, 0.0) if g is not None else max(a - 12.6, .3)
    u = math.exp(-gyn / 1.5)
    c = min(max((a - 18) / 6, 0.0), 1.0)
    th = {n: c * ADULT[n] + (1 - c) * (TEEN[n] + u * FRESH.get(n, 0.0)) for n in NAMES}
    th['m0'] += c * -.00193 * (min(max(a, 18.0), 45.0) - 28)
    return th


def normal(x, mean, sd):
    return math.exp(-.5 * ((x - mean) / sd) ** 2) / (sd * math.sqrt(2 * math.pi))


def prior(th):
    out = []
    for m, s in POINTS:
        ls = math.log(s)
        sigma_density = ((1 - th['wI']) * normal(ls, th['aS'], th['bS'])
                         + th['wI'] * normal(ls, th['aS'] + th['dI'], th['bS']))
        m_density = normal(m, th['m0'] + th['cMS'] * (ls - th['aS']), th['tau'] * math.exp(th['tpow'] * (ls - th['aS'])))
        out.append(sigma_density * m_density)
    total = sum(out)
    return [v / total for v in out]


def core(d, s, kappa):
    if d < 0:
        return 2 / (1 + kappa) * F(d / s)
    return 1 - 2 * kappa / (1 + kappa) * (1 - F(d / (kappa * s)))


def p_one(length, m, s, th):
    lo, hi = math.log(length - .5), math.log(length + .5)
    kappa = math.exp(th['lkap'])
    e = logistic(th['e0'] + th['e1'] * (math.log(s) - th['aS']))
    usual = core(hi - m, s, kappa) - core(lo - m, s, kappa)
    long = F((hi - m - th['dl']) / th['sl']) - F((lo - m - th['dl']) / th['sl'])
    return ((1 - th['fl'] - th['sh']) * ((1 - e) * usual + e * long)
            + th['sh'] * (1 / 13 if 10 <= length <= 22 else 0)
            + th['fl'] * (1 / 143 if 8 <= length <= 150 else 0))


def p_merged(length, count, m, s, th):
    lo, hi = math.log(length - .5), math.log(length + .5)
    kappa = math.exp(th['lkap'])
    scale = 1.15 * s / math.sqrt(count)
    centre = m + math.log(count)
    return core(hi - centre, scale, kappa) - core(lo - centre, scale, kappa)


def forecast(hist, age, g, answers=None, day=None):
    answers = answers or [None] * len(hist)
    hist, answers = hist[-60:], answers[-60:]
    n = len(hist)
    moments = [parameters(age, g, sum(hist[j:]) / 365.25) for j in range(n)] + [parameters(age, g, 0.0)]
    filters = [prior(moments[0]) for _ in LEVELS]
    log_evidence = [0.0] * len(LEVELS)
    last_forgotten = 0.0
    for j, length in enumerate(hist):
        th = moments[j]
        following = prior(moments[j + 1])
        rho = moments[j + 1]['rho']
        answer = answers[j]
        left_out = answer == 'leave-out' or (answer is None and not 8 <= length <= 150)
        last_forgotten = 0.0
        if not left_out:
            p1 = [p_one(length, m, s, th) for m, s in POINTS]
            p2 = [p_merged(length, 2, m, s, th) for m, s in POINTS]
            p3 = [p_merged(length, 3, m, s, th) for m, s in POINTS]
            weights = mixing(log_evidence)
            forgot = whole = 0.0
            for i, (pi, _) in enumerate(LEVELS):
                q = filters[i]
                e1, e2, e3 = (sum(a * b for a, b in zip(q, p)) for p in (p1, p2, p3))
                forgot += weights[i] * (pi * e2 + pi * pi * e3)
                whole += weights[i] * ((1 - pi - pi * pi) * e1 + pi * e2 + pi * pi * e3)
                if answer == 'nothing-missed':
                    like = [(1 - pi - pi * pi) * a for a in p1]
                elif answer == 'one-missed':
                    like = [pi * b for b in p2]
                else:
                    like = [(1 - pi - pi * pi) * a + pi * b + pi * pi * c for a, b, c in zip(p1, p2, p3)]
                product = [a * b for a, b in zip(q, like)]
                z = sum(product)
                log_evidence[i] += math.log(z)
                filters[i] = [v / z for v in product]
            last_forgotten = forgot / whole
        for i in range(len(LEVELS)):
            logs = [rho * math.log(max(a, 1e-300)) + (1 - rho) * math.log(max(b, 1e-300)) for a, b in zip(filters[i], following)]
            top = max(logs)
            raised = [math.exp(v - top) for v in logs]
            total = sum(raised)
            filters[i] = [v / total for v in raised]

    weights = mixing(log_evidence)
    mixed = [sum(w * q[k] for w, q in zip(weights, filters)) for k in range(len(POINTS))]
    least = 1e-6 * max(mixed)
    kept = [(w, m, s) for w, (m, s) in zip(mixed, POINTS) if w >= least]
    now = moments[-1]
    raw = [sum(w * p_one(length, m, s, now) for w, m, s in kept) for length in range(1, 181)]
    whole = sum(raw)
    f = [v / whole for v in raw]
    pi_mean = sum(w * pi for w, (pi, _) in zip(weights, LEVELS))

    def open_forgot(d):
        cdf = sum(f[:d])
        forgot = pi_mean / (1 + pi_mean) * cdf
        return forgot / (forgot + 1 - cdf)

    result = {'hist': hist, 'age': age, 'g': g, 'median': median(f),
              'w80': window(f, .8), 'w95': window(f, .95),
              'p28': round(f[27], 8), 'p35': round(f[34], 8), 'cdf45': round(sum(f[:45]), 8),
              'adherence': [round(w, 6) for w in weights], 'pForgot40': round(open_forgot(40), 6)}
    if n:
        result['forgottenInLastGap'] = round(last_forgotten, 8)
    if day is not None:
        rest = [0.0] * day + f[day:]
        whole = sum(rest)
        rest = [v / whole for v in rest]
        result['today'] = {'day': day, 'median': median(rest), 'w80': window(rest, .8), 'w95': window(rest, .95),
                           'nextDay': round(rest[day], 8), 'pForgot': round(open_forgot(day), 8)}
    return result


def mixing(log_evidence):
    top = max(log_evidence)
    raw = [p * math.exp(e - top) for (_, p), e in zip(LEVELS, log_evidence)]
    total = sum(raw)
    return [v / total for v in raw]


def median(f):
    total = 0.0
    for i, v in enumerate(f):
        total += v
        if total >= .5:
            return i + 1
    raise AssertionError


def window(f, mass):
    for width in range(1, len(f) + 1):
        sums = [(math.fsum(f[i:i + width]), i) for i in range(len(f) - width + 1)]
        best = max(v for v, _ in sums)
        if best >= mass:
            start = min(i for v, i in sums if v == best)
            return [start + 1, start + width, round(best, 6)]
    raise AssertionError


def same(ours, theirs):
    for key in ('median', 'p28', 'p35', 'cdf45', 'pForgot40'):
        if abs(ours[key] - theirs[key]) > 1e-6:
            return False
    windows = all(ours[k][:2] == theirs[k][:2] and abs(ours[k][2] - theirs[k][2]) <= 1e-6 for k in ('w80', 'w95'))
    return windows and all(abs(a - b) <= 1e-6 for a, b in zip(ours['adherence'], theirs['adherence']))


NO, ONE, OUT = 'nothing-missed', 'one-missed', 'leave-out'
REGULAR = [28, 29, 27, 28, 30, 28, 27, 29]
MANY = [27 + (k * k + 3 * k) % 7 for k in range(75)]
# (hist, age, g, answers, day of the open cycle)
CASES = [
    # unknown g with a teen history
    ([31, 45, 27, 30], 13.1, None, None, None),
    ([38, 24, 52, 30, 29, 41, 33], 14.2, None, None, 12),
    ([29, 30, 28, 31, 27, 30, 29, 28, 30, 31, 29, 30], 12.7, None, None, None),
    # age unknown with g known
    ([], None, .5, None, None),
    ([33, 40, 29], None, 1.2, None, None),
    ([30, 29, 31, 28, 30], None, 7.5, None, 20),
    # the cross-fade from 18 to 24 years
    ([28, 30, 29, 31], 18.1, None, None, None),
    ([28, 30, 29, 31, 27, 35, 28], 19.7, 6.0, None, None),
    ([33, 26, 41, 28], 21.0, None, None, 33),
    ([27, 28, 27, 26, 28, 27, 29, 28, 27, 28], 23.6, 10.5, None, None),
    ([30, 29, 31] * 9, 18.9, 5.0, None, None),
    ([29, 27, 30, 28], 52.0, None, None, None),
    # more than 60 gaps
    (MANY, 17.5, 5.2, None, None),
    (MANY[::-1] + [55, 28], 22.4, None, None, 29),
    ([28] * 61 + [35] * 4, 30.0, None, None, None),
    # conditioning on today
    ([], 13.0, .4, None, 1),
    ([], 13.0, .4, None, 60),
    (REGULAR, 16.0, 4.0, None, 27),
    (REGULAR, 16.0, 4.0, None, 31),
    (REGULAR, 16.0, 4.0, None, 60),
    (REGULAR, None, None, None, 149),
    ([45, 28, 61], 13.2, .8, None, 45),
    # gaps that are left out until she answers, and what she may answer
    ([29, 31, 7, 22, 30, 29], 15.5, 3.0, None, None),
    ([29, 31, 151, 30, 29], 15.5, 3.0, None, None),
    ([29, 31, 8, 150, 29], 15.5, 3.0, None, None),
    ([29, 31, 28, 60, 29, 30], 15.5, 3.0, [None, None, None, ONE, None, None], None),
    ([29, 31, 28, 60, 29, 30], 15.5, 3.0, [None, None, None, NO, None, None], None),
    ([29, 31, 28, 60, 29, 30], 15.5, 3.0, [None, None, None, OUT, None, None], None),
    ([29, 31, 28, 60, 29, 61], 15.5, 3.0, [None, None, None, ONE, None, ONE], 30),
    ([34, 58, 29], 12.9, None, [None, NO, None], None),
    ([28, 200, 29, 30], 14.0, None, [None, NO, None, None], None),
    ([28, 29, 27, 6, 30], 16.5, 4.5, [None, None, None, NO, None], None),
    ([30, 31, 29, 57], None, 2.5, [OUT, OUT, OUT, ONE], 10),
    (MANY, 15.0, None, [NO] * 74 + [OUT], None),
]


def main():
    published = json.load(open(PUBLISHED))
    wrong = [v for v in published if not same(forecast(v['hist'], v['age'], v['g']), v)]
    if wrong:
        sys.exit('published vectors that differ: %s' % [v['hist'] for v in wrong])
    further = []
    for hist, age, g, answers, day in CASES:
        vector = forecast(hist, age, g, answers, day)
        vector['hist'] = hist
        if answers:
            vector['answers'] = answers
        further.append(vector)
    if '--check' in sys.argv:
        if json.load(open(FURTHER)) != further:
            sys.exit('the further vectors differ from the file')
    else:
        lines = ',\n'.join(' ' + json.dumps(v) for v in further)
        open(FURTHER, 'w').write('[\n%s\n]\n' % lines)
    print('%d published vectors agree; %d further ones' % (len(published), len(further)))


if __name__ == '__main__':
    main()
