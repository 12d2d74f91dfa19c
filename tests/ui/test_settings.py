"""What the administrator writes into environment variables, before any server starts."""

import pytest

from lib.ui.server import settings_from_environment


@pytest.mark.parametrize(
    ("variable", "text"),
    [
        ("STREAMLIT_SERVER_PORT", "abc"),
        ("STREAMLIT_SERVER_PORT", "70000"),
        ("STREAMLIT_SERVER_PORT", "-1"),
        ("STREAMLIT_SERVER_MAX_UPLOAD_SIZE", "5MB"),
    ],
)
def test_a_number_that_is_none_is_named_with_its_variable(variable, text):
    with pytest.raises(ValueError, match=f"{variable} 写错了：“{text}”"):
        settings_from_environment({variable: text})
