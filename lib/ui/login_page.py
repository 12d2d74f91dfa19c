"""The page of logging in, and the one of who is logged in: plain HTML without script."""

from html import escape

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


def login_form(token: str, target: str, told: str = "", bad: bool = True) -> str:
    """Return the page with the form; `told` is a sentence above it, `target` where one goes afterwards."""
    return _page(
        "登录",
        f"""<h1>登录</h1><p class="muted">发布联系矩阵需要登录，查看不需要。</p>{_told(told, bad)}
<form method="post" action="/auth/login">{_hidden("token", token)}{_hidden("next", target)}
<label for="name">账号</label>
<input id="name" name="name" autocomplete="username" autocapitalize="none" spellcheck="false" maxlength="200" required
autofocus>
<label for="password">密码</label>
<input id="password" name="password" type="password" autocomplete="current-password" maxlength="200" required>
<button>登录</button></form>""",
    )


def account_page(token: str, name: str, told: str = "", bad: bool = True) -> str:
    """Return the page of one who is logged in: the way out and a new password."""
    return _page(
        "账号",
        f"""<h1>已登录：{escape(name)}</h1>{_told(told, bad)}
<form method="post" action="/auth/logout">{_hidden("token", token)}<button>退出登录</button></form>
<h2>修改密码</h2>
<form method="post" action="/auth/password">{_hidden("token", token)}
<input name="name" autocomplete="username" value="{escape(name)}" hidden>
<label for="old">现在的密码</label>
<input id="old" name="old" type="password" autocomplete="current-password" maxlength="200" required>
<label for="new">新密码（至少 10 个字符）</label>
<input id="new" name="new" type="password" autocomplete="new-password" minlength="10" maxlength="200" required>
<label for="again">再输一次新密码</label>
<input id="again" name="again" type="password" autocomplete="new-password" minlength="10" maxlength="200" required>
<button>修改密码</button></form>""",
    )


def notice_page(told: str) -> str:
    """Return a page that only says a sentence."""
    return _page("登录", f"<h1>登录</h1>{_told(told, bad=False)}")


def _page(title: str, body: str) -> str:
    return f"""<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex"><title>{title}｜对口联系矩阵</title><style>{_STYLE}</style></head>
<body><main>{body}<p style="margin-top:2rem"><a href="/">返回首页</a></p></main></body></html>
"""


def _told(told: str, bad: bool) -> str:
    return (
        f'<p class="told{" bad" if bad else ""}" role="{"alert" if bad else "status"}">{escape(told)}</p>'
        if told
        else ""
    )


def _hidden(name: str, value: str) -> str:
    return f'<input type="hidden" name="{name}" value="{escape(value)}">'
