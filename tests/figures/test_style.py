"""Every colour pair is legible, and every name reaches the screen letter by letter."""

import pytest

from lib.figures.style import DARK, LIGHT, PARTY_COLOURS, contrast, escaped, folded, label, label_room, two_lines
from lib.vocabulary.parties import ORDER

OFFICIAL = {
    "民革": "#332288",
    "民盟": "#CC6677",
    "民建": "#117733",
    "民进": "#DDCC77",
    "农工党": "#44AA99",
    "致公党": "#88CCEE",
    "九三学社": "#882255",
    "台盟": "#999933",
    "工商联": "#AA4499",
    "无党派人士": "#6B7280",
}
PALETTES = pytest.mark.parametrize("ink", [LIGHT, DARK], ids=["light", "dark"])


def wcag(one, other):
    """Return the contrast ratio of WCAG 2.2, worked out here once more."""

    def luminance(colour):
        total = 0.0
        for at, weight in ((1, 0.2126), (3, 0.7152), (5, 0.0722)):
            part = int(colour[at : at + 2], 16) / 255
            total += weight * (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)
        return total

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_organisations_have_their_official_colours_in_official_order():
    assert PARTY_COLOURS == OFFICIAL and tuple(PARTY_COLOURS) == ORDER
    assert dict(LIGHT.lines) == OFFICIAL
    assert LIGHT.linked == "#1F4E79"


def test_contrast_agrees_with_known_values():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.005)


@PALETTES
def test_all_text_is_legible_on_what_it_stands_on(ink):
    pairs = {
        "text on ground": (ink.text, ink.ground),
        "secondary text on ground": (ink.muted, ink.ground),
        "● on a linked cell": (ink.on_linked, ink.linked),
        "? on an unknown cell": (ink.on_unknown, ink.unknown),
    } | {f"number on tone {at}": (ink.on(tone), tone) for at, tone in enumerate(ink.scale)}
    assert {name: wcag(*pair) for name, pair in pairs.items() if wcag(*pair) < 4.5} == {}


@PALETTES
def test_surfaces_and_marks_stand_out_from_the_ground(ink):
    assert wcag(ink.linked, ink.ground) >= 3 and wcag(ink.accent, ink.ground) >= 3
    # Organisations' colours on bars and nodes are outlined: the outline stands out where the colour may not.
    assert wcag(ink.muted, ink.ground) >= 3


def test_lines_of_every_organisation_stand_out_on_dark():
    assert min(wcag(DARK.line(party), DARK.ground) for party in ORDER) >= 3


@PALETTES
def test_the_scale_runs_in_one_direction(ink):
    steps = [wcag(tone, ink.ground) for tone in ink.scale]
    assert steps == sorted(steps) and len(set(steps)) == len(steps)


def test_markup_and_line_breaks_in_names_are_harmless():
    assert escaped("<b>x</b>\n& 局") == "&lt;b&gt;x&lt;/b&gt; &amp; 局"
    assert "<b>" not in label("<b>市教育局") and "<b>" not in folded("<b>" * 40).replace("<br>", "")
    assert two_lines("无党派人士") == "无党派<br>人士" and two_lines("台盟") == "台盟"


def test_real_names_are_never_shortened_and_absurd_ones_do_not_eat_the_figure():
    longest = "市食品药品监督管理局(市政府食品安全委员会办公室)"
    assert label(longest) == longest
    assert label_room([longest], 13) > label_room(["市教育局"], 13) > 13 * 4
    assert len(label("局" * 300)) == 28 and label_room(["局" * 300], 13) < 400
