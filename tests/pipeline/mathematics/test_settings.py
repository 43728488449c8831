"""In a setting true formulas hold, and wrong indices, exponents, signs, orders are caught."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from scripts.mathematics import floats, trees
from scripts.mathematics.comparisons import wrong
from scripts.mathematics.relations import relations
from scripts.mathematics.scope import NotEvaluatedError, Scope, bind

N, D, K = 5, 4, 2


def values(seed: int) -> dict[str, Any]:
    """Examples, a symmetric positive definite S, any A and C, an orthogonal Q, a distribution."""
    rng = np.random.default_rng(seed)
    X, A, C = rng.standard_normal((N, D)), rng.standard_normal((D, D)), rng.standard_normal((D, D))
    S = A @ A.T + np.eye(D)
    lam, Q = np.linalg.eigh(S)
    lam, Q = lam[::-1], Q[:, ::-1]
    x, y, p = rng.standard_normal(D), rng.standard_normal(D), rng.dirichlet(np.ones(3))
    w, b, t = rng.standard_normal(D), rng.standard_normal(), float(rng.random()) + 0.3
    outcomes = [(q, {"u": float(v)}) for q, v in zip(p, (2.0, -1.5, 4.0), strict=True)]
    return {
        "N": N,
        "D": D,
        "K": K,
        r"\mathbf{X}": X,
        r"\mathbf{x}_n": X,
        r"\bar{\mathbf{x}}": X.mean(axis=0),
        r"\mathbf{A}": A,
        r"\mathbf{C}": C,
        r"\mathbf{S}": S,
        r"\mathbf{Q}": Q,
        r"\boldsymbol{\Lambda}": np.diag(lam),
        r"\lambda_d": lam,
        r"\mathbf{q}_d": Q.T,
        r"\mathbf{Q}_K": Q[:, :K],
        r"\mathbf{x}": x,
        r"\mathbf{y}": y,
        r"\mathbf{w}": w,
        r"\mathbf{e}_d": np.eye(D),
        r"\mathbf{1}": np.ones(D),
        "b": b,
        "t": t,
        "a": 2.5,
        "c": -1.2,
        "p_i": p,
        "v_i": [2.0, -1.5, 4.0],
        "outcomes": outcomes,
        r"\sigma": lambda z: 1 / (1 + np.exp(-z)),
        "f": lambda z: np.sin(z) + z**3,
        "g": lambda z: z @ S @ z / 2 - w @ z,
        "h": lambda z: z**2 if z > 0 else 0.0,
        "r_k": {0: 1.0, 1: 3.0, 2: 7.0, 3: 15.0},
    }


# true | false versions of it
TABLE = r"""
\mathbf{x}^\top \mathbf{y} = \mathbf{y}^\top \mathbf{x} | \mathbf{x}^\top \mathbf{y} = -\mathbf{y}^\top \mathbf{x} | \mathbf{x}^\top \mathbf{y} = \mathbf{y} \mathbf{x}^\top
\mathbf{x}^\top \mathbf{y} = \sum_{d=1}^{D} x_d y_d | \mathbf{x}^\top \mathbf{y} = \sum_{d=1}^{K} x_d y_d | \mathbf{x}^\top \mathbf{y} = \sum_{d=2}^{D} x_d y_d | \mathbf{x}^\top \mathbf{y} = \sum_{d=1}^{D} x_d x_d
\lVert \mathbf{x} \rVert^2 = \sum_d x_d^2 | \lVert \mathbf{x} \rVert^2 = \sum_d x_d^3 | \lVert \mathbf{x} \rVert = \sum_d x_d^2 | \lVert \mathbf{x} \rVert^2 = \sum_d y_d^2
\lVert \mathbf{x} \rVert_1 = \sum_{d} \lvert x_d \rvert | \lVert \mathbf{x} \rVert_1 = \sum_{d} x_d | \lVert \mathbf{x} \rVert_2 = \sum_{d} \lvert x_d \rvert
\lVert \mathbf{x} \rVert_\infty = \max_d \lvert x_d \rvert | \lVert \mathbf{x} \rVert_\infty = \min_d \lvert x_d \rvert | \lVert \mathbf{x} \rVert_1 = \max_d \lvert x_d \rvert
\lVert \mathbf{x} - \mathbf{y} \rVert^2 = \lVert \mathbf{x} \rVert^2 - 2 \mathbf{x}^\top \mathbf{y} + \lVert \mathbf{y} \rVert^2 | \lVert \mathbf{x} - \mathbf{y} \rVert^2 = \lVert \mathbf{x} \rVert^2 + 2 \mathbf{x}^\top \mathbf{y} + \lVert \mathbf{y} \rVert^2 | \lVert \mathbf{x} - \mathbf{y} \rVert^2 = \lVert \mathbf{x} \rVert^2 - \mathbf{x}^\top \mathbf{y} + \lVert \mathbf{y} \rVert^2 | \lVert \mathbf{x} + \mathbf{y} \rVert^2 = \lVert \mathbf{x} \rVert^2 - 2 \mathbf{x}^\top \mathbf{y} + \lVert \mathbf{y} \rVert^2
\lvert \mathbf{x}^\top \mathbf{y} \rvert \le \lVert \mathbf{x} \rVert \lVert \mathbf{y} \rVert | \lvert \mathbf{x}^\top \mathbf{y} \rvert \ge \lVert \mathbf{x} \rVert \lVert \mathbf{y} \rVert | \lVert \mathbf{x} \rVert \lVert \mathbf{x} \rVert < \lvert \mathbf{x}^\top \mathbf{x} \rvert
\lVert \mathbf{x} + \mathbf{y} \rVert \le \lVert \mathbf{x} \rVert + \lVert \mathbf{y} \rVert | \lVert \mathbf{x} + \mathbf{y} \rVert > \lVert \mathbf{x} \rVert + \lVert \mathbf{y} \rVert | \lVert \mathbf{x} + \mathbf{y} \rVert \le \lVert \mathbf{x} \rVert - \lVert \mathbf{y} \rVert
\lVert \mathbf{A} \rVert_F^2 = \operatorname{tr}(\mathbf{A}^\top \mathbf{A}) | \lVert \mathbf{A} \rVert_F^2 = \operatorname{tr}(\mathbf{A} \mathbf{A}) | \lVert \mathbf{A} \rVert_F = \operatorname{tr}(\mathbf{A}^\top \mathbf{A}) | \lVert \mathbf{A} \rVert_2^2 = \operatorname{tr}(\mathbf{A}^\top \mathbf{A})
\operatorname{tr}(\mathbf{A} \mathbf{C}) = \operatorname{tr}(\mathbf{C} \mathbf{A}) | \operatorname{tr}(\mathbf{A} \mathbf{C}) = \operatorname{tr}(\mathbf{C}^\top \mathbf{A}) | \operatorname{tr}(\mathbf{A} \mathbf{C}) = \operatorname{tr}(\mathbf{C}) \operatorname{tr}(\mathbf{A})
(\mathbf{A} \mathbf{C})^\top = \mathbf{C}^\top \mathbf{A}^\top | (\mathbf{A} \mathbf{C})^\top = \mathbf{A}^\top \mathbf{C}^\top | (\mathbf{A} \mathbf{C})^\top = \mathbf{C} \mathbf{A}
(\mathbf{A} \mathbf{C})^{-1} = \mathbf{C}^{-1} \mathbf{A}^{-1} | (\mathbf{A} \mathbf{C})^{-1} = \mathbf{A}^{-1} \mathbf{C}^{-1} | (\mathbf{A} \mathbf{C})^{-1} = \mathbf{C}^{-1} \mathbf{A}
\det(\mathbf{A} \mathbf{C}) = \det \mathbf{A} \det \mathbf{C} | \det(\mathbf{A} \mathbf{C}) = \det \mathbf{A} + \det \mathbf{C} | \det(\mathbf{A} + \mathbf{C}) = \det \mathbf{A} + \det \mathbf{C}
\det(a \mathbf{A}) = a^D \det \mathbf{A} | \det(a \mathbf{A}) = a \det \mathbf{A} | \det(a \mathbf{A}) = a^K \det \mathbf{A}
\det \mathbf{A}^{-1} = \frac{1}{\det \mathbf{A}} | \det \mathbf{A}^{-1} = -\frac{1}{\det \mathbf{A}} | \det \mathbf{A}^{\top} = \frac{1}{\det \mathbf{A}}
\mathbf{A} \mathbf{A}^{-1} = \mathbf{I} | \mathbf{A} \mathbf{A}^{\top} = \mathbf{I} | \mathbf{A} \mathbf{A}^{-2} = \mathbf{I}
\mathbf{Q}^\top \mathbf{Q} = \mathbf{I} | \mathbf{Q} \mathbf{Q} = \mathbf{I} | \mathbf{A}^\top \mathbf{Q} = \mathbf{I} | \mathbf{Q}^\top \mathbf{Q} = 2\mathbf{I}
\mathbf{S} = \mathbf{Q} \boldsymbol{\Lambda} \mathbf{Q}^\top | \mathbf{S} = \mathbf{Q}^\top \boldsymbol{\Lambda} \mathbf{Q} | \mathbf{S} = \mathbf{Q} \boldsymbol{\Lambda} \mathbf{Q} | \mathbf{S} = \mathbf{Q} \boldsymbol{\Lambda}^2 \mathbf{Q}^\top
\mathbf{S} = \sum_{d} \lambda_d \mathbf{q}_d \mathbf{q}_d^\top | \mathbf{S} = \sum_{d} \mathbf{q}_d \mathbf{q}_d^\top | \mathbf{S} = \sum_{d} \lambda_d^2 \mathbf{q}_d \mathbf{q}_d^\top | \mathbf{S} = \sum_{d \le K} \lambda_d \mathbf{q}_d \mathbf{q}_d^\top | \mathbf{S} = \sum_{d} \lambda_d \mathbf{q}_d^\top \mathbf{q}_d
\mathbf{S} \mathbf{q}_d = \lambda_d \mathbf{q}_d | \mathbf{S} \mathbf{q}_1 = \lambda_2 \mathbf{q}_1 | \mathbf{S} \mathbf{q}_d = \lambda_1 \mathbf{q}_d | \mathbf{A} \mathbf{q}_d = \lambda_d \mathbf{q}_d
\mathbf{q}_1^\top \mathbf{q}_2 = 0 | \mathbf{q}_1^\top \mathbf{q}_2 = 1 | \mathbf{q}_1^\top \mathbf{q}_1 = 0
\mathbf{q}_1 \perp \mathbf{q}_2 | \mathbf{q}_1 \perp \mathbf{q}_1 | \mathbf{x} \perp \mathbf{y}
\operatorname{tr} \mathbf{S} = \sum_{d=1}^{D} \lambda_d | \operatorname{tr} \mathbf{S} = \sum_{d=1}^{D-1} \lambda_d | \operatorname{tr} \mathbf{S} = \sum_{d=1}^{D} \lambda_d^2
\operatorname{tr} \mathbf{S} = \lambda_1 + \dots + \lambda_D | \operatorname{tr} \mathbf{S} = \lambda_2 + \dots + \lambda_D | \operatorname{tr} \mathbf{S} = \lambda_1 + \dots + \lambda_K | \operatorname{tr} \mathbf{S} = \lambda_1 - \lambda_D
\det \mathbf{S} = \prod_{d=1}^{D} \lambda_d | \det \mathbf{S} = \sum_{d=1}^{D} \lambda_d | \det \mathbf{S} = \prod_{d=1}^{K} \lambda_d
\lambda_1 \ge \dots \ge \lambda_D | \lambda_1 \le \dots \le \lambda_D | \lambda_D \ge \lambda_1
\lambda_d > 0 | \lambda_d < 0 | \lambda_d = 0
\mathbf{S}^{1/2} \mathbf{S}^{1/2} = \mathbf{S} | \mathbf{S}^{1/2} \mathbf{S}^{-1/2} = \mathbf{S} | \mathbf{S}^{1/3} \mathbf{S}^{1/2} = \mathbf{S}
\mathbf{S}^{-1/2} \mathbf{S} \mathbf{S}^{-1/2} = \mathbf{I} | \mathbf{S}^{-1/2} \mathbf{S} \mathbf{S}^{1/2} = \mathbf{I} | \mathbf{S}^{-1/3} \mathbf{S} \mathbf{S}^{-1/2} = \mathbf{I}
\mathbf{S}^{-1} = \mathbf{Q} \boldsymbol{\Lambda}^{-1} \mathbf{Q}^\top | \mathbf{S}^{-1} = \mathbf{Q} \boldsymbol{\Lambda} \mathbf{Q}^\top | \mathbf{S}^{-1} = -\mathbf{Q} \boldsymbol{\Lambda}^{-1} \mathbf{Q}^\top
\boldsymbol{\Lambda} = \operatorname{diag}(\lambda_1, \dots, \lambda_D) | \boldsymbol{\Lambda} = \operatorname{diag}(\lambda_1, \dots, \lambda_K) | \boldsymbol{\Lambda} = \operatorname{diag}(\lambda_1^2, \dots, \lambda_D^2)
\mathbf{Q} = [\mathbf{q}_1 \cdots \mathbf{q}_D] | \mathbf{Q} = [\mathbf{q}_1 \cdots \mathbf{q}_K] | \mathbf{Q} = [\mathbf{q}_2 \cdots \mathbf{q}_D] | \mathbf{Q}^\top = [\mathbf{q}_1 \cdots \mathbf{q}_D]
\mathbf{Q}_K = [\mathbf{q}_1 \cdots \mathbf{q}_K] | \mathbf{Q}_K = [\mathbf{q}_1 \cdots \mathbf{q}_D] | \mathbf{Q}_K = [\mathbf{q}_1 \cdots \mathbf{q}_3]
\lambda_1 = \max_d \mathbf{q}_d^\top \mathbf{S} \mathbf{q}_d | \lambda_2 = \max_d \mathbf{q}_d^\top \mathbf{S} \mathbf{q}_d | \lambda_1 = \min_d \mathbf{q}_d^\top \mathbf{S} \mathbf{q}_d
\lambda_D \lVert \mathbf{x} \rVert^2 \le \mathbf{x}^\top \mathbf{S} \mathbf{x} | \lambda_1 \lVert \mathbf{x} \rVert^2 \le \mathbf{x}^\top \mathbf{S} \mathbf{x} | \lambda_D \lVert \mathbf{x} \rVert^2 \ge \mathbf{x}^\top \mathbf{S} \mathbf{x}
\mathbf{x}^\top \mathbf{S} \mathbf{x} > 0 | \mathbf{x}^\top \mathbf{S} \mathbf{x} < 0 | \mathbf{x}^\top \mathbf{S} \mathbf{x} = 0
\mathbf{S} \succ 0 \cdot \mathbf{S} | -\mathbf{S} \succ 0 \cdot \mathbf{S} | \mathbf{S} \succ \mathbf{S}
\mathbf{S} \succeq \mathbf{S} | \mathbf{S} \succeq 2\mathbf{S} | -\mathbf{S} \succeq \mathbf{S}
\mathbf{S}^\top = \mathbf{S} | \mathbf{A}^\top = \mathbf{A} | \mathbf{S}^\top = -\mathbf{S}
\mathbf{X} \in \mathbb{R}^{N \times D} | \mathbf{X} \in \mathbb{R}^{D \times N} | \mathbf{X} \in \mathbb{R}^{N \times K} | \mathbf{X} \in \mathbb{R}^{N}
\mathbf{x} \in \mathbb{R}^D | \mathbf{x} \in \mathbb{R}^K | \mathbf{x} \in \mathbb{R} | \mathbf{x}^\top \in \mathbb{R}^D
t \in \mathbb{R} | \mathbf{x}_1 \in \mathbb{R} | t \in \mathbb{R}^D
K \in \{1, 2, 3\} | K \in \{1, 3\} | K \in \{2 K, 3\}
\mathbf{X} \mathbf{x} = \begin{bmatrix} \mathbf{x}_1^\top \mathbf{x} \\ \mathbf{x}_2^\top \mathbf{x} \\ \mathbf{x}_3^\top \mathbf{x} \\ \mathbf{x}_4^\top \mathbf{x} \\ \mathbf{x}_5^\top \mathbf{x} \end{bmatrix} | \mathbf{x} \mathbf{X} = \mathbf{X} \mathbf{x} | \mathbf{X}^\top \mathbf{x} = \mathbf{X} \mathbf{x}
\bar{\mathbf{x}} = \frac{1}{N} \sum_{n=1}^{N} \mathbf{x}_n | \bar{\mathbf{x}} = \frac{1}{D} \sum_{n=1}^{N} \mathbf{x}_n | \bar{\mathbf{x}} = \frac{1}{N} \sum_{n=1}^{N-1} \mathbf{x}_n | \bar{\mathbf{x}} = \frac{1}{N} \sum_{n=1}^{N} \mathbf{x}_1 | \bar{\mathbf{x}} = \sum_{n=1}^{N} \mathbf{x}_n
\bar{\mathbf{x}} = \frac{1}{N} \mathbf{X}^\top \mathbf{1}_N | \bar{\mathbf{x}} = \frac{1}{N} \sum_{n=1}^{N+1} \mathbf{x}_n
\sum_{n=1}^{N} \mathbf{x}_n \mathbf{x}_n^\top = \mathbf{X}^\top \mathbf{X} | \sum_{n=1}^{N} \mathbf{x}_n^\top \mathbf{x}_n = \mathbf{X}^\top \mathbf{X} | \sum_{n=1}^{N} \mathbf{x}_n \mathbf{x}_n^\top = \mathbf{X} \mathbf{X}^\top
(\mathbf{X} \mathbf{X}^\top)_{12} = \mathbf{x}_1^\top \mathbf{x}_2 | (\mathbf{X} \mathbf{X}^\top)_{13} = \mathbf{x}_1^\top \mathbf{x}_2 | (\mathbf{X}^\top \mathbf{X})_{12} = \mathbf{x}_1^\top \mathbf{x}_2
(\mathbf{A} \mathbf{C})_{12} = \sum_{d=1}^{D} A_{1d} C_{d2} | (\mathbf{A} \mathbf{C})_{12} = \sum_{d=1}^{D} A_{d1} C_{d2} | (\mathbf{A} \mathbf{C})_{12} = \sum_{d=1}^{D} A_{1d} C_{2d} | (\mathbf{A} \mathbf{C})_{21} = \sum_{d=1}^{D} A_{1d} C_{d2}
S_{12} = S_{21} | A_{12} = A_{21} | S_{12} = S_{11}
x_{n1} = \mathbf{x}_n^\top \mathbf{e}_1 | x_{n1} = \mathbf{x}_n^\top \mathbf{e}_2 | x_{1n} = \mathbf{x}_n^\top \mathbf{e}_1
x_d = \mathbf{e}_d^\top \mathbf{x} | x_1 = \mathbf{e}_d^\top \mathbf{x} | x_d = \mathbf{e}_d^\top \mathbf{y}
\operatorname{rank}(\mathbf{x} \mathbf{y}^\top) = 1 | \operatorname{rank}(\mathbf{x} \mathbf{y}^\top) = 2 | \operatorname{rank} \mathbf{A} = 1
\operatorname{rank}(\mathbf{Q}_K) = K | \operatorname{rank}(\mathbf{Q}_K) = D | \operatorname{rank}(\mathbf{Q}_K) < K
\mathbf{Q}_K^\top \mathbf{Q}_K = \mathbf{I} | \mathbf{Q}_K \mathbf{Q}_K^\top = \mathbf{I} | \mathbf{Q}_K \mathbf{Q}_K = \mathbf{I}
\sum_{i} p_i = 1 | \sum_{i} p_i = 2 | \sum_{i=1}^{2} p_i = 1 | \sum_{i} p_i^2 = 1
\mathbb{E}[u] = \sum_{i=1}^{3} p_i v_i | \mathbb{E}[u] = \sum_{i=1}^{3} v_i | \mathbb{E}[u] = \sum_{i=1}^{3} p_i v_i^2 | \mathbb{E}[u^2] = \sum_{i=1}^{3} p_i v_i
\operatorname{Var}[u] = \mathbb{E}[u^2] - \mathbb{E}[u]^2 | \operatorname{Var}[u] = \mathbb{E}[u^2] + \mathbb{E}[u]^2 | \operatorname{Var}[u] = \mathbb{E}[u^2] - \mathbb{E}[u] | \operatorname{Var}[u] = \mathbb{E}[u]^2 - \mathbb{E}[u^2]
\operatorname{Var}[a u + b] = a^2 \operatorname{Var}[u] | \operatorname{Var}[a u + b] = a \operatorname{Var}[u] | \operatorname{Var}[a u + b] = a^2 \operatorname{Var}[u] + b
\mathbb{E}[a u + b] = a \mathbb{E}[u] + b | \mathbb{E}[a u + b] = a \mathbb{E}[u] - b | \mathbb{E}[a u + b] = a^2 \mathbb{E}[u] + b
\sigma(t) = \frac{1}{1 + e^{-t}} | \sigma(t) = \frac{1}{1 + e^{t}} | \sigma(t) = \frac{1}{1 - e^{-t}}
\sigma(-t) = 1 - \sigma(t) | \sigma(-t) = 1 + \sigma(t) | \sigma(t) = 1 - \sigma(t)
\sigma'(t) = \sigma(t) (1 - \sigma(t)) | \sigma'(t) = \sigma(t) (1 + \sigma(t)) | \sigma'(t) = \sigma(t)^2 (1 - \sigma(t)) | \sigma(t) = \sigma(t) (1 - \sigma(t))
f'(t) = \cos t + 3 t^2 | f'(t) = \cos t + 2 t^2 | f'(t) = -\cos t + 3 t^2 | f'(t) = \cos t + 3 t^3
f''(t) = -\sin t + 6 t | f''(t) = \sin t + 6 t | f''(t) = -\sin t + 3 t
\frac{\mathrm{d}}{\mathrm{d}t} t^3 = 3 t^2 | \frac{\mathrm{d}}{\mathrm{d}t} t^3 = 3 t^3 | \frac{\mathrm{d}}{\mathrm{d}t} t^2 = 3 t^2
\frac{\partial g(\mathbf{x})}{\partial \mathbf{x}} = \mathbf{x}^\top \mathbf{S} - \mathbf{w}^\top | \frac{\partial g(\mathbf{x})}{\partial \mathbf{x}} = \mathbf{S} \mathbf{x} - \mathbf{w} | \frac{\partial g(\mathbf{x})}{\partial \mathbf{x}} = \mathbf{x}^\top \mathbf{S} + \mathbf{w}^\top | \frac{\partial g(\mathbf{x})}{\partial \mathbf{x}} = 2 \mathbf{x}^\top \mathbf{S} - \mathbf{w}^\top
\nabla g(\mathbf{x}) = \mathbf{S} \mathbf{x} - \mathbf{w} | \nabla g(\mathbf{x}) = \mathbf{S} \mathbf{x} + \mathbf{w} | \nabla g(\mathbf{x}) = \mathbf{A} \mathbf{x} - \mathbf{w} | \nabla g(\mathbf{y}) = \mathbf{S} \mathbf{x} - \mathbf{w}
\nabla^2 g(\mathbf{x}) = \mathbf{S} | \nabla^2 g(\mathbf{x}) = 2\mathbf{S} | \nabla^2 g(\mathbf{x}) = \mathbf{A}
\frac{\partial}{\partial x_1} (\mathbf{x}^\top \mathbf{y}) = y_1 | \frac{\partial}{\partial x_1} (\mathbf{x}^\top \mathbf{y}) = y_2 | \frac{\partial}{\partial x_2} (\mathbf{x}^\top \mathbf{y}) = y_1 | \frac{\partial}{\partial x_1} (\mathbf{x}^\top \mathbf{y}) = x_1
\frac{\partial \mathbf{A} \mathbf{x}}{\partial \mathbf{x}} = \mathbf{A} | \frac{\partial \mathbf{A} \mathbf{x}}{\partial \mathbf{x}} = \mathbf{A}^\top | \frac{\partial \mathbf{A} \mathbf{x}}{\partial \mathbf{x}} = \mathbf{A} \mathbf{x}
\frac{\partial}{\partial \mathbf{A}} \operatorname{tr}(\mathbf{A} \mathbf{C}) = \mathbf{C}^\top | \frac{\partial}{\partial \mathbf{A}} \operatorname{tr}(\mathbf{A} \mathbf{C}) = \mathbf{C} | \frac{\partial}{\partial \mathbf{A}} \operatorname{tr}(\mathbf{A} \mathbf{C}) = \mathbf{A}^\top
\int_0^1 x^2 \,\mathrm{d}x = \frac{1}{3} | \int_0^1 x^2 \,\mathrm{d}x = \frac{1}{2} | \int_0^2 x^2 \,\mathrm{d}x = \frac{1}{3} | \int_0^1 x^3 \,\mathrm{d}x = \frac{1}{3}
\int_{-\infty}^{\infty} e^{-z^2/2} \, dz = \sqrt{2\pi} | \int_{-\infty}^{\infty} e^{-z^2/2} \, dz = 2\pi | \int_0^{\infty} e^{-z^2/2} \, dz = \sqrt{2\pi} | \int_{-\infty}^{\infty} e^{-z^2} \, dz = \sqrt{2\pi}
h(t) = \begin{cases} t^2 & \text{if } t > 0, \\ 0 & \text{otherwise} \end{cases} | h(t) = \begin{cases} t^2 & \text{if } t < 0, \\ 0 & \text{otherwise} \end{cases} | h(t) = \begin{cases} t^3 & \text{if } t > 0, \\ 0 & \text{otherwise} \end{cases}
\mathbf{1}[t > 0] = 1 | \mathbf{1}[t < 0] = 1 | \mathbf{1}[t > 0] = 0
e^{a + b} = e^a e^b | e^{a + b} = e^a + e^b | e^{a - b} = e^a e^b
\log(a t) = \log a + \log t | \log(a t) = \log a - \log t | \log(a + t) = \log a + \log t
\log a^3 = 3 \log a | \log a^3 = 2 \log a | \log a^3 = (\log a)^3
(a + c)^2 = a^2 + 2 a c + c^2 | (a + c)^2 = a^2 + c^2 | (a + c)^2 = a^2 - 2 a c + c^2 | (a + c)^3 = a^2 + 2 a c + c^2
\frac{a}{c} + \frac{c}{a} = \frac{a^2 + c^2}{a c} | \frac{a}{c} + \frac{c}{a} = \frac{a^2 + c^2}{a + c} | \frac{a}{c} - \frac{c}{a} = \frac{a^2 + c^2}{a c}
\sqrt{a^2} = a | \sqrt{c^2} = c | \sqrt{a^3} = a
r_0 = 1 | r_0 = 3 | r_1 = 1
r_k = 2^{k + 1} - 1 | r_k = 2^{k} - 1 | r_k = 2^{k + 1} + 1 | r_k = 3^{k + 1} - 1
\mathbf{x}^\top \mathbf{1} = \sum_d x_d | \mathbf{x} \mathbf{1}^\top = \sum_d x_d | \mathbf{x}^\top \mathbf{1} = \sum_d x_1
\mathbf{Q} \mathbf{e}_1 = \mathbf{q}_1 | \mathbf{Q} \mathbf{e}_1 = \mathbf{q}_2 | \mathbf{Q}^\top \mathbf{e}_1 = \mathbf{q}_1
\sum_{d > K} \lambda_d = \lambda_3 + \lambda_4 | \sum_{d \ge K} \lambda_d = \lambda_3 + \lambda_4 | \sum_{d < K} \lambda_d = \lambda_3 + \lambda_4
(\mathbf{A} + \mathbf{x} \mathbf{y}^\top) \mathbf{w} = \mathbf{A} \mathbf{w} + (\mathbf{y}^\top \mathbf{w}) \mathbf{x} | (\mathbf{A} + \mathbf{x} \mathbf{y}^\top) \mathbf{w} = \mathbf{A} \mathbf{w} + (\mathbf{x}^\top \mathbf{w}) \mathbf{y} | (\mathbf{A} + \mathbf{x} \mathbf{y}) \mathbf{w} = \mathbf{A} \mathbf{w} + (\mathbf{y}^\top \mathbf{w}) \mathbf{x}
\det(\mathbf{I} + \mathbf{x} \mathbf{y}^\top) = 1 + \mathbf{y}^\top \mathbf{x} | \det(\mathbf{S} + \mathbf{x} \mathbf{y}^\top) = 1 + \mathbf{y}^\top \mathbf{x} | \det(\mathbf{S} \mathbf{S}) = \det \mathbf{S}
\mathbf{x}^\top \mathbf{A} \mathbf{x} = \frac{1}{2} \mathbf{x}^\top (\mathbf{A} + \mathbf{A}^\top) \mathbf{x} | \mathbf{x}^\top \mathbf{A} \mathbf{x} = \mathbf{x}^\top (\mathbf{A} + \mathbf{A}^\top) \mathbf{x} | \mathbf{x}^\top \mathbf{A} \mathbf{x} = \frac{1}{2} \mathbf{x}^\top (\mathbf{A} - \mathbf{A}^\top) \mathbf{x}
\left\langle \mathbf{x}, \mathbf{y} \right\rangle = \mathbf{x}^\top \mathbf{y} | \left\langle \mathbf{x}, \mathbf{w} \right\rangle = \mathbf{x}^\top \mathbf{y} | \left\langle \mathbf{x}, \mathbf{y} \right\rangle = \mathbf{x}^\top \mathbf{y}^\top
\frac{\mathbf{x}}{\lVert \mathbf{x} \rVert}^\top \frac{\mathbf{x}}{\lVert \mathbf{x} \rVert} = 1 | \frac{\mathbf{x}^\top \mathbf{x}}{\lVert \mathbf{x} \rVert} = 1 | \frac{\mathbf{x}^\top \mathbf{y}}{\lVert \mathbf{x} \rVert^2} = 1
"""
ROWS = [line.split(" | ") for line in TABLE.strip().split("\n")]
UNBOUND = r"\mathbf{1}_N"
SWAPPED = {"=": "=", r"\le": r"\ge", ">": "<"}


def swapped(tex: str) -> str | None:
    """The relation read from the right."""
    left, sign, right = tex.partition(" = ")
    return f"{right} = {left}" if sign and "cases" not in tex and "," not in tex else None


TRUE = [row[0] for row in ROWS if UNBOUND not in row[0]]
TRUE += [other for tex in TRUE if (other := swapped(tex))]
FALSE = [tex for row in ROWS for tex in row[1:]]


@cache
def scopes(root: Path) -> list[Scope]:
    return [bind(root, floats, values(seed)) for seed in range(5)]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where formulas of the tables are read, by one Node process."""
    folder = tmp_path_factory.mktemp("settings")
    trees.parse(folder, [*TRUE, *FALSE])
    return folder


