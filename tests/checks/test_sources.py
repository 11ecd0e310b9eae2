from __future__ import annotations

from pathlib import Path

import pytest

from generator.checks.urls import Fault as UrlFault
from generator.checks.urls import faults
from tests.checks.faults import Fault, assert_found

SOURCES = "sources.yml"
URL = "url: https://reply.example/2024/0305"

FAULTS = [
    Fault(
        "unused-source",
        "bike-shed.yml",
        "[reply-d 第1段]",
        "[news-b]",
        elsewhere=(SOURCES, "reply-d"),
    ),
    Fault("unknown-without-reason", SOURCES, "issued: 2025-09", "issued: ¦unknown"),
    Fault(
        "reprint-linked",
        SOURCES,
        "    page: 第 12—19 页",
        "    page: 第 12—19 页\n    url: ¦https://mirror.example/p",
    ),
    Fault(
        "reprint-date-as-original",
        SOURCES,
        "reprinted: 2023-02-01",
        'reprinted: "2021"',
        elsewhere=(SOURCES, '"2021"'),
    ),
    Fault(
        "transcript-dated",
        SOURCES,
        "publisher: unknown\n    issued: unknown",
        "publisher: unknown\n    issued: ¦2023-06",
    ),
    Fault("unreal-date", SOURCES, "issued: 2022-12", "issued: ¦2022-13"),
    Fault("unreal-date", SOURCES, "reprinted: 2023-02-01", "reprinted: ¦2023-02-30"),
    Fault(
        "accessed-too-early",
        SOURCES,
        "issued: 2024-03-05\n    accessed: 2026-11-20",
        "issued: 2024-03-05\n    accessed: ¦2023-11-20",
    ),
    Fault("url-full-width", SOURCES, URL, "url: ¦https：//reply.example/"),
    Fault("url-scheme", SOURCES, URL, "url: ¦www.reply.example"),
    Fault("url-local", SOURCES, URL, "url: ¦http://localhost:8000/"),
    Fault("url-space", SOURCES, URL, "url: ¦https://reply.example/2024 0305"),
    Fault("url-trailing-mark", SOURCES, URL, "url: ¦https://reply.example/0305。"),
    Fault("url-malformed", SOURCES, URL, "url: ¦https://reply"),
    Fault("url-secret", SOURCES, URL, "url: ¦https://reply.example/?token=abc123"),
    Fault("url-temporary", SOURCES, URL, "url: ¦https://mp.weixin.qq.com/s?src=11&signature=x"),
]

ADDRESSES = {
    "https://reply.example/2024/0305": None,
    "http://reply.example:8080/a?b=c#d": None,
    "HTTPS://reply.example/": None,
    "https://reply.example/a_(b)": None,
    "https://mp.weixin.qq.com/s/AbCdEf": None,
    "https://reply.example/tokens?tokenised=1": None,
    "http：//reply.example": "url-full-width",
    "http:／／reply.example": "url-full-width",
    "https://reply．example": "url-full-width",
    "file:///C:/notes.html": "url-local",
    "http://127.0.0.1/": "url-local",
    "http://[::1]/": "url-local",
    "http://192.168.1.20/a": "url-local",
    "https://server.local/": "url-local",
    "ftp://reply.example/a": "url-scheme",
    "javascript:alert(1)": "url-scheme",
    "https://reply.example/a，": "url-trailing-mark",
    "https://reply.example/a）": "url-trailing-mark",
    "https://reply.example/a b": "url-space",
    "https://": "url-malformed",
    "https://reply.example:port/": "url-malformed",
    "https://[reply.example/": "url-malformed",
    "https://reply..example/": "url-malformed",
    "https://reply.example/?a=1&openid=o123": "url-secret",
    "https://reply.example/#access_token=o123": "url-secret",
}


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_the_registry_is_honest(sample_site: Path, tmp_path: Path, fault: Fault) -> None:
    assert_found(sample_site, tmp_path, fault)


@pytest.mark.parametrize("url", ADDRESSES)
def test_an_address_has_at_most_one_fault(url: str) -> None:
    wanted = ADDRESSES[url]
    assert [fault.code for fault in faults(url)] == ([wanted] if wanted else [])


def test_a_secret_is_masked_in_the_message() -> None:
    assert list(faults("https://reply.example/?token=abc123&page=2")) == [
        UrlFault("url-secret", "https://reply.example/?token=****&page=2")
    ]
