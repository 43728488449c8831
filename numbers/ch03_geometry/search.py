"""Search for a sentence of the King James text by every second of its words.

Vectors of words are those of chapter 9: counts of neighbours and an SVD, no labels. A sentence is
the mean of its words. Rivals count words: TF-IDF, and BM25 (Robertson and Zaragoza 2009).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix

from ch09_pca.words import kept_sentences, vocabulary, word_vectors, words_of

ASKERS = 500
COMPARED = 50  # queries whose lists are compared by all three
AMONG = 10  # places of a list of answers that somebody reads
SATURATION, LENGTH_SHARE = 1.2, 0.75  # k1 and b of BM25, the usual values
NEAR_WAYS = ("product", "distance", "cosine", "tfidf", "bm25")


@cache
def token_lists() -> list[list[int]]:
    """The places in the vocabulary of the known words, for each sentence."""
    places = vocabulary()
    return [[places[w] for w in words_of(s) if w in places] for s in kept_sentences()]


def askers() -> np.ndarray:
    """Places of the sentences that are looked for, (500,)."""
    return np.arange(ASKERS) * (len(token_lists()) // ASKERS)


def count_words(texts: list[list[int]]) -> csr_matrix:
    """How often each word stands in each text, sparse (N, V)."""
    rows = np.repeat(np.arange(len(texts)), [len(text) for text in texts])
    flat = np.concatenate([np.array(text, dtype=int) for text in texts])
    counts = csr_matrix((np.ones(len(flat)), (rows, flat)), shape=(len(texts), len(vocabulary())))
    counts.sum_duplicates()
    return counts


def means(counts: csr_matrix) -> np.ndarray:
    """The mean vector of the words of each text, (N, 256)."""
    return np.asarray(counts @ word_vectors()) / np.asarray(counts.sum(axis=1)).reshape(-1, 1)


def unit_rows(A: np.ndarray) -> np.ndarray:
    """Each row divided by its length."""
    return A / np.linalg.norm(A, axis=1, keepdims=True)


def tfidf_scores(Q: csr_matrix, D: csr_matrix) -> np.ndarray:
    """Cosines of counts that are weighed by rarity, (queries, N)."""
    rarity = np.log((1 + D.shape[0]) / (1 + np.bincount(D.indices, minlength=D.shape[1]))) + 1
    A, B = D.multiply(rarity).tocsr(), Q.multiply(rarity).tocsr()
    lengths = np.sqrt(np.asarray(A.multiply(A).sum(axis=1)).ravel())
    return (B @ A.T).toarray() / lengths


def bm25_scores(Q: csr_matrix, D: csr_matrix) -> np.ndarray:
    """Sums over the words of the query: rarity times a count that saturates, (queries, N)."""
    N, often = D.shape[0], np.bincount(D.indices, minlength=D.shape[1])
    rarity = np.log(1 + (N - often + 0.5) / (often + 0.5))
    long, cells = np.asarray(D.sum(axis=1)).ravel(), D.tocoo()
    share = 1 - LENGTH_SHARE + LENGTH_SHARE * long[cells.row] / long.mean()
    weights = cells.data * (SATURATION + 1) / (cells.data + SATURATION * share) * rarity[cells.col]
    return (Q @ csr_matrix((weights, (cells.row, cells.col)), shape=D.shape).T).toarray()


def all_scores(Q: csr_matrix, D: csr_matrix) -> Iterator[tuple[str, np.ndarray]]:
    """The scores of each way in turn, larger is nearer: pairs of a name and (queries, N)."""
    u, d = means(Q), means(D)
    made: dict[str, Callable[[], np.ndarray]] = {
        "product": lambda: u @ d.T,
        "distance": lambda: u @ d.T - (d**2).sum(axis=1) / 2,  # orders as -||u - d||²
        "cosine": lambda: unit_rows(u) @ unit_rows(d).T,
        "tfidf": lambda: tfidf_scores(Q, D),
        "bm25": lambda: bm25_scores(Q, D),
    }
    return ((way, made[way]()) for way in NEAR_WAYS)


@cache
def searches() -> dict[str, dict[str, dict[str, float]]]:
    """Shares found first and among ten, in whole sentences and in their other halves."""
    texts, own = token_lists(), askers()
    Q = count_words([texts[i][::2] for i in own])
    found: dict[str, dict[str, dict[str, float]]] = {}
    for kind, stored in (("whole", texts), ("other", [text[1::2] for text in texts])):
        found[kind] = {}
        for way, scores in all_scores(Q, count_words(stored)):
            before = (scores > scores[np.arange(ASKERS), own][:, None]).sum(axis=1)
            found[kind][way] = {
                "first": float((before == 0).mean()),
                "ten": float((before < AMONG).mean()),
                "answers": len(set(scores.argmax(axis=1).tolist())),
            }
    return found


@cache
def same_when_unit() -> float:
    """Share of queries whose ten nearest unit vectors are the same by product, distance, cosine."""
    texts = token_lists()
    u = unit_rows(means(count_words([texts[i][::2] for i in askers()])))
    d = unit_rows(means(count_words(texts)))
    product = u @ d.T
    squares = np.array([((d - row) ** 2).sum(axis=1) for row in u[:COMPARED]])
    first = [np.sort(np.argpartition(-product[:COMPARED], AMONG, axis=1)[:, :AMONG], axis=1)]
    first.append(np.sort(np.argpartition(squares, AMONG, axis=1)[:, :AMONG], axis=1))
    return float((first[0] == first[1]).all(axis=1).mean())


def figure_shares() -> np.ndarray:
    """The per cent that the figure shows, whole sentences first, (10,)."""
    whole, other = searches()["whole"], searches()["other"]
    return np.array(
        [100 * whole[w]["first"] for w in NEAR_WAYS] + [100 * other[w]["ten"] for w in NEAR_WAYS]
    ).round(6)


def sentence_search() -> dict[str, Any]:
    """What the slide says."""
    whole, other = searches()["whole"], searches()["other"]
    return {
        "sentences": len(token_lists()),
        "first": {way: whole[way]["first"] for way in NEAR_WAYS},
        "ten": {way: other[way]["ten"] for way in NEAR_WAYS},
        "answers": {way: whole[way]["answers"] for way in NEAR_WAYS},
    }