def said(tex: str, root: Path) -> list[str]:
    """What is said of a formula in five instances; NotEvaluatedError if nothing can be."""
    tree = trees.parse(root, [tex])[tex]
    assert tree
    found = relations(tree)
    assert found
    return [wrong(relation, scope) for scope in scopes(root) for relation in found]


def test_there_are_many() -> None:
    """At least 150 of each."""
    assert min(len(set(TRUE)), len(set(FALSE))) >= 150


@pytest.mark.parametrize("tex", TRUE)
def test_true_formulas_hold(tex: str, root: Path) -> None:
    """In every instance, and all of them are evaluated."""
    assert not any(said(tex, root))


@pytest.mark.parametrize("tex", FALSE)
def test_false_formulas_are_caught(tex: str, root: Path) -> None:
    """In at least one instance, or because there is no value."""
    assert any(said(tex, root))


@pytest.mark.parametrize(
    "tex",
    [
        UNBOUND + " = 1",
        r"\max_{\mathbf{V}} \operatorname{tr} \mathbf{V} = 1",
        r"\mathbf{x} \sim \mathbf{y}",
        r"\frac{\partial b}{\partial t} = 0",
        r"\frac{\partial f}{\partial q} = 0",
        r"q = 3",
        r"\mathbb{E}[u \mid t] = 1",
        r"a \pm b = 1",
        r"p(t) = 1",
        r"\operatorname{softmax}(\mathbf{x}) = \mathbf{y}",
        r"t^* = t",
        r"\hat{\mathbf{x}} = \mathbf{x}",
        r"\mathbf{A} < \mathbf{C}",
        r"\lVert \mathbf{A} \rVert = 1",
    ],
)
def test_what_has_no_value_is_neither(tex: str, root: Path) -> None:
    """It is not evaluated, and so it never passes for proven."""
    with pytest.raises(NotEvaluatedError):
        said(tex, root)
