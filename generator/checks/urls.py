"""What can be wrong with a web address, without asking the web."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

_WIDE = re.compile(r"[：／．？＝＆＃％]")
_SCHEME = re.compile(r"https?://", re.IGNORECASE)
_TRAILING = "。，；：！？、）》”’】…."
_SECRET = re.compile(
    r"[?&#;](access_?token|token|openid|unionid|session_?id|password|passwd|pwd|secret|ticket"
    r"|api_?key)=([^&#;\s)]+)",
    re.IGNORECASE,
)
_TEMPORARY = re.compile(
    r"^https?://mp\.weixin\.qq\.com/.*([?&](tempkey|signature|timestamp)=|/mp/appmsg/show)",
    re.IGNORECASE,
)
_LOCAL_ENDINGS = (".local", ".localhost", ".internal", ".lan", ".intranet")


@dataclass(frozen=True)
class Fault:
    """One thing wrong with an address."""

    code: str
    shown: str
    """The address, with anything secret masked."""
    harmless: bool = False
    """Whether it is only a warning."""


def faults(url: str) -> Iterator[Fault]:
    """The first thing that makes `url` useless, then what makes it unsafe."""
    secret = _SECRET.search(url)
    shown = _SECRET.sub(lambda m: f"{m.group(0)[: -len(m.group(2))]}****", url)
    broken = _broken(url)
    if broken:
        yield Fault(broken, shown)
    if secret:
        yield Fault("url-secret", shown)
    elif _TEMPORARY.match(url):
        yield Fault("url-temporary", shown, harmless=True)


def hide_secrets(text: str) -> str:
    """The text with the values of secret parameters starred out, every place unchanged."""
    return _SECRET.sub(lambda m: m.group(0)[: -len(m[2])] + "*" * len(m[2]), text)


def _broken(url: str) -> str | None:
    if _WIDE.search(url):
        return "url-full-width"
    if not _SCHEME.match(url):
        return "url-local" if url.lower().startswith("file:") else "url-scheme"
    if re.search(r"\s", url):
        return "url-space"
    if url[-1] in _TRAILING:
        return "url-trailing-mark"
    try:
        host = urlsplit(url).hostname or ""
        _ = urlsplit(url).port
    except ValueError:
        return "url-malformed"
    if _is_local(host):
        return "url-local"
    if ("." not in host and ":" not in host) or ".." in host or "\\" in url or "<" in url:
        return "url-malformed"
    return None


def _is_local(host: str) -> bool:
    if host == "localhost" or host.endswith(_LOCAL_ENDINGS):
        return True
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return False
    return not address.is_global
