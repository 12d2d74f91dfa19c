"""What is worked out for one reader is the very object that the next one gets: nothing large is copied per session."""

import json

from lib.ui.loading import forget

CHOICE = {"place": "宁波市奉化区"}


def test_two_readers_of_one_page_share_its_figure_and_its_data(open_page):
    forget()
    one, other = (open_page("pages/browse/matrix.py", **CHOICE) for _ in range(2))
    figure = one.session_state["drawn"].figure
    assert other.session_state["drawn"].figure is figure
    shown = vars(figure)["_sent"][True]
    assert shown.to_dict() is shown.to_dict()
    sent = [app.get("plotly_chart")[0].proto.spec for app in (one, other)]
    assert sent[0] == sent[1] and len(json.loads(sent[0])["data"]) == 2


def test_a_picture_to_take_away_leaves_the_shared_figure_as_it_was(open_page):
    forget()
    app = open_page("pages/browse/matrix.py", **CHOICE)
    before = app.get("plotly_chart")[0].proto.spec
    app.session_state["matrix_folded"] = True
    app.run()
    charts = [chart.proto.spec for chart in app.get("plotly_chart")]
    assert len(charts) == 2 and charts[0] == before != charts[1]


def test_readers_of_different_places_get_different_figures(open_page):
    one, other = open_page("pages/browse/matrix.py", **CHOICE), open_page("pages/browse/matrix.py", place="青岛市")
    assert one.session_state["drawn"].figure is not other.session_state["drawn"].figure
