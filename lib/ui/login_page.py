"""The page of logging in, and the one of who is logged in: plain HTML without script."""

from html import escape

from lib.ui.bare_page import bare_page


def login_form(token: str, target: str, told: str = "", bad: bool = True) -> str:
    """Return the page with the form; `told` is a sentence above it, `target` where one goes afterwards."""
    return bare_page(
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
    return bare_page(
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
    return bare_page("登录", f"<h1>登录</h1>{_told(told, bad=False)}")


def _told(told: str, bad: bool) -> str:
    return (
        f'<p class="told{" bad" if bad else ""}" role="{"alert" if bad else "status"}">{escape(told)}</p>'
        if told
        else ""
    )


def _hidden(name: str, value: str) -> str:
    return f'<input type="hidden" name="{name}" value="{escape(value)}">'
