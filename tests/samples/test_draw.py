"""Chance falls the same everywhere, and as often as it should."""

from __future__ import annotations

import numpy as np
import pytest

from troth.samples.draw import Draw

MANY = 200_000
WORDS = [12_368_030_237_656_201_616, 2_047_858_591_075_935_483, 9_435_677_134_316_251_571]


def test_a_stream_is_the_same_on_every_machine() -> None:
    # By hand: words of PCG64 seeded by SeedSequence([1, 2, 3]), each shifted right by 11 and divided by 2^53.
    words = np.random.PCG64(np.random.SeedSequence([1, 2, 3])).random_raw(3)
    assert Draw(1, 2, 3).shares(3).tolist() == [(int(word) >> 11) / 2**53 for word in words]
    assert [int(word) for word in words] == WORDS


def test_streams_of_other_names_differ() -> None:
    assert Draw(1, 2).shares(5).tolist() != Draw(2, 1).shares(5).tolist()


def test_whole_numbers_are_even_over_both_ends() -> None:
    counted = np.bincount(Draw(5).wholes(3, 7, MANY), minlength=8) / MANY
    assert counted[:3].tolist() == [0, 0, 0]
    assert counted[3:] == pytest.approx(np.full(5, 0.2), abs=0.005)


def test_picks_follow_their_weights() -> None:
    counted = np.bincount(Draw(6).picks((1, 0, 3), MANY), minlength=3) / MANY
    assert counted == pytest.approx([0.25, 0, 0.75], abs=0.005)


def test_bells_have_mean_0_and_the_deviation_of_four_even_numbers() -> None:
    bells = Draw(7).bells(MANY)
    assert float(bells.mean()) == pytest.approx(0, abs=0.005)
    assert float(bells.std()) == pytest.approx(1 / np.sqrt(12), abs=0.005)
