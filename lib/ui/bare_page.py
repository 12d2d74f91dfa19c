"""The frame of a page that is not Streamlit's: plain HTML in the dashboard's looks, without script."""

_STYLE = """
:root{color-scheme:light dark;--ground:#fff;--field:#f3f5f8;--text:#1f2933;--muted:#5b6672;--deep:#1f4e79;--on:#fff;
--line:#8b95a1;--bad:#b3261e}
@media (prefers-color-scheme:dark){:root{--ground:#111418;--field:#1b2027;--text:#e6e9ed;--muted:#a3adb8;
--deep:#7fb2e5;--on:#111418;--line:#6b7683;--bad:#ff8a80}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--text);font:15px/1.6 'Microsoft YaHei','PingFang SC',
'Noto Sans CJK SC','Noto Sans SC','Source Han Sans SC','WenQuanYi Micro Hei',sans-serif}
main{max-width:24rem;margin:12vh auto 2rem;padding:0 1.5rem}
h1{font-size:1.35rem;margin:0}h2{font-size:1rem;margin:2.5rem 0 0}
p{margin:.4rem 0 0}.muted{color:var(--muted)}
.told{border-left:3px solid var(--deep);padding-left:.75rem;margin-top:1rem}
.bad{border-color:var(--bad)}
label{display:block;margin:1.1rem 0 .3rem}
input{width:100%;padding:.55rem .7rem;font:inherit;color:inherit;background:var(--field);border:1px solid var(--line);
border-radius:4px}
button{margin-top:1.4rem;padding:.55rem 1.6rem;font:inherit;border:0;border-radius:4px;background:var(--deep);
color:var(--on);cursor:pointer}
a{color:var(--deep)}:focus-visible{outline:2px solid var(--deep);outline-offset:2px}
"""


def bare_page(title: str, body: str, home: str = "/") -> str:
    """Return a page with a title (no markup) and a body of HTML, which ends with the way to `home`."""
    return f"""<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex"><title>{title}｜对口联系矩阵</title><style>{_STYLE}</style></head>
<body><main>{body}<p style="margin-top:2rem"><a href="{home}">返回首页</a></p></main></body></html>
"""
