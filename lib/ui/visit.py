"""What one request or one open page tells about its sender, and what follows from it: from here? from our own page?"""

import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import streamlit as st
from starlette.requests import HTTPConnection
from starlette.types import Scope
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME
from streamlit.web.server.starlette.starlette_websocket import (
    _get_signed_cookie_with_chunks,
    _parse_decoded_user_cookie,
)

# Any of these shows that a proxy stands between: the sender may be anywhere.
PROXY_HEADERS = ("forwarded", "via", "x-real-ip", "x-client-ip", "true-client-ip", "cf-connecting-ip")


@dataclass(frozen=True)
class Visit:
    """Headers (names in lower case), cookies, and what an identity provider told of the sender ({} if nothing)."""

    headers: Mapping[str, str] = field(default_factory=dict)
    cookies: Mapping[str, str] = field(default_factory=dict)
    claims: Mapping[str, Any] = field(default_factory=dict)

    def from_own_page(self) -> bool:
        """Return whether our own page sent this, or a program that is no browser; never a foreign page."""
        origin = self.headers.get("origin")
        return bool(self.headers.get("host")) and origin in (None, *self._own_origins())

    def from_this_computer(self) -> bool:
        """Return whether the sender sits at this computer: a server for it alone, under its own name, and no proxy.

        A page that was closed while its script ran tells nothing any more, and is from nowhere.
        """
        proxied = any(name.startswith("x-forwarded") or name in PROXY_HEADERS for name in self.headers)
        try:
            name = urlsplit(f"//{self.headers.get('host', '')}").hostname or ""
        except ValueError:
            return False
        return (
            is_loopback(name)
            and not proxied
            and self.from_own_page()
            and is_loopback(st.get_option("server.address") or "")
        )

    def _own_origins(self) -> tuple[str, str]:
        host = self.headers.get("host", "")
        # A proxy that ends HTTPS need not say so.
        return f"http://{host}", f"https://{host}"


def visit_of_page() -> Visit:
    """Return the visit of the page whose script is running."""
    headers = {name.lower(): value for name, value in st.context.headers.items()}
    claims: Mapping[str, Any] = st.user.to_dict() if identity_provider() else {}
    return Visit(headers, dict(st.context.cookies), claims if claims.get("is_logged_in") is True else {})


def visit_of_request(scope: Scope) -> Visit:
    """Return the visit of a plain request; Streamlit's own cookie tells what the identity provider said."""
    connection = HTTPConnection(scope)
    claims: Mapping[str, Any] = {}
    if identity_provider():
        cookie = _get_signed_cookie_with_chunks(connection.cookies, USER_COOKIE_NAME)
        claims = _parse_decoded_user_cookie(cookie, connection.headers.get("origin", "")) if cookie else {}
    return Visit(dict(connection.headers), connection.cookies, claims if claims.get("is_logged_in") is True else {})


def identity_provider() -> bool:
    """Return whether .streamlit/secrets.toml has [auth], so that Streamlit's own log-in is to be used."""
    return st.secrets.load_if_toml_exists() and "auth" in st.secrets


def provider_name() -> str | None:
    """Return what st.login takes: None if [auth] itself names the provider, otherwise the first [auth.NAME]."""
    settings = st.secrets["auth"]
    if "client_id" in settings:
        return None
    return next((name for name, value in settings.items() if isinstance(value, Mapping)), None)


def is_loopback(host: str) -> bool:
    """Return whether a host name or address is this computer's own, which no other can reach."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
