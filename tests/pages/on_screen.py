"""What a reader finds on a page opened by AppTest, and presses there."""


def words(app):
    """Return all running text of a page, without Markdown's escapes."""
    kinds = (app.markdown, app.caption, app.info, app.warning, app.error, app.success)
    return "\n".join(element.value for kind in kinds for element in kind).replace("\\", "")


def press(app, label):
    """Press the button of that name; return the page as it is then."""
    return next(button for button in app.button if button.label == label).click().run()


def double_click(app, label):
    """Press the button of that name twice; yield the page after each click.

    What the browser sends with the second is what it showed before the first was answered.
    """
    next(button for button in app.button if button.label == label).click()
    sent = app._tree.get_widget_states()
    for _ in range(2):
        yield app._run(sent)
